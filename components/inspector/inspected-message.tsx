import { cx } from "@/components/ui/cx.ts";
import type { MessageRow } from "@/lib/inspector/store/conversations.ts";
import type { ChangeView } from "@/lib/memory/types.ts";
import { Injected } from "./injected.tsx";
import { Instant } from "./instant.tsx";
import { Secret } from "./secret.tsx";
import { Taught } from "./taught.tsx";

interface InspectedMessageProps {
  message: MessageRow;
  /** Null: not read yet, or never to be read. */
  learned: ChangeView[] | null;
  personId: string;
  revealed: boolean;
  rows: ReadonlyMap<string, string>;
}

/** A message on the left; on the right what it taught, or what was put into its prompt. */
export function InspectedMessage({ message, learned, personId, revealed, rows }: InspectedMessageProps) {
  const { id, role, content, status, model, createdAt, recall, turnId } = message;
  const said = role === "user" ? "Said" : "Answered";
  return (
    <li
      id={`m-${id}`}
      className="grid gap-x-8 gap-y-2 border-line border-t py-4 target:bg-leaf lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="min-w-0">
        <p className="text-quiet text-xs">
          {said} <Instant at={createdAt} />
          {model ? <> · {model}</> : null}
          {status === "complete" ? null : <span className="text-accent"> · {status}</span>}
          {message.withdrawn ? " · taken back" : null}
          {turnId === null ? " · not recorded in memory" : null}
        </p>
        <p
          dir="auto"
          className={cx(
            "mt-1 max-w-prose whitespace-pre-wrap break-words leading-relaxed",
            role === "user" ? "font-serif text-[1.0625rem]" : "text-[0.9375rem] text-quiet",
          )}
        >
          <Secret text={revealed ? content : null} />
        </p>
      </div>
      <div className="min-w-0 text-sm">
        {role === "user" ? (
          <Taught
            changes={learned}
            extraction={message.extraction}
            personId={personId}
            revealed={revealed}
            rows={rows}
          />
        ) : (
          <Injected recall={recall} personId={personId} revealed={revealed} rows={rows} />
        )}
      </div>
    </li>
  );
}
