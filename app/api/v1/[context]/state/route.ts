import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { readState } from "@/lib/memory-api/operations/entities.ts";

export const GET = endpoint(readState);
