import { z } from "zod";
import type { PersonPageProps } from "@/components/inspector/page-props.ts";
import { Pager } from "@/components/inspector/pager.tsx";
import { TimelineFilter } from "@/components/inspector/timeline-filter.tsx";
import { TimelineList } from "@/components/inspector/timeline-list.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { db } from "@/lib/db.ts";
import { inspect, recordLook } from "@/lib/inspector/person.ts";
import { rowsShownNow } from "@/lib/inspector/store/given.ts";
import { turnSources } from "@/lib/inspector/store/sources.ts";
import { readTimeline, type TimelineKind, timelineKinds } from "@/lib/inspector/store/timeline.ts";

const searchSchema = z.object({
  kind: z
    .union([z.enum(timelineKinds).transform((kind) => [kind]), z.array(z.enum(timelineKinds))])
    .optional()
    .catch(undefined),
  after: z.string().max(1000).optional().catch(undefined),
});

export default async function TimelinePage({ params, searchParams }: PersonPageProps) {
  const inspection = await inspect((await params).id);
  const { person, revealedUntil } = inspection;
  await recordLook(inspection, "timeline");
  const { kind, after } = searchSchema.parse(await searchParams);
  const kinds: readonly TimelineKind[] = kind && kind.length > 0 ? kind : timelineKinds;
  const path = `/admin/people/${person.id}/timeline`;
  const { events, next } = await readTimeline(db(), { scopeId: person.scopeId, kinds, after, limit: 100 });
  const turnIds = [...new Set(events.flatMap(({ turnId }) => turnId ?? []))];
  const sources = await turnSources(db(), { scopeId: person.scopeId, personId: person.id, turnIds });
  const attributeIds = events.flatMap(({ attributeId }) => attributeId ?? []);
  const rows = await rowsShownNow(db(), { scopeId: person.scopeId, attributeIds });
  return (
    <>
      <h2 className="sr-only">Timeline</h2>
      <TimelineFilter path={path} kinds={kinds} />
      {events.length > 0 ? (
        <TimelineList
          events={events}
          sources={sources}
          rows={rows}
          personId={person.id}
          revealed={revealedUntil !== null}
        />
      ) : (
        <EmptyState title="Nothing happened yet." />
      )}
      <Pager path={path} query={{ kind: kinds.length === timelineKinds.length ? undefined : kinds }} next={next} />
    </>
  );
}
