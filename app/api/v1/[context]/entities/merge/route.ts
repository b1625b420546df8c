import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { mergeEntities } from "@/lib/memory-api/operations/entities.ts";

export const POST = endpoint(mergeEntities);
