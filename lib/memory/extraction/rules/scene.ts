import type { Proposal } from "../proposal.ts";
import type { Draft } from "./frame.ts";
import { isPersonName } from "./subject.ts";
import { properText } from "./text.ts";
import type { Token } from "./tokens.ts";

/** A whole turn, for what only several of its sentences tell together. */
export interface Scene {
  content: string;
  tokens: readonly Token[];
  /** Asked, supposed, quoted or somebody else's. */
  silent: readonly boolean[];
  /** What the frames have read. */
  proposals: readonly Proposal[];
}

export interface Gleaning {
  from: number;
  to: number;
  drafts: Draft[];
}

export interface PlaceMention {
  from: number;
  to: number;
  name: string;
  before: string;
  after: string;
}

const placePrepositions =
  /^(?:in|to|into|near|outside|around|for|of|at|from|leave|left|leaving|behind|is|it|goodbye|bye|hello)$/;
/** Words that begin a place's name and are none alone, typed without capitals: "las cruces". */
const halfNames =
  /^(?:las|los|san|santa|santo|sao|st|saint|fort|port|el|mount|cape|baton|des|palo|puerto|new|nova|bad)$/;
/** Words with which the names of towns begin, and which name none. */
const beginsName = /^(?:las|los|san|santa|saint|st|el|port|fort|mount)$/;
const notPlaceTags = ["Demonym", "Date", "Month", "WeekDay", "Organization", "Pronoun", "Acronym"];

/** Names of places in a turn: known ones anywhere, unknown ones with a capital behind a preposition of place. */
export function placesOf({ content, tokens }: Scene): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token?.word) continue;
    const before = tokens[at - 1]?.norm ?? "";
    const begins = at === 0 || /^[.!?]$/.test(before) || token.newLine;
    const known = token.tags.has("Place") && token.norm.length > 2;
    const unknown =
      token.capital &&
      token.norm.length > 2 &&
      (before === "in" || !isPersonName(token)) &&
      !notPlaceTags.some((tag) => token.tags.has(tag)) &&
      (placePrepositions.test(before) ||
        (begins &&
          /^(?:is|'s|has|it|smells|feels|looks|suits|agrees|beats|seems|welcomed|treats)$/.test(
            tokens[at + 1]?.norm ?? "",
          )));
    if (!known && !unknown) continue;
    let to = at + (beginsName.test(token.norm) && tokens[at + 1]?.word && !tokens[at + 1]?.newLine ? 2 : 1);
    while (to < tokens.length && to - at < 4 && continues(tokens, to, at)) to += 1;
    found.push({ from: at, to, name: properText(content, tokens, at, to), before, after: tokens[to]?.norm ?? "" });
    at = to - 1;
  }
  return found;
}

function continues(tokens: readonly Token[], to: number, from: number): boolean {
  const token = tokens[to];
  const next = tokens[to + 1];
  if (!token?.word || token.newLine) return false;
  if (tokens[from]?.capital) {
    return (
      (token.capital && token.norm !== "i") ||
      (/^(?:upon|on|of|the|de|la|le|del|am|sur|by)$/.test(token.norm) && next?.capital === true && next.norm !== "i")
    );
  }
  if (to === from + 1 && halfNames.test(tokens[from]?.norm ?? ""))
    return token.tags.has("Noun") && !token.tags.has("Pronoun") && !token.tags.has("Date");
  return token.tags.has("Place") && tokens[from]?.tags.has("Place") === true;
}
