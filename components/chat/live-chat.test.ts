import type { UIMessageChunk } from "ai";
import { afterEach, expect, test, vi } from "vitest";
import type { ChatMessage, LearnedChange } from "@/lib/chat/types.ts";
import { LiveChat, memoryOf } from "./live-chat.ts";
import { textOf } from "./transport.ts";

afterEach(() => vi.unstubAllGlobals());

const noEvents = { model: () => null, onTurn: () => {}, onFinish: () => {}, onRefused: () => {} };
const turn = { conversationId: "c1", userMessageId: "u1", assistantMessageId: "a1", title: "Hello" };

function stored(id: string, role: ChatMessage["role"], createdAt: string, text = id): ChatMessage {
  return { id, role, parts: [{ type: "text", text }], metadata: { parentId: null, status: "complete", createdAt } };
}

function answering(chunks: UIMessageChunk[]) {
  const calls: { url: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    calls.push({ url, body: init?.body ? JSON.parse(String(init.body)) : null });
    const events = [...chunks.map((chunk) => JSON.stringify(chunk)), "[DONE]"];
    return new Response(events.map((event) => `data: ${event}\n\n`).join(""), {
      headers: { "content-type": "text/event-stream" },
    });
  });
  return calls;
}

const answer: UIMessageChunk[] = [
  { type: "start", messageId: "a1" },
  { type: "data-turn", id: "turn", data: turn },
  { type: "text-start", id: "t" },
  { type: "text-delta", id: "t", delta: "Hi there" },
  { type: "text-end", id: "t" },
  { type: "finish" },
];

test("messages take the ids that the server gave, and the next one is sent under the answer", async () => {
  const calls = answering(answer);
  const live = new LiveChat(null, { messages: [], earlier: null }, noEvents);
  await live.send("Hello");
  expect(live.chat.messages.map((message) => [message.id, textOf(message)])).toEqual([
    ["u1", "Hello"],
    ["a1", "Hi there"],
  ]);
  await live.send("More");
  expect(calls.map(({ body }) => body)).toEqual([
    { trigger: "submit", parentId: null, text: "Hello" },
    { conversationId: "c1", trigger: "submit", parentId: "a1", text: "More" },
  ]);
});

test("words that the server refused go back, and the list is as before", async () => {
  const refusedWords: string[] = [];
  vi.stubGlobal("fetch", async () =>
    Response.json({ detail: "Too many messages. Wait a minute.", code: "rate_limited" }, { status: 429 }),
  );
  const live = new LiveChat(
    "c1",
    { messages: [stored("a0", "assistant", "2026-11-01T00:00:00Z")], earlier: null },
    { ...noEvents, onRefused: (_chat, text) => refusedWords.push(text) },
  );
  await live.send("Hello");
  expect(refusedWords).toEqual(["Hello"]);
  expect(live.chat.messages.map(({ id }) => id)).toEqual(["a0"]);
  expect(live.chat.error?.message).toBe("Too many messages. Wait a minute.");
});

test("an answer that breaks off stays, and another try names the question alone", async () => {
  const calls = answering([...answer.slice(0, 5), { type: "error", errorText: "model_cut_off" }]);
  const live = new LiveChat(null, { messages: [], earlier: null }, noEvents);
  await live.send("Hello");
  expect(live.chat.status).toBe("error");
  expect(live.chat.messages.map(({ id }) => id)).toEqual(["u1", "a1"]);
  await live.regenerate();
  expect(calls.at(-1)?.body).toEqual({ conversationId: "c1", trigger: "regenerate", parentId: "u1" });
});

test("what a message taught is put under that message only", () => {
  const messages = [stored("u1", "user", "2026-11-01T00:00:00Z"), stored("a1", "assistant", "2026-11-01T00:00:01Z")];
  const live = new LiveChat("c1", { messages, earlier: null }, noEvents);
  const learned: LearnedChange[] = [];
  expect(live.learn("u1", learned)).toBe(true);
  expect(live.learn("u9", learned)).toBe(false);
  expect(live.chat.messages.map(({ metadata }) => metadata?.learned)).toEqual([learned, undefined]);
});

test("a page from the server replaces what is here unless it is older", () => {
  const old = stored("a1", "assistant", "2026-11-01T00:00:00Z");
  const recent = stored("a2", "assistant", "2026-11-02T00:00:00Z");
  const live = new LiveChat("c1", { messages: [recent], earlier: null }, noEvents);
  live.adopt({ messages: [old], earlier: "x" });
  expect(live.chat.messages).toEqual([recent]);
  const newest = stored("a3", "assistant", "2026-11-03T00:00:00Z");
  live.adopt({ messages: [recent, newest], earlier: "x" });
  expect([live.chat.messages.map(({ id }) => id), live.earlier]).toEqual([["a2", "a3"], "x"]);
});

test("memory's part comes from the stream until it is stored", () => {
  const part = { recallId: null, used: [], tokens: 0, durationMs: 3, failure: "late" as const };
  expect(memoryOf({ id: "a1", role: "assistant", parts: [{ type: "data-memory", id: "memory", data: part }] })).toBe(
    part,
  );
});
