import { isBoundary, isSentenceEnd } from "./boundary.ts";
import { relationOf } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

const ownSubject = /^(?:i|we|me|us|myself|ourselves|mine)$/;
const relatives =
  /^(?:parents|in-laws|kids|children|sons|daughters|brothers|sisters|cousins|grandparents|neighbours|neighbors|friends|colleagues|flatmates|roommates|folks)$/;

/** Whether the clause around a token is about somebody else and does not bring the person in. */
export function isAboutOthers(tokens: readonly Token[], at: number): boolean {
  return judge(tokens, at, isBoundary) ?? judge(tokens, at, isSentenceEnd) ?? false;
}

/** True: of others; false: of oneself; null: neither is spoken of. */
function judge(tokens: readonly Token[], at: number, ends: (token: Token) => boolean): boolean | null {
  let [from, to] = [at, at];
  while (from > 0 && at - from < 60 && !endsAt(tokens, from - 1, ends)) from -= 1;
  while (to < tokens.length && to - at < 60 && !endsAt(tokens, to, ends)) to += 1;
  let others = false;
  for (let index = from; index < to; index += 1) {
    const word = tokens[index]?.norm ?? "";
    if (ownSubject.test(word)) return false;
    if (/^(?:he|she|they|his|her|their)$/.test(word)) others = true;
    if (/^(?:my|our)$/.test(word)) {
      const kin = [1, 2].some((step) => {
        const head = tokens[index + step]?.norm ?? "";
        return relationOf(head) !== null || relatives.test(head);
      });
      if (!kin) return false;
      others = true;
    }
  }
  return others ? true : null;
}

const endsAt = (tokens: readonly Token[], at: number, ends: (token: Token) => boolean): boolean => {
  const token = tokens[at];
  return token === undefined || ends(token) || token.newLine;
};

/** Whether the person comes up in the clause that begins here. */
export function bringsOneselfIn(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < tokens.length && at - from < 40; at += 1) {
    const token = tokens[at];
    if (at > from && isBoundary(token)) return false;
    if (/^(?:i|we|me|us|my|our|myself|you|your)$/.test(token?.norm ?? "")) return true;
  }
  return false;
}
