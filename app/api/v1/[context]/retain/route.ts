import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { retain } from "@/lib/memory-api/operations/forgetting.ts";

export const POST = endpoint(retain);
