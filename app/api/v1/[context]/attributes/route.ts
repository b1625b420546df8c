import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { listAttributes } from "@/lib/memory-api/operations/rows.ts";

export const GET = endpoint(listAttributes);
