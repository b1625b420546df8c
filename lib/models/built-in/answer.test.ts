import { expect, test } from "vitest";
import type { Proposal } from "@/lib/memory/extraction/proposal.ts";
import { answerFromMemory } from "./answer.ts";
import { cannotAnswer, cannotAnswerBriefly } from "./help.ts";
import type { BuiltInMemory, RememberedFact } from "./memory-view.ts";

const may = (day: number) => new Date(Date.UTC(2026, 4, day, 9));

function fact(key: string, value: string, changes: Partial<RememberedFact> = {}): RememberedFact {
  return { about: "", key, value, category: "identity", saidAt: may(3), until: null, closed: null, ...changes };
}

const story: RememberedFact[] = [
  fact("employer", "Acme Corp"),
  fact("role", "platform engineer", { saidAt: may(20) }),
  fact("role", "backend engineer", { until: may(20), closed: "superseded" }),
  fact("team", "platform", { saidAt: may(20) }),
  fact("employer", "Siemens", { about: "Ana", saidAt: may(7) }),
];

function memoryOf(facts: RememberedFact[], changes: Partial<BuiltInMemory> = {}): BuiltInMemory {
  return {
    facts: facts.filter(({ until }) => until === null).map((one) => ({ ...one, saidAt: null })),
    said: [],
    failure: null,
    history: async () => ({ facts, relations: [{ label: "sister", name: "Ana" }] }),
    ...changes,
  };
}

const answer = (message: string, memory: BuiltInMemory = memoryOf(story), proposals: Proposal[] = []) =>
  answerFromMemory(message, memory, proposals);

const asserts = (key: string, value: string, changes: Partial<Proposal> = {}): Proposal => ({
  subject: { kind: "self" },
  key,
  op: "assert",
  value,
  category: "identity",
  confidence: 0.9,
  quotes: [],
  ...changes,
});

test("two questions in one are both answered, each with the day it was said", async () => {
  expect(await answer("where do I work and what do I do?")).toBe(
    "You work at Acme Corp (you told me on 3 May 2026). You work as a platform engineer (you told me on 20 May 2026).",
  );
});

test("what was before is told with the day it ended", async () => {
  expect(await answer("What was my job before?")).toBe(
    "You worked as a backend engineer until 20 May 2026 (you told me on 3 May 2026).",
  );
});

test("asked for something before when there is none, it says so and tells what holds", async () => {
  expect(await answer("Where did I work before?")).toBe(
    "You have told me of nothing before that. You work at Acme Corp (you told me on 3 May 2026).",
  );
});

test("what was never told is not made up", async () => {
  expect(await answer("Where do I live?")).toBe("You have not told me your location yet.");
});

test("a fact that has only ended is told as past", async () => {
  const left = memoryOf([fact("team", "payments", { until: may(9), closed: "ended" })]);
  expect(await answer("Which team am I on?", left)).toBe(
    "You have not told me your team yet. You were on the payments team until 9 May 2026 (you told me on 3 May 2026).",
  );
});

test("people are found by name and by relation", async () => {
  const told = "Ana: employer Siemens (you told me on 7 May 2026).";
  expect(await answer("Where does Ana work?")).toBe(told);
  expect(await answer("Where does my sister work?")).toBe(told);
  expect(await answer("Who is my sister?")).toBe("Your sister is Ana.");
  expect(await answer("Who is my cousin?")).toBe("You have not told me about your cousin yet.");
});

test("the person's own words are quoted with their day, questions left out", async () => {
  const said = [
    { text: "What did I say about Lisbon?", saidAt: may(21) },
    { text: "I fly to Lisbon in June.", saidAt: may(12) },
    { text: "Lisbon is where I studied.", saidAt: may(4) },
    { text: "I like tea.", saidAt: may(2) },
  ];
  expect(await answer("What did I say about Lisbon?", memoryOf([], { said }))).toBe(
    "On 4 May 2026 you said: “Lisbon is where I studied.” On 12 May 2026 you said: “I fly to Lisbon in June.”",
  );
  expect(await answer("What did I say about Porto?", memoryOf([], { said }))).toBe(
    "I find nothing that you said about Porto.",
  );
});

test("everything is told, and an empty memory is said to be empty", async () => {
  expect(await answer("What do you know about me?", memoryOf([fact("name", "Idris"), fact("likes", "tea")]))).toBe(
    "Your name is Idris (you told me on 3 May 2026). You like tea (you told me on 3 May 2026).",
  );
  expect(await answer("What do you remember about me?", memoryOf([]))).toBe("I remember nothing about you yet.");
});

test("what was said is confirmed, with the value that it replaces", async () => {
  const proposals = [asserts("employer", "Acme Corp"), asserts("role", "backend engineer")];
  expect(await answer("I work at Acme Corp as a backend engineer.", memoryOf([]), proposals)).toBe(
    "I will remember that: employer Acme Corp, role backend engineer.",
  );
  expect(await answer("I work at Globex now.", memoryOf(story), [asserts("employer", "Globex")])).toBe(
    "I will remember that: employer Globex (until now Acme Corp).",
  );
});

test("a move to another team tells the role that follows from it", async () => {
  const proposals = [
    asserts("team", "platform"),
    asserts("role", "platform", { op: "derive", symbol: { rule: "role-modifier", modifier: "platform" } }),
  ];
  const before = memoryOf([fact("role", "backend engineer")]);
  expect(await answer("I just moved to the platform team.", before, proposals)).toBe(
    "I will remember that: team platform, role platform engineer (until now backend engineer).",
  );
});

test("an end of something known is confirmed; of something unknown there is nothing to say", async () => {
  const noLonger = asserts("diet", "vegetarian", { op: "retract", quiet: true });
  const before = memoryOf([fact("diet", "vegetarian")]);
  expect(await answer("I'm no longer vegetarian.", before, [noLonger])).toBe(
    "I will remember that: diet vegetarian no longer.",
  );
  expect(await answer("I'm no longer vegetarian.", memoryOf([]), [noLonger])).toBe(
    `I found nothing in that which I know how to remember. ${cannotAnswer}`,
  );
});

test("an unsure reading is not confirmed as remembered", async () => {
  expect(await answer("Maybe I will move.", memoryOf([]), [asserts("location", "Rome", { confidence: 0.5 })])).toBe(
    `I found nothing in that which I know how to remember. ${cannotAnswer}`,
  );
});

test("remembered instructions are followed: short, as a list, by name, and a language it cannot write", async () => {
  const instruction = (key: string, value: string) => fact(key, value, { category: "instructions" });
  const concise = memoryOf([instruction("response_style", "concise")]);
  expect(await answer("Why is the sky blue?", concise)).toBe(cannotAnswerBriefly);
  expect(await answer("I am from Oslo.", concise, [asserts("hometown", "Oslo")])).toBe("Noted: hometown Oslo.");
  const listed = memoryOf([...story, instruction("response_format", "bullet points")]);
  expect(await answer("Where do I work and what do I do?", listed)).toBe(
    "- You work at Acme Corp (you told me on 3 May 2026).\n- You work as a platform engineer (you told me on 20 May 2026).",
  );
  const captain = memoryOf([...story, instruction("address_as", "Captain")]);
  expect(await answer("Where do I work?", captain)).toBe("Captain, you work at Acme Corp (you told me on 3 May 2026).");
  expect(await answer("Where do I live?", memoryOf([instruction("response_language", "German")]))).toBe(
    "You have not told me your location yet.\n\nYou asked for answers in German; I can only write English. A connected model could.",
  );
});

test("a question beyond the memory gets a plain refusal that names how to connect a model", async () => {
  const text = await answer("Write me a poem about the sea, could you?", memoryOf([]));
  expect(text).toBe(cannotAnswer);
  expect(text).toContain("OPENAI_API_KEY");
  expect(text).toContain("OPENAI_COMPATIBLE_BASE_URL");
});

test.each(["Why do dogs bark?", "Do you speak German?", "Which job pays best?", "What is the capital of France?"])(
  "%s is about nobody the memory knows and is not answered from it",
  async (asked) => {
    expect(await answer(asked)).toBe(cannotAnswer);
  },
);

test("a relative that was never told of is not mistaken for the person", async () => {
  expect(await answer("Where does my cousin work?")).toBe("You have not told me about your cousin yet.");
  expect(await answer("What is my cousin's job?")).toBe("You have not told me about your cousin yet.");
});

test("a memory that is late, down or off is said to be so, and nothing is guessed", async () => {
  const asked = "Where do I work?";
  expect(await answer(asked, memoryOf([], { failure: "late" }))).toBe(
    "My memory did not answer in time, so I cannot look that up. Please ask again.",
  );
  expect(await answer(asked, memoryOf([], { failure: "down" }))).toBe(
    "My memory cannot be reached at the moment, so I cannot look that up. Please ask again in a while.",
  );
  expect(await answer("I work at Acme.", memoryOf([], { failure: "off" }), [asserts("employer", "Acme")])).toBe(
    "Memory is off here, so I neither read nor keep anything about you.",
  );
});

test("when only the profile is at hand it answers from that, without days", async () => {
  const memory = memoryOf(story, { history: () => Promise.reject(new Error("away")) });
  expect(await answer("Where do I work?", memory)).toBe("You work at Acme Corp.");
});

test("a greeting is answered, thanks too", async () => {
  expect(await answer("Hello!")).toBe(
    "Hello. I am the built-in assistant, not a language model: I remember what you tell me and answer questions about it.",
  );
  expect(await answer("Thanks a lot")).toBe("You are welcome.");
});
