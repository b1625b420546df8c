import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { closeSession, getSession } from "@/lib/memory-api/operations/sessions.ts";

export const GET = endpoint(getSession);
export const DELETE = endpoint(closeSession);
