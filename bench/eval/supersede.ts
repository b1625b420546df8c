import { readFileSync, writeFileSync } from "node:fs";
import { Spectron } from "spectron";
import { createPrisma } from "@/lib/db.ts";
import type { Memory } from "@/lib/memory/api.ts";
import { bootstrap, showEstimate, table } from "../statistics.ts";

interface Item {
  id: string;
  /** Statements about named third parties, in the order they are told. */
  facts: string[];
  contradicting_fact: string;
  /** Statements that the contradicting one ends. */
  supporting_fact_indices: number[];
}

const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;

/**
 * Tells the statements of each item, then the contradicting one, and looks which of the earlier ones are no longer
 * believed. Prints shares with bootstrap 95 % intervals over items; writes `{"id","closed":[indices]}` lines when asked.
 */
export async function run({
  data,
  predictions,
  databaseUrl,
}: {
  data: string;
  predictions?: string;
  databaseUrl: string;
}): Promise<void> {
  const items: Item[] = readFileSync(data, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const prisma = createPrisma(databaseUrl);
  let now = start;
  const memory = new Spectron({ store: prisma, clock: { now: () => new Date(now) } }).memory({ contextId: "eval" });
  const told: { item: Item; read: Set<number>; closed: number[] }[] = [];
  try {
    for (const item of items) {
      const session = await memory.sessions.create({ scope: { user: item.id } });
      const turnIds = new Map<string, number>();
      for (const [index, content] of [...item.facts, item.contradicting_fact].entries()) {
        now += hour;
        const { id } = await session.turn({ role: "user", content, wait: true });
        turnIds.set(id, index);
      }
      told.push({ item, ...(await endedStatements(memory, item.id, turnIds, item.facts.length)) });
    }
  } finally {
    await prisma.$disconnect();
  }
  if (predictions) {
    writeFileSync(predictions, told.map(({ item, closed }) => `${JSON.stringify({ id: item.id, closed })}\n`).join(""));
  }
  console.log(table(["share [bootstrap 95 % interval]", "rules"], rowsOf(told)));
}

/** Statements that taught something, and those of them of which some fact has ended. */
async function endedStatements(
  memory: Memory,
  user: string,
  turnIds: ReadonlyMap<string, number>,
  count: number,
): Promise<{ read: Set<number>; closed: number[] }> {
  const read = new Set<number>();
  const closed = new Set<number>();
  for (const { entries } of await memory.entities.histories({ scope: { user } })) {
    for (const { closeReason, evidence } of entries) {
      for (const { role, turnId } of evidence) {
        const index = role === "supports" && turnId !== null ? turnIds.get(turnId) : undefined;
        if (index === undefined || index >= count) continue;
        read.add(index);
        if (closeReason !== null) closed.add(index);
      }
    }
  }
  return { read, closed: [...closed].sort((a, b) => a - b) };
}

function rowsOf(told: readonly { item: Item; read: Set<number>; closed: number[] }[]): string[][] {
  const share = (of: (one: (typeof told)[number]) => number) => showEstimate(bootstrap(told.map(of)));
  const ended = ({ item, closed }: (typeof told)[number]) =>
    item.supporting_fact_indices.every((index) => closed.includes(index));
  const extra = ({ item, closed }: (typeof told)[number]) =>
    closed.filter((index) => !item.supporting_fact_indices.includes(index)).length;
  return [
    ["statements that the rules read", share(({ item, read }) => read.size / item.facts.length)],
    ["contradicted statements ended", share((one) => (ended(one) ? 1 : 0))],
    ["exactly those ended", share((one) => (ended(one) && extra(one) === 0 ? 1 : 0))],
    [
      "others ended",
      share((one) => extra(one) / Math.max(1, one.item.facts.length - one.item.supporting_fact_indices.length)),
    ],
  ];
}
