import { expect, test } from "vitest";
import type { ChatMessage } from "@/lib/chat/types.ts";
import { chatRequest } from "./transport.ts";

const message = (id: string, role: ChatMessage["role"], text: string): ChatMessage => ({
  id,
  role,
  parts: [{ type: "text", text }],
});

test("new words go out alone, under the message before them", () => {
  const history = [message("u1", "user", "Hello"), message("a1", "assistant", "Hi"), message("u2", "user", "More")];
  expect(chatRequest(history, "submit", "c1", "openai/gpt")).toEqual({
    conversationId: "c1",
    model: "openai/gpt",
    trigger: "submit",
    parentId: "a1",
    text: "More",
  });
});

test("the first message has no parent and no conversation", () => {
  expect(chatRequest([message("local", "user", "Hello")], "submit", null, null)).toEqual({
    trigger: "submit",
    parentId: null,
    text: "Hello",
  });
});

test("a new answer names the question and repeats no words", () => {
  expect(chatRequest([message("u1", "user", "Hello")], "regenerate", "c1", null)).toEqual({
    conversationId: "c1",
    trigger: "regenerate",
    parentId: "u1",
  });
});
