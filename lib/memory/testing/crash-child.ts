import { createPrisma } from "../../db.ts";
import { Spectron } from "../spectron.ts";
import { createExtractionQueue, startWorker } from "../worker.ts";

// Records turns and reads them until it is killed. Prints the id of each turn once it is acknowledged.
// Arguments: database URL, user, number of the first turn.

const [databaseUrl = "", user = "", first = "0"] = process.argv.slice(2);
const prisma = createPrisma(databaseUrl);
const log = () => {};
await startWorker({ databaseUrl, prisma, log });
const memory = new Spectron({ store: prisma, queue: createExtractionQueue(databaseUrl, log) }).memory({
  contextId: "chat",
});
const session = await memory.sessions.create({ scope: { user } });
for (let number = Number(first); ; number++) {
  const turn = await session.turn({ role: "user", content: `I like dish${number}.`, id: `turn-${number}` });
  process.stdout.write(`${turn.id} ${number}\n`);
}
