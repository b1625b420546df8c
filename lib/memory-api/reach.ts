import { AppError } from "@/lib/http/errors.ts";
import { scopeKey } from "@/lib/memory/scope.ts";
import type { Scope } from "@/lib/memory/types.ts";

/**
 * Path of a scope → the scope: `user/42/` and `user/42` are `{ user: "42" }`, and so is `user=42`. Dimensions may stand
 * in any order; values are percent-encoded where a slash or a blank occurs. Throws AppError `invalid`.
 */
export function parseScopePath(path: string): Scope {
  const segments = path
    .replace(/^\/|\/$/g, "")
    .split("/")
    .flatMap((segment) =>
      segment.includes("=") ? [before(segment), segment.slice(before(segment).length + 1)] : segment,
    );
  if (segments.length % 2 !== 0 || segments.includes("")) throw malformed();
  const scope: Record<string, string> = Object.create(null);
  for (let index = 0; index < segments.length; index += 2) {
    const [dimension = "", value = ""] = segments.slice(index, index + 2);
    if (dimension in scope) throw malformed();
    scope[dimension] = decoded(value);
  }
  return { ...scope };
}

/** What a caller names to say whose memory is meant: paths as sets of the original product, or the guide's flat map. */
export type NamedScope = string | readonly (string | readonly string[])[] | Readonly<Record<string, string>>;

/**
 * The one scope that is named; null for none. Outer lists are alternatives, inner ones hold together: the paths of a
 * clause are dimensions of one scope, so `[["org/acme", "user/1"]]` is `org/acme/user/1/`. Throws AppError `invalid` for
 * alternatives: memories of several scopes are not mixed.
 */
export function namedScope(named: NamedScope): Scope | null {
  if (typeof named === "string") return parseScopePath(named);
  if (!isList(named)) return named;
  const clauses = named
    .map((clause) => (typeof clause === "string" ? [clause] : clause))
    .filter((paths) => paths.length > 0)
    .map(oneScope);
  const [first] = clauses;
  if (!first) return null;
  if (clauses.some((clause) => scopeKey(clause) !== scopeKey(first)))
    throw new AppError("invalid", "Name exactly one scope: memories of several scopes are not mixed.");
  return first;
}

function oneScope(paths: readonly string[]): Scope {
  const scope: Record<string, string> = {};
  for (const [dimension, value] of paths.flatMap((path) => Object.entries(parseScopePath(path)))) {
    if ((scope[dimension] ?? value) !== value)
      throw new AppError("invalid", "Name exactly one scope: memories of several scopes are not mixed.");
    scope[dimension] = value;
  }
  return scope;
}

function isList(named: NamedScope): named is readonly (string | readonly string[])[] {
  return Array.isArray(named);
}

/**
 * Canonical form of a key's pattern: one scope (`user/42/`), everything under a dimension or a scope (`user/*`,
 * `org/acme/*`), or the whole context (`*`). Throws AppError or MemoryError `invalid`.
 */
export function canonicalPattern(pattern: string): string {
  const trimmed = pattern.trim();
  if (trimmed === "*" || trimmed === "/*") return "*";
  if (!trimmed.endsWith("/*")) return scopeKey(parseScopePath(trimmed));
  const stem = trimmed.replace(/^\//, "").slice(0, -2);
  const segments = stem.split("/");
  if (segments.length % 2 === 0) return `${scopeKey(parseScopePath(stem))}*`;
  const dimension = segments.at(-1) ?? "";
  const above = segments.slice(0, -1).join("/");
  scopeKey({ [dimension]: "any" });
  return `${above === "" ? "" : scopeKey(parseScopePath(above))}${dimension}/*`;
}

/** Whether canonical patterns reach a canonical scope key. Patterns end at a slash, so `user/4/` never reaches `user/42/`. */
export function reaches(patterns: readonly string[], key: string): boolean {
  return patterns.some((pattern) => (pattern.endsWith("*") ? key.startsWith(pattern.slice(0, -1)) : key === pattern));
}

/** Whether all that `narrower` opens is already open to `patterns`. */
export function includes(patterns: readonly string[], narrower: string): boolean {
  if (!narrower.endsWith("*")) return reaches(patterns, narrower);
  return patterns.some((pattern) => pattern.endsWith("*") && narrower.startsWith(pattern.slice(0, -1)));
}

/** The one scope that a call without `scopes` or `lens` is about; null when the key reaches several. */
export function onlyScope(patterns: readonly string[]): string | null {
  const [pattern] = patterns;
  return pattern !== undefined && patterns.length === 1 && !pattern.endsWith("*") ? pattern : null;
}

function before(segment: string) {
  return segment.slice(0, segment.indexOf("="));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw malformed();
  }
}

function malformed() {
  return new AppError("invalid", "A scope is a path of names and values, such as user/42/ or org/acme/user/42/.");
}
