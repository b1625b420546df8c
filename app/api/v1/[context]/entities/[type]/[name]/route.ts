import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { deleteEntity, getEntity } from "@/lib/memory-api/operations/entities.ts";

export const GET = endpoint(getEntity);
export const DELETE = endpoint(deleteEntity);
