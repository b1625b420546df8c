import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { recallContext } from "@/lib/memory-api/operations/recall.ts";

export const POST = endpoint(recallContext);
