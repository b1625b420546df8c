import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { sessionContext } from "@/lib/memory-api/operations/recall.ts";

export const POST = endpoint(sessionContext);
