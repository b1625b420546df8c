import { classes } from "../classes.ts";
import { type Draft, end, fact, type Reading } from "../frame.ts";

const vague =
  /^(?:it|that|this|them|those|these|him|her|you|me|us|idea|sound|look|way|fact|one|ones|thing|things|everything|anything|nothing|something|someone|everyone|nobody|somebody|anybody|everybody|noone|who|which|whatever|anyone|bit|lot|kind|sort|crazy|question|answer|help|day|name|part|stuff|point|joke|news|time|better|worse|merrier|\d+)$/;

export function clear(r: Reading, slot = "what"): boolean {
  const only = r.norms(slot).length === 1 ? r.tokens[r.match.slots[slot]?.from ?? -1] : undefined;
  if (only && classes.number?.(only)) return false;
  const words = r.norms(slot).filter((word) => !/^(?:the|a|an|my|some|all|any|really)$/.test(word));
  const span = r.match.slots[slot];
  const around = span ? r.tokens.slice(Math.max(r.match.from, span.from - 1), span.to) : [];
  const pointed = around.some(
    ({ norm }, index) => /^(?:this|that|those|these|your)$/.test(norm) || (norm === "favorite" && index > 0),
  );
  return (
    !pointed && words.length > 0 && words.length <= 7 && !(vague.test(words.at(-1) ?? "") || vague.test(words[0] ?? ""))
  );
}

/** What one does again and again, as opposed to what one does to "it" or "this email". */
export function habit(r: Reading): boolean {
  const verb = r.tokens[r.match.from];
  const what = r.tokens[(r.match.slots.what?.to ?? 1) - 1];
  const first = r.tokens[r.match.slots.what?.from ?? 0];
  if (!verb || !what || !first || r.predicate.be || r.predicate.perfect || classes.det?.(first))
    return /ing$/.test(verb?.norm ?? "") && r.predicate.be === false;
  return verb.norm !== "make" && clear(r) && (what.tags.has("Plural") || what.tags.has("Uncountable"));
}

export const likes = (r: Reading): Draft[] =>
  clear(r) ? [fact("likes", r.text("what")), end("dislikes", r.text("what"))] : [];
export const dislikes = (r: Reading): Draft[] =>
  clear(r) ? [fact("dislikes", r.text("what")), end("likes", r.text("what"))] : [];
export const offLikes = (r: Reading): Draft[] =>
  clear(r) ? ["likes", "hobby", "favorite_food", "favorite_drink"].map((key) => end(key, r.text("what"))) : [];
export const hobby = (r: Reading): Draft[] => (clear(r) ? [fact("hobby", r.text("what"))] : []);
const bare =
  /^(?:keep|do|go|know|see|ask|get|have|make|say|tell|try|find|use|put|take|give|let|be|think|talk|show|add|change|check|want|need|start|stop|come|leave|help|share|mention|look|figure|thank|hear|stay|work|live|feel|buy|sell|send|write|read)$/;

/** A verb without its object says nothing to aim at: "i want to keep it that way". */
export const goal = (r: Reading): Draft[] =>
  clear(r, "goal") && !(r.norms("goal").length === 1 && bare.test(r.norms("goal")[0] ?? ""))
    ? [fact("goal", r.text("goal"))]
    : [];
export const allergy = (r: Reading): Draft[] => (clear(r) ? [fact("allergy", r.text("what"))] : []);

/** Giving something up may end a pastime, a taste or a habit; only what was there leaves a trace. */
export const givenUp = (r: Reading): Draft[] => {
  if (!clear(r)) return [];
  const value = r
    .text("what")
    .replace(
      /^(?:playing|doing|learning|going|eating|drinking|watching|taking|smoking(?= ))\s+(?:to\s+)?(?:the\s+)?/i,
      "",
    );
  return ["hobby", "skill", "likes", "goal", "current_activity", "diet"].map((key) =>
    end(key, value, { ...(/^smok/.test(value) ? { aka: ["smoke", "smoking"] } : {}) }),
  );
};

export function studied(r: Reading): Draft[] {
  return [fact("education", r.text("what")), fact("school", r.proper("school"))];
}

export function pastime(r: Reading): boolean {
  const last = r.norms("what").at(-1) ?? "";
  if (
    /^(?:job|work|homework|dishes|laundry|shopping|research|stuff|things?|deliveries|business|math|best|same|chores|taxes|cleaning|cooking-for)$/.test(
      last,
    )
  )
    return false;
  return (
    /(?:ing|ics|chess|yoga|pilates|karate|judo|taekwondo|ballet|photography|pottery|crochet|origami|calligraphy|karaoke|improv|theatre|theater|astrophotography|archery|crossfit|parkour|tai|kung-fu|boxing|gymnastics|macrame|embroidery|carpentry|cosplay|trivia|ceramics|poetry|capoeira|aikido|zumba|tango|salsa|stand-up|marathons?|triathlons?|puzzles|crosswords|sudoku|geocaching|drama|magic|cheerleading|falconry|falconing|watercolours?|watercolors?)$/.test(
      last,
    ) || classes.sport?.({ norm: last } as never) === true
  );
}

export function learning(r: Reading): Draft[] {
  const first = r.norms("what")[0] ?? "";
  if (!r.predicate.be && r.predicate.tense !== "present") return [];
  if (!r.predicate.be && !/ing$/.test(r.norms("all")[0] ?? "")) return [];
  const token = r.tokens[r.match.slots.what?.from ?? 0];
  if (token && classes.language?.(token)) return [fact("goal", `learn ${r.text("what")}`, { derivation: "learning" })];
  return vague.test(first) ? [] : hobby(r);
}

export function tool(r: Reading): Draft[] {
  const token = r.tokens[r.match.slots.what?.from ?? 0];
  const bare = r.norms("what").at(-1);
  const last = r.tokens[(r.match.slots.what?.to ?? 1) - 1];
  if (!token || !bare) return [];
  if (classes.os?.(token)) return [fact("operating_system", r.text("what"))];
  if (classes.tool?.(token) || (last && classes.tool?.(last))) return [fact("preferred_tool", r.text("what"))];
  return classes.code?.(token) ? [fact("programming_language", r.text("what"))] : [];
}

export const dietIn = (r: Reading): string => {
  const token = r.tokens.slice(r.match.from, r.match.to).find((one) => classes.diet?.(one));
  return token?.text ?? "";
};

/** A kind of thing and not one of them: a plural without article, or an activity. */
export function generic(r: Reading): boolean {
  const span = r.match.slots.what;
  const first = span && r.tokens[span.from];
  const last = span && r.tokens[span.to - 1];
  if (!first || !last || classes.det?.(first)) return false;
  return (
    last.tags.has("Plural") ||
    (/ing$/.test(first.norm) &&
      first.norm.length > 5 &&
      !/^(?:everything|something|anything|nothing|morning|evening)$/.test(first.norm))
  );
}

export const favouriteOf = (r: Reading): Draft[] => favourite(r);

export const favourite = (r: Reading): Draft[] => {
  const kinds = r.norms("kind").filter((word) => !/^(?:type|kind|sort|of|all|time|the|absolute|ever)$/.test(word));
  const kind = kindOf(kinds.join("_"));
  if (!clear(r)) return [];
  const value = r.text("what").replace(/^(?:definitely|probably|still|now|currently)\s+/i, "");
  return [fact(kind ? `favorite_${kind}` : "likes", value)];
};

function kindOf(kind: string): string {
  if (/^(?:dish|meal|cuisine)$/.test(kind)) return "food";
  if (/^(?:beverage)$/.test(kind)) return "drink";
  if (/^(?:film)$/.test(kind)) return "movie";
  return kind.replace(/^(?:colour)$/, "color");
}
