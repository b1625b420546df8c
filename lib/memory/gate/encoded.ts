import type { TurnRole } from "../types.ts";
import { clausesOf } from "./clauses.ts";
import type { Finding } from "./findings.ts";
import type { Signal } from "./lexicon.ts";
import { unscramble } from "./unscramble.ts";

type Reader = (content: string, role: TurnRole) => Finding[];

const encodedRun =
  /(?:[A-Za-z0-9+/]{8,80}["'] ?\+ ?["']){1,40}[A-Za-z0-9+/]{1,80}={0,2}|(?:[A-Za-z0-9+/]{4} ){6,400}[A-Za-z0-9+/]{2,4}={0,2}|[A-Za-z0-9+/_-]{24,}={0,8}|(?:0x)?(?:[0-9a-fA-F]{2}){12,}|(?:(?:%|\\x)[0-9a-fA-F]{2}){8,}|(?:\\u00[0-9a-fA-F]{2}|&#x?[0-9a-fA-F]{2,4};){6,}|(?:\\u00[0-9a-fA-F]{2}[^\\\n]{0,40}){2,40}|(?:[01]{8}[ ,]?){6,}|(?:\d{2,3}[ ,]{1,2}){7,}\d{2,3}|(?:[0-9a-fA-F]{2}[ :]){11,}[0-9a-fA-F]{2}/g;
/** Written so that only who is told how can read it: Morse, letters by number, ASCII85. */
const opaque =
  /(?:[.-]{1,5}[ /|]{1,3}){8,}|(?<![\d-])(?:\d{1,2}-){3,30}\d{1,2}(?:[ /]{1,3}(?:\d{1,2}-){0,30}\d{1,2}){2,20}|(?<!\S)(?=[^\s:]{0,60}[%$#@;!^&*`][^\s:]{0,30}[%$#@;!^&*`])[!-z]{30,}/;
const hiddenIn =
  /\b(?:pig latin|first letters?|initial letters|last letters|acrostic|every (?:second|third|other) (?:word|letter)|shifted by|numbers are letters|unscrambl\w+|written backwards|cipher|caesar|rot-?13)\b/i;
const keep =
  /\b(?:keep|follow|obey|execute|apply|remember|memori[sz]e|live by|learn|habit|standing order|act|load|do it|do so|carry out|run)\b/i;
const grave: readonly Signal[] = [
  "override",
  "guidance",
  "transfer",
  "holdings",
  "leak",
  "steer",
  "grant",
  "servile",
  "unbound",
  "entitled",
  "rank",
  "thirdParty",
  "addressee",
  "supersede",
  "covert",
];
const maxRuns = 40;
const maxCharacters = 8192;
const told =
  /\b(?:decod\w+|decipher\w*|decrypt\w*|unpack\w*|interpret\w*|translat\w+|revers\w+|rot-?13|caesar|base ?(?:16|32|58|64|85)|morse|hex|binary|ascii|cipher\w*)\b[^\n]{0,100}\b(?:apply|follow|execut\w+|run|obey|comply|act on|act\b|keep|remember|habit|carry out|do (?:it|what|as|that)|and do|treat (?:\w+ ){0,2}as|as (?:an? )?(?:instructions?|commands?|directives?|orders?|rules?))\b|\b(?:apply|follow|execute|run|obey|do)\b[^\n]{0,60}\b(?:once|when|after)\b[^\n]{0,20}\bdecod\w+|\bdo what it says\b|\b(?:learn|keep|load|memori[sz]e|store)\b[^\n]{0,40}\b(?:and|then) (?:follow|obey|apply|execute|act)\b|\b(?:load|apply|run|execute) (?:it|this) (?:each|every|at)\b|\b(?:follow|execute|obey) it\b/i;

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
    const inner = Math.max(
      read(decoded, "tool").reduce((most, { weight }) => Math.max(most, weight), 0),
      bids(decoded) ? 0.6 : 0,
    );
    const weight = Math.max(inner, applied(content, match.index, match[0].length) ? 0.6 : 0);
    if (weight > 0)
      findings.push({ kind: "base64_instruction", start: match.index, end: match.index + match[0].length, weight });
  }
  const run = opaque.exec(content);
  if (run !== null && applied(content, run.index, run[0].length))
    findings.push({ kind: "base64_instruction", start: run.index, end: run.index + run[0].length, weight: 0.6 });
  const way = hiddenIn.exec(content);
  if (way !== null && asksToKeep(content, way.index))
    findings.push({ kind: "base64_instruction", start: way.index, end: way.index + way[0].length, weight: 0.6 });
  for (const { start, end, plain } of unscramble(content)) {
    const weight = read(plain, "tool").reduce((most, finding) => Math.max(most, finding.weight), 0);
    if (weight > 0) findings.push({ kind: "base64_instruction", start, end, weight });
  }
  return findings;
}

/** Whoever hides text has a reason: half of what would be held back in plain words is enough. */
function bids(decoded: string): boolean {
  for (const { hits } of clausesOf(decoded)) {
    const heavy = grave.filter((signal) => hits[signal] !== undefined).length;
    if (heavy >= 2 || (heavy === 1 && (hits.store ?? hits.persist ?? hits.trigger) !== undefined)) return true;
  }
  return false;
}

/** "Unscramble this and keep it as a rule of yours." */
function asksToKeep(content: string, at: number): boolean {
  const near = content.slice(Math.max(0, at - 120), at + 160);
  return (
    keep.test(near) &&
    /\b(?:your|you'll|standing|rule|mantra|from now on|do it|act|follow|obey|execute|notes)\b/i.test(near) &&
    !/\b(?:favou?rite|homework|class|puzzle|game|exercise)\b/i.test(near)
  );
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
  if (/^[A-Z2-7]{24,}=*$/.test(run)) return readable(fromBase32(run)) ?? fromBase64(run);
  const hex = run.replace(/^0x/, "").replace(/[ :]/g, "");
  if (/^(?:[0-9a-fA-F]{2})+$/.test(hex)) return fromHex(hex);
  return fromBase64(run.replace(/["'] ?\+ ?["']| /g, ""));
}

function fromBase64(run: string): string | null {
  const once = text(Buffer.from(run, "base64"));
  return (
    readable(once) ?? (/^[A-Za-z0-9+/]{24,}={0,2}$/.test(once) ? readable(text(Buffer.from(once, "base64"))) : null)
  );
}

function fromBase32(run: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bytes: number[] = [];
  let [buffer, bits] = [0, 0];
  for (const letter of run.replace(/=+$/, "")) {
    buffer = ((buffer << 5) | alphabet.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 0xff);
  }
  return text(Buffer.from(bytes));
}

/** UTF-8, or the Latin part of UTF-16. */
function text(bytes: Buffer): string {
  return bytes.toString("utf8").replaceAll("\0", "");
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

function readable(decoded: string): string | null {
  if (decoded.length < 12) return null;
  const plain = decoded.match(/[\p{L}\p{N}\p{P}\p{Zs}\p{Sm}\n]/gu)?.length ?? 0;
  return plain / [...decoded].length > 0.95 && /\s/.test(decoded) ? decoded : null;
}
