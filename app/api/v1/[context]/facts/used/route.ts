import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { usedFacts } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(usedFacts);
