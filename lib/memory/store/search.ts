import { Prisma } from "../../generated/prisma/client.ts";
import type { AskedTime } from "../recall/dates.ts";
import type { Posting, Postings } from "../recall/score.ts";
import type { EntityType, TurnRole } from "../types.ts";

/** A Prisma client or a transaction of one. */
export type SearchStore = Prisma.TransactionClient;

/** Terms of a question that are looked up: the bits of a posting's mask. */
export const maxQuestionTerms = 30;
/** Matching turns that are scored, those with the rarest terms and then the latest first. */
export const defaultMaxPostings = 4_000;
const maxTimedTurns = 300;
const maxFacts = 200;
/** Read per turn, in characters; enough for the cues and for an excerpt. */
const maxReadCharacters = 20_000;

export interface FoundFact {
  id: string;
  key: string;
  value: string;
  importance: number;
  confidence: number;
  validFrom: Date;
  knownFrom: Date;
  entityName: string;
  entityType: EntityType;
  isSelf: boolean;
}

export interface Found extends Postings {
  facts: FoundFact[];
}

export interface TurnText {
  id: string;
  sessionId: string;
  seq: number;
  role: TurnRole;
  content: string;
  statedAt: Date;
  stableId: string;
  /** The words that taught it are all about values that no longer hold. */
  outdated: boolean;
}

/** Belief time and world time of a read. */
export interface ReadTimes {
  /** Belief time; absent: what is known now. */
  asOf?: Date;
  /** World time. */
  at: Date;
}

export interface PostingsQuery extends ReadTimes {
  scopeId: string;
  terms: readonly string[];
  times: readonly AskedTime[];
  skip: { stableIds: readonly string[]; sessionId?: string };
  facts: FactsQuery | null;
  maxPostings?: number;
}

/** Facts are few per scope: their keys are matched by name, their values and entities by the stems' beginnings. */
export interface FactsQuery {
  keys: readonly string[];
  stems: readonly string[];
}

interface PostingsRow {
  sessions: string | null;
  facts: string | null;
  frequencies: number[] | null;
  turn_count: number;
  session_count: number;
}

/** One statement: every turn of the scope that holds one of the terms or was said at one of the times, and the facts. */
export async function findPostings(store: SearchStore, query: PostingsQuery): Promise<Found> {
  const { scopeId, terms, times, skip } = query;
  const anyTerm = terms.map(lexeme).join(" | ");
  const matches: Prisma.Sql[] = [];
  if (terms.length > 0) matches.push(Prisma.sql`t.tsv @@ ${anyTerm}::tsquery`);
  for (const { from, until } of times) matches.push(Prisma.sql`(t.stated_at >= ${from} AND t.stated_at < ${until})`);
  if (matches.length === 0) matches.push(Prisma.sql`false`);
  const bits = terms.map((term, bit) => Prisma.sql`((t.tsv @@ ${lexeme(term)}::tsquery)::int << ${bit}::int)`);
  const mask = bits.length > 0 ? Prisma.join(bits, " | ") : Prisma.sql`0`;
  const counts = terms.map((_, bit) => Prisma.sql`coalesce(sum((mask >> ${bit}::int) & 1), 0)::int`);
  const held = terms.map(
    (_, bit) => Prisma.sql`((mask >> ${bit}::int) & 1) / ln(2 + counted.by_term[${bit + 1}::int])`,
  );
  const rarity = held.length > 0 ? Prisma.join(held, " + ") : Prisma.sql`0`;
  const skipped =
    skip.stableIds.length === 0
      ? Prisma.sql`false`
      : Prisma.sql`(t.stable_id = ANY(${[...skip.stableIds]}::text[]) AND ${
          skip.sessionId ? Prisma.sql`t.session_id = ${skip.sessionId}::uuid` : Prisma.sql`true`
        })`;
  const [row] = await store.$queryRaw<PostingsRow[]>`
    WITH hits AS MATERIALIZED (
      SELECT t.session_id, t.seq, t.role, t.stated_at, length(t.tsv) AS length, (${mask}) AS mask, ${skipped} AS skipped
      FROM turns t
      WHERE t.scope_id = ${scopeId}::uuid AND t.withdrawn_at IS NULL AND t.role IN ('user', 'assistant')
        AND (${Prisma.join(matches, " OR ")}) ${knownBy(query.asOf)}
    ), counted AS MATERIALIZED (
      SELECT ${counts.length > 0 ? Prisma.sql`ARRAY[${Prisma.join(counts)}]` : Prisma.sql`ARRAY[]::int[]`} AS by_term FROM hits
    ), kept AS (
      (SELECT hits.* FROM hits CROSS JOIN counted WHERE mask <> 0
        ORDER BY ${rarity} DESC, stated_at DESC LIMIT ${query.maxPostings ?? defaultMaxPostings}::int)
      UNION ALL
      (SELECT * FROM hits WHERE mask = 0 ORDER BY stated_at DESC LIMIT ${maxTimedTurns}::int)
    ), by_session AS (
      SELECT k.session_id, s.next_seq, string_agg(concat_ws(',', k.seq, CASE k.role WHEN 'user' THEN 1 ELSE 0 END,
        (extract(epoch FROM k.stated_at) * 1000)::bigint, k.length, k.mask, k.skipped::int), ';' ORDER BY k.seq) AS postings
      FROM kept k JOIN memory_sessions s ON s.id = k.session_id AND s.scope_id = ${scopeId}::uuid
      GROUP BY k.session_id, s.next_seq
    )
    SELECT
      (SELECT string_agg(session_id || ' ' || next_seq || ' ' || postings, E'\\n' ORDER BY session_id) FROM by_session) AS sessions,
      (SELECT by_term FROM counted) AS frequencies,
      (SELECT coalesce(sum(next_seq), 0)::int FROM memory_sessions WHERE scope_id = ${scopeId}::uuid) AS turn_count,
      (SELECT count(*)::int FROM memory_sessions WHERE scope_id = ${scopeId}::uuid) AS session_count,
      ${query.facts ? factsAsJson(scopeId, query.facts, query) : Prisma.sql`NULL`} AS facts`;
  return {
    sessions: (row?.sessions ?? "").split("\n").filter(Boolean).map(parseSession),
    frequencies: row?.frequencies ?? [],
    turnCount: row?.turn_count ?? 0,
    sessionCount: row?.session_count ?? 0,
    facts: parseFacts(row?.facts ?? null),
  };
}

interface TurnTextRow extends Omit<TurnText, "sessionId"> {
  session_id: string;
}

/**
 * Texts of turns by session and position. Left out: withdrawn turns, turns that hold a value forgotten after they were
 * said, and turns with a claim in quarantine that nobody has accepted.
 */
export async function readTurnTexts(
  store: SearchStore,
  { scopeId, places, asOf, at }: ReadTimes & { scopeId: string; places: readonly { sessionId: string; seq: number }[] },
): Promise<TurnText[]> {
  if (places.length === 0) return [];
  const rows = await store.$queryRaw<TurnTextRow[]>`
    WITH forgotten AS MATERIALIZED (
      SELECT id, lower(value) AS value, forgotten_at FROM attributes
      WHERE scope_id = ${scopeId}::uuid AND forgotten_at IS NOT NULL
    )
    SELECT t.id::text AS id, t.session_id::text AS session_id, t.seq, t.role::text AS role,
      left(t.content, ${maxReadCharacters}::int) AS content, t.stated_at AS "statedAt", t.stable_id AS "stableId",
      coalesce(learnt.outdated, false) AS outdated
    FROM unnest(${places.map(({ sessionId }) => sessionId)}::uuid[], ${places.map(({ seq }) => seq)}::int[]) AS place(session_id, seq)
    JOIN turns t ON t.session_id = place.session_id AND t.seq = place.seq
    LEFT JOIN LATERAL (
      SELECT bool_and(a.valid_until IS NOT NULL AND a.valid_until <= ${at}) AS outdated
      FROM claims c
      JOIN evidence e ON e.claim_id = c.id AND e.role = 'supports' AND e.scope_id = ${scopeId}::uuid
      JOIN attributes a ON a.id = e.attribute_id AND a.scope_id = ${scopeId}::uuid AND a.known_until IS NULL
      WHERE c.turn_id = t.id AND c.scope_id = ${scopeId}::uuid
    ) learnt ON true
    WHERE t.scope_id = ${scopeId}::uuid AND t.withdrawn_at IS NULL AND t.role IN ('user', 'assistant') ${knownBy(asOf)}
      AND NOT EXISTS (
        SELECT 1 FROM forgotten f
        WHERE f.forgotten_at >= t.stated_at AND (
          (length(f.value) > 2 AND position(f.value IN lower(t.content)) > 0)
          OR EXISTS (SELECT 1 FROM evidence e JOIN claims c ON c.id = e.claim_id AND c.scope_id = ${scopeId}::uuid
            WHERE e.attribute_id = f.id AND e.role = 'supports' AND c.turn_id = t.id))
      )
      AND NOT EXISTS (
        SELECT 1 FROM claims c
        WHERE c.turn_id = t.id AND c.scope_id = ${scopeId}::uuid AND c.verdict = 'quarantined'
          AND NOT EXISTS (SELECT 1 FROM claims ruling
            WHERE ruling.rules_on_id = c.id AND ruling.scope_id = ${scopeId}::uuid AND ruling.op = 'resolve'
              AND ruling.value = 'accept')
      )`;
  return rows.map(({ session_id, ...row }) => ({ ...row, sessionId: session_id }));
}

function factsAsJson(scopeId: string, { keys, stems }: FactsQuery, { asOf, at }: ReadTimes): Prisma.Sql {
  // Stems are letters and digits only (terms.ts), so they cannot change the meaning of the pattern.
  const pattern = stems.length > 0 ? `\\m(${stems.join("|")})` : "$^";
  const believed = asOf
    ? Prisma.sql`a.known_from <= ${asOf} AND (a.known_until IS NULL OR a.known_until > ${asOf})`
    : Prisma.sql`a.known_until IS NULL`;
  return Prisma.sql`(SELECT json_agg(fact)::text FROM (
    SELECT a.id, a.key, a.value, a.importance, a.confidence, a.valid_from AS "validFrom", a.known_from AS "knownFrom",
      e.name AS "entityName", e.type AS "entityType", e.is_self AS "isSelf"
    FROM attributes a JOIN entities e ON e.id = a.entity_id
    WHERE a.scope_id = ${scopeId}::uuid AND ${believed} AND a.forgotten_at IS NULL AND a.value IS NOT NULL
      AND a.valid_from <= ${at} AND (a.valid_until IS NULL OR a.valid_until > ${at})
      AND (a.key = ANY(${[...keys]}::text[])
        OR lower(concat_ws(' ', replace(a.key, '_', ' '), a.value, CASE WHEN e.is_self THEN '' ELSE e.name END)) ~ ${pattern})
    ORDER BY a.importance DESC, a.id LIMIT ${maxFacts}::int
  ) fact)`;
}

function knownBy(asOf: Date | undefined): Prisma.Sql {
  return asOf ? Prisma.sql`AND t.recorded_at <= ${asOf}` : Prisma.empty;
}

/** Terms are letters, marks and digits (terms.ts); the quotes make each one lexeme, whatever its script. */
function lexeme(term: string): string {
  return `'${term.replaceAll("\\", "").replaceAll("'", "")}'`;
}

function parseSession(line: string) {
  const [sessionId = "", turns = "0", postings = ""] = line.split(" ");
  return { sessionId, turns: Number(turns), postings: postings.split(";").map(parsePosting) };
}

function parsePosting(text: string): Posting {
  const [seq = 0, user = 0, statedAt = 0, length = 0, mask = 0, skipped = 0] = text.split(",").map(Number);
  return { seq, role: user ? "user" : "assistant", statedAt, length, mask, skipped: skipped === 1 };
}

function parseFacts(json: string | null): FoundFact[] {
  if (!json) return [];
  const rows = JSON.parse(json) as (Omit<FoundFact, "validFrom" | "knownFrom"> & {
    validFrom: string;
    knownFrom: string;
  })[];
  return rows.map((row) => ({ ...row, validFrom: new Date(row.validFrom), knownFrom: new Date(row.knownFrom) }));
}
