import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { forget } from "@/lib/memory-api/operations/forgetting.ts";

export const POST = endpoint(forget);
