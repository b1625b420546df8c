import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { recallHits } from "@/lib/memory-api/operations/recall.ts";

export const POST = endpoint(recallHits);
