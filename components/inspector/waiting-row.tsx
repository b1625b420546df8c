import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import type { ShownWaitingClaim } from "@/lib/inspector/read-waiting.ts";
import { keyInWords, reasonInWords } from "@/lib/inspector/words.ts";
import { Instant } from "./instant.tsx";
import { MarkedWords } from "./quoted-words.tsx";
import { RevealControl } from "./reveal-control.tsx";
import { Rulings } from "./rulings.tsx";
import { Secret } from "./secret.tsx";

/** One statement that waits, with the words it was read from and why it was not believed. */
export function WaitingRow({ claim, canAct }: { claim: ShownWaitingClaim; canAct: boolean }) {
  const { personId, personName, personEmail, revealed, verdict, verdictReason, words, conversationId, messageId } =
    claim;
  const name = personName ?? personEmail;
  return (
    <li className="grid gap-x-8 gap-y-2 border-line border-t py-4 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="text-sm">
          <Link href={`/admin/people/${personId}`} prefetch={false} className="link">
            {name}
          </Link>{" "}
          <span className="text-quiet">
            {claim.isSelf ? null : (
              <>
                · <Secret text={claim.entity} />{" "}
              </>
            )}
            · {keyInWords(claim.key)}
          </span>
        </p>
        <p className="font-serif text-xl">
          {claim.op === "retract" ? <span className="text-quiet">no longer </span> : null}
          <Secret text={revealed ? (claim.value ?? "(no value)") : null} />
        </p>
        {words ? (
          <blockquote className="mt-1 max-w-prose font-serif text-[0.9375rem] leading-relaxed">
            <MarkedWords words={words} />
          </blockquote>
        ) : null}
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-quiet text-xs leading-6">
          <Badge tone={verdict === "quarantined" ? "accent" : "plain"}>
            {verdict === "quarantined" ? "quarantined" : "not sure"}
          </Badge>
          <span>
            {verdictReason ? `${reasonInWords(verdictReason)} · ` : null}
            confidence {claim.confidence.toFixed(2)}, believed from {claim.floor.toFixed(2)} on · said{" "}
            <Instant at={claim.statedAt} />
          </span>
          {conversationId && messageId ? (
            <Link
              href={`/admin/people/${personId}/conversations/${conversationId}#m-${messageId}`}
              prefetch={false}
              className="link"
            >
              in its conversation
            </Link>
          ) : null}
        </p>
      </div>
      {canAct ? (
        <div className="self-center">
          {revealed ? (
            <Rulings
              personId={personId}
              claimId={claim.claimId}
              label={`${keyInWords(claim.key)}: ${claim.value ?? ""}`}
            />
          ) : (
            <RevealControl personId={personId} personName={name} until={null} />
          )}
        </div>
      ) : null}
    </li>
  );
}
