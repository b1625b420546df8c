import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { deleteScope, listScopes, registerScope } from "@/lib/memory-api/operations/scopes.ts";

export const GET = endpoint(listScopes);
export const POST = endpoint(registerScope);
export const DELETE = endpoint(deleteScope);
