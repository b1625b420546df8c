import { absentVerb } from "@/lib/memory-api/absent-verb.ts";

export const GET = absentVerb;
export const POST = absentVerb;
export const PUT = absentVerb;
export const PATCH = absentVerb;
export const DELETE = absentVerb;
