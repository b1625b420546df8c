import { EntitySection } from "@/components/inspector/entity-section.tsx";
import type { PersonPageProps } from "@/components/inspector/page-props.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { inspect, recordLook } from "@/lib/inspector/person.ts";
import { readEntities } from "@/lib/inspector/read-entities.ts";
import { typeInWords } from "@/lib/inspector/words.ts";

export default async function EntitiesPage({ params }: PersonPageProps) {
  const inspection = await inspect((await params).id);
  const { person, revealedUntil, canAct } = inspection;
  await recordLook(inspection, "entities");
  const now = new Date();
  const entities = await readEntities(person, { now, revealed: revealedUntil !== null });
  if (entities.length === 0) {
    return (
      <EmptyState title="Nothing is remembered yet.">
        <p>What {person.name ?? "this person"} says in a chat appears here a moment later.</p>
      </EmptyState>
    );
  }
  const byType = [...Map.groupBy(entities, ({ type }) => type)];
  return (
    <div className="flex flex-col gap-12">
      {byType.map(([type, ofType]) => (
        <section key={type} aria-labelledby={`type-${type}`}>
          <h2 id={`type-${type}`} className="mb-2 font-medium text-quiet text-xs uppercase tracking-[0.08em]">
            {typeInWords(type)}
          </h2>
          {ofType.map((entity) => (
            <EntitySection
              key={entity.id}
              entity={entity}
              personId={person.id}
              personName={person.name ?? person.email}
              now={now}
              canAct={canAct && revealedUntil !== null}
            />
          ))}
        </section>
      ))}
    </div>
  );
}
