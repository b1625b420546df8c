import { isMark } from "./boundary.ts";
import type { Token } from "./tokens.ts";

const unit =
  /^(?:metric|imperial|si|celsius|centigrade|fahrenheit|kelvin|km|kms|kilomet(?:re|er)s?|miles?|mi|cm|centimet(?:re|er)s?|mm|millimet(?:re|er)s?|inches|inch|feet|ft|yards?|met(?:re|er)s|grams?|grammes|g|kg|kgs|kilos?|kilograms?|pounds|lbs|ounces|oz|cups|stone|lit(?:re|er)s?|gallons?|pints?|tablespoons|teaspoons|kph|mph|kmh|hectares|acres|psi|bar|joules|calories|kilojoules|24-hour|12-hour|24h|12h)$/;

/** Units of measure, one or several: "Celsius and grams". */
export function measure(tokens: readonly Token[], from: number, limit: number): number[] {
  const norm = (index: number) => (index < limit ? (tokens[index]?.norm ?? "") : "");
  const one = (index: number): number => {
    if (
      /^(?:degrees?|us|u\.s|british|american)$/.test(norm(index)) &&
      (unit.test(norm(index + 1)) || norm(index + 1) === "customary")
    )
      return index + 2;
    if (/^(?:12|24|twelve)$/.test(norm(index)) && /^(?:-)$/.test(norm(index + 1)) && norm(index + 2) === "hour")
      return index + 3;
    return unit.test(norm(index)) ? index + 1 : -1;
  };
  let to = one(from);
  while (to > 0 && /^(?:and|or|&|,|\/|plus)$/.test(norm(to))) {
    const next = one(/^(?:and|or|&)$/.test(norm(to + 1)) ? to + 2 : to + 1);
    if (next < 0) break;
    to = next;
  }
  return to > 0 ? [to] : [];
}

const bound = /^(?:max|maximum|under|within|below|around|about|roughly|exactly)$/;

/** How much to say: "five sentences at most", "under 100 words". */
export function lengthOf(tokens: readonly Token[], from: number, limit: number): number[] {
  const norm = (index: number) => (index < limit ? (tokens[index]?.norm ?? "") : "");
  let at = from;
  if (/^(?:at|up|no|less|fewer)$/.test(norm(at)) && /^(?:most|to|more|longer|than)$/.test(norm(at + 1)))
    at += norm(at + 2) === "than" ? 3 : 2;
  else if (bound.test(norm(at))) at += 1;
  if (
    !/^(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|single|couple|few|hundred)$/.test(
      norm(at),
    )
  )
    return [];
  at += 1;
  while (
    /^(?:or|to|-|two|three|four|five|six|few|couple|of|short|single|hundred|\d{1,4}|brief|simple|full|maximum|max)$/.test(
      norm(at),
    ) &&
    at - from < 7
  )
    at += 1;
  if (
    !/^(?:sentences?|words?|lines?|paragraphs?|bullets?|points?|characters?|pages?|steps?|liners?|sentence|items?)$/.test(
      norm(at),
    )
  )
    return [];
  at += norm(at) === "bullet" && norm(at + 1) === "points" ? 2 : 1;
  if (/^(?:max|maximum|tops|top)$/.test(norm(at))) at += 1;
  else if (/^(?:at|or|and)$/.test(norm(at)) && /^(?:most|less|fewer|under|so|max|no)$/.test(norm(at + 1)))
    at += norm(at + 1) === "no" ? 3 : 2;
  return [at];
}

const ordered =
  /^(?:start|begin|open|end|finish|close|sign|cite|include|add|mention|show|explain|use|ask|check|give|put|list|provide|convert|translate|summari[sz]e|double-check|quote|link|remind|spell|write|capitali[sz]e|highlight|warn|tell|label|number|separate|round|keep|leave|repeat|define|assume|refer|treat|greet|spare|wish|suggest|offer|recommend|note|flag|mark|state|specify|format|answer|reply|respond|call|name|point|say|consider|prioriti[sz]e|reference|back|justify|comment|test|indent|document|annotate|attach|append|prefix|preface|skip|omit|shorten|bold|underline|space|break|structure|wrap|sort|rank|compare|estimate|calculate|express|round|stick|verify|confirm|clarify|correct|address|avoid)$/;

/** A request in the imperative with what belongs to it: "start every reply with a summary". */
export function order(tokens: readonly Token[], from: number, limit: number): number[] {
  if (!ordered.test(tokens[from]?.norm ?? "")) return [];
  let at = from + 1;
  while (at < limit && at - from < 18) {
    const token = tokens[at];
    if (!token || token.newLine || (isMark(token) && token.norm !== "/" && token.norm !== "-")) break;
    if (/^(?:because|since|so|but|though|unless|while|please|from|going|thanks|i|im|otherwise)$/.test(token.norm))
      break;
    if (token.norm === "and" && !/^(?:the|a|an|my|your|its)$/.test(tokens[at + 1]?.norm ?? "")) {
      if (tokens[at + 1]?.norm === "always" || tokens[at + 1]?.tags.has("Verb") || tokens[at + 1]?.tags.has("Pronoun"))
        break;
    }
    at += 1;
  }
  return at - from > 1 ? [at] : [];
}

/** How much to explain: "explain everything at length", "answer in detail". */
export function elaborate(tokens: readonly Token[], from: number, limit: number): number[] {
  const norm = (index: number) => (index < limit ? (tokens[index]?.norm ?? "") : "");
  if (!/^(?:explain|answer|describe|reply|respond|walk|take|go|tell|write|spell|give|do|teach)$/.test(norm(from)))
    return [];
  let at = from + 1;
  while (
    at - from < 7 &&
    /^(?:everything|things|it|all|of|me|through|your|answers|into|stuff|always|out|every|step|to|us|anything)$/.test(
      norm(at),
    ) &&
    !(norm(at) === "step" && norm(at + 1) === "by")
  )
    at += 1;
  const rest = tokens
    .slice(at, Math.min(limit, at + 4))
    .map((token) => token.norm)
    .join(" ");
  const found =
    /^(?:at (?:great )?length|in (?:great |more |full )?(?:detail|depth)|in full|step by step|in plain (?:english|language)|in simple (?:terms|words)|in layman 's terms|in a nutshell|briefly|thoroughly|slowly|simply|concisely|in short|like i am (?:five|5)|as if i were (?:five|5)|more detail|less detail|longer answers|shorter answers|more context)\b/.exec(
      rest,
    )?.[0];
  return found ? [at + found.split(" ").length] : [];
}

/** A manner of spelling or writing: "British spelling", "24-hour time". */
export function spelling(tokens: readonly Token[], from: number, limit: number): number[] {
  const norm = (index: number) => (index < limit ? (tokens[index]?.norm ?? "") : "");
  const first = norm(from);
  if (
    /^(?:british|american|us|uk|australian|canadian|oxford|iso|simplified|traditional)$/.test(first) &&
    /^(?:spelling|spellings|english|date|dates|commas?|characters|format|punctuation|conventions)$/.test(norm(from + 1))
  )
    return [norm(from + 2) === "format" ? from + 3 : from + 2];
  let at = from;
  if (/^(?:24|12|twelve)$/.test(first)) at += norm(at + 1) === "-" ? 2 : 1;
  else if (!/^(?:24|12)-?(?:hour|hr|h)$/.test(first))
    return first === "military" && norm(from + 1) === "time" ? [from + 2] : [];
  if (/^(?:hour|hours|hr|h)$/.test(norm(at))) at += 1;
  else if (at > from) return [];
  else at += 1;
  return /^(?:time|times|clock|format)$/.test(norm(at)) ? [at + 1] : [];
}

/** What is done on an occasion, longest reading first: "draft something for me". */
export function doing(tokens: readonly Token[], from: number, limit: number): number[] {
  let at = from;
  while (at < limit && at - from < 9 && tokens[at]?.word && !tokens[at]?.newLine) at += 1;
  return Array.from({ length: at - from }, (_, shorter) => at - shorter);
}

/** "4 spaces", "tabs". */
export function indent(tokens: readonly Token[], from: number, limit: number): number[] {
  const word = tokens[from]?.norm ?? "";
  if (from >= limit) return [];
  if (word === "tabs") return [from + 1];
  const counted = /^(?:\d|one|two|three|four|six|eight)$/.test(word);
  return counted && /^(?:spaces?|tabs?)$/.test(tokens[from + 1]?.norm ?? "") ? [from + 2] : [];
}

/** "British spelling", "US English". */
export function spelled(tokens: readonly Token[], from: number, limit: number): number[] {
  const variety =
    /^(?:british|american|us|uk|canadian|australian|irish|indian|oxford|international|commonwealth)$/.test(
      tokens[from]?.norm ?? "",
    );
  return variety &&
    from + 1 < limit &&
    /^(?:spelling|spellings|english|punctuation)$/.test(tokens[from + 1]?.norm ?? "")
    ? [from + 2]
    : [];
}

/** Whom an explanation is meant for: "five-year-old", "complete beginner", "expert". */
export function audience(tokens: readonly Token[], from: number, limit: number): number[] {
  for (let at = from; at < Math.min(limit, from + 6); at += 1) {
    const word = tokens[at]?.norm ?? "";
    if (
      /-year-old$|^(?:beginner|expert|novice|layman|layperson|child|kid|toddler|professional|pro|newbie|noob|specialist|scientist|teenager|adult|student|colleague|peer|fifth-grader|grader|old)$/.test(
        word,
      )
    )
      return [at + 1];
    if (!tokens[at]?.word && word !== "-") return [];
  }
  return [];
}
