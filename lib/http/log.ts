import pino, { type DestinationStream, type Logger } from "pino";
import { env } from "@/lib/env.ts";
import { isExpected } from "./problem.ts";

// The second line of defence: callers pass ids and numbers only, and whatever slips in under these names is dropped.
const privateNames = [
  "authorization",
  "body",
  "content",
  "cookie",
  "email",
  "name",
  "password",
  "prompt",
  "query",
  "quote",
  "secret",
  "text",
  "title",
  "token",
  "value",
];

export function createLog(level: string, destination?: DestinationStream): Logger {
  const paths = privateNames.flatMap((name) => [`*.${name}`, `*.*.${name}`, ...(name === "name" ? [] : [name])]);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths, remove: true },
    },
    destination,
  );
}

let shared: Logger | undefined;

/** The process-wide logger: one JSON object per line on standard output. Ids, codes and durations; never content. */
export function log(): Logger {
  shared ??= createLog(env().LOG_LEVEL);
  return shared;
}

const harmlessMessages = new Set(["TypeError", "ReferenceError", "RangeError", "AbortError", "TimeoutError"]);

export interface ErrorOutline {
  error: string;
  code?: string;
  message?: string;
  frames: string[];
  cause?: ErrorOutline;
}

/**
 * What may be logged of an error. Messages of parsers, databases and model providers repeat their input, so only
 * those of the language and our own are kept; the stack frames say the rest.
 */
export function outlineOf(error: unknown, depth = 0): ErrorOutline {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] };
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  const outline: ErrorOutline = { error: error.name, frames };
  if ("code" in error && typeof error.code === "string") outline.code = error.code;
  if (harmlessMessages.has(error.name) || isExpected(error)) outline.message = error.message;
  if (error.cause !== undefined && depth < 3) outline.cause = outlineOf(error.cause, depth + 1);
  return outline;
}
