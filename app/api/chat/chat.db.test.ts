import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sealSession } from "@/lib/auth/session-cookie.ts";
import { processConnection } from "@/lib/chat/process-services.ts";
import { runningAnswers } from "@/lib/chat/running-answers.ts";
import { db } from "@/lib/db.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { GET as loadMessages } from "../conversations/[id]/messages/route.ts";
import { PATCH as changeConversation, DELETE as deleteConversation } from "../conversations/[id]/route.ts";
import { GET as listConversations } from "../conversations/route.ts";
import { GET as events } from "../memory/events/route.ts";
import { GET as models } from "../models/route.ts";
import { POST as stop } from "./[messageId]/stop/route.ts";
import { GET as resume } from "./[messageId]/stream/route.ts";
import { POST as chat } from "./route.ts";

const { url, prisma } = await freshDatabase();
const secret = "a secret of the tests that nobody else knows";
const origin = "http://localhost:3000";
const own = { ...process.env };

beforeAll(() => {
  Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: secret, LOG_LEVEL: "silent" });
});
afterAll(async () => {
  await processConnection().close();
  await db().$disconnect();
  process.env = own;
});

type Handler = (request: Request, next: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function signedIn() {
  const user = await prisma.user.create({ data: { email: `${randomUUID()}@example.com` } });
  const { name, value } = await sealSession({ userId: user.id, sessionVersion: 0 }, { secret, secure: false });
  return { userId: user.id, cookie: `${name}=${value}` };
}

function call(
  handler: Handler,
  {
    cookie = "",
    method = "GET",
    body,
    params = {},
    path = "/api/chat",
    signal,
  }: {
    cookie?: string;
    method?: string;
    body?: unknown;
    params?: Record<string, string>;
    path?: string;
    signal?: AbortSignal;
  },
): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { cookie, origin, host: "localhost:3000", "content-type": "application/json" };
  const request = new Request(`${origin}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: text }),
    ...(signal ? { signal } : {}),
  });
  return handler(request, { params: Promise.resolve(params) });
}

const say = (cookie: string, body: unknown) => call(chat, { cookie, method: "POST", body });
const submit = (text: string) => ({ trigger: "submit", parentId: null, text });

async function chunksOf(
  response: Response,
): Promise<{ type: string; delta?: string; data?: Record<string, string> }[]> {
  const lines = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
  return lines.map((line) => JSON.parse(line.slice(6)));
}

test("a message is answered as a stream of the AI SDK, its ids first, and can be read back", async () => {
  const person = await signedIn();
  const response = await say(person.cookie, submit("I work at Acme Corp as a backend engineer."));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const chunks = await chunksOf(response);
  expect(chunks.slice(0, 3).map(({ type }) => type)).toEqual(["start", "data-turn", "data-memory"]);
  expect(chunks.map(({ delta = "" }) => delta).join("")).toBe(
    "I will remember that: employer Acme Corp, role backend engineer.",
  );
  const turn = chunks[1]?.data ?? {};
  await runningAnswers().find(turn.assistantMessageId ?? "", person.userId)?.ended;
  const read = await call(loadMessages, { ...person, params: { id: turn.conversationId ?? "" } });
  const { messages } = await read.json();
  expect(messages.map((message: { id: string }) => message.id)).toEqual([turn.userMessageId, turn.assistantMessageId]);
  const { conversations } = await (await call(listConversations, person)).json();
  expect(conversations).toMatchObject([
    { id: turn.conversationId, title: "I work at Acme Corp as a backend engineer" },
  ]);

  const again = await call(resume, { ...person, params: { messageId: turn.assistantMessageId ?? "" } });
  expect((await chunksOf(again)).map(({ delta = "" }) => delta).join("")).toContain("employer Acme Corp");
  expect((await call(resume, { ...person, params: { messageId: randomUUID() } })).status).toBe(204);
  expect(
    (await call(stop, { ...person, method: "POST", params: { messageId: turn.assistantMessageId ?? "" } })).status,
  ).toBe(204);
});

test.each([
  ["malformed JSON", '{"trigger":', 400],
  ["nothing", "", 400],
  ["no words", submit("  \n "), 400],
  ["a null byte", submit("a\0b"), 400],
  ["half a surrogate pair", '{"trigger":"submit","parentId":null,"text":"\\ud800"}', 400],
  ["more than a message may hold", submit("x".repeat(32_001)), 400],
  ["a megabyte", submit("x".repeat(1_000_000)), 413],
  ["a scope", { ...submit("Hello"), scope: { user: "somebody" } }, 400],
  ["somebody's user id", { ...submit("Hello"), userId: randomUUID() }, 400],
  ["an id that is none", { ...submit("Hello"), conversationId: "1; DROP TABLE messages" }, 400],
  ["a conversation that is not there", { ...submit("Hello"), conversationId: randomUUID() }, 404],
  ["a parent without its conversation", { ...submit("Hello"), parentId: randomUUID() }, 400],
  [
    "new words for an old question",
    { trigger: "regenerate", parentId: randomUUID(), conversationId: randomUUID(), text: "x" },
    400,
  ],
])("%s is refused with a problem document, and nothing is written", async (_, body, status) => {
  const person = await signedIn();
  const response = await say(person.cookie, body);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  const problem = await response.json();
  expect(problem.message.length).toBeGreaterThan(10);
  expect(problem.requestId).toBe(response.headers.get("x-request-id"));
  expect(await prisma.conversation.count({ where: { userId: person.userId } })).toBe(0);
});

test("words of every kind are kept as they are", async () => {
  const person = await signedIn();
  for (const text of [
    "'; DROP TABLE messages; --",
    "<img src=x onerror=alert(1)>",
    "\u202Eright to left\u202C",
    "多言語 🙂",
  ]) {
    expect((await say(person.cookie, submit(text))).status).toBe(200);
    expect(await prisma.message.count({ where: { content: text, conversation: { userId: person.userId } } })).toBe(1);
  }
});

test("without a session that holds, nobody is let in and nothing is written", async () => {
  const gone = await signedIn();
  await prisma.user.delete({ where: { id: gone.userId } });
  const revoked = await signedIn();
  await prisma.user.update({ where: { id: revoked.userId }, data: { sessionVersion: 1 } });
  const before = await prisma.conversation.count();
  for (const cookie of ["", "authjs.session-token=forged", gone.cookie, revoked.cookie]) {
    expect((await say(cookie, submit("Hello"))).status).toBe(401);
    expect((await call(listConversations, { cookie })).status).toBe(401);
    expect((await call(events, { cookie })).status).toBe(401);
  }
  expect(await prisma.conversation.count()).toBe(before);
});

test("another person's conversation answers as an absent one on every route", async () => {
  const [owner, stranger] = [await signedIn(), await signedIn()];
  const [, turn] = await chunksOf(await say(owner.cookie, submit("This is mine.")));
  const { conversationId = "", assistantMessageId = "" } = turn?.data ?? {};
  const answers = async (id: string, messageId: string) => {
    const as = { ...stranger, params: { id } };
    const responses = [
      await say(stranger.cookie, { ...submit("Hi"), conversationId: id }),
      await call(loadMessages, as),
      await call(changeConversation, { ...as, method: "PATCH", body: { title: "Taken" } }),
      await call(deleteConversation, { ...as, method: "DELETE" }),
      await call(stop, { ...stranger, method: "POST", params: { messageId } }),
      await call(resume, { ...stranger, params: { messageId } }),
    ];
    return Promise.all(
      responses.map(async (response) => [response.status, (await response.text()).replace(/"requestId":"[^"]*"/, "")]),
    );
  };
  expect(await answers(conversationId, assistantMessageId)).toEqual(await answers(randomUUID(), randomUUID()));
});

test("the models that can be chosen are listed", async () => {
  const person = await signedIn();
  expect(await (await call(models, person)).json()).toEqual({
    models: [{ id: "built-in", name: "Built-in assistant", provider: "No key needed" }],
  });
});

test("the events of a signed-in person stay open until the browser leaves", async () => {
  const person = await signedIn();
  const leaving = new AbortController();
  const response = await call(events, { ...person, path: "/api/memory/events", signal: leaving.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain(": listening");
  leaving.abort();
  expect((await reader?.read())?.done).toBe(true);
});
