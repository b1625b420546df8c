import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { run } from "./stories.ts";

const { url } = await freshDatabase();

/** One story of each kind and every fifth besides: enough to notice a broken rule or a broken fold. */
function sample(): string {
  const lines = readFileSync("bench/data/stories.jsonl", "utf8").trim().split("\n");
  const tracks = new Set<string>();
  const chosen = lines.filter((line, index) => {
    const { track } = JSON.parse(line) as { track: string };
    const first = !tracks.has(track);
    tracks.add(track);
    return first || index % 5 === 0;
  });
  const file = join(tmpdir(), `palimpsest-stories-${process.pid}.jsonl`);
  writeFileSync(file, `${chosen.join("\n")}\n`);
  return file;
}

it("keeps the measures of a sample of the stories above their bars", { timeout: 180_000 }, async () => {
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  const measured = await run({ data: sample(), databaseUrl: url });
  const printed = print.mock.calls.flat().join("\n");
  print.mockClear();
  expect(printed).toContain("supersession_chain");
  expect(measured.live_recall).toBeGreaterThanOrEqual(0.9);
  expect(measured.live_precision).toBeGreaterThanOrEqual(0.97);
  expect(measured.supersession_chain).toBeGreaterThanOrEqual(0.92);
  expect(measured.retraction).toBeGreaterThanOrEqual(0.85);
  expect(measured.story_exact).toBeGreaterThanOrEqual(0.8);
  expect(measured.collateral).toBeLessThanOrEqual(0.005);
  expect(measured.order_dependence).toBe(0);
  expect(measured.forbidden).toBeLessThanOrEqual(0.01);
});
