import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type ClientName, clientNames, clientsOf } from "@/lib/testing/both-clients.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import type { Memory } from "./api.ts";
import { scopeId, scopeKey } from "./scope.ts";
import { projection } from "./testing/projection.ts";
import { scriptedExtractor } from "./testing/scripted-extractor.ts";

// The properties of ARCHITECTURE.md over the store, on a real PostgreSQL.

const { prisma } = await freshDatabase();
const epoch = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
let now = epoch + 400 * dayMs;
const clock = { now: () => new Date(now) };
const clients = await clientsOf(prisma, { clock, extractor: scriptedExtractor });
const actor = { kind: "process" as const, id: "test" };

interface Said {
  id: string;
  content: string;
  day: number;
}

const aValue = fc.constantFrom("alpha", "beta", "gamma");
const aKey = fc.constantFrom("location", "likes", "employer");
const aTime = fc.constantFrom("", "", " #0", " #-5", " #7", " ~3");
const aClaim = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(aKey, aValue, aTime).map(([key, value, time]) => `assert ${key} ${value}${time}`) },
  { weight: 2, arbitrary: fc.tuple(aKey, aValue).map(([key, value]) => `retract ${key} ${value}`) },
  { weight: 1, arbitrary: aKey.map((key) => `retract ${key} -`) },
  { weight: 2, arbitrary: fc.tuple(aKey, aValue).map(([key, value]) => `correct ${key} ${value}`) },
  { weight: 1, arbitrary: fc.constantFrom("assert role engineer", "move platform", "move data") },
);
const aStory: fc.Arbitrary<Said[]> = fc
  .array(fc.tuple(fc.array(aClaim, { minLength: 1, maxLength: 2 }), fc.integer({ min: 0, max: 8 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((turns) => turns.map(([claims, day], index) => ({ id: `turn-${index}`, content: claims.join("; "), day })));

async function tell(memory: Memory, user: string, turns: readonly Said[]) {
  const session = await memory.sessions.create({ scope: { user } });
  const turnIds = new Map<string, string>();
  for (const { id, content, day } of turns) {
    now += 60_000;
    const turn = await session.turn({ role: "user", content, id, statedAt: new Date(epoch + day * dayMs), wait: true });
    turnIds.set(id, turn.id);
  }
  return turnIds;
}

/** Over HTTP a call costs several times as much. */
const numRuns: Record<ClientName, number> = { "in-process": 25, "over-http": 6 };

describe.each(clientNames)("over the store, %s", { timeout: 180_000 }, (client) => {
  const memory = clients.memory(client);
  const runs = { numRuns: numRuns[client] };

  beforeAll(() => {
    now = epoch + 400 * dayMs;
  });

  it("1: the same turns give the same projection in any order of arrival and any number of repetitions", async () => {
    await fc.assert(
      fc.asyncProperty(aStory, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), async (story, keys) => {
        const [inOrder, shuffled] = [randomUUID(), randomUUID()];
        await tell(memory, inOrder, story);
        const order = story.map((said, index) => ({ said, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key);
        const delivered = order.map(({ said }) => said);
        await tell(memory, shuffled, [...delivered, ...delivered.slice(0, 2)]);
        expect(await projection(memory, shuffled)).toEqual(await projection(memory, inOrder));
      }),
      runs,
    );
  });

  it("2: the database refuses two believed values of a single-valued key at one instant", async () => {
    const user = randomUUID();
    await tell(memory, user, [{ id: "a", content: "assert location alpha", day: 1 }]);
    const row = await prisma.attribute.findFirstOrThrow({ where: { scopeId: scopeOf(user), key: "location" } });
    const rival = prisma.attribute.create({ data: { ...row, id: randomUUID(), value: "beta", identity: "beta" } });
    await expect(rival).rejects.toThrow(/attributes_single_value|exclusion/);
  });

  it("3: chains never circle, never dangle, and end where a value is live or closed for another reason", async () => {
    await fc.assert(
      fc.asyncProperty(aStory, fc.nat(), async (story, pick) => {
        const user = randomUUID();
        const turnIds = [...(await tell(memory, user, story)).values()];
        const turnId = turnIds[pick % turnIds.length] ?? "";
        await memory.turns.withdraw({ scope: { user }, turnIds: [turnId], actor });
        const gone = await prisma.attribute.findFirst({ where: { scopeId: scopeOf(user), knownUntil: null } });
        if (gone && pick % 2 === 0)
          await memory.forget.purge({ scope: { user }, target: { attributeId: gone.id }, actor });
        const rows = await prisma.attribute.findMany({ where: { scopeId: scopeOf(user), knownUntil: null } });
        const byId = new Map(rows.map((row) => [row.id, row]));
        for (const row of rows) {
          const seen = new Set<string>();
          let end = row;
          while (end.supersededById !== null) {
            expect(seen.has(end.id)).toBe(false);
            seen.add(end.id);
            const next = byId.get(end.supersededById);
            if (next === undefined) throw new Error(`${end.id} is superseded by a row that is not believed`);
            end = next;
          }
          expect(end.closeReason).not.toBe("superseded");
        }
      }),
      runs,
    );
  });

  it("4: as of a belief time is what was believed then", async () => {
    await fc.assert(
      fc.asyncProperty(aStory, async (story) => {
        const user = randomUUID();
        const seen: { at: Date; believed: unknown }[] = [];
        for (const said of story) {
          await tell(memory, user, [said]);
          seen.push({ at: new Date(now), believed: withoutLinks(await projection(memory, user)) });
        }
        for (const { at, believed } of seen) expect(await projection(memory, user, at)).toEqual(believed);
      }),
      runs,
    );
  });

  it("4: as of a time before a correction, what had run out by itself had run out for that reason", async () => {
    const user = randomUUID();
    await tell(memory, user, [{ id: "1", content: "assert likes alpha ~3", day: 0 }]);
    const before = new Date(now);
    await tell(memory, user, [{ id: "2", content: "correct likes beta", day: 0 }]);
    expect((await projection(memory, user, before)).map(({ value, reason }) => [value, reason])).toEqual([
      ["alpha", "ended"],
    ]);
  });

  it("5: deleting a turn leaves what would be there had it never been said", async () => {
    await fc.assert(
      fc.asyncProperty(aStory, fc.nat(), fc.boolean(), async (story, pick, purge) => {
        const [deleted, never] = [randomUUID(), randomUUID()];
        const victim = story[pick % story.length];
        const turnIds = await tell(memory, deleted, story);
        await memory.turns.withdraw({
          scope: { user: deleted },
          turnIds: [turnIds.get(victim?.id ?? "") ?? ""],
          purge,
          actor,
        });
        await tell(
          memory,
          never,
          story.filter((said) => said !== victim),
        );
        expect(await projection(memory, deleted)).toEqual(await projection(memory, never));
      }),
      runs,
    );
  });

  it("a forgotten value is in no reading of any time, its predecessor stays closed, and saying it again brings it back", async () => {
    const user = randomUUID();
    await tell(memory, user, [
      { id: "1", content: "assert location alpha", day: 1 },
      { id: "2", content: "assert location beta", day: 2 },
    ]);
    const before = new Date(now);
    const [live] = (await memory.profile({ scope: { user } })).attributes;
    const report = await memory.forget.purge({ scope: { user }, target: { attributeId: live?.id ?? "" }, actor });
    expect(report.attributes.map(({ value }) => value)).toEqual(["beta"]);
    expect(report.probes?.filter(({ remaining }) => remaining > 0)).toEqual([]);
    expect((await memory.profile({ scope: { user } })).attributes).toEqual([]);
    expect((await projection(memory, user)).map(({ value, reason }) => [value, reason])).toEqual([
      ["alpha", "superseded"],
    ]);
    expect(JSON.stringify(await projection(memory, user, before))).not.toContain("beta");
    await tell(memory, user, [{ id: "late", content: "assert location beta", day: 3 }]);
    expect((await memory.profile({ scope: { user } })).attributes).toEqual([]);
    await tell(memory, user, [{ id: "again", content: "assert location beta", day: 500 }]);
    now = epoch + 600 * dayMs;
    expect((await memory.profile({ scope: { user } })).attributes.map(({ value }) => value)).toEqual(["beta"]);
  });
});

function scopeOf(user: string): string {
  return scopeId("chat", scopeKey({ user }));
}

function withoutLinks(rows: { next?: unknown }[]) {
  return rows.map(({ next: _, ...row }) => row).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
