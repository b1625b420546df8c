import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { listRelations } from "@/lib/memory-api/operations/rows.ts";

export const GET = endpoint(listRelations);
