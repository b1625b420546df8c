import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { remember } from "@/lib/memory-api/operations/facts.ts";

export const POST = endpoint(remember);
