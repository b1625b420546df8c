import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InvalidEnvironment, parseEnvironment, variableNames } from "./env.ts";

const enough = { DATABASE_URL: "postgresql://u:p@localhost:5432/p", AUTH_SECRET: "x".repeat(32) };

function problemsOf(source: Record<string, string>) {
  try {
    parseEnvironment(source);
  } catch (error) {
    if (error instanceof InvalidEnvironment) return error.problems;
    throw error;
  }
  return [];
}

describe("the environment", () => {
  it("needs a database and a secret, and defaults the rest", () => {
    expect(parseEnvironment(enough)).toMatchObject({
      NODE_ENV: "development",
      PORT: 3000,
      LOG_LEVEL: "info",
      TRUSTED_PROXY: false,
      EXTRACTION: "rules",
      EXTRACTION_WORKER: "in-process",
      RATE_LIMIT_FACTOR: 1,
      RETENTION: [],
    });
  });

  it("reads what is to be taken back, and how long after", () => {
    const { RETENTION } = parseEnvironment({ ...enough, RETENTION: " category:context=90 , key:likes=365," });
    expect(RETENTION).toEqual([
      { category: "context", afterDays: 90 },
      { key: "likes", afterDays: 365 },
    ]);
  });

  it("names every missing variable at once, with an example", () => {
    expect(problemsOf({})).toEqual([
      "DATABASE_URL is missing, for example postgresql://palimpsest:password@localhost:5432/palimpsest",
      "AUTH_SECRET is missing, for example the output of: openssl rand -base64 33",
    ]);
  });

  it.each([
    ["DATABASE_URL", "mysql://localhost/x", "DATABASE_URL must be a PostgreSQL address, for example postgresql://"],
    ["AUTH_SECRET", "short", "AUTH_SECRET must have at least 32 characters"],
    ["AUTH_URL", "chat.example.com", "AUTH_URL must be an http or https address"],
    ["TRUSTED_PROXY", "yes", "TRUSTED_PROXY must be one of true, false"],
    ["PORT", "99999", "PORT is malformed"],
    ["PORT", "http", "PORT is malformed"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL must be one of fatal, error"],
    ["CHAT_MODEL", "gpt", "CHAT_MODEL must name a provider and a model"],
    ["CHAT_MODEL", "acme/large", "CHAT_MODEL must begin with one of openai, anthropic"],
    ["EXTRACTION_MODEL", "openai/gpt-6-luna", "OPENAI_API_KEY is missing: EXTRACTION_MODEL names a model of openai"],
    ["EMBEDDING_MODEL", "anthropic/claude", "EMBEDDING_MODEL must begin with one of openai, google"],
    ["EMBEDDING_MODEL", "google/embed", "GOOGLE_GENERATIVE_AI_API_KEY is missing: EMBEDDING_MODEL names a model"],
    ["EMBEDDING_DIMENSIONS", "768", "EMBEDDING_MODEL is missing: EMBEDDING_DIMENSIONS is set and needs it"],
    ["EXTRACTION", "magic", "EXTRACTION must be one of rules, model"],
    ["RATE_LIMIT_FACTOR", "-1", "RATE_LIMIT_FACTOR is malformed"],
    ["RETENTION", "context=90", "RETENTION must be a list of category:NAME=DAYS or key:NAME=DAYS"],
    ["RETENTION", "key:likes=0", "RETENTION must be a list of category:NAME=DAYS or key:NAME=DAYS"],
    ["RETENTION", "category:everything=90", "RETENTION must name one of the categories identity, knowledge"],
    ["AUTH_GITHUB_ID", "abc", "AUTH_GITHUB_SECRET is missing: AUTH_GITHUB_ID is set and needs it"],
    ["AUTH_GOOGLE_SECRET", "abc", "AUTH_GOOGLE_ID is missing: AUTH_GOOGLE_SECRET is set and needs it"],
    ["OPENAI_COMPATIBLE_BASE_URL", "http://localhost:1/v1", "OPENAI_COMPATIBLE_MODEL is missing"],
    ["EXTRACTION", "model", 'EXTRACTION is "model" but no model is connected'],
  ])("refuses %s=%s and says what is wrong", (name, value, sentence) => {
    const problems = problemsOf({ ...enough, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(sentence);
  });

  it("never repeats a value in a message, because it may be a secret", () => {
    expect(problemsOf({ ...enough, AUTH_SECRET: "hunter2" }).join()).not.toContain("hunter2");
    expect(problemsOf({ ...enough, DATABASE_URL: "mysql://root:hunter2@db" }).join()).not.toContain("hunter2");
  });

  it("takes an empty string for an absent variable", () => {
    expect(parseEnvironment({ ...enough, PORT: "", OPENAI_API_KEY: " " })).toMatchObject({
      PORT: 3000,
      OPENAI_API_KEY: undefined,
      EXTRACTION: "rules",
    });
  });

  it("learns by model as soon as one is connected, unless told otherwise", () => {
    expect(parseEnvironment({ ...enough, OPENAI_API_KEY: "k" }).EXTRACTION).toBe("model");
    expect(parseEnvironment({ ...enough, OPENAI_API_KEY: "k", EXTRACTION: "rules" }).EXTRACTION).toBe("rules");
  });

  it("is described completely by .env.example", () => {
    const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");
    const described = lines.flatMap((line, index) =>
      /^[A-Z_]+=/.test(line) && lines[index - 1]?.startsWith("# ") ? [line.split("=")[0]] : [],
    );
    expect(described).toEqual(variableNames);
  });
});
