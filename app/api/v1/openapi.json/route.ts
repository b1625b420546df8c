import { openApiDocument } from "@/lib/memory-api/openapi.ts";

export function GET(): Response {
  return Response.json(openApiDocument(), { headers: { "cache-control": "public, max-age=300" } });
}
