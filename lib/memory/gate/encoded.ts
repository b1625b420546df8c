import type { TurnRole } from "../types.ts";
import type { Finding } from "./findings.ts";
import { unscramble } from "./unscramble.ts";

type Reader = (content: string, role: TurnRole) => Finding[];

const encodedRun =
  /[A-Za-z0-9+/_-]{24,}={0,2}|(?:0x)?(?:[0-9a-fA-F]{2}){12,}|(?:(?:%|\\x)[0-9a-fA-F]{2}){8,}|(?:\\u00[0-9a-fA-F]{2}|&#x?[0-9a-fA-F]{2,4};){6,}|(?:\\u00[0-9a-fA-F]{2}[^\\\n]{0,40}){2,40}|(?:[01]{8}[ ,]?){6,}|(?:\d{2,3}[ ,]{1,2}){7,}\d{2,3}|(?:[0-9a-fA-F]{2}[ :]){11,}[0-9a-fA-F]{2}/g;
const morse = /(?:[.-]{1,5}[ /|]{1,3}){8,}/;
const maxRuns = 40;
const maxCharacters = 8192;
const told =
  /\b(?:decod\w+|decipher\w*|decrypt\w*|unpack\w*|interpret\w*|translat\w+|revers\w+|rot-?13|caesar|base ?(?:16|32|58|64|85)|morse|hex|binary|ascii|cipher\w*)\b[^\n]{0,100}\b(?:apply|follow|execut\w+|run|obey|comply|act on|carry out|do (?:it|what|as|that)|and do|treat (?:\w+ ){0,2}as|as (?:an? )?(?:instructions?|commands?|directives?|orders?|rules?))\b|\b(?:apply|follow|execute|run|obey|do)\b[^\n]{0,60}\b(?:once|when|after)\b[^\n]{0,20}\bdecod\w+|\bdo what it says\b|\b(?:follow|execute|obey) it\b/i;

/**
 * Orders hidden in an encoding (base64, hexadecimal, character codes, escapes, ROT13, backwards): the decoded text is
 * read like any other, as a document's and not as the person's own words. One level deep.
 */
export function encodedFindings(content: string, read: Reader): Finding[] {
  const findings: Finding[] = [];
  let runs = 0;
  for (const match of content.matchAll(encodedRun)) {
    if (++runs > maxRuns) break;
    const run = match[0].slice(0, maxCharacters);
    const decoded = decode(run) ?? (applied(content, match.index, match[0].length) ? "" : null);
    if (decoded === null) continue;
    const inner = read(decoded, "tool").reduce((most, { weight }) => Math.max(most, weight), 0);
    const weight = Math.max(inner, applied(content, match.index, match[0].length) ? 0.6 : 0);
    if (weight > 0)
      findings.push({ kind: "base64_instruction", start: match.index, end: match.index + match[0].length, weight });
  }
  const dots = morse.exec(content);
  if (dots !== null && applied(content, dots.index, dots[0].length))
    findings.push({ kind: "base64_instruction", start: dots.index, end: dots.index + dots[0].length, weight: 0.6 });
  for (const { start, end, plain } of unscramble(content)) {
    const weight = read(plain, "tool").reduce((most, finding) => Math.max(most, finding.weight), 0);
    if (weight > 0) findings.push({ kind: "base64_instruction", start, end, weight });
  }
  return findings;
}

/** The words around ask for more than decoding. */
function applied(content: string, at: number, length: number): boolean {
  return told.test(`${content.slice(Math.max(0, at - 120), at)} ${content.slice(at + length, at + length + 120)}`);
}

/** The text behind an encoded run, or null when it is not text. */
function decode(run: string): string | null {
  if (/^(?:%|\\x)/.test(run)) return fromHex(run.replace(/%|\\x/g, ""));
  if (/\\u00|&#/.test(run)) return readable(unescapeCodes(run));
  if (/^(?:[01]{8}[ ,]?)+$/.test(run)) return fromCodes(run.match(/[01]{8}/g) ?? [], 2);
  if (/^\d{2,3}(?:[ ,]+\d{2,3})+$/.test(run)) return fromCodes(run.split(/[ ,]+/), 10);
  const hex = run.replace(/^0x/, "").replace(/[ :]/g, "");
  if (/^(?:[0-9a-fA-F]{2})+$/.test(hex)) return fromHex(hex);
  return readable(Buffer.from(run, "base64").toString("utf8"));
}

function fromHex(digits: string): string | null {
  return readable(Buffer.from(digits, "hex").toString("utf8"));
}

function fromCodes(codes: readonly string[], base: number): string | null {
  return readable(String.fromCharCode(...codes.map((code) => Number.parseInt(code, base))));
}

function unescapeCodes(run: string): string {
  return run.replace(/\\u00([0-9a-fA-F]{2})|&#(x?)([0-9a-fA-F]{2,4});/g, (_, escaped, hex, entity) =>
    String.fromCharCode(Number.parseInt(escaped ?? entity, escaped || hex ? 16 : 10)),
  );
}

function readable(text: string): string | null {
  if (text.length < 12) return null;
  const plain = text.match(/[\p{L}\p{N}\p{P}\p{Zs}\p{Sm}\n]/gu)?.length ?? 0;
  return plain / [...text].length > 0.95 && /\s/.test(text) ? text : null;
}
