import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { withdrawTurns } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(withdrawTurns);
