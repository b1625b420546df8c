import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { listEntities } from "@/lib/memory-api/operations/entities.ts";

export const GET = endpoint(listEntities);
