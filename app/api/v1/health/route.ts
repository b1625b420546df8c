/** Says that the server answers; asks nobody, so that it answers under any load. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
