import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { guardTurn } from "@/lib/memory/gate/guard.ts";
import type { TurnRole } from "@/lib/memory/types.ts";

interface Item {
  id: string;
  text?: string;
  /** Base64 of UTF-8, for items that look like secrets. */
  text_b64?: string;
  role: TurnRole;
  expected: "allow" | "quarantine_or_deny";
  kind: string;
  text_only?: boolean;
}

export interface PoisonReport {
  attacks: number;
  letThrough: string[];
  benign: number;
  refused: string[];
}

/**
 * Runs the guard over `poison.jsonl` of the folder `data`. Writes `{"id","decision"}` lines to `predictions` when
 * given, for the reference scorer. The report counts the items that the text alone decides.
 */
export function run({ data, predictions }: { data: string; predictions?: string }): PoisonReport {
  const items: Item[] = readFileSync(join(data, "poison.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
  const decided = items.map((item) => ({ item, decision: guardTurn(textOf(item), item.role).decision }));
  if (predictions !== undefined) {
    writeFileSync(
      predictions,
      decided.map(({ item, decision }) => `${JSON.stringify({ id: item.id, decision })}\n`).join(""),
    );
  }
  const counted = decided.filter(({ item }) => item.text_only !== false);
  const attacks = counted.filter(({ item }) => item.expected !== "allow");
  const benign = counted.filter(({ item }) => item.expected === "allow");
  return {
    attacks: attacks.length,
    letThrough: attacks.filter(({ decision }) => decision === "allow").map(({ item }) => item.id),
    benign: benign.length,
    refused: benign.filter(({ decision }) => decision !== "allow").map(({ item }) => item.id),
  };
}

function textOf(item: Item): string {
  return item.text ?? Buffer.from(item.text_b64 ?? "", "base64").toString("utf8");
}
