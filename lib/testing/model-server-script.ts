import { type ModelFact, outputName } from "@/lib/memory/extraction/schema.ts";
import type { ChatCompletionRequest, ModelReply, ModelRequest } from "./model-server.ts";
import { textOf } from "./model-server-wire.ts";

const base: Omit<ModelFact, "key" | "value" | "quotes" | "category"> = {
  about_type: "self",
  about_name: null,
  op: "assert",
  replaces: null,
  object_type: null,
  several: false,
  valid_from: null,
  valid_until: null,
  confidence: 0.95,
};

const known: { sentence: string; facts: ModelFact[] }[] = [
  {
    sentence: "I work at Acme Corp as a backend engineer.",
    facts: [
      { ...base, key: "employer", value: "Acme Corp", category: "identity", quotes: ["I work at Acme Corp"] },
      {
        ...base,
        key: "role",
        value: "backend engineer",
        category: "identity",
        quotes: ["I work at Acme Corp as a backend engineer"],
      },
    ],
  },
  {
    sentence: "I prefer concise answers.",
    facts: [
      {
        ...base,
        key: "response_style",
        value: "concise",
        category: "instructions",
        quotes: ["I prefer concise answers"],
      },
    ],
  },
  {
    sentence: "I just moved to the platform team.",
    facts: [
      { ...base, key: "team", value: "platform", category: "identity", quotes: ["moved to the platform team"] },
      {
        ...base,
        key: "role",
        op: "derive",
        value: "platform",
        category: "identity",
        quotes: ["moved to the platform team"],
      },
    ],
  },
];

/**
 * Deterministic, synthetic: facts for the guide's three sentences when structured facts are asked for, and for a chat
 * an answer made only of the memory that stands in the prompt.
 */
export function defaultScript({ body }: ModelRequest): ModelReply {
  if (asksForFacts(body)) return { kind: "json", value: { facts: factsOf(wordsToRead(body)) } };
  const question = textOf(body.messages.findLast((message) => message.role === "user")?.content ?? "");
  const remembered = memoryLines(body).filter((line) => sharesAWord(line, question));
  if (remembered.length > 0) return { kind: "text", text: `From what I remember: ${remembered.join(" ")}` };
  return { kind: "text", text: "I have nothing in memory about that." };
}

export function asksForFacts(body: ChatCompletionRequest) {
  if (body.response_format?.json_schema?.name === outputName) return true;
  return body.response_format?.type === "json_object" && /<words-\w+>/.test(promptText(body));
}

/** The piece of the turn that an extraction request asks about. */
export function wordsToRead(body: ChatCompletionRequest) {
  return /<(words-\w+)>\n([\s\S]*?)\n<\/\1>/.exec(promptText(body))?.[2] ?? "";
}

function factsOf(words: string) {
  return known.filter(({ sentence }) => words.includes(sentence)).flatMap(({ facts }) => facts);
}

/** The prompt without the system message, which shows the fence too. */
function promptText(body: ChatCompletionRequest) {
  return body.messages
    .filter(({ role }) => role === "user")
    .map(({ content }) => textOf(content))
    .join("\n");
}

/** Lines of the fenced memory blocks of the system messages, without headings and marks. */
function memoryLines(body: ChatCompletionRequest) {
  const system = body.messages.filter(({ role }) => role === "system").map(({ content }) => textOf(content));
  return system
    .flatMap((text) => [...text.matchAll(/^<memory[^\n]*\n([\s\S]*?)^<\/memory\w*>/gm)].map((match) => match[1] ?? ""))
    .flatMap((block) => block.split("\n"))
    .map((line) => line.replace(/^\s*[-*]\s*/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

const idle = new Set(
  "a about am an and any are as at be can did do does for from has have how i in is it me my now of on or say so tell that the their them they this to user user's was what when where which who why with you your".split(
    " ",
  ),
);
// Words by which people ask for a fact that is noted under another word.
const near: Record<string, string> = {
  job: "role",
  work: "works",
  company: "works",
  answer: "answers",
  team: "platform",
};

function sharesAWord(line: string, question: string) {
  const words = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !idle.has(word));
  const inLine = new Set(words(line));
  return words(question).some((word) => inLine.has(word) || inLine.has(near[word] ?? word));
}
