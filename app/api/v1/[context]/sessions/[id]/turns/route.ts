import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { listTurns, recordTurn } from "@/lib/memory-api/operations/sessions.ts";

export const GET = endpoint(listTurns);
export const POST = endpoint(recordTurn);
