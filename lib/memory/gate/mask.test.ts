import fc from "fast-check";
import { expect, test } from "vitest";
import { fence, formatContext } from "../recall/format.ts";
import { maskInjected } from "./mask.ts";

const fact = "works at Acme Corp as a backend engineer";

test("a block that the engine fenced is masked when it comes back, words around it stay where they were", () => {
  const content = `You told me:\n${fence("profile", `- ${fact}`)}\nBut I live in Ghent.`;
  const masked = maskInjected(content);
  expect(masked).not.toContain("Acme");
  expect(masked.indexOf("I live in Ghent")).toBe(content.indexOf("I live in Ghent"));
  expect(masked.split("\n")).toHaveLength(content.split("\n").length);
});

test("lines of the context block are masked without their fence", () => {
  const said = {
    kind: "turn" as const,
    id: "t",
    role: "user" as const,
    sessionId: null,
    turnId: "t",
    rank: 1,
    score: 1,
  };
  const { formatted } = formatContext([
    { ...said, text: fact, statedAt: new Date("2026-03-01"), signals: {} },
    { ...said, text: "lives in Porto", statedAt: new Date("2026-03-02"), signals: { outdated: 0.5 } },
    { ...said, kind: "attribute", text: "allergic to nuts", statedAt: new Date("2026-03-03"), signals: {} },
  ]);
  expect(formatted.split("\n")).toHaveLength(3);
  const masked = maskInjected(`Is this right?\n${formatted}\nI moved.`);
  expect(masked.trim().split(/\s{2,}/)).toEqual(["Is this right?", "I moved."]);
});

test("given texts are masked where they are quoted word for word; short ones are left alone", () => {
  const masked = maskInjected(`You said "${fact}", I say chess.`, [fact, "chess"]);
  expect(masked).not.toContain("Acme");
  expect(masked).toContain("I say chess.");
});

test("an open fence hides until the next empty line only", () => {
  expect(maskInjected("<memory>\na\nb\n\nI like tea").trim()).toBe("I like tea");
  expect(maskInjected("I use the memory palace. <memo> is a tag.")).toBe("I use the memory palace. <memo> is a tag.");
});

test("masking any text keeps its length and line breaks and changes nothing but to spaces", () => {
  const pieces = fc.constantFrom(
    "<memory",
    "<memory_profile note='x'>",
    ">",
    "</memory_profile>",
    "</memory",
    "\n",
    "- 2026-03-01, user said: x",
    "😀",
    "İ",
    fact,
    "\ud83d",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 20 }), (parts) => {
      const content = parts.join("");
      const masked = maskInjected(content, [fact]);
      expect(masked).toHaveLength(content.length);
      for (let at = 0; at < content.length; at++) {
        if (masked[at] !== content[at]) expect([masked[at], content[at] === "\n"]).toEqual([" ", false]);
      }
      expect(masked).not.toContain(fact);
    }),
    { numRuns: 500 },
  );
});

test.each(["<memory>", "<memory>\n\n", "<memory </memory", "- 2026-01-01, user said: "])(
  "a megabyte of %j is masked in less than the time that a quadratic search would need",
  (piece) => {
    const before = process.threadCpuUsage();
    maskInjected(piece.repeat(Math.ceil(1_000_000 / piece.length)));
    expect(process.threadCpuUsage(before).user / 1e6).toBeLessThan(2);
  },
  60_000,
);
