import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { traceList } from "@/lib/memory-api/operations/traces.ts";

export const GET = endpoint(traceList);
