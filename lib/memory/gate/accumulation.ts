import { any, bearsSigns, denied, has, near, ordered, sinkIn, unbound } from "./clause-reading.ts";
import type { Clause } from "./clauses.ts";
import type { FindingKind } from "./findings.ts";
import { callsIn, hushed, namesRecord, tells, tellsOwn, unchecked, word } from "./reading.ts";

interface Sign {
  kind: FindingKind;
  weight: number;
}

/** A clause with its weak signs. */
export interface Weighed {
  clause: Clause;
  signs: readonly Sign[];
  /** Something is to be kept, or to hold from now on. */
  lasting: boolean;
}

export function weighSigns(clause: Clause, person: boolean): Weighed {
  const story = person && reports(clause);
  return { clause, signs: story ? [] : signsOf(clause, person), lasting: !story && any(clause, "store", "persist") };
}

/**
 * Signs that decide nothing alone, added up over neighbouring clauses of which one wants something kept or done from
 * now on: what an attack spreads over sentences, or says in words that no rule foresaw.
 */
export function accumulate(near: readonly Weighed[], person: boolean): Sign | null {
  const lasting = near.some((each) => each.lasting);
  const signs = near.flatMap((each) => each.signs);
  if (signs.length === 0 || (person && !lasting)) return null;
  const byKind = new Map<FindingKind, number>();
  for (const { kind, weight } of signs) byKind.set(kind, (byKind.get(kind) ?? 0) + weight);
  const [strongest] = [...byKind].sort((a, b) => b[1] - a[1]);
  const total = signs.reduce((sum, { weight }) => sum + weight, 0) - (lasting ? 0 : 0.2);
  return strongest !== undefined && total >= 0.6 ? { kind: strongest[0], weight: Math.min(0.8, total) } : null;
}

function signsOf(clause: Clause, person: boolean): Sign[] {
  const text = clause.words;
  if (!bearsSigns(clause)) return [];
  const signs: Sign[] = [];
  const sign = (kind: FindingKind, weight: number, holds: boolean) => {
    if (holds) signs.push({ kind, weight });
  };
  const guidance = clause.hits.guidance?.find(
    (hit) =>
      !/^(?:prompts?|training|task|tasks|mission|limits?|filters?)$/.test(clause.tokens[hit.from]?.word ?? "") &&
      !tellsOwn(clause, hit),
  );
  const undone =
    near(clause, "guidance", "dismissal", 9) !== null ||
    (clause.hits.override?.some((hit) => !denied(clause, hit) && ordered(clause, hit)) ?? false) ||
    near(clause, "not", "guidance", 6) !== null;
  sign("instruction_override", 0.3, guidance !== undefined);
  sign("instruction_override", 0.35, guidance !== undefined && undone);
  sign(
    "instruction_override",
    0.4,
    /\b(?:told|taught|instructed|gave|given|trained|programmed) you\b|\byou (?:were|have been|had been) (?:told|taught|instructed|given|trained|programmed)\b/.test(
      text,
    ) && !/\b(?:i|i've|we|my \w+) (?:have |had |just )?(?:told|taught|gave|given|instructed)\b/.test(text),
  );
  sign("authority_claim", 0.25, has(clause, "authority"));
  sign("role_override", 0.45, has(clause, "servile"));
  sign("role_override", 0.5, unbound(clause));
  sign(
    "role_override",
    0.2,
    (has(clause, "role") || /\byou are (?:the|a|an|my)\b/.test(text)) && any(clause, "you", "addressee"),
  );
  sign("role_override", 0.25, has(clause, "entitled"));
  sign("role_override", 0.4, near(clause, "you", "grant", 2) !== null && any(clause, "prior", "servile"));
  sign("role_override", 0.2, has(clause, "rank") && any(clause, "you", "grant", "entitled", "thirdParty"));
  sign(
    "system_prompt_leak",
    0.5,
    has(clause, "hidden", "you") && !clause.hits.leak?.some((hit) => denied(clause, hit)),
  );
  sign("cross_user", 0.4, has(clause, "others"));
  sign("tool_override", 0.2, callsIn(clause) || has(clause, "tool"));
  sign("tool_override", 0.35, unchecked(clause));
  sign("delayed_trigger", 0.3, has(clause, "covert") || hushed(clause));
  sign("delayed_trigger", 0.25, sinkIn(clause) && any(clause, "transfer", "act"));
  if (!person) {
    sign("tool_override", 0.25, has(clause, "addressee"));
    sign(
      "tool_override",
      0.35,
      /\b(?:all|every|each|any) (?:future |next |new )?(?:repl(?:y|ies)|answers?|responses?|conversations?|sessions?|messages?|chats?)\b/.test(
        text,
      ),
    );
    sign("fake_preference", 0.25, clause.hits.thirdParty?.some((hit) => !/_ids?$/.test(word(clause, hit))) ?? false);
    sign("fake_preference", 0.2, near(clause, "thirdParty", "attitude", 8) !== null);
    sign("fake_preference", 0.2, has(clause, "steer", "thirdParty"));
    sign("supersedes_framing", 0.25, has(clause, "supersede") && namesRecord(text));
  }
  return signs;
}

/** Somebody tells what they or others do; nobody is asked for anything. */
function reports(clause: Clause): boolean {
  return (
    tells(clause) &&
    !any(clause, "addressee") &&
    !/\byour\b|\byou (?:are|will|must|can|may|have)\b|\bstore\b|\bsave\b|\bremember\b/.test(clause.words)
  );
}
