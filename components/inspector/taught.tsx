import Link from "next/link";
import { keyInWords } from "@/lib/inspector/words.ts";
import type { ChangeView } from "@/lib/memory/types.ts";
import { Secret } from "./secret.tsx";

const kinds: Record<ChangeView["kind"], string> = {
  remembered: "Remembered",
  updated: "Updated",
  ended: "Ended",
  contested: "Not sure",
  quarantined: "Quarantined",
};

interface TaughtProps {
  changes: readonly ChangeView[] | null;
  extraction: string | null;
  personId: string;
  revealed: boolean;
  rows: ReadonlyMap<string, string>;
}

/** What a message taught the memory; each change leads to its chain. */
export function Taught({ changes, extraction, personId, revealed, rows }: TaughtProps) {
  if (extraction === "pending") return <p className="text-quiet">Not read yet.</p>;
  if (extraction === "failed") return <p className="text-accent">Could not be read.</p>;
  if (!changes || changes.length === 0) return <p className="text-quiet">Taught nothing.</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.entity.id} ${change.key} ${change.claimIds.join()}`}>
          <span className={change.kind === "remembered" || change.kind === "updated" ? "text-changed" : "text-accent"}>
            {kinds[change.kind]}
          </span>{" "}
          <span className="text-quiet">
            {change.entity.type === "self" ? null : (
              <>
                <Secret text={revealed ? change.entity.name : null} />,{" "}
              </>
            )}
            {keyInWords(change.key)}
          </span>{" "}
          <Change change={change} personId={personId} revealed={revealed} rows={rows} />
        </li>
      ))}
    </ul>
  );
}

function Change({
  change,
  personId,
  revealed,
  rows,
}: Omit<TaughtProps, "changes" | "extraction"> & { change: ChangeView }) {
  const { previousValue, value, attributeId } = change;
  const target = attributeId
    ? `/admin/people/${personId}#fact-${rows.get(attributeId) ?? attributeId}`
    : `/admin/people/${personId}`;
  return (
    <Link href={target} prefetch={false} className="link font-serif">
      {previousValue === null ? null : (
        <>
          <del className="text-faded">
            <Secret text={revealed ? previousValue : null} />
          </del>
          {value === null ? null : " → "}
        </>
      )}
      {value === null ? null : <Secret text={revealed ? value : null} />}
    </Link>
  );
}
