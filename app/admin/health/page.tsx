import { DailyCounts } from "@/components/inspector/daily-counts.tsx";
import { ExtractionTable } from "@/components/inspector/extraction-table.tsx";
import { Figures } from "@/components/inspector/figures.tsx";
import { Instant } from "@/components/inspector/instant.tsx";
import { currentUser } from "@/lib/auth/guards.ts";
import { db } from "@/lib/db.ts";
import { type Health, readHealth } from "@/lib/inspector/store/health.ts";

const days = 30;

export default async function HealthPage() {
  await currentUser({ role: "viewer" });
  const health = await readHealth(db(), { now: new Date(), days });
  const { queue, recall, retention } = health;
  const ms = (value: number | null) => (value === null ? "–" : `${Math.round(value)} ms`);
  return (
    <>
      <h1 className="font-serif text-3xl">Health</h1>
      <p className="mt-1 text-quiet text-sm">The queue as it is now; everything else over the last {days} days.</p>
      <div className="mt-6 flex flex-col gap-10">
        <Figures
          label="Extraction queue"
          figures={[
            { name: "Turns waiting", value: queue.waiting.toLocaleString("en-GB"), alarm: queue.waiting > 100 },
            { name: "Oldest waiting", value: queue.oldestWaiting ? <Instant at={queue.oldestWaiting} /> : "–" },
            { name: "Turns failed", value: queue.failed.toLocaleString("en-GB"), alarm: queue.failed > 0 },
            { name: "Supersession rate", value: share(sum(health, "superseded"), sum(health, "believed")) },
            { name: "Contested or quarantined", value: share(sum(health, "waiting"), sum(health, "claims")) },
          ]}
        />
        <Figures
          label="Recall, per answer"
          figures={[
            { name: "Answers", value: recall.answers.toLocaleString("en-GB") },
            { name: "p50", value: ms(recall.p50Ms) },
            { name: "p95", value: ms(recall.p95Ms) },
            { name: "p99", value: ms(recall.p99Ms) },
            { name: "Tokens, mean", value: recall.tokens === null ? "–" : Math.round(recall.tokens).toString() },
            { name: "Late", value: recall.late.toString(), alarm: recall.late > 0 },
            { name: "Down", value: recall.down.toString(), alarm: recall.down > 0 },
          ]}
        />
        {retention ? (
          <Figures
            label="Retention, last run"
            figures={[
              { name: "When", value: <Instant at={retention.at} /> },
              { name: "Facts taken back", value: retention.claims.toLocaleString("en-GB") },
              { name: "People", value: retention.scopes.toLocaleString("en-GB") },
              { name: "Policy", value: <code className="font-mono text-sm">{retention.rules}</code> },
            ]}
          />
        ) : null}
        <section>
          <h2 className="mb-2 font-serif text-xl">Extraction</h2>
          <ExtractionTable rows={health.extraction} />
        </section>
        {health.failures.length > 0 ? (
          <section>
            <h2 className="mb-2 font-serif text-xl">Turns that could not be read</h2>
            <ul className="text-sm">
              {health.failures.map(({ turnId, recordedAt, error }) => (
                <li key={turnId} className="border-line border-b py-1.5">
                  <Instant at={recordedAt} /> <span className="text-accent">{error ?? "no error was kept"}</span>{" "}
                  <code className="text-quiet text-xs">{turnId}</code>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section>
          <h2 className="mb-2 font-serif text-xl">Day by day</h2>
          <DailyCounts days={health.days} />
        </section>
      </div>
    </>
  );
}

function sum(health: Health, name: "superseded" | "believed" | "waiting" | "claims"): number {
  return health.days.reduce((total, day) => total + day[name], 0);
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((part / whole) * 100).toFixed(1)} %`;
}
