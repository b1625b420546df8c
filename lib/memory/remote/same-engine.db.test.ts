import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { dispatchFetch, exercised, keyFor, origin, serveMemoryApi } from "@/lib/testing/memory-api.ts";
import { MemoryError } from "../errors.ts";
import { Spectron } from "../spectron.ts";
import { scriptedExtractor } from "../testing/scripted-extractor.ts";

// One suite, twice: against the engine in this process, and against the Memory API through the same client.

const { prisma } = await freshDatabase();
const engine = { extractor: scriptedExtractor };
serveMemoryApi(prisma, { engine });
const apiKey = await keyFor(prisma, ["*"]);
const actor = { kind: "user" as const, id: "somebody", reason: "in a test" };
const start = Date.UTC(2026, 9, 1);

describe.each([
  ["in-process", new Spectron({ store: prisma, ...engine })],
  ["over-http", new Spectron({ apiKey, endpoint: origin, fetch: dispatchFetch })],
])("%s", (where, client) => {
  const memory = client.memory({ contextId: "chat" });
  let people = 0;

  async function person(...sentences: string[]) {
    people += 1;
    const scope = { user: `${where} ${people}/ü` };
    const session = await memory.sessions.create({ scope, metadata: { channel: "test" } });
    const turns = [];
    for (const [index, content] of sentences.entries()) {
      const statedAt = new Date(start + index * 86_400_000);
      turns.push(await session.turn({ role: "user", content, statedAt, wait: true }));
    }
    return { scope, session, turns };
  }
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => "resolved",
      (error: unknown) => (error instanceof MemoryError ? error.code : error),
    );

  it("a turn comes back with its dates and what it changed", async () => {
    const { turns, session } = await person("assert location leeds", "assert location york");
    expect(turns[1]).toMatchObject({ seq: 1, role: "user", statedAt: new Date(start + 86_400_000) });
    expect(turns[1]?.changes).toMatchObject([
      { kind: "updated", key: "location", value: "york", previousValue: "leeds" },
    ]);
    expect(Object.keys(turns[0] ?? {}).sort()).toEqual(
      ["id", "sessionId", "seq", "role", "content", "statedAt", "recordedAt", "extraction", "changes"].sort(),
    );
    const again = { role: "user" as const, content: "assert likes tea", id: "same", wait: true };
    expect((await session.turn(again)).id).toBe((await session.turn(again)).id);
    expect((await session.turns({ limit: 1, offset: 2 })).map(({ content }) => content)).toEqual(["assert likes tea"]);
  });

  it("a turn that is not to be read teaches nothing", async () => {
    const { session, scope } = await person();
    const turn = await session.turn({ role: "user", content: "assert location leeds", infer: "none", wait: true });
    expect([turn.extraction, turn.changes]).toEqual(["none", []]);
    expect((await memory.profile({ scope })).attributes).toEqual([]);
  });

  it("profile, context, entities and histories carry dates, links and evidence", async () => {
    const { scope, session } = await person("assert location leeds", "assert location york", "assert likes tea");
    const profile = await memory.profile({ scope });
    expect(Object.keys(profile).sort()).toEqual(["attributes", "sections", "summary", "tokens"]);
    expect(profile.attributes.find(({ key }) => key === "location")).toMatchObject({
      value: "york",
      validFrom: new Date(start + 86_400_000),
      knownUntil: null,
    });
    expect(Object.keys((await memory.profile({ scope, maxTokens: 1 })).sections).length).toBe(5);
    const context = await memory.context({ scope, query: "location york", topK: 3, maxTokens: 200 });
    expect(Object.keys(context).sort()).toEqual(["durationMs", "formatted", "items", "tokens"]);
    expect(context.formatted).toContain("york");
    expect(context.items[0]?.statedAt).toBeInstanceOf(Date);
    expect((await session.context({ query: "location york" })).formatted).toContain("york");

    const [self] = await memory.entities.list({ scope, type: "self" });
    expect(Object.keys(self ?? {}).sort()).toEqual([
      "aliases",
      "attributes",
      "id",
      "isSelf",
      "name",
      "relations",
      "type",
    ]);
    const got = await memory.entities.get({ scope, type: "self", name: "self" });
    // Importance fades from read to read.
    const steady = self?.attributes.map((attribute) => ({ ...attribute, importance: expect.any(Number) }));
    expect(got).toEqual({ ...self, attributes: steady });
    expect(await memory.entities.get({ scope, type: "person", name: "a/b c" })).toBeNull();
    const history = await memory.entities.history({ scope, type: "self", name: "self", key: "location" });
    expect(history.map(({ value }) => value)).toEqual(["york", "leeds"]);
    expect(history[1]?.supersededBy).toBe(history[0]?.id);
    expect(history[0]?.evidence[0]?.statedAt).toBeInstanceOf(Date);
    const [all] = await memory.entities.histories({ scope });
    expect(all?.entries.length).toBe(3);
    expect(await memory.entities.aliases({ scope })).toEqual([]);
    const evidence = await memory.facts.evidence({ scope, attributeIds: history.map(({ id }) => id) });
    expect(evidence.get(history[0]?.id ?? "")).toMatchObject([{ role: "supports", source: "turn" }]);
  });

  it("as of an earlier belief, and what changed since", async () => {
    const { scope, session } = await person("assert location leeds");
    const between = (await memory.profile({ scope })).attributes[0]?.knownFrom;
    if (!between) throw new Error("nothing was learnt");
    await session.turn({ role: "user", content: "assert location york", wait: true });
    const values = async (asOf?: Date) =>
      (await memory.profile({ scope, ...(asOf ? { asOf } : {}) })).attributes.map(({ value }) => value);
    expect([await values(between), await values()]).toEqual([["leeds"], ["york"]]);
    const diff = await memory.diff({ scope, from: between });
    expect(diff.changed.map(({ before, after }) => [before.value, after.value])).toEqual([["leeds", "york"]]);
  });

  it("a correction, its withdrawal, and use", async () => {
    const { scope } = await person("assert location leeds");
    const fact = async () => (await memory.profile({ scope })).attributes[0];
    const attributeId = (await fact())?.id ?? "";
    await memory.facts.used({ scope, attributeIds: [attributeId] });
    const [change] = await memory.facts.correct({ scope, attributeId, value: "ripon", actor });
    expect(change).toMatchObject({ value: "ripon" });
    expect((await fact())?.value).toBe("ripon");
    await memory.facts.withdraw({ scope, claimIds: change?.claimIds ?? [], actor });
    expect((await fact())?.value).toBe("leeds");
    expect(await codeOf(memory.facts.correct({ scope, attributeId: randomUUID(), value: "x", actor }))).toBe(
      "not_found",
    );
    expect(await codeOf(memory.facts.correct({ scope, attributeId, value: " ", actor }))).toBe("invalid");
    expect(await memory.facts.pending({ scope })).toEqual([]);
    expect(await codeOf(memory.facts.resolve({ scope, claimId: randomUUID(), accept: true, actor }))).toBe("not_found");
  });

  it("forgetting: preview, soft, purge, everything; deleting a turn", async () => {
    const { scope, turns } = await person("assert location leeds", "assert location york", "assert likes tea");
    const location = async () =>
      (await memory.profile({ scope })).attributes.filter(({ key }) => key === "location").map(({ value }) => value);
    await memory.turns.withdraw({ scope, turnIds: [turns[1]?.id ?? ""], actor });
    expect(await location()).toEqual(["leeds"]);
    const attributeId = (await memory.profile({ scope })).attributes.find(({ key }) => key === "location")?.id ?? "";
    const preview = await memory.forget.preview({ scope, target: { attributeId } });
    expect(preview).toMatchObject({ mode: "preview", attributes: [{ value: "leeds" }] });
    expect(await memory.forget.soft({ scope, target: { attributeId }, actor })).toMatchObject({ mode: "soft" });
    expect(await location()).toEqual([]);
    const purged = await memory.forget.purge({ scope, target: { query: "likes tea" }, actor });
    expect(purged.probes?.every(({ remaining }) => remaining === 0)).toBe(true);
    await memory.forget.purge({ scope, target: { everything: true }, actor });
    expect(await memory.entities.list({ scope })).toEqual([]);
    const other = await person("assert likes tea");
    await memory.entities.delete({ scope: other.scope, type: "self", name: "self", actor });
    expect((await memory.profile({ scope: other.scope })).summary).toBe("");
  });

  it("what turns taught, once they are read", async () => {
    const { scope, session } = await person();
    const turn = await session.turn({ role: "user", content: "assert location leeds" });
    expect(turn.changes).toBeUndefined();
    await memory.settled({ scope });
    const learned = await memory.learned({ scope, turnIds: [turn.id, randomUUID()] });
    expect([...learned].map(([id, changes]) => [id, changes.map(({ value }) => value)])).toEqual([
      [turn.id, ["leeds"]],
    ]);
  });

  it("sessions: ids of the caller's, closing, and ids that are not there", async () => {
    const { scope, session } = await person();
    const id = randomUUID();
    expect((await memory.sessions.create({ scope, id })).id).toBe(id);
    expect(await codeOf(memory.sessions.create({ scope: { user: `${where} another` }, id }))).toBe("conflict");
    await memory.sessions.open(session.id).close();
    expect(await codeOf(session.close())).toBe("not_found");
    expect(await codeOf(session.turn({ role: "user", content: "assert likes tea" }))).toBe("not_found");
    expect(await codeOf(memory.sessions.open(randomUUID()).turns())).toBe("not_found");
    expect(await codeOf(memory.sessions.open(id, { scope: { user: "elsewhere" } }).close())).toBe("not_found");
    expect(await codeOf(session.chat({ content: "hello" }))).toBe("invalid");
    const seen: unknown[] = [];
    const opened = memory.sessions.open(id, { agentFn: (messages) => `${seen.push(messages[0]?.user_id)}` });
    await opened.chat({ content: "assert likes tea" });
    expect(seen).toEqual([scope.user]);
  });

  it("two names become one entity and two again", async () => {
    const { scope } = await person();
    const missing = { scope, from: randomUUID(), actor };
    expect(await codeOf(memory.entities.merge({ ...missing, into: randomUUID() }))).toBe("not_found");
    expect(await codeOf(memory.entities.unmerge(missing))).toBe("not_found");
  });

  it("retention takes back what its rules name, and says how much", async () => {
    const report = await memory.retain([{ key: "shoe_size", afterDays: 7 }]);
    expect(report).toMatchObject({ at: expect.any(Date), scopes: 0, claims: 0 });
  });
});

it("the client made use of every verb that exists for it", () => {
  const own = ["learned", "settled", "diff", "entityHistories", "factEvidence", "pendingFacts", "correctFact"];
  for (const id of [...own, "withdrawFacts", "withdrawTurns", "usedFacts", "listAliases", "forget", "getSession"])
    expect(exercised, id).toContain(id);
});
