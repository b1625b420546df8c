import { AppError } from "@/lib/http/errors.ts";
import type { Grant } from "./key-format.ts";

const verbOf = {
  "memory:read": "read",
  "memory:write": "write",
  "memory:forget": "forget",
  "trace:read": "trace",
  "key:manage": "manage",
} as const satisfies Record<Grant, string>;

const grantOf = new Map<string, Grant>(Object.entries(verbOf).map(([grant, verb]) => [verb, grant as Grant]));

/** What a key opens in the form of the original product: verb → patterns of scopes. */
export type VerbMap = Record<string, string[]>;

export function verbMap({ grants, patterns }: { grants: readonly Grant[]; patterns: readonly string[] }): VerbMap {
  return Object.fromEntries(grants.map((grant) => [verbOf[grant], [...patterns]]));
}

export function verbsOf(grants: readonly Grant[]): string[] {
  return grants.map((grant) => verbOf[grant]);
}

/** The other way round. Throws AppError `invalid` for unknown verbs, and for verbs that reach different scopes. */
export function grantsIn(map: VerbMap): { grants: Grant[]; scopes: string[] } {
  const entries = Object.entries(map).filter(([, patterns]) => patterns.length > 0);
  const [first] = entries;
  const same = (one: string[], other: string[]) => [...one].sort().join("\n") === [...other].sort().join("\n");
  if (!first || entries.some(([, patterns]) => !same(patterns, first[1])))
    throw new AppError("invalid", "A key reaches the same scopes with all its verbs: name the same ones for each.");
  const grants = entries.map(([verb]) => {
    const grant = grantOf.get(verb);
    if (!grant) throw new AppError("invalid", `The verbs of a key are ${[...grantOf.keys()].join(", ")}.`);
    return grant;
  });
  return { grants, scopes: first[1] };
}
