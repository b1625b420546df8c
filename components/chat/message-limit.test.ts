import { expect, test } from "vitest";
import { longestMessage } from "@/lib/chat/request.ts";
import { messageLimit } from "./composer.tsx";

test("the field counts to the server's limit", () => {
  expect(messageLimit).toBe(longestMessage);
});
