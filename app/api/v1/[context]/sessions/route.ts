import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { createSession } from "@/lib/memory-api/operations/sessions.ts";

export const POST = endpoint(createSession);
