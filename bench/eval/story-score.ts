import { type Gold, keyMatches, rawTokens, valueMatches } from "./matching.ts";
import type { PredictedFact, Prediction, StoryTurn } from "./replay.ts";

type GoldEntity = "self" | "any" | { type: string; name: string; aka?: string[] };

interface Expected extends Gold {
  entity: GoldEntity;
}

/** A story in the format of stories.jsonl. */
export interface Story {
  id: string;
  track: string;
  turns: StoryTurn[];
  expect: {
    live: Expected[];
    closed: (Expected & { supersededBy: string | null })[];
    absent: (Expected & { why?: string })[];
    optional?: Expected[];
  };
}

export const measures = [
  "live_recall",
  "live_precision",
  "supersession_chain",
  "retraction",
  "collateral",
  "forbidden",
  "story_exact",
] as const;
export type Measure = (typeof measures)[number];

export type Tally = Record<Measure, { hits: number; of: number }>;

/** Counts of one story by the rules of the reference scorer. */
export function scoreStory({ expect }: Story, { live, closed }: Prediction): Tally {
  const tally = Object.fromEntries(measures.map((measure) => [measure, { hits: 0, of: 0 }])) as Tally;
  const count = (measure: Measure, hit: boolean) => {
    tally[measure].of += 1;
    tally[measure].hits += Number(hit);
  };
  const used = new Set<number>();
  let duplicates = 0;
  for (const fact of expect.live) {
    const fresh = rowsOf(fact, live).filter((index) => !used.has(index));
    count("live_recall", fresh.length > 0);
    duplicates += Math.max(0, fresh.length - 1);
    for (const index of fresh) used.add(index);
  }
  const optional = new Set(
    (expect.optional ?? []).flatMap((fact) => rowsOf(fact, live, "lenient")).filter((index) => !used.has(index)),
  );
  tally.live_precision = { hits: used.size - duplicates, of: live.length - optional.size - duplicates };

  const forget = new Set(
    expect.absent.filter(({ why }) => why?.includes("forget")).map(({ key, value }) => `${key}\n${value}`),
  );
  const successors = new Set<Expected>();
  for (const old of expect.closed) {
    const stillLive = rowsOf(old, live).length > 0;
    const rows = rowsOf(old, closed).map((index) => closed[index]);
    if (old.supersededBy !== null) {
      const successor = successorOf(old, expect);
      if (successor && expect.live.includes(successor)) successors.add(successor);
      const present = successor && rowsOf(successor, expect.live.includes(successor) ? live : closed).length > 0;
      const named = {
        key: "*",
        value: old.supersededBy,
        alts: [...(successor?.alts ?? []), ...(successor ? [successor.value] : [])],
      };
      const linked = rows.some((row) => row?.supersededBy != null && valueMatches(named, row.supersededBy));
      count("supersession_chain", !stillLive && present === true && linked);
    } else if (!forget.has(`${old.key}\n${old.value}`)) {
      count("retraction", !stillLive && rows.length > 0);
    }
  }
  for (const fact of expect.live) {
    if (successors.has(fact)) continue;
    if (rowsOf(fact, live).length > 0) count("collateral", false);
    else if (rowsOf(fact, closed).length > 0) count("collateral", true);
  }
  const violations = expect.absent.map((fact) => rowsOf(fact, live).length > 0);
  for (const violated of violations) count("forbidden", violated);
  const complete = expect.live.every((fact) => rowsOf(fact, live).length > 0);
  const ended = expect.closed.every((fact) => rowsOf(fact, live).length === 0);
  count("story_exact", complete && ended && !violations.includes(true));
  return tally;
}

function rowsOf(fact: Expected, rows: readonly PredictedFact[], mode: "strict" | "lenient" = "strict"): number[] {
  return rows.flatMap((row, index) =>
    sameEntity(fact.entity, row.entity) && keyMatches(fact, row.key, mode) && valueMatches(fact, row.value)
      ? [index]
      : [],
  );
}

function successorOf(old: Expected & { supersededBy: string | null }, { live, closed }: Story["expect"]) {
  return [...live, ...closed].find(
    (fact) =>
      fact !== old &&
      keyMatches({ key: fact.key, value: "" }, old.key) &&
      [fact.value, ...(fact.alts ?? [])].includes(old.supersededBy ?? ""),
  );
}

function sameEntity(gold: GoldEntity, predicted: PredictedFact["entity"]): boolean {
  if (gold === "any") return true;
  if (gold === "self" || predicted === "self") return gold === predicted;
  const own = predicted.name.toLowerCase();
  return [gold.name, ...(gold.aka ?? [])].some(
    (name) =>
      valueMatches({ key: "*", value: name }, own) ||
      ` ${rawTokens(own).join(" ")} `.includes(` ${rawTokens(name).join(" ")} `),
  );
}
