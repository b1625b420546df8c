import type { PrismaClient } from "../../generated/prisma/client.ts";

/** Where a turn can be read: its words, and the message of the chat that it was recorded from. */
export interface TurnSource {
  turnId: string;
  content: string;
  role: string;
  statedAt: Date;
  withdrawn: boolean;
  conversationId: string | null;
  messageId: string | null;
}

/** The turns among `turnIds` that belong to the scope; links only to conversations of that person. */
export async function turnSources(
  prisma: PrismaClient,
  { scopeId, personId, turnIds }: { scopeId: string; personId: string; turnIds: readonly string[] },
): Promise<Map<string, TurnSource>> {
  if (turnIds.length === 0) return new Map();
  const rows = await prisma.$queryRaw<TurnSource[]>`
    SELECT DISTINCT ON (t.id) t.id AS "turnId", t.content, t.role::text AS role, t.stated_at AS "statedAt",
           t.withdrawn_at IS NOT NULL AS withdrawn, c.id AS "conversationId", CASE WHEN c.id IS NULL THEN NULL ELSE m.id END AS "messageId"
    FROM turns t
    LEFT JOIN messages m ON m.turn_id = t.id
    LEFT JOIN conversations c ON c.id = m.conversation_id AND c.user_id = ${personId}::uuid AND c.deleted_at IS NULL
    WHERE t.scope_id = ${scopeId}::uuid AND t.id = ANY(${[...turnIds]}::uuid[])
    ORDER BY t.id, c.id NULLS LAST`;
  return new Map(rows.map((row) => [row.turnId, row]));
}
