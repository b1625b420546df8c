import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { narrowedKey, revokedKey } from "@/lib/memory-api/operations/keys.ts";

export const PATCH = endpoint(narrowedKey);
export const DELETE = endpoint(revokedKey);
