import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { sessionChat } from "@/lib/memory-api/operations/chat.ts";

export const POST = endpoint(sessionChat);
