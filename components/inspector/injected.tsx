import Link from "next/link";
import type { MessageRow } from "@/lib/inspector/store/conversations.ts";
import { counted } from "@/lib/inspector/words.ts";
import { Disclosure } from "./disclosure.tsx";
import { Secret } from "./secret.tsx";

const failures: Record<string, string> = {
  late: "Memory was late: the answer was made without it.",
  down: "Memory was down: the answer was made without it.",
  off: "Memory was off.",
};

/** Embeddings that took part go without saying. */
const withoutEmbeddings: Record<string, string> = {
  late: "embeddings were late: found by words alone",
  failed: "embeddings failed: found by words alone",
};

interface InjectedProps {
  recall: MessageRow["recall"];
  personId: string;
  revealed: boolean;
  /** Rows of facts that were written anew since. */
  rows: ReadonlyMap<string, string>;
}

/** What stood in the prompt of an answer, exactly. */
export function Injected({ recall, personId, revealed, rows }: InjectedProps) {
  if (!recall) return <p className="text-quiet">No memory was put into its prompt.</p>;
  const { failure, items, tokens, durationMs, profileText, contextText } = recall;
  const lacking = withoutEmbeddings[recall.semantic ?? ""];
  if (failure) return <p className="text-accent">{failures[failure] ?? failure}</p>;
  return (
    <Disclosure
      label="Prompt"
      about="of this answer"
      lead={
        <p className="pt-1.5 text-quiet">
          {counted(items.length, "memory", "memories")} · {tokens} tokens · {durationMs} ms{lacking && ` · ${lacking}`}
        </p>
      }
    >
      <ol className="mt-1 flex flex-col gap-1">
        {items.map(({ kind, id, score, text }, index) => (
          <li key={`${kind} ${id}`} className="flex gap-2">
            <span className="w-5 shrink-0 text-right text-quiet tabular-nums">{index + 1}</span>
            <span className="min-w-0">
              {kind === "attribute" ? (
                <Link
                  href={`/admin/people/${personId}#fact-${rows.get(id) ?? id}`}
                  prefetch={false}
                  className="link font-serif"
                >
                  <Secret text={revealed ? text : null} />
                </Link>
              ) : (
                <span className="font-serif">
                  <Secret text={revealed ? text : null} />
                </span>
              )}{" "}
              <span className="text-quiet text-xs tabular-nums">{score.toFixed(2)}</span>
            </span>
          </li>
        ))}
      </ol>
      {revealed ? (
        <>
          <PromptText label="Profile" text={profileText} />
          <PromptText label="Recalled" text={contextText} />
        </>
      ) : null}
    </Disclosure>
  );
}

export function PromptText({ label, text }: { label: string; text: string }) {
  return (
    <div className="mt-3">
      <p className="text-quiet text-xs">{label}</p>
      {text === "" ? (
        <p className="text-quiet text-sm">Empty.</p>
      ) : (
        <pre className="mt-1 max-h-80 overflow-auto whitespace-pre-wrap break-words border-line border-l-2 pl-3 font-mono text-xs leading-5">
          {text}
        </pre>
      )}
    </div>
  );
}
