import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { audit } from "@/lib/memory-api/operations/traces.ts";

export const GET = endpoint(audit);
