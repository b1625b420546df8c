import Link from "next/link";
import type { ShownEvidence } from "@/lib/inspector/person-memory.ts";
import { counted } from "@/lib/inspector/words.ts";
import { Instant } from "./instant.tsx";
import { Secret } from "./secret.tsx";

const roles: Record<ShownEvidence["role"], string> = { supports: "said", closes: "ended by", corrects: "corrected by" };

const sources: Record<ShownEvidence["source"], string> = {
  turn: "in a message",
  person: "by the person, on their memory page",
  operator: "by an operator",
  api: "through the API",
  process: "by a process",
};

/** One statement behind a fact: its words in their message, who said it and when. */
export function QuotedWords({ evidence, personId }: { evidence: ShownEvidence; personId: string }) {
  const { role, source, statedAt, words, conversationId, messageId, derivation, actor } = evidence;
  const href =
    conversationId && messageId ? `/admin/people/${personId}/conversations/${conversationId}#m-${messageId}` : null;
  return (
    <figure className="max-w-prose">
      {source === "turn" ? (
        <blockquote className="font-serif text-[0.9375rem] leading-relaxed">
          {words ? <MarkedWords words={words} /> : <Secret text={null} />}
        </blockquote>
      ) : null}
      <figcaption className="mt-0.5 text-quiet text-xs leading-5">
        <span className={role === "supports" ? undefined : "text-changed"}>{roles[role]}</span>{" "}
        {source === "turn" ? null : <>{sources[source]} </>}
        {source === "operator" && actor ? <span title={actor}>({actor.slice(0, 8)}) </span> : null}
        <Instant at={statedAt} />
        {derivation ? <> · read from the words by the rule “{derivation}”</> : null}
        {href ? (
          <>
            {" · "}
            <Link href={href} prefetch={false} className="link">
              in its conversation
            </Link>
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}

/** A message with the quoted words marked. */
export function MarkedWords({ words }: { words: NonNullable<ShownEvidence["words"]> }) {
  let at = 0;
  return (
    <>
      {"“"}
      {words.map(({ text, quoted }) => {
        const key = at;
        at += text.length;
        return quoted ? (
          <mark
            key={key}
            className="bg-changed/15 px-px text-ink decoration-changed underline decoration-1 underline-offset-4"
          >
            {text}
          </mark>
        ) : (
          <span key={key} className="text-quiet">
            {text}
          </span>
        );
      })}
      {"”"}
    </>
  );
}

/** "said once", "said 3 times". */
export function saidTimes(count: number): string {
  return count === 1 ? "said once" : `said ${counted(count, "time")}`;
}
