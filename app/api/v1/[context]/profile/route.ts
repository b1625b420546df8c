import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { readProfile } from "@/lib/memory-api/operations/recall.ts";

export const GET = endpoint(readProfile);
