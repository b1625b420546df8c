import type { Difference } from "@/lib/inspector/compare.ts";
import { keyInWords } from "@/lib/inspector/words.ts";
import { Secret } from "./secret.tsx";

const kinds = { new: "new", changed: "changed", gone: "gone" } as const;

export function Differences({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return <p className="mt-2 text-quiet text-sm">Nothing.</p>;
  return (
    <ul className="mt-2 border-line border-b text-sm">
      {differences.map((difference, index) => (
        <li
          key={`${difference.entityId} ${difference.key} ${index}`}
          className="grid grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-x-3 border-line border-t py-1.5"
        >
          <span className={difference.kind === "gone" ? "text-faded text-xs" : "text-changed text-xs"}>
            {kinds[difference.kind]}
          </span>
          <span>
            <span className="text-quiet">
              {difference.isSelf ? null : (
                <>
                  <Secret text={difference.entityName} />,{" "}
                </>
              )}
              {keyInWords(difference.key)}
            </span>{" "}
            <span className="font-serif text-base">
              {difference.kind === "new" ? null : (
                <del className="text-faded">
                  <Secret text={difference.before} />
                </del>
              )}
              {difference.kind === "changed" ? <span aria-hidden="true"> → </span> : null}
              {difference.kind === "gone" ? null : (
                <ins>
                  <Secret text={difference.after} />
                </ins>
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
