import { randomUUID } from "node:crypto";
import { Prisma } from "../../generated/prisma/client.ts";
import type { KeyOf } from "./claims.ts";
import type { Database, Owned } from "./database.ts";
import { countOrphanedEmbeddings, deleteForgottenFactEmbeddings, deleteTurnEmbeddings } from "./embeddings.ts";

/** A value of one key, in every row that holds it. */
export interface ForgottenValue extends KeyOf {
  identity: string;
  value: string;
  attributeId: string;
  entityName: string;
}

/** Values of the rows that are not forgotten yet: the named ones, those of an entity, or all. */
export async function valuesToForget(
  db: Database,
  { scopeId, of }: Owned & { of: { attributeIds: readonly string[] } | { entityId: string } | "all" },
): Promise<ForgottenValue[]> {
  const filter =
    of === "all"
      ? Prisma.empty
      : "entityId" in of
        ? Prisma.sql`AND a.entity_id = ${of.entityId}::uuid`
        : Prisma.sql`AND a.id = ANY(${[...of.attributeIds]}::uuid[])`;
  const rows = await db.$queryRaw<
    { id: string; entity_id: string; entity_name: string; key: string; identity: string; value: string }[]
  >`
    SELECT DISTINCT ON (a.entity_id, a.key, a.identity) a.id, a.entity_id, e.name AS entity_name, a.key, a.identity, a.value
    FROM attributes a JOIN entities e ON e.id = a.entity_id
    WHERE a.scope_id = ${scopeId}::uuid AND a.value IS NOT NULL AND a.forgotten_at IS NULL ${filter}
    ORDER BY a.entity_id, a.key, a.identity, a.known_from DESC`;
  return rows.map((row) => ({
    attributeId: row.id,
    entityId: row.entity_id,
    entityName: row.entity_name,
    key: row.key,
    identity: row.identity,
    value: row.value,
  }));
}

export async function insertTombstones(
  db: Database,
  { scopeId, values, actor, now }: Owned & { values: readonly ForgottenValue[]; actor: string; now: Date },
): Promise<void> {
  await db.tombstone.createMany({
    data: values.map(({ entityId, key, identity }) => ({
      id: randomUUID(),
      scopeId,
      entityId,
      key,
      identity,
      forgottenAt: now,
      recordedAt: now,
      actor,
    })),
  });
}

/** Every row that ever told one of the values is hidden, whatever its belief interval, and loses its vector. */
export async function hideValues(
  db: Database,
  { scopeId, values, now }: Owned & { values: readonly ForgottenValue[]; now: Date },
): Promise<void> {
  await db.$executeRaw`
    UPDATE attributes a SET forgotten_at = ${now}
    FROM ${listed(values)}
    WHERE a.scope_id = ${scopeId}::uuid AND a.forgotten_at IS NULL AND ${matches(Prisma.sql`a`)}`;
  await deleteForgottenFactEmbeddings(db, { scopeId });
}

/** Turns whose words taught one of the values. */
export async function turnsOfValues(
  db: Database,
  { scopeId, values }: Owned & { values: readonly ForgottenValue[] },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ turn_id: string }[]>`
    SELECT DISTINCT c.turn_id FROM claims c, ${listed(values)}
    WHERE c.scope_id = ${scopeId}::uuid AND c.turn_id IS NOT NULL AND ${matches(Prisma.sql`c`)}`;
  return rows.map((row) => row.turn_id);
}

export async function turnsOfSession(
  db: Database,
  { scopeId, sessionId }: Owned & { sessionId: string },
): Promise<string[]> {
  const rows = await db.turn.findMany({ where: { scopeId, sessionId }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Hides turns from recall and history; their vectors are gone. Claims are the caller's business. */
export async function hideTurns(
  db: Database,
  { scopeId, turnIds, now }: Owned & { turnIds: readonly string[]; now: Date },
): Promise<void> {
  await db.turn.updateMany({
    where: { scopeId, id: { in: [...turnIds] }, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
  await deleteTurnEmbeddings(db, { scopeId, turnIds });
}

/** Removes the text of the values from claims and rows; hashes stay, so that the fold keeps its shape. */
export async function eraseValues(
  db: Database,
  { scopeId, values }: Owned & { values: readonly ForgottenValue[] },
): Promise<void> {
  await db.$executeRaw`
    UPDATE claims c SET value = NULL, quotes = '[]', symbol = NULL, verdict_reason = NULL
    FROM ${listed(values)}
    WHERE c.scope_id = ${scopeId}::uuid AND ${matches(Prisma.sql`c`)}`;
  await db.$executeRaw`
    UPDATE attributes a SET value = NULL
    FROM ${listed(values)}
    WHERE a.scope_id = ${scopeId}::uuid AND ${matches(Prisma.sql`a`)}`;
}

/** Removes the content of turns, their index terms, and the quotes taken from them. */
export async function eraseTurns(
  db: Database,
  { scopeId, turnIds }: Owned & { turnIds: readonly string[] },
): Promise<void> {
  const ids = [...turnIds];
  await db.turn.updateMany({ where: { scopeId, id: { in: ids } }, data: { content: "", terms: "", factTerms: "" } });
  await db.claim.updateMany({ where: { scopeId, turnId: { in: ids } }, data: { quotes: [] } });
}

/** Values and quotes of withdrawn claims of the turns, and of rows that only such claims support. */
export async function eraseWithdrawn(
  db: Database,
  { scopeId, turnIds }: Owned & { turnIds: readonly string[] },
): Promise<void> {
  const ids = [...turnIds];
  await db.$executeRaw`
    UPDATE attributes a SET value = NULL, forgotten_at = coalesce(a.forgotten_at, a.known_until)
    WHERE a.scope_id = ${scopeId}::uuid AND a.known_until IS NOT NULL AND a.id IN (
      SELECT v.attribute_id FROM evidence v JOIN claims c ON c.id = v.claim_id
      WHERE c.scope_id = ${scopeId}::uuid AND v.role = 'supports' AND v.attribute_id IS NOT NULL
      GROUP BY v.attribute_id
      HAVING bool_and(c.withdrawn_at IS NOT NULL AND c.turn_id = ANY(${ids}::uuid[])))`;
  await db.$executeRaw`
    UPDATE claims SET value = NULL, quotes = '[]', symbol = NULL
    WHERE scope_id = ${scopeId}::uuid AND turn_id = ANY(${ids}::uuid[]) AND withdrawn_at IS NOT NULL`;
  await deleteForgottenFactEmbeddings(db, { scopeId });
}

/** Recalls whose stored prompt text mentions one of the texts lose it; returns how many. */
export async function eraseRecalls(
  db: Database,
  { scopeId, texts }: Owned & { texts: readonly string[] },
): Promise<number> {
  return db.$executeRaw`
    UPDATE recalls SET query = '', profile_text = '', context_text = '', items = '[]', failure = coalesce(failure, 'forgotten')
    WHERE scope_id = ${scopeId}::uuid AND ${mentions(Prisma.sql`query || ' ' || profile_text || ' ' || context_text || ' ' || items::text`, texts)}`;
}

export async function countRecalls(
  db: Database,
  { scopeId, texts }: Owned & { texts: readonly string[] },
): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM recalls
    WHERE scope_id = ${scopeId}::uuid AND ${mentions(Prisma.sql`query || ' ' || profile_text || ' ' || context_text || ' ' || items::text`, texts)}`;
  return rows[0]?.count ?? 0;
}

export async function countClaims(
  db: Database,
  { scopeId, of }: Owned & { of: { values: readonly ForgottenValue[] } | { turnIds: readonly string[] } },
): Promise<number> {
  if ("turnIds" in of)
    return db.claim.count({ where: { scopeId, turnId: { in: [...of.turnIds] }, withdrawnAt: null } });
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT c.id)::int AS count FROM claims c, ${listed(of.values)}
    WHERE c.scope_id = ${scopeId}::uuid AND ${matches(Prisma.sql`c`)}`;
  return rows[0]?.count ?? 0;
}

/** Searches every place that could still hold one of the texts, or a vector made of what is gone. */
export async function probeTexts(
  db: Database,
  { scopeId, texts }: Owned & { texts: readonly string[] },
): Promise<{ place: string; remaining: number }[]> {
  const places: [string, Prisma.Sql, Prisma.Sql][] = [
    ["claims", Prisma.sql`claims`, Prisma.sql`coalesce(value, '') || ' ' || quotes::text`],
    ["attributes", Prisma.sql`attributes`, Prisma.sql`coalesce(value, '')`],
    ["turns", Prisma.sql`turns`, Prisma.sql`content`],
    [
      "recalls",
      Prisma.sql`recalls`,
      Prisma.sql`query || ' ' || profile_text || ' ' || context_text || ' ' || items::text`,
    ],
  ];
  const inTexts = await Promise.all(
    places.map(async ([place, table, text]) => {
      const rows = await db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM ${table} WHERE scope_id = ${scopeId}::uuid AND ${mentions(text, texts)}`;
      return { place, remaining: rows[0]?.count ?? 0 };
    }),
  );
  return [...inTexts, ...(await countOrphanedEmbeddings(db, { scopeId }))];
}

const scopeTables = [
  "memory_sessions",
  "turns",
  "turn_embeddings",
  "attribute_embeddings",
  "entities",
  "entity_aliases",
  "claims",
  "attributes",
  "relations",
  "evidence",
  "extraction_runs",
  "recalls",
  "tombstones",
] as const;

export async function countScopeRows(
  db: Database,
  { scopeId }: Owned,
): Promise<{ place: string; remaining: number }[]> {
  return Promise.all(
    scopeTables.map(async (table) => {
      const rows = await db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM ${Prisma.raw(table)} WHERE scope_id = ${scopeId}::uuid`;
      return { place: table, remaining: rows[0]?.count ?? 0 };
    }),
  );
}

/** Every row of the scope, by cascade. */
export async function deleteScope(db: Database, { scopeId }: Owned): Promise<void> {
  await db.memoryScope.deleteMany({ where: { id: scopeId } });
}

function listed(values: readonly ForgottenValue[]): Prisma.Sql {
  return Prisma.sql`unnest(${values.map((one) => one.entityId)}::uuid[], ${values.map((one) => one.key)}::text[],
    ${values.map((one) => one.identity)}::text[]) AS gone(entity_id, key, identity)`;
}

function matches(alias: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${alias}.entity_id = gone.entity_id AND ${alias}.key = gone.key AND ${alias}.identity = gone.identity`;
}

/** Case-insensitive containment of any of the texts; position() takes them literally. */
function mentions(haystack: Prisma.Sql, texts: readonly string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM unnest(${[...texts]}::text[]) AS said(text) WHERE position(lower(said.text) IN lower(${haystack})) > 0)`;
}
