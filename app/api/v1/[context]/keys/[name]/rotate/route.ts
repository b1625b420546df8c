import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { rotatedKey } from "@/lib/memory-api/operations/keys.ts";

export const POST = endpoint(rotatedKey);
