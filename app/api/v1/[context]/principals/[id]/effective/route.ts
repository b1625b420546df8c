import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { effectiveGrants } from "@/lib/memory-api/operations/principals.ts";

export const GET = endpoint(effectiveGrants);
