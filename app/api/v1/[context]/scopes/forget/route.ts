import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { forgetScopes } from "@/lib/memory-api/operations/scopes.ts";

export const POST = endpoint(forgetScopes);
