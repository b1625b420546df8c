import Link from "next/link";
import { z } from "zod";
import type { InspectorPageProps } from "@/components/inspector/page-props.ts";
import { Pager } from "@/components/inspector/pager.tsx";
import { WaitingRow } from "@/components/inspector/waiting-row.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { currentUser } from "@/lib/auth/guards.ts";
import { hasRole } from "@/lib/auth/principal.ts";
import { readWaiting } from "@/lib/inspector/read-waiting.ts";

const searchSchema = z.object({
  verdict: z.enum(["contested", "quarantined"]).optional().catch(undefined),
  after: z.string().max(1000).optional().catch(undefined),
});

const choices = [
  { verdict: undefined, label: "All" },
  { verdict: "contested", label: "Not sure" },
  { verdict: "quarantined", label: "Quarantined" },
] as const;

export default async function ReviewPage({ searchParams }: InspectorPageProps) {
  const viewer = await currentUser({ role: "viewer" });
  const { verdict, after } = searchSchema.parse(await searchParams);
  const { claims, next } = await readWaiting(viewer, { verdict, after, limit: 50 });
  return (
    <>
      <h1 className="font-serif text-3xl">Review</h1>
      <p className="mt-1 max-w-prose text-quiet text-sm">
        Statements that the memory did not dare to believe. Until somebody rules on them they are in no answer.
      </p>
      <ul className="mt-3 mb-5 flex gap-4 text-sm">
        {choices.map((choice) => (
          <li key={choice.label}>
            <Link
              href={choice.verdict ? `/admin/review?verdict=${choice.verdict}` : "/admin/review"}
              prefetch={false}
              aria-current={choice.verdict === verdict ? "true" : undefined}
              className={choice.verdict === verdict ? "font-medium" : "link text-quiet"}
            >
              {choice.label}
            </Link>
          </li>
        ))}
      </ul>
      {claims.length > 0 ? (
        <ul className="border-line border-b">
          {claims.map((claim) => (
            <WaitingRow key={claim.claimId} claim={claim} canAct={hasRole(viewer.role, "operator")} />
          ))}
        </ul>
      ) : (
        <EmptyState title="Nothing waits for a ruling." />
      )}
      <Pager path="/admin/review" query={{ verdict }} next={next} />
    </>
  );
}
