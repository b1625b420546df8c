import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { withdrawFacts } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(withdrawFacts);
