import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { stateFacts } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(stateFacts);
