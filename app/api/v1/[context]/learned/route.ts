import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { learnedFromTurns } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(learnedFromTurns);
