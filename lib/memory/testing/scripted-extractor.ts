import type { Extractor, Proposal } from "../extraction/proposal.ts";
import { definitionOf } from "../vocabulary.ts";

/**
 * Reads turns such as "assert location Leeds; retract employer Acme; correct location Turin": lets a test say exactly
 * what is claimed. "move platform" derives the role; "#3" and "~9" after a value set valid-from and -until in days
 * from the turn.
 */
export const scriptedExtractor: Extractor = {
  name: "scripted",
  version: "1",
  readsContext: false,
  async extract({ content, statedAt }) {
    const proposals: Proposal[] = [];
    let at = 0;
    for (const part of content.split(";")) {
      const start = at;
      at += part.length + 1;
      const [op, key = "", value, ...times] = part.trim().split(/\s+/);
      const quotes = [{ start, end: start + part.length, text: part }];
      const base = {
        subject: { kind: "self" as const },
        category: definitionOf(key).category,
        confidence: 0.9,
        quotes,
      };
      if (op === "move") {
        const symbol = { rule: "role-modifier" as const, modifier: key };
        proposals.push({
          ...base,
          key: "role",
          op: "derive",
          value: null,
          symbol,
          category: "identity",
          derivation: "role-from-team",
        });
      } else if (op === "assert" || op === "retract" || op === "correct") {
        proposals.push({
          ...base,
          key,
          op,
          value: value === undefined || value === "-" ? null : value,
          ...interval(times, statedAt),
        });
      }
    }
    return { proposals, outcome: "done" };
  },
};

function interval(times: readonly string[], statedAt: Date): { validFrom?: Date; validUntil?: Date } {
  const on = (mark: string) => {
    const time = times.find((one) => one.startsWith(mark));
    return time ? new Date(statedAt.getTime() + Number(time.slice(1)) * 86_400_000) : undefined;
  };
  const validFrom = on("#");
  const validUntil = on("~");
  return { ...(validFrom ? { validFrom } : {}), ...(validUntil ? { validUntil } : {}) };
}
