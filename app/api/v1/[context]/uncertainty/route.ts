import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { listUncertainty } from "@/lib/memory-api/operations/rows.ts";

export const GET = endpoint(listUncertainty);
