import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { pluralRelations, relationOf } from "../lexicon.ts";
import type { Token } from "../tokens.ts";

const named = "((called / named / , named / , called / , name @be / whose name is / , / @open ) {name:name})?";

/** A species with its name, so that either ends it later: "rabbit named Juniper". */
export function pet(species: string, name: string): Draft {
  if (!species) return fact("pet", name);
  if (!name) return fact("pet", species);
  return fact("pet", `${species} named ${name}`, { derivation: "named-pet", aka: [name, species] });
}

function lastWord(r: Reading, slot: string): Token | undefined {
  const span = r.match.slots[slot];
  if (!span) return undefined;
  const of = r.tokens.findIndex((token, index) => index > span.from && index < span.to && token.norm === "of");
  return r.tokens[(of > 0 ? of : span.to) - 1];
}

/** Which key a possession belongs to, by its head noun. */
function possession(r: Reading, driven = false): Draft[] {
  const head = lastWord(r, "what");
  if (!head) return [];
  const value = r.text("what");
  const first = r.tokens[r.match.slots.what?.from ?? 0];
  if (classes.animal?.(head)) {
    if (r.has("name") && !plainName(r)) return [];
    const several = head.tags.has("Plural") || /^(?:two|three|four|both|some|\d+)$/.test(first?.norm ?? "");
    return [pet(value, r.has("name") && !several ? r.proper("name") : "")];
  }
  if (Object.hasOwn(pluralRelations, head.norm))
    return [fact(pluralRelations[head.norm] ?? "family", countOf(r, value))];
  const relation = relationOf(head.norm);
  if (relation) {
    if (!relation.key) return [];
    const name = r.has("name") && plainName(r) ? r.proper("name") : "";
    return [fact(relation.key, name || value, name ? { aka: [head.norm] } : {})];
  }
  if (
    driven ||
    classes.vehicle?.(head) ||
    r
      .norms("what")
      .some((word) =>
        /^(?:tesla|toyota|honda|ford|skoda|volkswagen|vw|bmw|audi|mercedes|volvo|mazda|nissan|hyundai|kia|renault|peugeot|fiat|subaru|chevrolet|chevy|porsche|vespa|corolla|octavia)$/.test(
          word,
        ),
      )
  )
    return [fact("vehicle", value)];
  if (head.norm === "allergy" || head.norm === "allergies")
    return [fact("allergy", value.replace(/\s+allerg(?:y|ies)$/i, ""))];
  if (
    /^(?:diabetes|asthma|adhd|autism|epilepsy|migraines?|arthritis|depression|anxiety|eczema|psoriasis|dyslexia|insomnia|hypertension|celiac|coeliac|ocd|ptsd|endometriosis|anaemia|anemia|tinnitus|vertigo|scoliosis|sciatica|ibs|lupus|fibromyalgia)$/.test(
      head.norm,
    )
  )
    return [fact("medical_condition", value)];
  if (/^(?:hair|eyes|freckles|tattoos?|beard|moustache|glasses|dimples)$/.test(head.norm))
    return [fact("physical_attribute", value)];
  if (
    /^(?:degree|phd|masters?|bachelors?|doctorate|mba|diploma)$/.test(head.norm) ||
    r.norms("what").includes("degree")
  )
    return [fact("education", value)];
  if (head.norm === "collection" || r.norms("what")[0] === "collection")
    return [fact("collects", value.replace(/^collection of\s+/i, ""))];
  return first && r.predicate.at >= 0 && solid(r, head) ? [fact("owns", value)] : [];
}

function plainName(r: Reading): boolean {
  const span = r.match.slots.name;
  const first = span && r.tokens[span.from];
  return (
    first !== undefined &&
    (first.capital ||
      first.tags.has("FirstName") ||
      /^(?:called|named|is|'s)$/.test(r.tokens[(span?.from ?? 0) - 1]?.norm ?? ""))
  );
}

function countOf(r: Reading, value: string): string {
  return r.has("name") && plainName(r) ? r.proper("name") : value;
}

/** Things one can own, as opposed to "a question", "a lot of fun", "no idea". */
function solid(r: Reading, head: Token): boolean {
  if (r.norms("what").length > 4) return false;
  return /^(?:xbox|playstation|ps5|ps4|switch|console|laptop|macbook|computer|pc|phone|iphone|ipad|tablet|kindle|guitar|piano|violin|camera|telescope|bike|boat|house|flat|apartment|farm|garden|pool|sauna|allotment|greenhouse|treehouse|caravan|motorhome|record|records|turntable|typewriter|sewing-machine|drone|3d|printer|tv|projector|business|shop|store|bakery|cafe|restaurant|company|startup|solar|panels|hats?|stamps|coins|keyboard|watch|watches|bookshop|vineyard|horse|beehive|hives|loom|kiln|wheel|ring|tent|synth|drumkit|drum|air|fryer|oven|robot|vacuum|thermomix|roomba)$/.test(
    head.norm,
  );
}

const childrenNames = (r: Reading): Draft[] => [fact("children", r.proper("child"))];

export const possessionVerbs: Frame[] = [
  frame(
    "~trade|~swap|~exchange (in)? (my|our)? {old:np} (in)? for {what:np}",
    (r) => possession(r).map((draft) => ({ ...draft, target: r.text("old") })),
    { event: true },
  ),
  frame(
    "~have|~own|got|~keep|~get|~adopt|~buy (two|three|2|3|one|a couple of|@number)? kids|children|sons|daughters|boys|girls , {child:name}",
    childrenNames,
    { list: "child" },
  ),
  frame(`~have|got|~own|~keep|~adopt|~foster {what:np} ${named}`, (r) => possession(r), {
    list: "what",
    negative: noLonger,
  }),
  frame(`~have|got|~own|~keep|~adopt {what:np}`, (r) => possession(r), { list: "what", negative: noLonger }),
  frame(`~adopt|~get|~buy|~foster {what:animal} ${named}`, (r) => possession(r), {
    event: true,
    list: "what",
    future: () => [],
    negative: () => [],
  }),
  frame(
    "~get|~buy (myself|ourselves)? {what:np}",
    (r) =>
      r.predicate.perfect || r.predicate.tense === "past"
        ? possession(r).filter(({ key }) => key !== "children" && key !== "partner")
        : [],
    { event: true, negative: () => [] },
  ),
  frame(
    "~drive|~ride {what:np}",
    (r) =>
      /^(?:home|work|me|here|people|there|everyone|crazy|kids|my|hard|up|down|out|him|her|them|us|you|to|traffic|fast|slow|carefully|past|around)$/.test(
        r.norms("what")[0] ?? "",
      ) && !lastWordIs(r, "vehicle")
        ? []
        : lastWordIs(r, "animal")
          ? [fact("hobby", r.text("all"))]
          : possession(r, true),
    { negative: noLonger },
  ),
  frame("~collect {what:np}", (r) => [fact("collects", r.text("what"))], { list: "what" }),
];

function lastWordIs(r: Reading, kind: string): boolean {
  const head = lastWord(r, "what");
  return head !== undefined && (classes[kind]?.(head) ?? false);
}

/** "I don't have a dog", "no longer have Juniper", "I don't own a car now". */
function noLonger(r: Reading): Draft[] {
  const head = lastWord(r, "what");
  if (!head) return [];
  const words = r.norms("what");
  const value = r.text("what");
  const loud = r.predicate.ended;
  if (words.includes("pets") || words.includes("pet")) return [end("pet", null)];
  if (/^(?:car|vehicle|cars)$/.test(head.norm) && words.length <= 2) return [end("vehicle", null)];
  if (/^(?:job|work)$/.test(head.norm)) return [end("employer", null), end("role", null)];
  const relation = relationOf(head.norm);
  if (relation?.key === "partner") return [end("partner", null)];
  if (relation?.key) return [end(relation.key, value)];
  if (Object.hasOwn(pluralRelations, head.norm)) return [end(pluralRelations[head.norm] ?? "family", null)];
  if (classes.vehicle?.(head)) return [end("vehicle", value), end("owns", value)];
  if (head.capital || head.tags.has("FirstName") || loud) return lostKeys(value);
  return classes.animal?.(head) ? [end("pet", value)] : [end("owns", value)];
}

const lostKeys = (value: string): Draft[] => ["pet", "vehicle", "owns"].map((key) => end(key, value));

export const possessionClauses: Frame[] = [
  frame("{what:animal} (called|named) {name:name}", (r) => [pet(r.text("what"), r.proper("name"))], { after: ["pet"] }),
  frame(
    "(so|now)* no {what:np} (in this|in the|at|around|here|anymore|now|these)",
    (r) => (lastWordIs(r, "animal") ? [end("pet", r.text("what"))] : []),
    {},
  ),
  frame("no pets|kids|children (anymore|now|any more|here)", (r) => [
    end(r.norms("all")[1] === "pets" ? "pet" : "children", null),
  ]),
  frame("{name:name} is|'s|was (our|my) @adjective? {species:np}", (r) =>
    lastSpecies(r) ? [pet(r.text("species"), r.proper("name"))] : [],
  ),
  frame("(my|our) {species:animal} is|'s (called|named) {name:name}", (r) =>
    lastSpecies(r) ? [pet(r.text("species"), r.proper("name"))] : [],
  ),
  frame("(my|our) {species:animal} 's name is|'s {name:name}", (r) =>
    lastSpecies(r) ? [pet(r.text("species"), r.proper("name"))] : [],
  ),
  frame("my (car|ride|vehicle|bike|truck|van) is|'s {what:np}", (r) =>
    r.tokens[r.match.slots.what?.from ?? 0]?.tags.has("Adjective") ? [] : [fact("vehicle", r.text("what"))],
  ),
  frame("(my|our) {what:np} (is my ride|broke down)", (r) =>
    lastWordIs(r, "vehicle") ? [fact("vehicle", r.text("what"))] : [],
  ),
];

function lastSpecies(r: Reading): boolean {
  const span = r.match.slots.species;
  const head = span && r.tokens[span.to - 1];
  return head !== undefined && (classes.animal?.(head) ?? false);
}

export const possessionStates: Frame[] = [
  frame("(two|three|four|@number) kids|children|sons|daughters|boys|girls , {child:name}", childrenNames, {
    list: "child",
  }),
  frame("@number kids|children|sons|daughters|siblings|brothers|sisters", (r) => [
    fact(pluralRelations[r.norms("all")[1] ?? ""] ?? "children", r.text("all")),
  ]),
];
