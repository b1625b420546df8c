import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { resolveUncertainty } from "@/lib/memory-api/operations/rows.ts";

export const POST = endpoint(resolveUncertainty);
