import { readFileSync, writeFileSync } from "node:fs";
import { createPrisma } from "@/lib/db.ts";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { seededRandom, showEstimate, table } from "../statistics.ts";
import { shareEstimate } from "./ratio.ts";
import { type Prediction, replay } from "./replay.ts";
import { type Measure, measures, type Story, scoreStory, type Tally } from "./story-score.ts";

/** Overwrite-by-key handed perfect facts, as frozen by the reference baselines. */
const baseline: Partial<Record<Measure, number>> = {
  live_recall: 0.88,
  live_precision: 0.93,
  supersession_chain: 0.85,
  retraction: 0.28,
  collateral: 0.109,
  forbidden: 0.046,
  story_exact: 0.75,
};

/**
 * Plays the stories through the engine with the rules on the database at `databaseUrl` and prints the measures of the
 * reference scorer with 95 % intervals over resampled stories. Stories of one template resemble each other: the
 * intervals are optimistic. Order dependence is the share of stories that end otherwise when their turns arrive in a
 * shuffled order, with their dates. Writes predictions for the reference scorer when asked; its numbers count.
 */
export async function run({
  data,
  databaseUrl,
  predictions,
}: {
  data: string;
  databaseUrl: string;
  predictions?: string;
}): Promise<Record<Measure | "order_dependence", number>> {
  const stories: Story[] = readFileSync(data, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const prisma = createPrisma(databaseUrl);
  const random = seededRandom(20261123);
  const deliver = <T>(turns: readonly T[]) =>
    turns
      .map((turn) => ({ turn, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ turn }) => turn);
  const [played, shuffled] = await replayBoth(prisma, stories, deliver).finally(() => prisma.$disconnect());
  if (predictions) writeFileSync(predictions, played.map((prediction) => `${JSON.stringify(prediction)}\n`).join(""));
  const found = new Map(played.map((prediction) => [prediction.id, prediction]));
  const tallies = stories.map((story) =>
    scoreStory(story, found.get(story.id) ?? { id: story.id, live: [], closed: [] }),
  );
  const rows = measures.map((measure) => {
    const known = baseline[measure];
    return [measure, showEstimate(estimate(tallies, measure)), known === undefined ? "" : known.toFixed(3)];
  });
  const dependent = stories.map((_, at) => ({ hits: Number(state(played[at]) !== state(shuffled[at])), of: 1 }));
  rows.push(["order_dependence", showEstimate(shareEstimate(dependent)), ""]);
  console.log(table(["measure", "rules", "overwrite by key"], rows));
  const means = measures.map((measure) => [measure, estimate(tallies, measure).mean] as const);
  return {
    ...(Object.fromEntries(means) as Record<Measure, number>),
    order_dependence: shareEstimate(dependent).mean,
  };
}

async function replayBoth(
  prisma: PrismaClient,
  stories: readonly Story[],
  deliver: <T>(turns: readonly T[]) => T[],
): Promise<[Prediction[], Prediction[]]> {
  return [await replay(prisma, stories), await replay(prisma, stories, { contextId: "eval-shuffled", deliver })];
}

/** What is believed in the end and what no longer is, in an order of its own. */
const state = (prediction: Prediction | undefined) =>
  JSON.stringify([prediction?.live, prediction?.closed].map((rows) => rows?.map((row) => JSON.stringify(row)).sort()));

const estimate = (tallies: readonly Tally[], measure: Measure) => shareEstimate(tallies.map((tally) => tally[measure]));
