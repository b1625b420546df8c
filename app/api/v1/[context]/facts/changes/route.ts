import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { factChanges } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(factChanges);
