import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { listAliases } from "@/lib/memory-api/operations/entities.ts";

export const GET = endpoint(listAliases);
