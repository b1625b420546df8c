import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { settledScope } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(settledScope);
