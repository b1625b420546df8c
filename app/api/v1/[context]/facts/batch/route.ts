import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { rememberMany } from "@/lib/memory-api/operations/facts.ts";

export const POST = endpoint(rememberMany);
