import type { ShownEntity } from "@/lib/inspector/person-memory.ts";
import { counted, keyInWords } from "@/lib/inspector/words.ts";
import { KeyRow } from "./key-row.tsx";
import { Secret } from "./secret.tsx";

interface EntitySectionProps {
  entity: ShownEntity;
  personId: string;
  personName: string;
  now: Date;
  canAct: boolean;
}

/** One entity with everything that is or was believed of it. */
export function EntitySection({ entity, personId, personName, now, canAct }: EntitySectionProps) {
  const name = entity.isSelf ? personName : entity.name;
  const relations = entity.relations.filter(({ validUntil }) => validUntil === null || validUntil > now);
  return (
    <section
      id={`entity-${entity.id}`}
      aria-labelledby={`entity-name-${entity.id}`}
      className="mt-10 first-of-type:mt-0"
    >
      <div className="flex flex-wrap items-baseline gap-x-3 pb-1.5">
        <h3 id={`entity-name-${entity.id}`} className="font-serif text-2xl leading-tight">
          <Secret text={name} />
        </h3>
        <p className="text-quiet text-sm">
          {counted(entity.live, "fact")} now
          {entity.aliases.length > 0 ? <> · also called {entity.aliases.join(", ")}</> : null}
        </p>
      </div>
      {relations.length > 0 ? (
        <ul className="flex flex-wrap gap-x-4 pb-2 text-sm">
          {relations.map(({ label, name: object, id }) => (
            <li key={`${label} ${id}`}>
              <span className="text-quiet">{keyInWords(label)}</span>{" "}
              <a href={`#entity-${id}`} className="link font-serif">
                <Secret text={object} />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {entity.keys.length > 0 ? (
        <ul className="border-line border-b">
          {entity.keys.map((line) => (
            <KeyRow
              key={line.key}
              line={line}
              personId={personId}
              now={now}
              acting={canAct ? { entity: name } : null}
            />
          ))}
        </ul>
      ) : (
        <p className="border-line border-t pt-2 text-quiet text-sm">Nothing is remembered beside the name.</p>
      )}
    </section>
  );
}
