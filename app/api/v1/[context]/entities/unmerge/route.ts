import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { unmergeEntities } from "@/lib/memory-api/operations/entities.ts";

export const POST = endpoint(unmergeEntities);
