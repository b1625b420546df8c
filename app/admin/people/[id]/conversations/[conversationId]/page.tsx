import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { InspectedMessage } from "@/components/inspector/inspected-message.tsx";
import { Instant } from "@/components/inspector/instant.tsx";
import type { PersonConversationPageProps } from "@/components/inspector/page-props.ts";
import { Secret } from "@/components/inspector/secret.tsx";
import { db } from "@/lib/db.ts";
import { inspect, recordLook } from "@/lib/inspector/person.ts";
import { readConversation } from "@/lib/inspector/store/conversations.ts";
import { rowsShownNow } from "@/lib/inspector/store/given.ts";
import { memory } from "@/lib/memory-instance.ts";

const shownMessages = 1000;

export default async function ConversationPage({ params }: PersonConversationPageProps) {
  const { id, conversationId } = await params;
  const inspection = await inspect(id);
  const { person, revealedUntil } = inspection;
  if (!z.uuid().safeParse(conversationId).success) notFound();
  const conversation = await readConversation(db(), {
    personId: person.id,
    scopeId: person.scopeId,
    conversationId,
    limit: shownMessages,
  });
  if (!conversation) notFound();
  await recordLook(inspection, "conversation");
  const turnIds = conversation.messages.flatMap(({ turnId, role }) => (turnId && role === "user" ? [turnId] : []));
  const learned = await memory().learned({ scope: person.scope, turnIds });
  const attributeIds = [
    ...conversation.messages.flatMap(({ recall }) =>
      (recall?.items ?? []).flatMap(({ kind, id }) => (kind === "attribute" ? [id] : [])),
    ),
    ...[...learned.values()].flatMap((changes) => changes.flatMap(({ attributeId }) => attributeId ?? [])),
  ];
  const rows = await rowsShownNow(db(), { scopeId: person.scopeId, attributeIds: [...new Set(attributeIds)] });
  return (
    <>
      <p className="text-quiet text-sm">
        <Link href={`/admin/people/${person.id}/conversations`} prefetch={false} className="link">
          All conversations
        </Link>
      </p>
      <h2 className="mt-1 font-serif text-2xl">
        <Secret text={revealedUntil ? conversation.title || "Untitled" : null} />
      </h2>
      <p className="mb-4 text-quiet text-sm">
        begun <Instant at={conversation.createdAt} />
      </p>
      <ol>
        {conversation.messages.map((message) => (
          <InspectedMessage
            key={message.id}
            message={message}
            learned={message.turnId ? (learned.get(message.turnId) ?? null) : null}
            personId={person.id}
            revealed={revealedUntil !== null}
            rows={rows}
          />
        ))}
      </ol>
      {conversation.messages.length === shownMessages ? (
        <p className="mt-4 text-quiet text-sm">Only the first {shownMessages} messages are shown.</p>
      ) : null}
    </>
  );
}
