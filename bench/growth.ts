import { parseArgs } from "node:util";
import type { Memory } from "@/lib/memory/api.ts";
import { Spectron } from "@/lib/memory/index.ts";
import { runCommand, say } from "@/scripts/command.ts";
import { withScratchDatabase } from "./database.ts";
import { quantile, table } from "./statistics.ts";
import { syntheticTalk } from "./synthetic-chat.ts";
import { capital, tellings } from "./tellings.ts";

const usage = `Usage: npm run bench -- growth [--at 10,100] [--questions 30] [--seed 1]
Tokens of memory that a prompt carries after so many conversations of one person; the issue asks for --at 10,100,1000.`;

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const scope = { user: "growing" };

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      at: { type: "string", default: "10,100" },
      questions: { type: "string", default: "30" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  const marks = values.at.split(",").map(Number);
  if (values.help || marks.some((mark) => !Number.isInteger(mark) || mark < 1)) throw new Error(usage);
  const questions = Number(values.questions);
  await withScratchDatabase(async ({ prisma }) => {
    let today = start;
    const clock = { now: () => new Date(today) };
    const memory = new Spectron({ store: prisma, clock }).memory({ contextId: "bench" });
    const talk = syntheticTalk(Number(values.seed), 2_000);
    const rows: string[][] = [];
    for (let conversation = 1; conversation <= Math.max(...marks); conversation++) {
      today += day / 4;
      await converse(memory, conversation, talk.sentence);
      if (!marks.includes(conversation)) continue;
      await memory.settled({ scope });
      rows.push(await measure(memory, conversation, questions, talk.sentence));
    }
    say(table(["conversations", "facts", "profile tokens", "context p50", "context max", "together max"], rows));
  });
});

async function converse(memory: Memory, number: number, sentence: (least: number, most: number) => string) {
  const session = await memory.sessions.create({ scope });
  const tell = tellings[number % tellings.length];
  for (const content of [tell?.(sentence(1, 1)) ?? "", `${capital(sentence(8, 20))}.`]) {
    await session.turn({ role: "user", content });
    await session.turn({ role: "assistant", content: `${capital(sentence(15, 60))}.` });
  }
  await session.close();
}

async function measure(
  memory: Memory,
  conversations: number,
  questions: number,
  sentence: (least: number, most: number) => string,
): Promise<string[]> {
  const profile = await memory.profile({ scope });
  const contexts: number[] = [];
  for (let asked = 0; asked < questions; asked++) {
    const { tokens } = await memory.context({ scope, query: `${sentence(3, 6)}?` });
    contexts.push(tokens);
  }
  contexts.sort((a, b) => a - b);
  const most = contexts.at(-1) ?? 0;
  return [
    String(conversations),
    String(profile.attributes.length),
    String(profile.tokens),
    String(quantile(contexts, 0.5)),
    String(most),
    String(profile.tokens + most),
  ];
}
