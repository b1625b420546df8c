import { audit } from "@/lib/audit.ts";
import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";
import { auditColumns, auditLine, csvLine } from "@/lib/inspector/audit-csv.ts";
import { auditQuery, auditSearchSchema } from "@/lib/inspector/audit-query.ts";
import { listAudit } from "@/lib/inspector/store/audit.ts";

const pageRows = 500;
const mostRows = 100_000;

/** The filtered audit as CSV, latest first, at most 100,000 rows, page by page so that none of it waits in memory. */
export const GET = route(
  { guard: "operator", query: auditSearchSchema, rateLimit: "read" },
  async ({ user, query, requestId }) => {
    await audit(db(), { actor: { kind: "operator", id: user.id }, action: "audit.exported", requestId });
    async function* lines() {
      yield csvLine(auditColumns);
      let after = query.after;
      for (let written = 0; written < mostRows; written += pageRows) {
        const { events, next } = await listAudit(db(), auditQuery({ ...query, after }, pageRows));
        yield events.map(auditLine).join("");
        if (!next) return;
        after = next;
      }
    }
    return new Response(streamOf(lines()), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="audit-${new Date().toISOString().slice(0, 10)}.csv"`,
      },
    });
  },
);

function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
