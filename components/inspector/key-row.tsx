import { cx } from "@/components/ui/cx.ts";
import type { ShownFact, ShownKey } from "@/lib/inspector/person-memory.ts";
import { keyInWords } from "@/lib/inspector/words.ts";
import { Chain } from "./chain.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Instant } from "./instant.tsx";
import { saidTimes } from "./quoted-words.tsx";
import { Secret } from "./secret.tsx";

interface KeyRowProps {
  line: ShownKey;
  personId: string;
  now: Date;
  acting: { entity: string | null } | null;
}

// Each layer below the page is written smaller, as far as it can still be read.
const layers = ["text-[0.9375rem]", "text-sm", "text-[0.8125rem]"];

/** One key: what holds now, and beneath it what stood there before. */
export function KeyRow({ line, personId, now, acting }: KeyRowProps) {
  const older = line.beneath.filter(({ state }) => state !== "forgotten");
  const name = keyInWords(line.key);
  return (
    <li className="border-line border-t py-2.5">
      <Disclosure
        label={line.chain.length > 1 ? `${line.chain.length} layers` : "Source"}
        about={`of ${name}`}
        lead={
          <div className="grid gap-x-5 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
            <h4 className="text-quiet text-sm leading-7">{name}</h4>
            <div>
              {line.current.map((fact) => (
                <Current key={fact.id} fact={fact} />
              ))}
              {older.length > 0 ? (
                <ol aria-label={`Before, ${name}`} className={line.current.length > 0 ? "-mt-0.5 pb-0.5" : undefined}>
                  {older.slice(0, 3).map((fact, depth) => (
                    <li key={fact.id} className={cx("font-serif text-faded leading-snug", layers[depth])}>
                      <del>
                        <Secret text={fact.value} />
                      </del>
                      <span className="ml-2 font-sans text-xs">
                        {fact.state === "revised" ? (
                          "taken back"
                        ) : (
                          <>
                            until <Instant at={fact.validUntil ?? fact.knownUntil ?? now} dayOnly />
                          </>
                        )}
                      </span>
                    </li>
                  ))}
                  {older.length > 3 ? (
                    <li className="text-faded text-xs">and {older.length - 3} more beneath</li>
                  ) : null}
                </ol>
              ) : null}
              {line.chain.every(({ state }) => state === "forgotten") ? (
                <p className="text-quiet text-sm leading-7">forgotten</p>
              ) : null}
            </div>
          </div>
        }
      >
        <div className="sm:pl-[10.75rem]">
          <Chain line={line} personId={personId} now={now} acting={acting} />
        </div>
      </Disclosure>
    </li>
  );
}

function Current({ fact }: { fact: ShownFact }) {
  return (
    <div className="grid items-baseline gap-x-5 md:grid-cols-[minmax(0,1fr)_22rem]">
      <p className="font-serif text-[1.1875rem] leading-7">
        <Secret text={fact.value} />
      </p>
      <dl className="flex flex-wrap gap-x-3 text-quiet text-xs leading-5 md:grid md:grid-cols-[8.5rem_5.5rem_2.5rem_1fr]">
        <div>
          <dt className="sr-only">Since</dt>
          <dd>
            {fact.state === "upcoming" ? "from " : "since "}
            <Instant at={fact.validFrom} dayOnly />
          </dd>
        </div>
        <div>
          <dt className="sr-only">Said</dt>
          <dd>{saidTimes(fact.statedCount)}</dd>
        </div>
        <div>
          <dt className="sr-only">Confidence</dt>
          <dd className="tabular-nums" title="Confidence">
            {fact.confidence.toFixed(2)}
          </dd>
        </div>
        <div>
          <dt className="sr-only">Category</dt>
          <dd>{fact.category}</dd>
        </div>
      </dl>
    </div>
  );
}
