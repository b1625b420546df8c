import { type LanguageModelMiddleware, wrapLanguageModel } from "ai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { userOf } from "@/lib/auth/guards.ts";
import { createPrisma } from "@/lib/db.ts";
import { builtInModel } from "@/lib/models/built-in/model.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { chatBench, drain } from "./reply.fixture.ts";
import { reply } from "./reply.ts";
import { watchTheWire } from "./waits.fixture.ts";

const { url, prisma } = await freshDatabase();
const wire = watchTheWire();
const shared = globalThis as typeof globalThis & { palimpsestPrisma?: unknown };

beforeAll(() => {
  shared.palimpsestPrisma = prisma;
});
afterAll(() => {
  wire.restore();
  delete shared.palimpsestPrisma;
});

/** A chat whose model notes on the wire's clock when it was called. */
function watchedBench() {
  let calledAt = Number.POSITIVE_INFINITY;
  const middleware: LanguageModelMiddleware = {
    specificationVersion: "v4",
    wrapStream: ({ doStream }) => {
      calledAt = wire.now();
      return doStream();
    },
  };
  const bench = chatBench(prisma, "http://127.0.0.1:1/v1", {
    models: {
      resolve: () => "watched",
      open: (_, known) => wrapLanguageModel({ model: builtInModel(known, { wordDelayMs: 0 }), middleware }),
      writesTitles: () => false,
    },
  });
  return { ...bench, waits: () => wire.waits(calledAt) };
}

const outline = (layers: { text: string }[][]) =>
  layers.map((layer) => layer.map(({ text }) => text.trim().slice(0, 60)));

test("at most three waits on the database stand before the model call, guard and transactions counted", async () => {
  const bench = watchedBench();
  const person = await bench.person();
  // Warm pool: connecting is not a query, but a cold pool would queue what should run side by side.
  await Promise.all(Array.from({ length: 8 }, () => prisma.$queryRaw`SELECT 1 FROM pg_sleep(0.05)`));
  await bench.send(person, { text: "I work at Acme Corp as a backend engineer." });
  await bench.memory.settled(person);
  const ask = async (request: Parameters<typeof reply>[0]) => {
    wire.clear();
    const admitted = userOf({ userId: person.userId, sessionVersion: 0 });
    const answer = await reply(request, { ...person, admitted }, bench.services);
    await drain(answer.listen());
    await answer.ended;
    return { answer, layers: bench.waits() };
  };

  const submitted = await ask({ trigger: "submit", parentId: null, text: "Where do I work?" });
  expect(submitted.layers.length, JSON.stringify(outline(submitted.layers), null, 1)).toBeLessThanOrEqual(3);
  const texts = submitted.layers.flat().map(({ text }) => text);
  expect(texts.some((text) => text.includes("INSERT INTO messages"))).toBe(true);
  expect(texts.some((text) => text.includes("FROM users u LEFT JOIN"))).toBe(true);
  expect(texts.filter((text) => /^\s*(?:BEGIN|COMMIT)/i.test(text))).toEqual([]);

  const row = await prisma.message.findUniqueOrThrow({ where: { id: submitted.answer.messageId } });
  const again = await ask({ trigger: "regenerate", conversationId: row.conversationId, parentId: row.parentId });
  expect(again.layers.length, JSON.stringify(outline(again.layers), null, 1)).toBeLessThanOrEqual(3);
  expect(bench.faults).toEqual([]);
});

test("the wire is really counted: two queries in sequence are two waits, side by side they are one", async () => {
  const other = createPrisma(url);
  await Promise.all([other.$queryRaw`SELECT 1`, other.$queryRaw`SELECT 2`]);
  wire.clear();
  await Promise.all([other.$queryRaw`SELECT 1`, other.$queryRaw`SELECT 2`]);
  expect(wire.waits(wire.now())).toHaveLength(1);
  wire.clear();
  await other.$queryRaw`SELECT 1`;
  await other.$transaction((tx) => tx.$queryRaw`SELECT 2`);
  expect(wire.waits(wire.now())).toHaveLength(4);
  await other.$disconnect();
});
