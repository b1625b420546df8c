import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { type ModelServer, startModelServer } from "@/lib/testing/model-server.ts";
import { LearnedEvents } from "./learned-events.ts";
import { ProcessConnection } from "./process-connection.ts";
import { chatBench } from "./reply.fixture.ts";
import { serverSentEvents } from "./server-sent-events.ts";
import type { LearnedEvent } from "./types.ts";

const { url, prisma } = await freshDatabase();
let server: ModelServer;
const faults: unknown[] = [];
const connection = new ProcessConnection(url, (_, error) => faults.push(error));

beforeAll(async () => {
  server = await startModelServer({ script: () => ({ kind: "text", text: "Understood." }) });
});
afterAll(async () => {
  await server.close();
  await connection.close();
});

test("what a message taught reaches every window of its owner and nobody else's", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const events = new LearnedEvents({ ...bench.services, connection });
  const [person, stranger] = [await bench.person(), await bench.person()];
  const heard: Record<"one" | "two" | "foreign", LearnedEvent[]> = { one: [], two: [], foreign: [] };
  await events.subscribe(person.userId, (event) => heard.one.push(event));
  const leave = await events.subscribe(person.userId, (event) => heard.two.push(event));
  await events.subscribe(stranger.userId, (event) => heard.foreign.push(event));

  const { turn } = await bench.send(person, { text: "I work at Acme Corp as a backend engineer." });
  await expect.poll(() => heard.one).toHaveLength(1);
  expect(heard.one[0]).toMatchObject({ conversationId: turn.conversationId, messageId: turn.userMessageId });
  expect(heard.one[0]?.learned.map(({ label, value }) => `${label} ${value}`).sort()).toEqual([
    "employer Acme Corp",
    "role backend engineer",
  ]);
  expect(heard.two).toEqual(heard.one);

  leave();
  await bench.send(person, { text: "I just moved to the platform team." });
  await expect.poll(() => heard.one).toHaveLength(2);
  expect(heard.one[1]?.learned).toContainEqual(
    expect.objectContaining({
      kind: "updated",
      label: "role",
      previousValue: "backend engineer",
      value: "platform engineer",
    }),
  );
  expect(heard.two).toHaveLength(1);
  expect(heard.foreign).toEqual([]);
  expect(faults).toEqual([]);
});

test("a lost connection is made again and hears what comes after", async () => {
  const lost: unknown[] = [];
  const own = new ProcessConnection(url, (_, error) => lost.push(error));
  const heard: string[] = [];
  await own.listen("probe", (payload) => heard.push(payload));
  await prisma.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND query = 'LISTEN "probe"'`;
  await expect
    .poll(async () => {
      await prisma.$executeRaw`SELECT pg_notify('probe', 'again')`;
      return heard.length;
    })
    .toBeGreaterThan(0);
  await own.close();
});

test("an announcement that is none is reported and harms nobody", async () => {
  const bench = chatBench(prisma, server.baseUrl);
  const reported: string[] = [];
  const events = new LearnedEvents({ ...bench.services, connection, onFault: (what) => reported.push(what) });
  await events.subscribe((await bench.person()).userId, () => {});
  await prisma.$executeRaw`SELECT pg_notify('palimpsest_memory', 'not json')`;
  await expect.poll(() => reported).toEqual(["learned event"]);
});

test("server-sent events carry data, keep the line alive and end their work when the browser leaves", async () => {
  const leaving = new AbortController();
  let send: (data: unknown) => void = () => {};
  let ended = 0;
  const response = serverSentEvents(
    leaving.signal,
    async (write) => {
      send = write;
      return () => {
        ended += 1;
      };
    },
    5,
  );
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain("retry: 2000");
  send({ text: "one\ntwo" });
  let text = "";
  while (!text.includes("still here")) text += (await reader?.read())?.value ?? "";
  expect(text).toContain('data: {"text":"one\\ntwo"}\n\n');
  leaving.abort();
  await expect.poll(() => ended).toBe(1);
  send("too late");
});
