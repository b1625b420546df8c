import { endpoint } from "@/lib/memory-api/endpoint.ts";
import { factEvidence } from "@/lib/memory-api/operations/acts.ts";

export const POST = endpoint(factEvidence);
