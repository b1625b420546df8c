import { z } from "zod";
import type { InspectorPageProps } from "@/components/inspector/page-props.ts";
import { Pager } from "@/components/inspector/pager.tsx";
import { PeopleFilter } from "@/components/inspector/people-filter.tsx";
import { PeopleTable } from "@/components/inspector/people-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { currentUser } from "@/lib/auth/guards.ts";
import { db } from "@/lib/db.ts";
import { listPeople, peopleSorts } from "@/lib/inspector/store/people.ts";
import { memory } from "@/lib/memory-instance.ts";

const searchSchema = z.object({
  q: z.string().max(200).default("").catch(""),
  sort: z.enum(peopleSorts).default("seen").catch("seen"),
  order: z.enum(["asc", "desc"]).optional().catch(undefined),
  waiting: z.literal("1").optional().catch(undefined),
  after: z.string().max(1000).optional().catch(undefined),
  before: z.string().max(1000).optional().catch(undefined),
});

export default async function PeoplePage({ searchParams }: InspectorPageProps) {
  await currentUser({ role: "viewer" });
  const {
    q,
    sort,
    order = sort === "email" ? "asc" : "desc",
    waiting,
    after,
    before,
  } = searchSchema.parse(await searchParams);
  const view = { q, sort, order, waiting };
  const { people, next, previous } = await listPeople(db(), memory().contextId, {
    search: q.replaceAll("\0", "").toWellFormed(),
    sort,
    order,
    waiting: waiting === "1",
    after,
    before,
    limit: 50,
    now: new Date(),
  });
  return (
    <>
      <h1 className="font-serif text-3xl">People</h1>
      <PeopleFilter search={q} waiting={waiting === "1"} sort={sort} order={order} />
      {people.length > 0 ? (
        <>
          <PeopleTable people={people} view={view} />
          <Pager path="/admin" query={view} next={next} previous={previous} />
        </>
      ) : (
        <NobodyHere filtered={q !== "" || waiting === "1"} />
      )}
    </>
  );
}

function NobodyHere({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState title="Nobody fits.">
      <p>Try a shorter part of the name or e-mail address, or take the filter away.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Nobody has an account yet.">
      <p>People appear here as soon as they sign up.</p>
    </EmptyState>
  );
}
