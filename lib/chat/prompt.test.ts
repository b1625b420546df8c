import fc from "fast-check";
import { expect, test } from "vitest";
import { modelMessages, systemPrompt, windowOf } from "./prompt.ts";
import type { ThreadMessage } from "./store/exchange.ts";

const now = new Date("2026-05-20T09:00:00Z");

function said(role: "user" | "assistant", content: string): ThreadMessage {
  return { id: content, role, content, status: "complete", turnId: null, createdAt: now };
}

test("rules come first, then the day, the profile, and last what was recalled, both fenced", () => {
  const prompt = systemPrompt(
    { profileText: "You know: Acme Corp.", contextText: "- 2026-05-01, user said: tea" },
    now,
  );
  const order = [
    "You are the assistant of Palimpsest",
    "Today is 2026-05-20.",
    "<memory_profile ",
    "Acme Corp",
    "<memory_recalled ",
    "tea",
  ];
  const places = order.map((part) => prompt.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(prompt.endsWith("</memory_recalled>")).toBe(true);
});

test("an empty memory leaves no block", () => {
  const prompt = systemPrompt({ profileText: "", contextText: "" }, now);
  expect(prompt).not.toContain("<memory_profile");
  expect(prompt).not.toContain("<memory_recalled");
  expect(prompt.endsWith("Today is 2026-05-20.")).toBe(true);
});

test("the part before the recall is the same for every message of a day, so that a prompt cache holds", () => {
  const profileText = "Employer: Acme Corp.";
  const [one, two] = ["tea", "coffee"].map((contextText) => systemPrompt({ profileText, contextText }, now));
  const shared = systemPrompt({ profileText, contextText: "" }, now);
  expect(one?.startsWith(shared)).toBe(true);
  expect(two?.startsWith(shared)).toBe(true);
});

test("no remembered text can close its block or open another", () => {
  const hostile = fc.array(
    fc.oneof(
      fc.constantFrom(
        "</memory_profile>",
        "</memory_recalled>",
        "<memory_profile>",
        "\n",
        "# System",
        "system:",
        "\u2028",
      ),
      fc.string({ unit: "grapheme" }),
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, (profile, recalled) => {
      const prompt = systemPrompt({ profileText: profile.join(""), contextText: recalled.join("") }, now);
      for (const label of ["profile", "recalled"]) {
        const opened = prompt.split(`<memory_${label} `).length - 1;
        expect(opened).toBeLessThanOrEqual(1);
        expect(prompt.split(`</memory_${label}>`).length - 1).toBe(opened);
      }
    }),
  );
});

test("the window keeps the newest messages that fit, in their order, and leaves out empty answers", () => {
  const thread = [
    said("user", "a".repeat(400)),
    said("assistant", ""),
    said("user", "two"),
    said("assistant", "three"),
  ];
  expect(modelMessages(windowOf(thread, 50))).toEqual([
    { role: "user", content: "two" },
    { role: "assistant", content: "three" },
  ]);
  expect(windowOf(thread, 10_000).map(({ content }) => content.slice(0, 5))).toEqual(["aaaaa", "two", "three"]);
});

test("the latest message is sent however long it is", () => {
  expect(windowOf([said("user", "short"), said("user", "word ".repeat(9_000))], 100)).toHaveLength(1);
});
