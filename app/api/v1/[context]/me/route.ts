import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { me } from "@/lib/memory-api/operations/keys.ts";

export const GET = endpoint(me);
