import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { chat } from "@/lib/memory-api/operations/chat.ts";

export const POST = endpoint(chat);
