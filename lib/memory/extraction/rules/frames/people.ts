import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { relationOf } from "../lexicon.ts";
import { isPlace } from "./home.ts";
import { pet } from "./possessions.ts";
import { toTeam } from "./work.ts";

/** Changes in one's ties to people and companies that take their object as the subject of the sentence. */
export const peopleClauses: Frame[] = [
  frame(
    "they (have|just|recently)* (moved|transferred|put|assigned|reassigned) me (over)? (to|on|into|onto) the? {team:np} team|squad|department",
    (r) => toTeam(r),
  ),
  frame("(not|no longer) (at|with|working at|working for) {org:organisation} (anymore|any more|now|$)", (r) => [
    end("employer", r.proper("org")),
  ]),
  frame("at|with {org:organisation} as {role:role}", (r) => [
    fact("employer", r.proper("org")),
    fact("role", r.text("role")),
  ]),
  frame("as a|an {role:role} ,? (i|we)", (r) =>
    /^(?:years?|decades?|months?|career|life|stint|time|spell)$/.test(r.tokens[r.match.from - 1]?.norm ?? "") ||
    r.norms("role").some((word) => relationOf(word) !== null)
      ? []
      : [fact("role", r.text("role"))],
  ),
  frame("being a|an {role:role} (,|&|and|myself|$)", (r) =>
    r.norms("role").some((word) => relationOf(word) !== null) ? [] : [fact("role", r.text("role"))],
  ),
  frame("being from {place:place}", (r) => (isPlace(r, "place") ? [fact("hometown", r.proper("place"))] : [])),
  frame(
    "{org:organisation} (has|have|just)* (let me go|fired me|laid me off|sacked me|made me redundant|dismissed me)",
    (r) => [end("employer", r.proper("org")), end("role", null, { quiet: true })].slice(0, 1),
  ),
  frame("they (have|just)* (let me go|fired me|laid me off|sacked me|made me redundant)", () => [
    end("employer", null),
  ]),
  frame("they (have|just|finally)* (promoted|made) me (to|a|an|the)* {role:role}?", (r) =>
    r.has("role") ? [fact("role", r.text("role"))] : [],
  ),
  frame(
    "{org:organisation} (has|have|just|finally)* (hired|took|offered) me (as {role:role} / on as {role:role})",
    (r) =>
      r.norms("all").includes("offered") ? [] : [fact("employer", r.proper("org")), fact("role", r.text("role"))],
  ),
  frame("{org:organisation} was (the|my|our) (previous|old|former|last) (place|job|employer|company|one|gig)", (r) => [
    fact("previous_employer", r.proper("org")),
    end("employer", r.proper("org")),
  ]),
  frame("my (old|previous|former|last) (employer|company|job|workplace) was (at)? {org:organisation}", (r) => [
    fact("previous_employer", r.proper("org")),
  ]),
  frame("my (new)? (employer|company|workplace) (is|'s) (now|called)* {org:organisation}", (r) => [
    fact("employer", r.proper("org")),
  ]),
  frame(
    "(officially)? my (official|current|new|job)* (job|title|role|position|occupation|profession) (is|'s|:) (now|currently|that of|still|officially)* {role:activity}",
    (r) =>
      /^(?:the|stressful|great|boring|fun|hard|same|good|killing|in|at|to)$/.test(r.norms("role")[0] ?? "")
        ? []
        : [fact("role", r.text("role"))],
  ),
  frame("{role:activity} (is what i do|is my job|is my profession|is my trade)", (r) => [fact("role", r.text("role"))]),
  frame("title|role|job 's|is the same , still {role:role}", (r) => [fact("role", r.text("role"))]),
  frame(
    "(still|now|currently)* {role:role} (over)? (at|for|with) {org:organisation} ( , {team:np} team / @open {team:np} team @close)?",
    (r) =>
      r.norms("role")[0] === "the" || isGeneric(r)
        ? []
        : [
            fact("role", r.text("role")),
            fact("employer", r.proper("org")),
            ...(r.has("team") ? [fact("team", r.text("team"))] : []),
          ],
    { needsSubject: true },
  ),
  frame("(over)? (at|with) {org:organisation} (now|$)", (r) => [fact("employer", r.proper("org"))], {
    after: ["role", "employer"],
  }),
  frame("@open {team:np} team @close?", (r) => [fact("team", r.text("team"))], { after: ["role", "employer"] }),
  frame("{team:word} team $", (r) => [fact("team", r.text("team"))], { after: ["role", "employer"] }),
  frame("my team is|'s (called|the)* {team:np}", (r) => [fact("team", r.text("team").replace(/\s+team$/i, ""))]),
  frame(
    "(the)? new (gig|job|role) (:|is|=)* (i|am|is|as|a|an|at)* {role:role} (at|for|with) {org:organisation}",
    (r) => [fact("role", r.text("role")), fact("employer", r.proper("org"))],
  ),
  frame("(my|our) (older|younger|little|big|new|best)* @relation (is|'s) (called|named) {name:name}", parenthetical),
  frame("(my|our) (older|younger|little|big|new|best)* @relation 's name (is|'s) {name:name}", parenthetical),
  frame("{name:name} @open my @relation @close?", (r) => parenthetical(r)),
];

function isAnimal(r: Reading): boolean {
  const head = r.tokens[(r.match.slots.species?.to ?? 0) - 1];
  return head !== undefined && (head.tags.has("Animal") || (classes.animal?.(head) ?? false));
}

/** "the airport": a kind of place, no company's name. */
function isGeneric(r: Reading): boolean {
  if (/^(?:my|our|his|her|their)$/.test(r.tokens[r.match.slots.org?.from ?? -1]?.norm ?? "")) return true;
  const span = r.match.slots.org;
  const head = span && r.tokens[span.to - 1];
  return (
    span !== undefined && r.tokens[span.from]?.norm === "the" && head?.capital === false && span.to - span.from < 4
  );
}

/** "Marta (my wife)": the name first, the tie in brackets. */
function parenthetical(r: Reading): Draft[] {
  const word =
    r.tokens.slice(r.match.from, r.match.to).findLast((token) => relationOf(token.norm) !== null)?.norm ?? "";
  const relation = relationOf(word);
  const name = r.proper("name");
  if (!relation) return [];
  return [
    ...(relation.key ? [fact(relation.key, name, { aka: [word] })] : []),
    fact(relation.label, name, { object: { type: "person", name, aka: [word, `my ${word}`] } }),
  ];
}

/** Of somebody else's animal; the subject is the owner. */
export const ownerFrames: Frame[] = [
  frame("(his|her|their|'s) {species:animal} (called|named)? {name:name}", (r) =>
    isAnimal(r) ? [pet(r.text("species"), r.proper("name"))] : [],
  ),
  frame("(his|her|their|'s) (birthday|birthdate) (is|'s|was|falls) (on|the)* {date:date}", (r) => [
    fact("birthday", r.text("date")),
  ]),
  frame(
    "(his|her|their|'s) (new|current|latest)* (job|gig|position|role|employer) (is|'s) (now)? (at|with|for)? {org:organisation}",
    (r) => [fact("employer", r.proper("org"))],
  ),
  frame(
    "(his|her|their|'s) (new|current)* (job|gig|role|profession|occupation|title|position) (is|'s) (now|as)* (a|an)? {role:role}",
    (r) => [fact("role", r.text("role"))],
  ),
  frame("(his|her|their|'s) (new|current)* (home|address|town|city|place) (is|'s) (now)? (in)? {place:place}", (r) =>
    isPlace(r, "place") ? [fact("location", r.proper("place"))] : [],
  ),
  frame("(his|her|their|'s) (favourite|favorite) {kind:word} (is|'s|are) {what:np}", (r) => [
    fact(`favorite_${r.norms("kind")[0] ?? "thing"}`, r.text("what")),
  ]),
  frame("(his|her|their|'s) allergy (is|'s) (to)? {what:np}", (r) => [fact("allergy", r.text("what"))]),
  frame(
    "(his|her|their|'s) (husband|wife|partner|boyfriend|girlfriend|fiance|fiancee|spouse) (is|'s)? (called|named)? {name:name}",
    (r) => [fact("partner", r.proper("name"))],
  ),
];

export const peopleVerbs: Frame[] = [
  frame(
    "~get (fired|laid off|sacked|made redundant|let go) (from|by|at)? {org:organisation}?",
    (r) => [end("employer", r.has("org") ? r.proper("org") : null)],
    { event: true },
  ),
  frame(
    "~lose my job",
    () => [end("employer", null), fact("employment_status", "unemployed", { derivation: "unemployed" })],
    { event: true },
  ),
  frame("~date {name:name}", (r) => [fact("partner", r.proper("name"))]),
];
