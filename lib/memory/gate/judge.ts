import type { Proposal } from "../extraction/proposal.ts";
import { normalise } from "../normalise.ts";
import type { TurnRole } from "../types.ts";
import { derivationFault } from "./derivations.ts";
import { standsIn, standsInNormal, wordsOf } from "./grounding.ts";
import { certainty, type GuardResult, guardTurn, quarantineFrom } from "./guard.ts";
import { maskInjected } from "./mask.ts";
import { secretsIn } from "./secrets.ts";

export interface Judgement {
  /** refused leaves no claim; quarantined and contested wait for a person; accepted may be believed. */
  verdict: "accepted" | "contested" | "quarantined" | "refused";
  /** Stable code, with the kind of finding where there is one; null when accepted. Never what was said. */
  reason: string | null;
}

export interface JudgedTurn {
  content: string;
  role: TurnRole;
}

export const longestValue = 400;
export const longestKey = 64;
export const longestName = 160;
/** How far around an attack the words are suspect too, in UTF-16 units. */
const neighbourhood = 500;

const secretKeys =
  /(?:^|_)(?:password|passwd|passphrase|passcode|pin|cvv|cvc|secret|api_key|private_key|access_token|token|credential|credentials|ssn|social_security\w*|card_number|credit_card\w*|bank_account\w*|iban|account_number|routing_number|passport_number|seed_phrase|recovery_code)(?:_|$)/;
const systemKeys =
  /^(?:system_prompt|system_message|permissions?|trust_level|access_level|is_admin|admin|privileges?|safety\w*|guardrails?|filters?|tool_permissions?|authori[sz]ation|developer_mode|assistant_role|assistant_identity|policy|policies)$/;

/** What all proposals of a turn share. */
interface TurnReading {
  content: string;
  masked: string;
  guard: GuardResult;
  said?: { normal: string; words: ReadonlySet<string> };
}

const readings = new WeakMap<JudgedTurn, TurnReading>();

/**
 * The gate: code, not the extractor, decides what a proposal is worth. Pure. A proposal passes only with the user's
 * own words behind it: quotes that stand in the turn and a value that stands in a quote or follows from it by a rule
 * of derivations.ts.
 */
export function judge(proposal: Proposal, turn: JudgedTurn, { floor }: { floor: number }): Judgement {
  if (turn.role !== "user") return refused("not_the_persons_words");
  const { masked, guard } = read(turn);
  const fault = shapeFault(proposal) ?? quoteFault(proposal, turn.content, masked) ?? secretFault(proposal, guard);
  if (fault !== null) return refused(fault);
  const ungrounded = valueFault(proposal);
  if (ungrounded !== null) return refused(ungrounded);
  const injection = injectionNear(proposal, guard);
  if (injection !== null) return { verdict: "quarantined", reason: injection };
  if (overridesSystem(proposal)) return { verdict: "quarantined", reason: "overrides_system" };
  if (!(proposal.confidence >= floor)) return { verdict: "contested", reason: "below_floor" };
  if (!namesStand(proposal, turn)) return { verdict: "contested", reason: "name_not_in_turn" };
  return { verdict: "accepted", reason: null };
}

function refused(reason: string): Judgement {
  return { verdict: "refused", reason };
}

function read(turn: JudgedTurn): TurnReading {
  const known = readings.get(turn);
  if (known?.content === turn.content) return known;
  const masked = maskInjected(turn.content);
  const reading: TurnReading = { content: turn.content, masked, guard: guardTurn(masked, turn.role) };
  readings.set(turn, reading);
  return reading;
}

function shapeFault({ key, value, op, symbol, subject, object, confidence }: Proposal): string | null {
  if (Number.isNaN(confidence)) return "no_confidence";
  if (key === "" || key.length > longestKey) return "bad_key";
  const names = [subject.kind === "named" ? subject.name : "", object?.name ?? ""];
  if ((value?.length ?? 0) > longestValue || names.some((name) => name.length > longestName)) return "too_long";
  if (op === "assert" && (value ?? "").trim() === "") return "no_value";
  if (op === "derive" && symbol === undefined) return "no_value";
  return value?.includes("\0") ? "bad_value" : null;
}

function quoteFault({ quotes }: Proposal, content: string, masked: string): string | null {
  if (quotes.length === 0) return "no_quote";
  for (const { start, end, text } of quotes) {
    const inside =
      Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start && end <= content.length;
    if (!inside || content.slice(start, end) !== text) return "quote_not_in_turn";
    if (masked.slice(start, end) !== text) return "injected_text";
  }
  return null;
}

function secretFault({ key, value, quotes }: Proposal, { findings }: GuardResult): string | null {
  if (secretKeys.test(key)) return "secret";
  if (secretsIn(value ?? "").length > 0) return "secret";
  const inSecret = findings.some(
    (finding) =>
      finding.kind === "secret" && quotes.some(({ start, end }) => finding.start < end && start < finding.end),
  );
  return inSecret ? "secret" : null;
}

function valueFault(proposal: Proposal): string | null {
  const { value, quotes, symbol, derivation } = proposal;
  if (symbol?.rule === "role-modifier") {
    return quotes.some(({ text }) => standsIn(symbol.modifier, text)) ? null : "value_not_in_quote";
  }
  if (value === null) return null;
  if (quotes.some(({ text }) => standsIn(value, text))) return null;
  return derivationFault({ ...proposal, derivation });
}

function injectionNear({ quotes }: Proposal, { findings }: GuardResult): string | null {
  const attacks = findings.filter(({ kind }) => kind !== "secret");
  const close = attacks.filter(({ start, end }) =>
    quotes.some((quote) => start - neighbourhood < quote.end && quote.start < end + neighbourhood),
  );
  if (certainty(close) < quarantineFrom) return null;
  const strongest = close.reduce((most, finding) => (finding.weight > most.weight ? finding : most));
  return `injection:${strongest.kind}`;
}

/** A standing instruction is read once more as if a stranger had written it: it may shape answers, not rules. */
function overridesSystem({ key, category, value, quotes }: Proposal): boolean {
  if (systemKeys.test(key)) return true;
  if (category !== "instructions") return false;
  const texts = [value ?? "", ...quotes.map(({ text }) => text)];
  return texts.some((text) => certainty(guardTurn(text, "tool").findings) >= quarantineFrom);
}

/** Whoever a fact is about was named in the turn, by this name or another; the person's own words or none. */
function namesStand({ subject, object }: Proposal, turn: JudgedTurn): boolean {
  const named = [...(subject.kind === "named" ? [subject] : []), ...(object ? [object] : [])];
  if (named.length === 0) return true;
  const { normal, words } = wordsIn(turn);
  return named.every(({ name, aka }) =>
    [name, ...(aka ?? [])].some(
      (each) => standsInNormal(each, normal) || wordsOf(each).every((word) => words.has(word)),
    ),
  );
}

function wordsIn(turn: JudgedTurn): { normal: string; words: ReadonlySet<string> } {
  const reading = read(turn);
  reading.said ??= { normal: normalise(turn.content), words: new Set(wordsOf(turn.content)) };
  return reading.said;
}
