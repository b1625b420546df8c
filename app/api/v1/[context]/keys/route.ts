import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { keyList, newKey } from "@/lib/memory-api/operations/keys.ts";

export const GET = endpoint(keyList);
export const POST = endpoint(newKey);
