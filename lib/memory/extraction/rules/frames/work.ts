import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { isPlace } from "./home.ts";

const employer = (r: Reading): Draft[] => (r.has("org") ? [fact("employer", r.proper("org"))] : []);
/** A bare "wifi driver trouble" is about trouble; only with a subject may more nouns follow the trade. */
const role = (r: Reading): Draft[] => {
  const next = r.tokens[r.match.slots.role?.to ?? -1];
  const goesOn = !r.predicate.explicit && next?.word === true && next.tags.has("Noun") && !next.tags.has("Pronoun");
  const spokenOf =
    !r.predicate.explicit &&
    (r.norms("role")[0] === "the" || next?.tags.has("Copula") === true || next?.norm === "was");
  return r.has("role") && !goesOn && !spokenOf ? [fact("role", r.text("role"))] : [];
};
const team = (r: Reading): Draft[] => (r.has("team") ? [fact("team", r.text("team"))] : []);
const place = (r: Reading): Draft[] =>
  r.has("place") && isPlace(r, "place") ? [fact("location", r.proper("place"))] : [];
const job = (r: Reading): Draft[] => [...role(r), ...employer(r), ...team(r), ...place(r)];

const formerJob = (r: Reading): Draft[] => [
  ...(r.has("org")
    ? [fact("previous_employer", r.proper("org"), { absolute: true }), end("employer", r.proper("org"))]
    : []),
  ...(r.has("role") ? [fact("previous_role", r.text("role"), { absolute: true }), end("role", r.text("role"))] : []),
];

/** A new team keeps the trade and changes its modifier: "backend engineer" + platform → "platform engineer". */
export const toTeam = (r: Reading): Draft[] => [
  fact("team", r.text("team")),
  fact("role", null, {
    op: "derive",
    symbol: { rule: "role-modifier", modifier: r.text("team") },
    derivation: "role-from-team",
    confidence: 0.85,
  }),
];

/** Before pastimes, which one joins as well. */
export const teamVerbs: Frame[] = [
  frame(
    "~join (the|our|a|their) {team:np} team|squad|department|unit|division",
    (r) => (athletic(r) ? [] : toTeam(r)),
    {
      event: true,
    },
  ),
];

/** A team that plays is no department. */
const athletic = (r: Reading): boolean =>
  r.tokens.slice(r.match.from, r.match.to).some((token) => classes.sport?.(token)) ||
  r
    .norms("team")
    .some((word) =>
      /^(?:swim|swimming|rowing|track|quiz|debate|running|volleyball|frisbee|ultimate|dance|cheer|gymnastics|netball|climbing|ski|cycling|curling|roller|derby|pub|local|school|church|university|college)$/.test(
        word,
      ),
    );

/** Frames that begin at the main verb. */
export const workVerbs: Frame[] = [
  frame(
    "~work (part-time|full-time|weekends|nights|days|shifts|saturdays|sundays)* (at|for|in) (a|an|this|the) {kind:np} (called|named) {org:organisation}",
    employer,
    { former: formerJob },
  ),
  frame("~earn|~make my|a (money|living) as {role:role}", job, { former: formerJob }),
  frame(
    "~work nights|days|shifts|weekends|evenings|remotely|freelance as {role:role} (at|for|with {org:organisation})?",
    job,
    { former: formerJob },
  ),
  frame("~work part-time|full-time (at|in|for|with) {org:organisation}", (r) => [
    ...employer(r),
    fact("employment_status", r.tokens[r.match.from + 1]?.text ?? null),
  ]),
  frame("~work (part|full) time (at|in|for|with) {org:organisation}", (r) => [
    ...employer(r),
    fact("employment_status", r.text("all").split(/\s+/).slice(1, 3).join(" ")),
  ]),
  frame("~work at|for|with {org:organisation} as {role:role} (in {place:place})?", job, { former: formerJob }),
  frame("~work as {role:role} (at|for|with {org:organisation})? (in {place:place})?", job, { former: formerJob }),
  frame("~work on|in the {team:np} team|squad|department (at {org:organisation})?", job),
  frame("~work at|for|with {org:organisation} (in {place:place})?", job, { former: formerJob }),
  frame(
    "~report|~move|~transfer|~switch|~change|~join|~go|~shift (over|across)? (from {old:np})? in|into|to? the|our|my? {team:np} team|squad|department|division|group|org",
    toTeam,
    { event: true },
  ),
  frame("~report in|into|to {team:np} instead of", (r) => [fact("team", r.text("team"))]),
  frame(
    "~start (this week|last week|today|yesterday|this month|last month|on @time)? (work|working|out)? ((a|my)? (new|brand)* (job|role|position|gig))? over? at|with|for {org:organisation} (as {role:role})?",
    job,
    { event: true },
  ),
  frame("~start|~begin work|working? as {role:role} (at|for|with {org:organisation})?", job, { event: true }),
  frame(
    "~get|~land|~accept|~take a|the new? job|role|position|gig over? at|with|for {org:organisation} (as {role:role})?",
    job,
    { event: true },
  ),
  frame(
    "~get|~land|~accept|~take a|the|this new? job|role|position|gig as {role:role} (at|with|for {org:organisation})?",
    job,
    { event: true },
  ),
  frame("~hire|~employ me? by|at {org:organisation} (as {role:role})?", job, { event: true }),
  frame("~make|~promote|~appoint|~name me? to|as|into? {role:role} (at|for|with {org:organisation})?", job, {
    event: true,
  }),
  frame("~become {role:role} (at|for|with {org:organisation})?", job, { event: true }),
  frame(
    "~quit|~leave|~resign from? {org:organisation} (for {next:organisation} / to join {next:organisation})?",
    (r) => leaving(r),
    {
      event: true,
    },
  ),
  frame("~quit|~leave and|& ~go|~move|~join|~switch over? to? {org:organisation}", employer, { event: true }),
  frame(
    "~hand in my resignation|notice (at {org:organisation})?",
    (r) => (r.has("org") ? [end("employer", r.proper("org"))] : []),
    { event: true },
  ),
  frame("~retire (from {org:organisation})?", () => [fact("employment_status", "retired"), end("employer", null)], {
    event: true,
  }),
  frame("~run {what:np} at|for {org:organisation}", employer),
  frame("~stay put? at|with {org:organisation}", (r) =>
    r.tokens[r.match.slots.org?.from ?? -1]?.capital ? employer(r) : [],
  ),
  frame("~freelance (as {role:role})?", (r) => [
    fact("employment_status", r.norms("all")[0] ?? "freelance"),
    ...role(r),
  ]),
  frame("~join {org:organisation} (as {role:role})?", job, { event: true }),
  frame(
    "~teach {what:np} (at|for) {org:organisation}",
    (r) => [
      fact("teaches", r.text("what")),
      ...(r.tokens.slice(r.match.slots.org?.from ?? 0, r.match.to).some(({ capital }) => capital) ? employer(r) : []),
    ],
    { former: () => [] },
  ),
  frame("~teach {what:np}", (r) => [fact("teaches", r.text("what"))], { list: "what" }),
  frame("~manage|~lead the {team:np} team (at {org:organisation})?", job),
];

function leaving(r: Reading): Draft[] {
  const organisation = r.proper("org");
  const first = r.tokens[r.match.slots.org?.from ?? -1];
  if (first && /^(?:handed|handedly|alone|over|behind|out|right|field|side|hand|wing)$/.test(first.norm)) return [];
  if (first && (/ing$/.test(first.norm) || (!first.capital && r.norms("org").length > 2))) return [];
  const trivial = /^(?:job|work|it|there|home|house|country|smoking|town|company)$/.test(organisation.toLowerCase());
  const joined = r.tokens[r.match.slots.org?.from ?? -1];
  if (joined && /^(?:the|my|our)$/.test(joined.norm) && !trivial) {
    return [...["hobby", "member_of", "team"].map((key) => end(key, r.text("org"))), end("employer", organisation)];
  }
  const next =
    r.has("next") &&
    !/^(?:good|ever|forever|now|a|the|my|lunch|work|today|home|personal|family|health|fun)$/.test(
      r.norms("next")[0] ?? "",
    );
  const town = first?.tags.has("Place") === true && !first.tags.has("Organization");
  const left = trivial || town ? [] : [end("employer", organisation)];
  const generic = /^(?:job|work|company)$/.test(organisation.toLowerCase())
    ? [end("employer", null), end("role", null)]
    : [];
  return [...left, ...generic, ...(next ? [fact("employer", r.proper("next"))] : [])];
}

/** "let go by Acme": the words for the loss are the new state. */
function dismissed(r: Reading): Draft[] {
  const length = /^(?:made|laid|let)$/.test(r.norms("all")[0] ?? "") ? 2 : 1;
  const said = r.tokens.slice(r.match.from, r.match.from + length);
  return [
    end("employer", r.has("org") ? r.proper("org") : null),
    fact(
      "employment_status",
      said
        .map(({ text }) => text)
        .join(" ")
        .replace(/^made /i, ""),
    ),
  ];
}

/** Frames of what follows a form of "be", or stands alone in a list of facts. */
export const workStates: Frame[] = [
  frame(
    "(made redundant|laid off|let go|fired|sacked|dismissed) ((from / by / at) {org:organisation})?",
    (r) => dismissed(r),
    { former: (r) => dismissed(r) },
  ),
  frame(
    "at {org:organisation} (now|currently|nowadays|since|for)",
    (r) =>
      companyLike(r) && !(r.tokens[r.match.slots.org?.from ?? -1]?.tags.has("Place") ?? false) ? employer(r) : [],
    { former: () => [] },
  ),
  frame("at {org:organisation} (, | . | ! | $ )", (r) => (companyLike(r) ? employer(r) : []), {
    after: ["employer", "role"],
    former: () => [],
    loose: true,
  }),
  frame(
    "at {org:organisation} (, | . | ! | $ )",
    (r) =>
      companyLike(r) &&
      /^(?:clinic|hospital|hospice|bank|labs?|inc|ltd|gmbh|logistics|insurance|robotics|systems|partners|consulting|studios?|foods|industries|bakery|nursery|solutions|software|media|council|architects|engineering|agency)$/.test(
        r.norms("org").at(-1) ?? "",
      ) &&
      r.predicate.explicit &&
      !r.norms("all").includes("the") &&
      r.norms("org").length > 1 &&
      !/^(?:hospital|clinic|bank|bakery|nursery|hospice)$/.test(r.norms("org").at(-1) ?? "")
        ? employer(r)
        : [],
    { former: () => [], loose: true },
  ),
  frame("@employed", (r) => [
    fact("employment_status", r.text("all")),
    ...(r.norms("all")[0] === "retired" && r.predicate.explicit ? [end("employer", null)] : []),
  ]),
  frame("between jobs|roles", () => [fact("employment_status", "between jobs")]),
  frame("out of work", () => [fact("employment_status", "out of work")]),
  frame("their|the|an|a|in-house* {role:role} over? at|for|with {org:organisation} (in {place:place})?", job, {
    former: formerJob,
  }),
  frame("{role:role} in the {team:np} team|squad|department (at {org:organisation})?", job, { former: formerJob }),
  frame("on|in the {team:np} team|squad|department (at {org:organisation})?", job),
  frame("{role:role} based|living|working? (in|from {place:place})?", job, { former: formerJob }),
  frame("employed (as {role:role})? (at|by|with {org:organisation})? (as {role:role})?", job, { former: formerJob }),
  frame("with {org:organisation}", (r) => (companyLike(r) ? employer(r) : [])),
  frame("stuck|employed|over at {org:organisation}", employer),
];

function companyLike(r: Reading): boolean {
  const first = r.tokens[r.match.slots.org?.from ?? -1];
  const now = r.tokens[r.match.to]?.norm === "now";
  return (
    first !== undefined &&
    (first.capital || now) &&
    !first.tags.has("FirstName") &&
    !/^(?:you|me|him|her|my|the|a|this|that|it|child)$/.test(first.norm)
  );
}
