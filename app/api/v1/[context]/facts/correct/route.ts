import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { correctFact } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(correctFact);
