import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { traceCounts } from "@/lib/memory-api/operations/traces.ts";

export const GET = endpoint(traceCounts);
