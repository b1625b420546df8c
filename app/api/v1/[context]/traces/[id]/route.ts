import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { oneTrace } from "@/lib/memory-api/operations/traces.ts";

export const GET = endpoint(oneTrace);
