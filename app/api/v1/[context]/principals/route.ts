import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { listPrincipals } from "@/lib/memory-api/operations/principals.ts";

export const GET = endpoint(listPrincipals);
