import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { resolveFact } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(resolveFact);
