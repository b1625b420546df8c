import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";
import { type Cursor, decodeCursor, encodeCursor } from "../cursor.ts";
import { isWaiting, personOfScope } from "./waiting.ts";

export const peopleSorts = ["seen", "joined", "email"] as const;
export type PeopleSort = (typeof peopleSorts)[number];

export interface PeopleQuery {
  /** Part of a name or e-mail, any case. */
  search?: string;
  sort: PeopleSort;
  order: "asc" | "desc";
  /** Only people with claims that wait for a ruling. */
  waiting?: boolean;
  after?: string;
  before?: string;
  limit: number;
  now: Date;
}

export interface PersonRow {
  id: string;
  name: string | null;
  email: string;
  role: string;
  memoryEnabled: boolean;
  joinedAt: Date;
  seenAt: Date;
  conversations: number;
  live: number;
  superseded: number;
  contested: number;
}

export interface PeoplePage {
  people: PersonRow[];
  next: string | null;
  previous: string | null;
}

// Each of these is the leading expression of an index (migration inspector_indexes, users_email_lower_key).
const sortColumns = {
  seen: { sql: Prisma.sql`coalesce(u.last_seen_at, u.created_at)`, cast: Prisma.sql`timestamptz` },
  joined: { sql: Prisma.sql`u.created_at`, cast: Prisma.sql`timestamptz` },
  email: { sql: Prisma.sql`lower(u.email)`, cast: Prisma.sql`text` },
} as const;

/** One page of all users with the state of their memory; counts are made for the rows of the page alone. */
export async function listPeople(prisma: PrismaClient, contextId: string, query: PeopleQuery): Promise<PeoplePage> {
  const list = `people.${query.sort}.${query.order}`;
  const cursor = decodeCursor(list, query.after ?? query.before);
  const backwards = cursor !== null && query.after === undefined;
  const ascending = (query.order === "asc") !== backwards;
  const { sql: column, cast } = sortColumns[query.sort];
  const direction = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;

  const rows = await prisma.$queryRaw<(PersonRow & { position: string })[]>`
    WITH page AS (
      SELECT u.id, u.name, u.email, u.role::text AS role, u.memory_enabled, u.created_at,
             coalesce(u.last_seen_at, u.created_at) AS seen_at, ${column}::text AS position, ${column} AS sorted
      FROM users u
      WHERE ${matches(contextId, query)} AND ${beyond(cursor, column, cast, ascending)}
      ORDER BY ${column} ${direction}, u.id ${direction}
      LIMIT ${query.limit + 1}
    )
    SELECT page.id, page.name, page.email, page.role, page.memory_enabled AS "memoryEnabled",
           page.created_at AS "joinedAt", page.seen_at AS "seenAt", page.position,
           (SELECT count(*)::int FROM conversations c WHERE c.user_id = page.id AND c.deleted_at IS NULL) AS conversations,
           coalesce(facts.live, 0) AS live, coalesce(facts.superseded, 0) AS superseded,
           coalesce(waiting.contested, 0) AS contested
    FROM page
    LEFT JOIN memory_scopes s ON s.context_id = ${contextId} AND s.key = 'user/' || page.id || '/'
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE a.valid_from <= ${query.now} AND (a.valid_until IS NULL OR a.valid_until > ${query.now}))::int AS live,
             count(*) FILTER (WHERE a.close_reason = 'superseded')::int AS superseded
      FROM attributes a
      WHERE a.scope_id = s.id AND a.known_until IS NULL AND a.forgotten_at IS NULL
    ) facts ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS contested FROM claims c WHERE c.scope_id = s.id AND ${isWaiting}
    ) waiting ON true
    ORDER BY page.sorted ${direction}, page.id ${direction}`;

  return toPage(rows, { list, limit: query.limit, moved: cursor !== null, backwards });
}

function matches(contextId: string, { search, waiting }: PeopleQuery): Prisma.Sql {
  const conditions: Prisma.Sql[] = [Prisma.sql`true`];
  const text = search?.trim().toLowerCase();
  if (text) {
    const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(Prisma.sql`(lower(u.email) LIKE ${pattern} OR lower(u.name) LIKE ${pattern})`);
  }
  if (waiting) {
    conditions.push(Prisma.sql`u.id = ANY(ARRAY(
      SELECT ${personOfScope} FROM claims c JOIN memory_scopes s ON s.id = c.scope_id
      WHERE s.context_id = ${contextId} AND ${isWaiting}))`);
  }
  return Prisma.join(conditions, " AND ");
}

function beyond(cursor: Cursor | null, column: Prisma.Sql, cast: Prisma.Sql, ascending: boolean): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  const { position, id } = cursor;
  const comparison = ascending ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`(${column}, u.id) ${comparison} (${position}::${cast}, ${id}::uuid)`;
}

function toPage(
  rows: (PersonRow & { position: string })[],
  { list, limit, moved, backwards }: { list: string; limit: number; moved: boolean; backwards: boolean },
): PeoplePage {
  const more = rows.length > limit;
  const kept = more ? rows.slice(0, limit) : rows;
  if (backwards) kept.reverse();
  const edge = (row: (typeof kept)[number] | undefined) =>
    row ? encodeCursor({ list, position: row.position, id: row.id }) : null;
  return {
    people: kept.map(({ position: _position, ...person }) => person),
    next: backwards || more ? edge(kept.at(-1)) : null,
    previous: (backwards && more) || (!backwards && moved) ? edge(kept[0]) : null,
  };
}
