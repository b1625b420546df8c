import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { indexTerms } from "@/lib/memory/recall/terms.ts";
import { scopeId, scopeKey } from "@/lib/memory/scope.ts";
import type { syntheticTalk } from "./synthetic-chat.ts";

export const benchContext = "bench";
const turnsPerSession = 20;
const batchRows = 4_000;
const firstSaid = Date.UTC(2026, 0, 1);
export const lastSaid = Date.UTC(2026, 10, 1);

export interface BenchUser {
  user: string;
  scopeId: string;
  turns: number;
}

/**
 * Fills the store with users of the given numbers of turns, written in turn as they would be in use, so that one
 * person's rows are spread over the table. The text index is built once at the end.
 */
export async function fillTurns(
  prisma: PrismaClient,
  users: readonly BenchUser[],
  talk: ReturnType<typeof syntheticTalk>,
) {
  await prisma.memoryScope.createMany({
    data: users.map(({ user, scopeId: id }) => ({
      id,
      contextId: benchContext,
      key: scopeKey({ user }),
      salt: new Uint8Array(16),
    })),
  });
  await prisma.$executeRaw`DROP INDEX IF EXISTS turns_scope_tsv_idx`;
  const rounds = Math.max(...users.map(({ turns }) => Math.ceil(turns / turnsPerSession)));
  let batch = emptyBatch();
  for (let round = 0; round < rounds; round++) {
    const open = users.filter(({ turns }) => turns > round * turnsPerSession);
    const sessions = open.map(({ scopeId: owner, turns }) => ({
      id: randomUUID(),
      scopeId: owner,
      nextSeq: Math.min(turnsPerSession, turns - round * turnsPerSession),
    }));
    await prisma.memorySession.createMany({ data: sessions });
    for (let seq = 0; seq < turnsPerSession; seq++) {
      for (const session of sessions) {
        if (seq >= session.nextSeq) continue;
        addTurn(
          batch,
          session,
          seq,
          talk.sentence(4, 24),
          firstSaid + ((lastSaid - firstSaid) * round) / rounds + seq * 60_000,
        );
        if (batch.ids.length >= batchRows) {
          await insertBatch(prisma, batch);
          batch = emptyBatch();
        }
      }
    }
  }
  await insertBatch(prisma, batch);
  await prisma.$executeRaw`CREATE INDEX turns_scope_tsv_idx ON turns USING gin (scope_id, tsv) WITH (fastupdate = off)`;
  await prisma.$executeRaw`VACUUM ANALYZE turns`;
  await prisma.$executeRaw`VACUUM ANALYZE memory_sessions`;
}

/** Facts of one person: what a profile holds after months. */
export async function fillFacts(
  prisma: PrismaClient,
  { scopeId: owner }: BenchUser,
  facts: number,
  talk: ReturnType<typeof syntheticTalk>,
) {
  const at = new Date(lastSaid);
  const entity = await prisma.entity.create({
    data: { scopeId: owner, type: "self", name: "User", nameKey: "user", isSelf: true, createdAt: at },
  });
  await prisma.attribute.createMany({
    data: Array.from({ length: facts }, () => {
      const value = talk.sentence(1, 3);
      return {
        scopeId: owner,
        entityId: entity.id,
        key: "likes",
        value,
        identity: value,
        category: "knowledge",
        single: false,
        confidence: 0.9,
        importance: 0.5,
        validFrom: at,
        knownFrom: at,
      };
    }),
  });
}

export function benchUser(user: string, turns: number): BenchUser {
  return { user, turns, scopeId: scopeId(benchContext, scopeKey({ user })) };
}

function emptyBatch() {
  return {
    ids: [] as string[],
    scopes: [] as string[],
    sessions: [] as string[],
    seqs: [] as number[],
    roles: [] as string[],
    contents: [] as string[],
    dates: [] as Date[],
    terms: [] as string[],
  };
}

function addTurn(
  batch: ReturnType<typeof emptyBatch>,
  session: { id: string; scopeId: string },
  seq: number,
  content: string,
  at: number,
) {
  batch.ids.push(randomUUID());
  batch.scopes.push(session.scopeId);
  batch.sessions.push(session.id);
  batch.seqs.push(seq);
  batch.roles.push(seq % 2 === 0 ? "user" : "assistant");
  batch.contents.push(content);
  batch.dates.push(new Date(at));
  batch.terms.push(indexTerms(content));
}

async function insertBatch(prisma: PrismaClient, batch: ReturnType<typeof emptyBatch>) {
  await prisma.$executeRaw`
    INSERT INTO turns (id, scope_id, session_id, seq, role, content, stated_at, recorded_at, stable_id, terms)
    SELECT id, scope_id, session_id, seq, role::"TurnRole", content, stated_at, stated_at, id::text, terms
    FROM unnest(${batch.ids}::uuid[], ${batch.scopes}::uuid[], ${batch.sessions}::uuid[], ${batch.seqs}::int[],
      ${batch.roles}::text[], ${batch.contents}::text[], ${batch.dates}::timestamptz[], ${batch.terms}::text[])
      AS t(id, scope_id, session_id, seq, role, content, stated_at, terms)`;
}
