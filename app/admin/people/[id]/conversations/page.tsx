import Link from "next/link";
import { z } from "zod";
import { Instant } from "@/components/inspector/instant.tsx";
import type { PersonPageProps } from "@/components/inspector/page-props.ts";
import { Pager } from "@/components/inspector/pager.tsx";
import { Secret } from "@/components/inspector/secret.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { db } from "@/lib/db.ts";
import { inspect, recordLook } from "@/lib/inspector/person.ts";
import { listConversations } from "@/lib/inspector/store/conversations.ts";
import { counted } from "@/lib/inspector/words.ts";

const searchSchema = z.object({ after: z.string().max(1000).optional().catch(undefined) });

export default async function ConversationsPage({ params, searchParams }: PersonPageProps) {
  const inspection = await inspect((await params).id);
  const { person, revealedUntil } = inspection;
  await recordLook(inspection, "conversations");
  const { after } = searchSchema.parse(await searchParams);
  const path = `/admin/people/${person.id}/conversations`;
  const { conversations, next } = await listConversations(db(), {
    personId: person.id,
    scopeId: person.scopeId,
    after,
    limit: 50,
  });
  if (conversations.length === 0) return <EmptyState title="No conversations yet." />;
  return (
    <>
      <h2 className="sr-only">Conversations</h2>
      <ul className="border-line border-b">
        {conversations.map(({ id, title, createdAt, messages, claims, memoryEnabled, deleted }) => (
          <li key={id} className="border-line border-t">
            <Link
              href={`${path}/${id}`}
              prefetch={false}
              className="grid gap-x-6 py-2.5 hover:bg-leaf/60 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <span className="truncate font-serif text-lg">
                <Secret text={revealedUntil ? title || "Untitled" : null} />
              </span>
              <span className="self-center text-quiet text-sm tabular-nums">
                <Instant at={createdAt} dayOnly /> · {counted(messages, "message")} · {counted(claims, "statement")}{" "}
                read
                {memoryEnabled ? null : " · memory off"}
                {deleted ? " · deleted" : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Pager path={path} query={{}} next={next} />
    </>
  );
}
