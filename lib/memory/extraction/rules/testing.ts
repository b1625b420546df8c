import { extractByRules } from "../rules.ts";

const statedAt = new Date("2026-02-02T10:00:00Z");

/**
 * What a turn proposes, one short line each: "employer = Acme", "Ana: role = nurse", "end pet Rex", "end partner" (any),
 * "wrong Leeds, right Turin". Ties between people are left out.
 */
export function read(content: string, at = statedAt): string[] {
  return extractByRules(content, at).flatMap(({ subject, op, key, value, target, symbol, object }) => {
    if (object) return [];
    const who = subject.kind === "self" ? "" : `${subject.kind === "named" ? subject.name : subject.pronoun}: `;
    if (op === "retract") return [`${who}end ${key}${value === null ? "" : ` ${value}`}`];
    if (op === "correct") return [`${who}wrong ${target ?? "before"}, right ${value}`];
    if (op === "derive")
      return [`${who}derive ${key} from ${symbol?.rule === "role-modifier" ? symbol.modifier : "?"}`];
    return [`${who}${key} = ${value}`];
  });
}

/** Only what it asserts. */
export function facts(content: string, at = statedAt): string[] {
  return read(content, at).filter((line) => line.includes(" = "));
}
