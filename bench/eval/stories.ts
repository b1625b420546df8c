import { readFileSync, writeFileSync } from "node:fs";
import { createPrisma } from "@/lib/db.ts";
import { showEstimate, table } from "../statistics.ts";
import { shareEstimate } from "./ratio.ts";
import { replay } from "./replay.ts";
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
 * intervals are optimistic. Writes predictions for the reference scorer when asked; its numbers count.
 */
export async function run({
  data,
  databaseUrl,
  predictions,
}: {
  data: string;
  databaseUrl: string;
  predictions?: string;
}): Promise<Record<Measure, number>> {
  const stories: Story[] = readFileSync(data, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const prisma = createPrisma(databaseUrl);
  const played = await replay(prisma, stories).finally(() => prisma.$disconnect());
  if (predictions) writeFileSync(predictions, played.map((prediction) => `${JSON.stringify(prediction)}\n`).join(""));
  const found = new Map(played.map((prediction) => [prediction.id, prediction]));
  const tallies = stories.map((story) =>
    scoreStory(story, found.get(story.id) ?? { id: story.id, live: [], closed: [] }),
  );
  const rows = measures.map((measure) => {
    const known = baseline[measure];
    return [measure, showEstimate(estimate(tallies, measure)), known === undefined ? "" : known.toFixed(3)];
  });
  console.log(table(["measure", "rules", "overwrite by key"], rows));
  const means = measures.map((measure) => [measure, estimate(tallies, measure).mean] as const);
  return Object.fromEntries(means) as Record<Measure, number>;
}

const estimate = (tallies: readonly Tally[], measure: Measure) => shareEstimate(tallies.map((tally) => tally[measure]));
