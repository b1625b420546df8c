import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { clientNames, clientsOf } from "@/lib/testing/both-clients.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import type { Memory } from "../api.ts";
import { rulesExtractor } from "../extraction/rules.ts";
import { scopeId, scopeKey } from "../scope.ts";
import { Spectron } from "../spectron.ts";
import { countOrphanedEmbeddings, saveEmbeddings, scopesToEmbed, turnsToEmbed } from "../store/embeddings.ts";
import { ngramEmbedder, ngramVector } from "../testing/ngram-embedder.ts";
import { embedScope } from "./embed-scope.ts";
import { type Embedder, EmbeddingRefused } from "./embedder.ts";
import { storedVector, unitVector } from "./vectors.ts";

const { prisma } = await freshDatabase();
const actor = { kind: "user" as const, id: "somebody", reason: "in a test" };
const contextId = "test";

function memoryWith(embedder?: Embedder, semanticMs = 5_000): Memory {
  const options = { store: prisma, extractor: rulesExtractor, semanticMs };
  return new Spectron(embedder ? { ...options, embedder } : options).memory({ contextId });
}

const newScope = () => ({ user: randomUUID() });
const idOf = (scope: { user: string }) => scopeId(contextId, scopeKey(scope));
const vectorsOf = (id: string) => prisma.turnEmbedding.findMany({ where: { scopeId: id }, orderBy: { turnId: "asc" } });
const factVectorsOf = (id: string) => prisma.attributeEmbedding.findMany({ where: { scopeId: id } });

const smallTalk = [
  "The weather was grey all week and the bus came late twice.",
  "I finished the second season of that series yesterday.",
  "My neighbour repaired the fence between our gardens.",
  "Could you shorten this paragraph for a newsletter?",
  "We ordered far too much pizza for the party.",
  "The printer jammed again just before the deadline.",
  "I keep forgetting the password of my router.",
  "The lights in the stairwell went out again before breakfast.",
  "I read a long article about the history of paper.",
  "The gym raised its prices without telling anybody.",
];

async function tell(memory: Memory, scope: { user: string }, lines: readonly string[]): Promise<string[]> {
  const session = await memory.sessions.create({ scope });
  const ids: string[] = [];
  for (const content of lines) ids.push((await session.turn({ role: "user", content })).id);
  await memory.settled({ scope });
  return ids;
}

describe("with an embedder", () => {
  test("finds what shares no word with the question, and says that embeddings were used", async () => {
    const scope = newScope();
    const lines = [...smallTalk, "Our puppy chewed through the garden hose."];
    const [byWords, byMeaning] = [memoryWith(), memoryWith(ngramEmbedder())];
    await tell(byMeaning, scope, lines);
    const query = "Do we own a canine?";
    const without = await byWords.context({ scope, query });
    expect(without.items).toEqual([]);
    expect(without).not.toHaveProperty("semantic");
    const found = await byMeaning.context({ scope, query });
    expect(found.semantic).toBe("used");
    expect(found.items[0]).toMatchObject({ text: lines.at(-1), signals: { semantic: expect.any(Number) } });
    expect((await byMeaning.context({ scope, query: "Which enzyme splits lactose?" })).items).toEqual([]);
  });

  test("gives turns and believed facts one vector each, however often it runs", async () => {
    const scope = newScope();
    const counted = counting(ngramEmbedder());
    const memory = memoryWith(counted.embedder);
    await tell(memory, scope, ["I work at Acme Corp.", "And?", "I live in Leeds."]);
    const vectors = await vectorsOf(idOf(scope));
    const facts = await prisma.attribute.count({ where: { scopeId: idOf(scope), knownUntil: null } });
    expect(vectors).toHaveLength(2);
    expect(facts).toBeGreaterThan(1);
    expect(await factVectorsOf(idOf(scope))).toHaveLength(facts);
    const asked = counted.texts.length;
    await memory.settled({ scope });
    await embedScope({ prisma, embedder: counted.embedder }, { scopeId: idOf(scope) });
    expect(counted.texts).toHaveLength(asked);
    expect(await vectorsOf(idOf(scope))).toEqual(vectors);
  });

  test("a change of model makes the vectors anew, and until then searches none of the old", async () => {
    const scope = newScope();
    await tell(memoryWith(ngramEmbedder("test/old")), scope, [...smallTalk, "Our puppy chewed the hose."]);
    const changed = memoryWith(ngramEmbedder("test/new"));
    const query = "Do we own a canine?";
    expect((await changed.context({ scope, query })).items).toEqual([]);
    expect(await scopesToEmbed(prisma, { model: "test/new", limit: 1_000 })).toContain(idOf(scope));
    await changed.settled({ scope });
    expect(await scopesToEmbed(prisma, { model: "test/new", limit: 1_000 })).not.toContain(idOf(scope));
    expect((await changed.context({ scope, query })).items).toHaveLength(1);
    expect(new Set((await vectorsOf(idOf(scope))).map(({ model }) => model))).toEqual(new Set(["test/new"]));
  });

  test("vectors of another length under the same name are passed over", async () => {
    const scope = newScope();
    await tell(memoryWith(ngramEmbedder()), scope, smallTalk);
    const shorter: Embedder = { model: "test/ngrams", embed: async (texts) => texts.map(() => [1, 0, 0]) };
    const found = await memoryWith(shorter).context({ scope, query: "Who repaired the fence?" });
    expect(found.semantic).toBe("used");
    expect(found.items[0]?.text).toContain("repaired the fence");
  });

  test("a search of one scope never sees another's", async () => {
    const memory = memoryWith(ngramEmbedder());
    await tell(memory, newScope(), [...smallTalk, "Our puppy chewed the hose."]);
    const stranger = newScope();
    await tell(memory, stranger, smallTalk);
    const { items } = await memory.context({ scope: stranger, query: "Do we own a canine?" });
    expect(items).toEqual([]);
  });

  test("as of an earlier time later turns do not count", async () => {
    const scope = newScope();
    const memory = memoryWith(ngramEmbedder());
    await tell(memory, scope, smallTalk);
    const asOf = new Date();
    await tell(memory, scope, ["Our puppy chewed the hose."]);
    const query = "Do we own a canine?";
    expect((await memory.context({ scope, query })).items).toHaveLength(1);
    expect((await memory.context({ scope, query, asOf })).items).toEqual([]);
  });
});

test.each(clientNames)("%s says what embeddings did, and nothing where there are none", async (name) => {
  const scope = newScope();
  const question = { scope, query: "canine" };
  const configured = await clientsOf(prisma, { embedder: ngramEmbedder(), semanticMs: 5_000 });
  expect((await configured.memory(name).context(question)).semantic).toBe("used");
  const without = await clientsOf(prisma, {});
  expect(await without.memory(name).context(question)).not.toHaveProperty("semantic");
});

describe("when the provider does not deliver", () => {
  const down: Embedder = {
    model: "test/down",
    embed: async () => {
      throw new Error("The provider answers nothing.");
    },
  };

  test("a question is answered by words, and says why", async () => {
    const scope = newScope();
    await tell(memoryWith(), scope, smallTalk);
    const query = "Who repaired the fence?";
    const byWords = await memoryWith().context({ scope, query });
    const hangs: Embedder = { model: "test/hangs", embed: () => new Promise(() => {}) };
    const nonsense: Embedder = { model: "test/zero", embed: async (texts) => texts.map(() => [0, 0]) };
    for (const [embedder, state] of [
      [down, "failed"],
      [nonsense, "failed"],
      [hangs, "late"],
    ] as const) {
      const found = await memoryWith(embedder, 20).context({ scope, query });
      expect(found.semantic).toBe(state);
      expect(found.items.map(({ id }) => id)).toEqual(byWords.items.map(({ id }) => id));
    }
  });

  test("turns are read all the same, and get their vectors when it is back", async () => {
    const scope = newScope();
    const session = await memoryWith(down).sessions.create({ scope });
    const { changes } = await session.turn({ role: "user", content: "I live in Leeds.", wait: true });
    expect(changes).toContainEqual(expect.objectContaining({ key: "location", value: "Leeds" }));
    await expect(embedScope({ prisma, embedder: down }, { scopeId: idOf(scope) })).rejects.toThrow("answers nothing");
    expect(await vectorsOf(idOf(scope))).toEqual([]);
    await memoryWith(ngramEmbedder()).settled({ scope });
    expect(await vectorsOf(idOf(scope))).toHaveLength(1);
  });

  test("a text that is refused keeps no other without, but a model that takes none is a failure", async () => {
    const scope = newScope();
    const refused = "I keep forgetting the password of my router.";
    const picky: Embedder = {
      model: "test/picky",
      embed: async (texts) => {
        if (texts.includes(refused)) throw new EmbeddingRefused();
        return texts.map(ngramVector);
      },
    };
    await tell(memoryWith(picky), scope, smallTalk);
    expect(await vectorsOf(idOf(scope))).toHaveLength(smallTalk.length - 1);
    const none: Embedder = {
      model: "test/none",
      embed: async () => {
        throw new EmbeddingRefused();
      },
    };
    await expect(embedScope({ prisma, embedder: none }, { scopeId: idOf(scope) })).rejects.toThrow(EmbeddingRefused);
  });
});

describe("forgetting", () => {
  const memory = memoryWith(ngramEmbedder());

  test.each(["soft", "purge"] as const)("%s: a fact's vector goes with it, and those of its turns", async (mode) => {
    const scope = newScope();
    await tell(memory, scope, ["I work at Acme Corp.", "I live in Leeds."]);
    const fact = await prisma.attribute.findFirstOrThrow({ where: { scopeId: idOf(scope), value: "Leeds" } });
    const report = await memory.forget[mode]({ scope, target: { attributeId: fact.id }, actor });
    const facts = await factVectorsOf(idOf(scope));
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.map(({ attributeId }) => attributeId)).not.toContain(fact.id);
    expect(await vectorsOf(idOf(scope))).toHaveLength(1);
    if (mode === "purge") {
      expect(report.probes).toContainEqual({ place: "turn_embeddings", remaining: 0 });
      expect(report.probes).toContainEqual({ place: "attribute_embeddings", remaining: 0 });
    }
  });

  test.each([true, false])("a deleted turn has no vector (purge: %s)", async (purge) => {
    const scope = newScope();
    const [turnId = ""] = await tell(memory, scope, ["I live in Leeds.", "I read a long article."]);
    await memory.turns.withdraw({ scope, turnIds: [turnId], purge, actor });
    expect((await vectorsOf(idOf(scope))).map((row) => row.turnId)).not.toContain(turnId);
    expect(await countOrphanedEmbeddings(prisma, { scopeId: idOf(scope) })).toEqual([
      { place: "turn_embeddings", remaining: 0 },
      { place: "attribute_embeddings", remaining: 0 },
    ]);
    await memory.settled({ scope });
    expect((await vectorsOf(idOf(scope))).map((row) => row.turnId)).not.toContain(turnId);
  });

  test("erasing the person erases every vector", async () => {
    const scope = newScope();
    await tell(memory, scope, ["I live in Leeds."]);
    const report = await memory.forget.purge({ scope, target: { everything: true }, actor });
    expect(report.probes).toContainEqual({ place: "attribute_embeddings", remaining: 0 });
    expect([...(await vectorsOf(idOf(scope))), ...(await factVectorsOf(idOf(scope)))]).toEqual([]);
  });

  test("the probe finds a vector that stayed behind", async () => {
    const scope = newScope();
    const [turnId = ""] = await tell(memory, scope, ["I read a long article."]);
    await prisma.turn.update({ where: { id: turnId }, data: { withdrawnAt: new Date() } });
    expect(await countOrphanedEmbeddings(prisma, { scopeId: idOf(scope) })).toContainEqual({
      place: "turn_embeddings",
      remaining: 1,
    });
  });

  test("a vector that comes back after its turn was deleted is not kept", async () => {
    const scope = newScope();
    const [turnId = ""] = await tell(memoryWith(), scope, ["I read a long article."]);
    const row = { id: turnId, ...storedVector(unitVector(ngramVector("article"))) };
    const keep = () => saveEmbeddings(prisma, { scopeId: idOf(scope), kind: "turn", model: "m", rows: [row] });
    expect(await turnsToEmbed(prisma, { scopeId: idOf(scope), model: "m", limit: 10 })).toHaveLength(1);
    // The delete has begun when the vector arrives: keeping it waits, and then finds nothing to keep it for.
    await prisma.$transaction(async (tx) => {
      await tx.turn.update({ where: { id: turnId }, data: { withdrawnAt: new Date() } });
      const keeping = keep();
      await waitsForLock();
      return { keeping };
    });
    await keep();
    expect(await vectorsOf(idOf(scope))).toEqual([]);
  });

  async function waitsForLock(): Promise<void> {
    for (;;) {
      const [row] = await prisma.$queryRaw<{ waiting: boolean }[]>`
        SELECT bool_or(NOT granted) AS waiting FROM pg_locks`;
      if (row?.waiting) return;
    }
  }

  test("what a query forgets is found by words alone, so that the preview holds", async () => {
    const scope = newScope();
    await tell(memory, scope, ["I own a puppy named Rex.", ...smallTalk]);
    const preview = await memory.forget.preview({ scope, target: { query: "canine" } });
    expect(preview.attributes).toEqual([]);
  });
});

function counting(inner: Embedder) {
  const texts: string[] = [];
  const embedder: Embedder = {
    model: inner.model,
    embed: (asked, options) => {
      texts.push(...asked);
      return inner.embed(asked, options);
    },
  };
  return { embedder, texts };
}
