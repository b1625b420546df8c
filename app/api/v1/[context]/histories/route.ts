import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { entityHistories } from "@/lib/memory-api/operations/entities.ts";

export const GET = endpoint(entityHistories);
