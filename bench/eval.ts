import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "@/scripts/command.ts";
import { withScratchDatabase } from "./database.ts";

/** What an evaluation is given. The database is empty and migrated; DATABASE_URL names it while `run` is at work. */
export interface EvaluationOptions {
  /** Path of the data set. */
  data: string;
  /** Where to write predictions as JSON lines, if anywhere. */
  predictions?: string;
  /** For recall, by name: `configured` is the model of EMBEDDING_MODEL, the others are test doubles. Absent: words alone. */
  embeddings?: string;
  databaseUrl: string;
}

interface Evaluation {
  run(options: EvaluationOptions): Promise<void>;
}

const evaluations: Readonly<Record<string, { file: string; load: () => Promise<Evaluation> }>> = {
  stories: { file: "stories.jsonl", load: () => load("stories") },
  recall: { file: "recall-locomo.json", load: () => load("recall") },
  extraction: { file: "extraction-gtky-clean.jsonl", load: () => load("extraction") },
  poison: { file: "poison.jsonl", load: () => load("poison") },
  supersede: { file: "supersede-letta.jsonl", load: () => load("supersede") },
};

const usage = `Usage: npm run eval -- ${Object.keys(evaluations).join("|")} [--data FILE] [--predictions FILE]
For recall also [--embeddings configured|chance|ngrams]: the model of EMBEDDING_MODEL, or a test double that knows nothing or little.
Data comes from --data, or from the folder named by EVAL_DATA (default bench/data).`;

async function load(name: string): Promise<Evaluation> {
  return (await import(new URL(`./eval/${name}.ts`, import.meta.url).href)) as Evaluation;
}

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: "string" }, predictions: { type: "string" }, embeddings: { type: "string" } },
  });
  const evaluation = evaluations[positionals[0] ?? ""];
  if (!evaluation || positionals.length !== 1) throw new Error(usage);
  const data = values.data ?? join(process.env.EVAL_DATA ?? "bench/data", evaluation.file);
  if (!existsSync(data))
    throw new Error(`There is no ${data}. Name a data set with --data or its folder with EVAL_DATA.`);
  const { run } = await evaluation.load();
  const { predictions, embeddings } = values;
  if (embeddings && positionals[0] !== "recall") throw new Error(usage);
  const given = { data, ...(predictions ? { predictions } : {}), ...(embeddings ? { embeddings } : {}) };
  await withScratchDatabase(({ url }) => run({ ...given, databaseUrl: url }));
});
