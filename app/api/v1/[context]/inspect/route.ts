import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { inspect } from "@/lib/memory-api/operations/inspect.ts";

export const GET = endpoint(inspect);
