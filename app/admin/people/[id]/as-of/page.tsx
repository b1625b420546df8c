import { z } from "zod";
import { Differences } from "@/components/inspector/differences.tsx";
import { EntitySection } from "@/components/inspector/entity-section.tsx";
import { PromptText } from "@/components/inspector/injected.tsx";
import type { PersonPageProps } from "@/components/inspector/page-props.ts";
import { TimeChooser } from "@/components/inspector/time-chooser.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { db } from "@/lib/db.ts";
import { differences } from "@/lib/inspector/compare.ts";
import { inspect, recordLook } from "@/lib/inspector/person.ts";
import { readEntities } from "@/lib/inspector/read-entities.ts";
import { changeInstants } from "@/lib/inspector/store/instants.ts";
import { instantOf } from "@/lib/inspector/words.ts";
import { memory } from "@/lib/memory-instance.ts";

const searchSchema = z.object({ at: z.coerce.date().optional().catch(undefined) });

export default async function AsOfPage({ params, searchParams }: PersonPageProps) {
  const inspection = await inspect((await params).id);
  const { person, revealedUntil } = inspection;
  await recordLook(inspection, "as-of");
  const revealed = revealedUntil !== null;
  const now = new Date();
  const instants = await changeInstants(db(), { scopeId: person.scopeId, limit: 2000 });
  const { at: asked } = searchSchema.parse(await searchParams);
  const at = asked && asked < now ? asked : now;
  const [then, today, profile] = await Promise.all([
    readEntities(person, { now, asOf: at, revealed }),
    readEntities(person, { now, revealed }),
    memory().profile({ scope: person.scope, asOf: at }),
  ]);
  if (instants.length === 0) return <EmptyState title="Nothing is remembered yet." />;
  return (
    <>
      <h2 className="sr-only">As of</h2>
      <TimeChooser
        key={at.toISOString()}
        path={`/admin/people/${person.id}/as-of`}
        instants={instants.map((instant) => instant.toISOString())}
        at={at.toISOString()}
      />
      <div className="mt-8 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <section aria-label="Profile at that time">
          <h3 className="font-serif text-xl">The profile, as it stood in every prompt</h3>
          {revealed ? (
            <PromptText label={`${profile.tokens} tokens`} text={profile.summary} />
          ) : (
            <p className="mt-2 text-quiet text-sm">Masked. Show the values to read it.</p>
          )}
        </section>
        <section aria-label="What has changed since">
          <h3 className="font-serif text-xl">What has changed since</h3>
          <Differences differences={differences(then, today)} />
        </section>
      </div>
      <section aria-label={`Entities on ${instantOf(at)}`} className="mt-12">
        <h3 className="mb-4 font-serif text-xl">What was believed on {instantOf(at)} UTC</h3>
        {then.length === 0 ? <p className="text-quiet">Nothing yet.</p> : null}
        {then.map((entity) => (
          <EntitySection
            key={entity.id}
            entity={entity}
            personId={person.id}
            personName={person.name ?? person.email}
            now={at}
            canAct={false}
          />
        ))}
      </section>
    </>
  );
}
