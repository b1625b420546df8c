import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { diff } from "@/lib/memory-api/operations/acts.ts";

export const GET = endpoint(diff);
