import { z } from "zod";
import { retentionPolicy } from "./retention-policy.ts";

// The only reader of process.env in lib, app and components; a lint rule holds the line.

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http or https address" });
const modelId = z
  .string()
  .regex(/^[a-z-]+\/.+$/, "must name a provider and a model with a slash between them")
  .optional();

/** Every variable the app reads: its rule, and an example for the message when the rule is broken. */
const variables = {
  NODE_ENV: { rule: z.enum(["development", "test", "production"]).default("development"), example: "production" },
  DATABASE_URL: {
    rule: z.url({ protocol: /^postgres(ql)?$/, error: "must be a PostgreSQL address" }),
    example: "postgresql://palimpsest:password@localhost:5432/palimpsest",
  },
  AUTH_SECRET: {
    rule: z.string().min(32, "must have at least 32 characters that nobody can guess"),
    example: "the output of: openssl rand -base64 33",
  },
  AUTH_URL: { rule: httpUrl.optional(), example: "https://chat.example.com" },
  TRUSTED_PROXY: { rule: flag.default(false), example: "true" },
  AUTH_GITHUB_ID: { rule: z.string().optional(), example: "Iv1.0123456789abcdef" },
  AUTH_GITHUB_SECRET: { rule: z.string().optional(), example: "the client secret shown by GitHub" },
  AUTH_GOOGLE_ID: { rule: z.string().optional(), example: "0123456789.apps.googleusercontent.com" },
  AUTH_GOOGLE_SECRET: { rule: z.string().optional(), example: "the client secret shown by Google" },
  OPENAI_API_KEY: { rule: z.string().optional(), example: "sk-…" },
  ANTHROPIC_API_KEY: { rule: z.string().optional(), example: "sk-ant-…" },
  GOOGLE_GENERATIVE_AI_API_KEY: { rule: z.string().optional(), example: "AIza…" },
  AI_GATEWAY_API_KEY: { rule: z.string().optional(), example: "vck_…" },
  OPENAI_COMPATIBLE_BASE_URL: { rule: httpUrl.optional(), example: "http://localhost:11434/v1" },
  OPENAI_COMPATIBLE_API_KEY: { rule: z.string().optional(), example: "whatever that server expects" },
  OPENAI_COMPATIBLE_MODEL: { rule: z.string().optional(), example: "llama3.2" },
  CHAT_MODEL: { rule: modelId, example: "anthropic/claude-sonnet-5-5" },
  EXTRACTION: { rule: z.enum(["rules", "model"]).optional(), example: "rules" },
  EXTRACTION_MODEL: { rule: modelId, example: "openai/gpt-6-luna" },
  EMBEDDING_MODEL: { rule: modelId, example: "openai/text-embedding-3-small" },
  EMBEDDING_DIMENSIONS: { rule: z.coerce.number().int().min(64).max(16_000).optional(), example: "768" },
  EXTRACTION_WORKER: { rule: z.enum(["in-process", "separate"]).default("in-process"), example: "separate" },
  RETENTION: { rule: retentionPolicy, example: "category:context=90,key:current_focus=30" },
  RATE_LIMIT_FACTOR: { rule: z.coerce.number().positive().default(1), example: "1" },
  LOG_LEVEL: {
    rule: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    example: "info",
  },
  PORT: { rule: z.coerce.number().int().min(0).max(65535).default(3000), example: "3000" },
} as const;

type Variables = typeof variables;
type Name = keyof Variables;
type Values = { readonly [name in Name]: z.output<Variables[name]["rule"]> };

/** What the app runs with. `EXTRACTION` is settled: "model" as soon as one is connected, unless it was named. */
export type Environment = Omit<Values, "EXTRACTION"> & { readonly EXTRACTION: "rules" | "model" };

export const variableNames = Object.keys(variables) as Name[];

/** Thrown when variables are missing or malformed; the message has one line for each, with an example. */
export class InvalidEnvironment extends Error {
  override readonly name = "InvalidEnvironment";
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

/** Providers that offer no embeddings. */
const answersOnly: readonly string[] = ["anthropic"];

const together: ReadonlyArray<readonly [Name, Name]> = [
  ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["OPENAI_COMPATIBLE_BASE_URL", "OPENAI_COMPATIBLE_MODEL"],
];

/** The variable that connects each provider, by the name it has before the slash in CHAT_MODEL. */
const connects: Readonly<Record<string, Name>> = {
  openai: "OPENAI_API_KEY",
  anthropic: "ANTHROPIC_API_KEY",
  google: "GOOGLE_GENERATIVE_AI_API_KEY",
  gateway: "AI_GATEWAY_API_KEY",
  compatible: "OPENAI_COMPATIBLE_BASE_URL",
};

/** Checks a set of variables. An empty string counts as absent. Throws InvalidEnvironment naming every fault at once. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const problems: string[] = [];
  const values: Partial<Record<Name, unknown>> = {};
  const given = (name: Name) => source[name]?.trim() || undefined;
  const complain = (name: Name, fault: string) =>
    problems.push(`${name} ${fault}, for example ${variables[name].example}`);

  for (const name of variableNames) {
    const result = variables[name].rule.safeParse(given(name));
    if (result.success) values[name] = result.data;
    else complain(name, given(name) === undefined ? "is missing" : describe(result.error));
  }
  for (const [one, other] of together) {
    if (given(one) && !given(other)) complain(other, `is missing: ${one} is set and needs it`);
    if (given(other) && !given(one)) complain(one, `is missing: ${other} is set and needs it`);
  }
  if (given("EMBEDDING_DIMENSIONS") && !given("EMBEDDING_MODEL"))
    complain("EMBEDDING_MODEL", "is missing: EMBEDDING_DIMENSIONS is set and needs it");
  for (const name of ["CHAT_MODEL", "EXTRACTION_MODEL", "EMBEDDING_MODEL"] as const) {
    const provider = given(name)?.split("/")[0];
    if (provider === undefined || problems.some((problem) => problem.startsWith(name))) continue;
    const offering = Object.keys(connects).filter((id) => name !== "EMBEDDING_MODEL" || !answersOnly.includes(id));
    const needed = offering.includes(provider) ? connects[provider] : undefined;
    if (needed === undefined) complain(name, `must begin with one of ${offering.join(", ")}`);
    else if (!given(needed)) complain(needed, `is missing: ${name} names a model of ${provider}`);
  }
  const connected = Object.values(connects).some(given);
  if (given("EXTRACTION") === "model" && !connected)
    problems.push(`EXTRACTION is "model" but no model is connected: set one of ${Object.values(connects).join(", ")}`);
  if (problems.length > 0) throw new InvalidEnvironment(problems);
  return { ...values, EXTRACTION: values.EXTRACTION ?? (connected ? "model" : "rules") } as Environment;
}

function describe(error: z.ZodError) {
  const [issue] = error.issues;
  if (issue?.code === "invalid_value") return `must be one of ${issue.values.join(", ")}`;
  return issue?.message.startsWith("must") ? issue.message : `is malformed (${issue?.message ?? "unknown"})`;
}

/** Checks one variable alone, for commands that need no other. Throws InvalidEnvironment. */
export function requireVariable<N extends Name>(source: Record<string, string | undefined>, name: N): Values[N] {
  const value = source[name]?.trim() || undefined;
  const result = variables[name].rule.safeParse(value);
  if (result.success) return result.data as Values[N];
  const fault = value === undefined ? "is missing" : describe(result.error);
  throw new InvalidEnvironment([`${name} ${fault}, for example ${variables[name].example}`]);
}

let parsed: Environment | undefined;

/** The validated environment of this process; read on first use, so that a build needs no variable at all. */
export function env(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}
