import { readFileSync, writeFileSync } from "node:fs";
import { extractByRules } from "@/lib/memory/extraction/rules.ts";
import { canonicalKey } from "@/lib/memory/vocabulary.ts";
import { showEstimate, table } from "../statistics.ts";
import { type Gold, keyMatches, valueMatches } from "./matching.ts";
import { shareEstimate } from "./ratio.ts";

interface Line {
  id: string;
  text: string;
  gold: Gold[];
}

interface Score {
  found: number;
  gold: number;
  predicted: number;
}

/**
 * Facts about the speaker in single chat lines (format: extraction-*.jsonl). Prints precision and recall with strict and
 * lenient keys; the reference scorer's numbers count. Writes `{"id","pred":[{"key","value"}]}` lines when asked.
 */
export async function run({ data, predictions }: { data: string; predictions?: string }): Promise<void> {
  const lines: Line[] = readFileSync(data, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const statedAt = new Date("2026-01-01T12:00:00Z");
  const read = lines.map((line) => ({ line, pred: factsOf(line.text, statedAt) }));
  if (predictions) {
    writeFileSync(predictions, read.map(({ line: { id }, pred }) => `${JSON.stringify({ id, pred })}\n`).join(""));
  }
  const rows = (["strict", "lenient", "any"] as const).map((mode) => {
    const scores = read.map(({ line, pred }) =>
      scoreLine(
        line.gold.filter(({ key }) => key !== ""),
        pred,
        mode,
      ),
    );
    return [mode, showEstimate(ratio(scores, "predicted")), showEstimate(ratio(scores, "gold"))];
  });
  console.log(table(["keys", "precision", "recall"], rows));
}

/** Self facts that a line asserts, once each. */
function factsOf(text: string, statedAt: Date): { key: string; value: string }[] {
  const facts = extractByRules(text, statedAt).flatMap(({ subject, op, key, value, object, confidence }) =>
    subject.kind === "self" && op === "assert" && !object && value !== null && confidence >= 0.7
      ? [{ key: canonicalKey(key), value }]
      : [],
  );
  return [...new Map(facts.map((fact) => [`${fact.key} ${fact.value.toLowerCase()}`, fact])).values()];
}

function scoreLine(
  gold: readonly Gold[],
  pred: readonly { key: string; value: string }[],
  mode: "strict" | "lenient" | "any",
): Score {
  const used = new Set<number>();
  for (const fact of gold) {
    const at = pred.findIndex(
      (one, index) => !used.has(index) && keyMatches(fact, one.key, mode) && valueMatches(fact, one.value),
    );
    if (at >= 0) used.add(at);
  }
  return { found: used.size, gold: gold.length, predicted: pred.length };
}

const ratio = (scores: readonly Score[], of: "gold" | "predicted") =>
  shareEstimate(scores.map((score) => ({ hits: score.found, of: score[of] })));
