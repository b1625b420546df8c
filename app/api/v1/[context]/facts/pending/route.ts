import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { pendingFacts } from "@/lib/memory-api/operations/acts.ts";

export const GET = endpoint(pendingFacts);
