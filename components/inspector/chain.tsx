import Link from "next/link";
import { cx } from "@/components/ui/cx.ts";
import type { ShownFact, ShownKey } from "@/lib/inspector/person-memory.ts";
import { counted } from "@/lib/inspector/words.ts";
import { Acts } from "./acts.tsx";
import { Instant } from "./instant.tsx";
import { QuotedWords, saidTimes } from "./quoted-words.tsx";
import { Secret } from "./secret.tsx";
import { spanOf, TwoClocks } from "./two-clocks.tsx";

interface ChainProps {
  line: ShownKey;
  personId: string;
  now: Date;
  /** Null: the reader may only look. */
  acting: { entity: string | null } | null;
}

const states: Record<ShownFact["state"], string> = {
  live: "now",
  upcoming: "from a later day",
  past: "before",
  revised: "taken back",
  forgotten: "forgotten",
};

/** Every stretch of belief of one key, newest on top, each with what began it and what ended it. */
export function Chain({ line, personId, now, acting }: ChainProps) {
  const span = spanOf(line.chain, now);
  const values = new Map(line.chain.map((fact) => [fact.id, fact.value]));
  return (
    <ol className="mt-2 mb-5 ml-1.5 border-line border-l">
      {line.chain.map((fact) => {
        const stands = fact.state === "live" || fact.state === "upcoming";
        return (
          <li key={fact.id} id={`fact-${fact.id}`} className="relative pt-1 pb-5 pl-5 last:pb-1 target:bg-leaf sm:pl-6">
            <span
              aria-hidden="true"
              className={cx(
                "absolute top-3 -left-[4.5px] size-2 rounded-full border",
                stands ? "border-changed bg-changed" : "border-edge bg-paper",
              )}
            />
            <div className="flex flex-wrap items-baseline gap-x-3 pr-9">
              <p className={cx("font-serif text-lg", !stands && "superseded")}>
                {stands ? (
                  <Secret text={fact.value} />
                ) : (
                  <del>{fact.state === "forgotten" ? "forgotten" : <Secret text={fact.value} />}</del>
                )}
              </p>
              <p className="text-quiet text-xs">
                {states[fact.state]} · {saidTimes(fact.statedCount)} · confidence {fact.confidence.toFixed(2)} ·
                importance {fact.importance.toFixed(2)}
              </p>
              {acting && fact.state !== "forgotten" ? (
                <div className="absolute top-0 right-0">
                  <Acts
                    personId={personId}
                    fact={{ id: fact.id, label: line.key, value: fact.value, live: stands }}
                    claimIds={fact.evidence.filter(({ role }) => role === "supports").map(({ claimId }) => claimId)}
                    closingClaimIds={fact.evidence
                      .filter(({ role }) => role !== "supports")
                      .map(({ claimId }) => claimId)}
                  />
                </div>
              ) : null}
            </div>
            <div className="mt-1">
              <TwoClocks fact={fact} span={span} now={now} />
            </div>
            <Ending fact={fact} values={values} />
            {fact.given ? <GivenTo given={fact.given} personId={personId} /> : null}
            {fact.evidence.length > 0 ? (
              <ul className="mt-2 flex flex-col gap-2.5">
                {fact.evidence.map((evidence) => (
                  <li key={`${evidence.claimId} ${evidence.role}`}>
                    <QuotedWords evidence={evidence} personId={personId} />
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

/** The other way round: from what is remembered to the answers that were given it. */
function GivenTo({ given, personId }: { given: NonNullable<ShownFact["given"]>; personId: string }) {
  const { answers, conversationId, messageId } = given;
  return (
    <p className="mt-1 text-quiet text-xs leading-5">
      In the prompt of {counted(answers, "answer")}
      {conversationId && messageId ? (
        <>
          {", last in "}
          <Link
            href={`/admin/people/${personId}/conversations/${conversationId}#m-${messageId}`}
            prefetch={false}
            className="link"
          >
            this one
          </Link>
        </>
      ) : null}
    </p>
  );
}

/** Why it is not believed, or not true, any more. */
function Ending({ fact, values }: { fact: ShownFact; values: ReadonlyMap<string, string | null> }) {
  const { closeReason, supersededBy, revisedBy, knownUntil } = fact;
  if (closeReason === null && knownUntil === null) return null;
  return (
    <p className="mt-1 text-changed text-sm">
      {closeReason === "superseded" ? <Successor lead="Superseded by" id={supersededBy} values={values} /> : null}
      {closeReason === "corrected" ? <Successor lead="Corrected to" id={revisedBy} values={values} /> : null}
      {closeReason === "ended" ? "Ended: no longer true." : null}
      {closeReason === "expired" ? <Expiry fact={fact} /> : null}
      {closeReason === "forgotten" ? "Forgotten. Its content is gone from this view." : null}
      {closeReason === null && knownUntil ? (
        <>
          Known better since <Instant at={knownUntil} />.
        </>
      ) : null}
    </p>
  );
}

function Expiry({ fact }: { fact: ShownFact }) {
  const { state, validUntil } = fact;
  if (state !== "live" || validUntil === null) return "Ran out by itself: it was about a passing moment.";
  return (
    <>
      Runs out by itself on <Instant at={validUntil} />: it is about a passing moment.
    </>
  );
}

function Successor({
  lead,
  id,
  values,
}: {
  lead: string;
  id: string | null;
  values: ReadonlyMap<string, string | null>;
}) {
  if (id === null || !values.has(id))
    return <>{lead === "Corrected to" ? "Corrected: it was never so." : `${lead} a later statement.`}</>;
  return (
    <>
      {lead}{" "}
      <a href={`#fact-${id}`} className="link font-serif">
        <Secret text={values.get(id) ?? null} />
      </a>
    </>
  );
}
