import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { entityHistory } from "@/lib/memory-api/operations/entities.ts";

export const GET = endpoint(entityHistory);
