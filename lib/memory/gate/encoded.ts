import type { TurnRole } from "../types.ts";
import type { Finding } from "./findings.ts";

type Reader = (content: string, role: TurnRole) => Finding[];

const encodedRun = /[A-Za-z0-9+/_-]{24,}={0,2}|(?:[0-9a-fA-F]{2}){16,}|(?:%[0-9a-fA-F]{2}){8,}/g;
const maxRuns = 40;
const maxCharacters = 8192;

/**
 * Orders hidden in base64, hexadecimal or percent-encoding: the decoded text is read like any other, as a document's
 * and not as the person's own words. One level deep.
 */
export function encodedFindings(content: string, read: Reader): Finding[] {
  const findings: Finding[] = [];
  let runs = 0;
  for (const match of content.matchAll(encodedRun)) {
    if (++runs > maxRuns) break;
    const decoded = decode(match[0].slice(0, maxCharacters));
    if (decoded === null) continue;
    const inner = read(decoded, "tool").reduce((most, { weight }) => Math.max(most, weight), 0);
    const around = content.slice(Math.max(0, match.index - 120), match.index + match[0].length + 120);
    const applied =
      /\b(?:decode and (?:apply|follow|execute|run|obey|do)|do what it says|follow it|execute it|obey it|as (?:an )?instructions?)\b/i;
    const told = applied.test(around) ? 0.6 : 0;
    const weight = Math.max(inner, told);
    if (weight > 0)
      findings.push({ kind: "base64_instruction", start: match.index, end: match.index + match[0].length, weight });
  }
  return findings;
}

/** The text behind an encoded run, or null when it is not text. */
function decode(run: string): string | null {
  if (run.startsWith("%")) {
    try {
      return readable(decodeURIComponent(run));
    } catch {
      return null;
    }
  }
  if (/^(?:[0-9a-fA-F]{2})+$/.test(run)) return readable(Buffer.from(run, "hex").toString("utf8"));
  return readable(Buffer.from(run, "base64").toString("utf8"));
}

function readable(text: string): string | null {
  if (text.length < 12) return null;
  const plain = text.match(/[\p{L}\p{N}\p{P}\p{Zs}\n]/gu)?.length ?? 0;
  return plain / [...text].length > 0.95 && /\s/.test(text) ? text : null;
}
