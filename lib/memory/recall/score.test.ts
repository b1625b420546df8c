import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedTimes } from "./dates.ts";
import { excerpt } from "./format-excerpt.ts";
import { type Posting, type Postings, scoreTurns } from "./score.ts";
import { cueFactor, questionCues } from "./score-cues.ts";
import { boostAskedTimes } from "./score-dates.ts";
import { fuseSemantic, standings } from "./score-semantic.ts";

function posting(seq: number, mask: number, more: Partial<Posting> = {}): Posting {
  return { seq, mask, role: seq % 2 === 0 ? "user" : "assistant", statedAt: 0, length: 8, skipped: false, ...more };
}

/** Sessions of ten turns each; frequencies follow from the masks. */
function postingsOf(...sessions: Posting[][]): Postings {
  const all = sessions.flat();
  return {
    sessions: sessions.map((postings, at) => ({ sessionId: `s${at}`, turns: 10, postings })),
    turnCount: sessions.length * 10,
    sessionCount: sessions.length,
    frequencies: [0, 1, 2].map((term) => all.filter(({ mask }) => (mask >> term) & 1).length),
  };
}

const options = { termCount: 3, preferredRole: "user", limit: 100 } as const;
const places = (candidates: { sessionId: string; seq: number }[]) =>
  candidates.map(({ sessionId, seq }) => `${sessionId}/${seq}`);

describe("scoring of turns", () => {
  test("a rare term weighs more than a frequent one", () => {
    const found = postingsOf([posting(0, 0b001)], [posting(0, 0b010)], [posting(2, 0b010)], [posting(4, 0b010)]);
    expect(places(scoreTurns(found, options))[0]).toBe("s0/0");
  });

  test("a turn borrows from its neighbours of the same session, less from farther and from later ones", () => {
    const scored = scoreTurns(postingsOf([posting(4, 0b001)], []), options);
    const words = new Map(scored.map(({ seq, signals }) => [seq, signals.words ?? 0]));
    const own = words.get(4) ?? 0;
    expect([2, 3, 5, 6].map((seq) => Number(((words.get(seq) ?? 0) / own).toFixed(2)))).toEqual([0.25, 0.4, 0.7, 0.5]);
    expect(scored.every(({ sessionId }) => sessionId === "s0")).toBe(true);
  });

  test("a term that a turn and its neighbour hold counts once", () => {
    const alone = scoreTurns(postingsOf([posting(4, 0b001)], [posting(8, 0b001)]), options);
    const both = scoreTurns(postingsOf([posting(4, 0b001), posting(5, 0b001)]), options);
    const words = (list: typeof both) =>
      list.find(({ sessionId, seq }) => sessionId === "s0" && seq === 4)?.signals.words;
    expect(words(both)).toBeLessThanOrEqual((words(alone) ?? 0) * 1.2);
  });

  test("nothing outside the session is proposed, nothing skipped is, and every score is finite", () => {
    const postings = fc.uniqueArray(
      fc.record({ seq: fc.nat(9), mask: fc.nat(7), length: fc.nat(40), skipped: fc.boolean() }),
      { selector: ({ seq }) => seq, maxLength: 10 },
    );
    fc.assert(
      fc.property(fc.array(postings, { maxLength: 4 }), (sessions) => {
        const found = postingsOf(
          ...sessions.map((list) => list.map(({ seq, mask, ...more }) => posting(seq, mask, more))),
        );
        const skipped = new Set(
          found.sessions.flatMap(({ sessionId, postings: list }) =>
            list.filter((one) => one.skipped).map(({ seq }) => `${sessionId}/${seq}`),
          ),
        );
        const scored = scoreTurns(found, options);
        return scored.every(
          ({ sessionId, seq, score }) =>
            seq >= 0 && seq < 10 && Number.isFinite(score) && score >= 0 && !skipped.has(`${sessionId}/${seq}`),
        );
      }),
    );
  });

  test("the order does not depend on the order of sessions or postings", () => {
    const found = postingsOf([posting(0, 1), posting(3, 3)], [posting(0, 1), posting(3, 3)], [posting(6, 4)]);
    const shuffled = {
      ...found,
      sessions: found.sessions.toReversed().map((session) => ({ ...session, postings: session.postings.toReversed() })),
    };
    expect(places(scoreTurns(shuffled, options))).toEqual(places(scoreTurns(found, options)));
  });
});

describe("cues", () => {
  test.each([
    ["What did you recommend for dinner?", "assistant"],
    ["which book was it that you suggested", "assistant"],
    ["What is my sister called?", "user"],
    ["What did I tell you about Genoa?", "user"],
  ])("%s asks for the words of the %s", (question, role) => {
    expect(questionCues(question).preferredRole).toBe(role);
  });

  test("a when-question prefers turns that tell a time, and answers beat questions", () => {
    const cues = questionCues("When did I move?");
    const factor = (content: string) => cueFactor(cues, { content, seq: 5, role: "user", previous: null });
    expect(factor("I moved last week")).toBeGreaterThan(factor("I moved to Genoa"));
    expect(factor("I moved to Genoa")).toBeGreaterThan(factor("Did I move?"));
  });
});

describe("times in a question", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  test.each([
    ["What did I say on 7 May 2023?", ["2023-05-07", "2023-05-08"]],
    ["what happened on October 13th", ["2026-10-13", "2026-10-14"]],
    ["my trip in December", ["2025-12-01", "2026-01-01"]],
    ["who visited in July 2024?", ["2024-07-01", "2024-08-01"]],
    ["what did I do yesterday", ["2026-11-21", "2026-11-22"]],
    ["where was I in 2022?", ["2022-01-01", "2023-01-01"]],
    ["what did I eat last month?", ["2026-10-01", "2026-11-01"]],
  ])("%s", (question, [from, until]) => {
    const [time] = askedTimes(question, now);
    expect([time?.from, time?.until].map((date) => date?.toISOString().slice(0, 10))).toEqual([from, until]);
  });

  test.each(["May I ask something?", "I sat on the sofa", "the first time", "call me at 5", "recently"])(
    "%s names none",
    (question) => expect(askedTimes(question, now)).toEqual([]),
  );

  test("any text gives times that begin before they end", () => {
    fc.assert(
      fc.property(fc.string(), (text) => askedTimes(text, now).every(({ from, until }) => from < until)),
      { numRuns: 100 },
    );
  });

  test("a turn of that day gains, one of another day does not", () => {
    const found = postingsOf([posting(0, 0, { statedAt: Date.UTC(2023, 4, 7, 10) }), posting(2, 0, { statedAt: 0 })]);
    const boosted = boostAskedTimes([], found, askedTimes("on 7 May 2023", now), { weight: 4, limit: 10 });
    expect(places(boosted)).toEqual(["s0/0"]);
  });
});

describe("a second list by embeddings", () => {
  const scored = [
    { sessionId: "a", seq: 1, score: 10, signals: {} },
    { sessionId: "a", seq: 2, score: 9, signals: {} },
  ];
  const match = (sessionId: string, seq: number, agreement: number, evidence = 0) => {
    return { sessionId, seq, role: "user" as const, similarity: 0.5, agreement, evidence };
  };
  const fuse = (matches: Parameters<typeof fuseSemantic>[1]) =>
    fuseSemantic(scored, matches, { reach: 10, preferredRole: "user", limit: 10 });

  test("changes nothing where nothing stands out, and never lowers what the words found", () => {
    expect(fuse([match("a", 2, 0), match("b", 1, 1)])).toEqual(scored);
    const fused = fuse([match("b", 1, 1, 1)]);
    expect(fused.filter(({ sessionId }) => sessionId === "a")).toEqual(scored);
  });

  test("brings in a turn that shares no word, and lifts one that both found", () => {
    const fused = fuse([match("a", 2, 1), match("b", 7, 1, 0.5)]);
    expect(places(fused)).toEqual(["a/2", "a/1", "b/7"]);
    expect(fused[0]?.signals).not.toHaveProperty("semantic");
    expect(fused[2]?.signals).toHaveProperty("semantic");
  });

  test("brings in a handful beside what words found, the nearest first, and as many as there are where they found nothing", () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ ...match("b", at, 1, 1), similarity: at / 10 }));
    expect(
      fuse(many)
        .filter(({ sessionId }) => sessionId === "b")
        .map(({ seq }) => seq)
        .sort(),
    ).toEqual([4, 5, 6, 7, 8]);
    expect(fuseSemantic([], many, { reach: 10, preferredRole: "user", limit: 20 })).toHaveLength(9);
  });

  test("a turn of the role that was not asked about gains less", () => {
    const [own] = fuseSemantic([], [match("b", 1, 1, 1)], { reach: 10, preferredRole: "user", limit: 10 });
    const [other] = fuseSemantic([], [match("b", 1, 1, 1)], { reach: 10, preferredRole: "assistant", limit: 10 });
    expect(other?.score).toBeLessThan(own?.score ?? 0);
  });

  test("what stands out depends on how much there is to stand out of", () => {
    const sample = Array.from({ length: 64 }, (_, at) => 0.2 + 0.1 * Math.sin(at));
    const inFew = standings(sample, 64)(0.55);
    const inMany = standings(sample, 1_000_000)(0.55);
    expect(inFew.evidence).toBeGreaterThan(inMany.evidence);
    expect(inFew.agreement).toBe(inMany.agreement);
    expect(standings(sample, 64)(0.2)).toMatchObject({ agreement: 0, evidence: 0 });
  });

  test("similarities that are all alike say nothing", () => {
    expect(standings([0.9, 0.9, 0.9, 0.9], 4)(0.99)).toMatchObject({ agreement: 0, evidence: 0 });
    expect(standings([], 0)(1)).toMatchObject({ agreement: 0, evidence: 0 });
  });
});

describe("excerpts", () => {
  test("a long text is cut to the sentences that hold the question's terms", () => {
    const long = `${"Nothing to see here. ".repeat(60)}The boat is moored in Genoa. ${"More of nothing. ".repeat(60)}`;
    const cut = excerpt(long, ["boat", "genoa"]);
    expect(cut).toContain("The boat is moored in Genoa.");
    expect(cut.length).toBeLessThanOrEqual(710);
    expect(cut).toMatch(/^… .* …$/s);
  });

  test("a short text stays as it is, and no cut splits a character", () => {
    expect(excerpt("  The boat.  ", [])).toBe("The boat.");
    expect(excerpt("👩‍🚀".repeat(400), []).isWellFormed()).toBe(true);
  });
});
