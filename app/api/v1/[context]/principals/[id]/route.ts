import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { getPrincipal } from "@/lib/memory-api/operations/principals.ts";

export const GET = endpoint(getPrincipal);
