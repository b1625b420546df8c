import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";

/** Companies in loose wording must be typed with a capital: "hired by Norda", not "hired by accident". */
function company(r: Reading): boolean {
  const first = r.tokens[r.match.slots.org?.from ?? -1];
  const token = first && /^(?:the|a|an)$/.test(first.norm) ? r.tokens[(r.match.slots.org?.from ?? 0) + 1] : first;
  return token?.capital === true && !token.tags.has("Date") && !token.tags.has("FirstName") && token.norm !== "i";
}

const hired = (r: Reading): Draft[] =>
  company(r) ? [fact("employer", r.proper("org")), ...(r.has("role") ? [fact("role", r.text("role"))] : [])] : [];

/** The words that say how a job was lost are its new state: "laid off". */
function dismissed(r: Reading): Draft[] {
  const words = r.tokens.slice(r.match.from, r.match.to);
  const at = words.findIndex(({ norm }) => /^(?:laid|let|made|fired|sacked|redundant)$/.test(norm));
  const first = words[at];
  const second = words[at + 1];
  if (!first) return [];
  const value = /^(?:laid|let)$/.test(first.norm) && second ? `${first.text} ${second.text}` : (second ?? first).text;
  return [
    end("employer", r.has("org") && company(r) ? r.proper("org") : null),
    fact("employment_status", /^(?:fired|sacked)$/.test(first.norm) ? first.text : value),
  ];
}

export const workChangeClauses: Frame[] = [
  frame(
    "(i|we)? (have|just|actually|finally)* been (a|an|the) {role:role} (at|for|with) {org:organisation} (since|for|until|,|.|now|and|$)",
    hired,
  ),
  frame(
    "(i|we)? (have|just|actually|finally)* been (working)? (at|with) {org:organisation} (since|for) {span:rest}",
    hired,
  ),
  frame("{org:organisation} (have|has|just|finally|actually)* (hired|employed) me", hired),
  frame("{org:organisation} (have|has|just|finally|actually)* took me on ((as {role:role}))?", hired),
  frame("{org:organisation} (has|have|just|finally)* made me {role:role}", hired),
  frame("(i|we)? (do|did) {what:np} (for|at) {org:organisation}", (r) =>
    r.norms("all").includes("did") || /^(?:it|this|that|business|well|some)$/.test(r.norms("what")[0] ?? "")
      ? []
      : hired(r),
  ),
  frame(
    "(i|we)? (am|are|have been|currently|now)* (contracting|freelancing|interning|consulting|temping|volunteering) (for|at|with) {org:organisation}",
    (r) => (r.norms("all").includes("volunteering") ? [] : hired(r)),
  ),
];

export const workChangeVerbs: Frame[] = [
  frame(
    "~get (laid off|let go|fired|sacked|made redundant) ((by|from|at) {org:organisation})? (today|yesterday|last|this|in|on|,|.|!|:|and|again|$)",
    dismissed,
    { event: true },
  ),
  frame("~get hired|recruited|poached|headhunted (by|at) {org:organisation} (as {role:role})?", hired, { event: true }),
  frame("~sign (on)? with|for {org:organisation} (as {role:role})?", hired, { event: true }),
  frame("~get|~land|~win the {role:role} job|position|role|post|spot (at|with) {org:organisation}", hired, {
    event: true,
  }),
  frame(
    "~make (it to)? {role:role} (at {org:organisation})? (this|last|in|today|yesterday|on|,|.|!|$)",
    (r) => promoted(r),
    {
      event: true,
    },
  ),
];

/** "made partner", "made associate": a rank without article. */
function promoted(r: Reading): Draft[] {
  const rank = r.tokens[r.match.slots.role?.from ?? -1];
  if (!rank || /^(?:a|an|the|my)$/.test(rank.norm) || r.predicate.tense !== "past") return [];
  return [fact("role", r.text("role")), ...(r.has("org") && company(r) ? [fact("employer", r.proper("org"))] : [])];
}
