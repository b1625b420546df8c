import type { PrismaClient } from "../../generated/prisma/client.ts";

/** How often a fact was put into a prompt, and where the last time can be read. */
export interface Given {
  answers: number;
  conversationId: string | null;
  messageId: string | null;
}

const recallsRead = 500;

/**
 * Facts of one scope by the answers they were given to, over the latest recalls. A stretch whose row was written anew
 * since (its end became known) counts as the same: same key, value and beginning.
 */
export async function givenTo(
  prisma: PrismaClient,
  { scopeId, personId }: { scopeId: string; personId: string },
): Promise<Map<string, Given>> {
  const rows = await prisma.$queryRaw<(Given & { attributeId: string })[]>`
    WITH latest AS (
      SELECT id, items, created_at FROM recalls
      WHERE scope_id = ${scopeId}::uuid AND failure IS NULL ORDER BY created_at DESC LIMIT ${recallsRead}
    ), given AS (
      SELECT r.id AS recall_id, r.created_at, item->>'id' AS attribute_id
      FROM latest r CROSS JOIN LATERAL jsonb_array_elements(r.items) AS item WHERE item->>'kind' = 'attribute'
    ), own AS (
      SELECT id, entity_id, key, identity, valid_from, known_until FROM attributes
      WHERE scope_id = ${scopeId}::uuid AND forgotten_at IS NULL
    )
    SELECT shown.id AS "attributeId", count(DISTINCT g.recall_id)::int AS answers,
           (array_agg(m.id ORDER BY g.created_at DESC) FILTER (WHERE c.id IS NOT NULL))[1] AS "messageId",
           (array_agg(c.id ORDER BY g.created_at DESC) FILTER (WHERE c.id IS NOT NULL))[1] AS "conversationId"
    FROM given g
    JOIN own recalled ON recalled.id::text = g.attribute_id
    JOIN own shown ON shown.entity_id = recalled.entity_id AND shown.key = recalled.key
      AND shown.identity = recalled.identity AND shown.valid_from = recalled.valid_from
    LEFT JOIN messages m ON m.recall_id = g.recall_id
    LEFT JOIN conversations c ON c.id = m.conversation_id AND c.user_id = ${personId}::uuid AND c.deleted_at IS NULL
    GROUP BY shown.id`;
  return new Map(rows.map(({ attributeId, ...given }) => [attributeId, given]));
}

/** Rows that were written anew since → the row that shows the same stretch now. Others are absent. */
export async function rowsShownNow(
  prisma: PrismaClient,
  { scopeId, attributeIds }: { scopeId: string; attributeIds: readonly string[] },
): Promise<Map<string, string>> {
  if (attributeIds.length === 0) return new Map();
  const rows = await prisma.$queryRaw<{ old: string; shown: string }[]>`
    SELECT DISTINCT ON (old.id) old.id::text AS old, shown.id::text AS shown
    FROM attributes old
    JOIN attributes shown ON shown.scope_id = old.scope_id AND shown.entity_id = old.entity_id AND shown.key = old.key
      AND shown.identity = old.identity AND (shown.known_until IS NULL OR shown.was_wrong)
    WHERE old.scope_id = ${scopeId}::uuid AND old.id = ANY(${[...attributeIds]}::uuid[]) AND shown.forgotten_at IS NULL
    ORDER BY old.id, shown.id = old.id DESC, abs(extract(epoch FROM shown.valid_from - old.valid_from)), shown.known_from DESC`;
  return new Map(rows.map(({ old, shown }) => [old, shown]));
}
