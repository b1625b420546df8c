import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../generated/prisma/client.ts";
import { Spectron } from "../spectron.ts";
import { createExtractionQueue, startWorker } from "../worker.ts";
import { scriptedExtractor } from "./scripted-extractor.ts";

// Records one turn and reads it, and is killed after so many statements of that. Prints "told" once the turn is
// acknowledged, and the number of statements when nothing killed it. Arguments: database URL, user, statements.

const [databaseUrl = "", user = "", killAfter = "0"] = process.argv.slice(2);
const prisma = new PrismaClient({
  adapter: new PrismaPg({ connectionString: databaseUrl, max: 3 }),
  log: [{ emit: "event", level: "query" }],
});
const log = () => {};
const queue = createExtractionQueue(databaseUrl, log);
await startWorker({ databaseUrl, prisma, extractor: scriptedExtractor, concurrency: 1, log });
const memory = new Spectron({ store: prisma, queue }).memory({ contextId: "chat" });
const session = await memory.sessions.create({ scope: { user } });

let statements = 0;
prisma.$on("query", ({ query }) => {
  // Asking whether it is over is not a step of it.
  if (query.startsWith('SELECT "public"."turns"."id" FROM')) return;
  statements += 1;
  if (statements === Number(killAfter)) process.kill(process.pid, "SIGKILL");
});
await session.turn({ role: "user", content: "assert location Leeds; assert likes tea", id: "one" });
process.stdout.write("told\n");
await memory.settled({ scope: { user } });
process.stdout.write(`${statements}\n`, () => process.exit());
