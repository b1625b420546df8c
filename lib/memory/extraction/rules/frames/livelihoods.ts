import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { isRole } from "../lexicon.ts";

/** Firms that one works for by the errand; "doing Uber Eats" is working for them. */
const gigFirms =
  "(uber eats|ubereats|uber|lyft|doordash|door dash|instacart|grubhub|postmates|deliveroo|just eat|foodora|foodpanda|glovo|wolt|bolt|ola|grab|gojek|shipt|taskrabbit|amazon flex|gopuff|rappi|swiggy|zomato|upwork|fiverr|rover|turo|menulog|skip the dishes|lieferando|cabify|didi)";

const companyNouns =
  "(business|company|firm|agency|bakery|shop|store|cafe|café|salon|studio|restaurant|bar|pub|gallery|bookshop|practice|startup|start-up|garage|workshop|boutique|barbershop|consultancy|brewery|label|nursery|farm|hotel|guesthouse|gym|school|clinic|food truck|roastery|florist|deli)";

function named(r: Reading, slot = "org"): boolean {
  const { from = 0, to = 0 } = r.match.slots[slot] ?? {};
  const words = r.tokens.slice(from, to).filter(({ norm }) => !/^(?:the|a|an)$/.test(norm));
  const first = words[0];
  return (
    first?.capital === true &&
    first.norm !== "i" &&
    !["Date", "Month", "WeekDay", "Holiday"].some((tag) => first.tags.has(tag)) &&
    !(words.length === 1 && first.tags.has("Place"))
  );
}

const opens = (r: Reading): boolean => r.match.from === 0 || !r.tokens[r.match.from - 1]?.word;
const employer = (r: Reading): Draft[] => (named(r) ? [fact("employer", r.proper("org"))] : []);
const gig = (r: Reading): Draft[] => [fact("employer", r.proper("all").replace(/^(?:for|with) /i, ""))];

function trade(r: Reading): Draft[] {
  const head = r.tokens[(r.match.slots.role?.to ?? 0) - 1];
  const fits = head !== undefined && (isRole(head.norm, head.tags) || (classes.role?.(head) ?? false));
  return fits ? [fact("role", r.text("role"))] : [];
}

const count = "(@number|one|a|first|second|third|few|couple|my)";
const span = "(day|week|wk|month|year|shift|days|weeks|wks|months|years|shifts)";

/** "One month in at …", "wk 2 as a … at …", "day four at …": time counted at a place is spent working there. */
const counted = `(${count} ${span} (in|into|on)? / (day|week|wk|month|year|shift) (@number|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (in|of|on)?)`;

export const livelihoodAsides: Frame[] = [
  frame(
    `${counted} (as|being) (a|an|the)? {role:np} (at|with|for) {org:organisation} (, | . | ! | ; | and|so|but|now|$)`,
    (r) => {
      const role = trade(r);
      return opens(r) && (role.length > 0 || named(r)) ? [...role, fact("employer", r.proper("org"))] : [];
    },
  ),
  frame(`${counted} (at|with) {org:organisation} (as (a|an|the)? {role:np})?`, (r) => {
    const person = /^(?:is|my|his|her|their|for|ago|last|next|survived|did|spent|was)$/;
    return person.test(r.tokens[r.match.from - 1]?.norm ?? "") || !opens(r)
      ? []
      : [...employer(r), ...(named(r) && r.has("role") ? trade(r) : [])];
  }),
  frame(
    `(i|we) (own|run|have|started|opened|founded|co-own|launched|set up) (a|an|my|our|the) (own|small|little|tiny|new|@adjective)* {kind:np}? ${companyNouns} (, | : | called|named) {org:organisation}`,
    (r) => (named(r) || r.norms("all").some((word) => /^(?:called|named)$/.test(word)) ? ownFirm(r) : []),
  ),
  frame(
    `(my|our) (own|small|little|new|tiny|@adjective)* ${companyNouns} (, | called|named) {org:organisation}`,
    (r) =>
      named(r) &&
      /^(?:own|company|business|firm|agency|startup|start-up|studio|practice|shop|bakery|salon)$/.test(
        r
          .norms("all")
          .find((word) =>
            /^(?:own|company|business|firm|agency|startup|start-up|studio|practice|shop|bakery|salon)$/.test(word),
          ) ?? "",
      )
        ? ownFirm(r)
        : [],
  ),
];

const ownFirm = (r: Reading): Draft[] => [fact("employer", r.proper("org"))];

export const livelihoodClauses: Frame[] = [
  frame(
    `(so|and|but)? (it is|it 's|its|now) {org:np} (since|from) (#WeekDay|last|this|january|february|march|april|may|june|july|august|september|october|november|december)`,
    (r) => (isGig(r) ? [fact("employer", r.proper("org"))] : []),
  ),
  frame("(so|and|but)? no job (rn|right now|now|atm|at the moment|currently|anymore|any more|yet|,|.|!|and|$)", (r) => [
    fact("employment_status", "no job", { quotedFrom: r.match.from }),
    end("employer", null),
  ]),
  frame(
    "{org:organisation} (has|have|just|finally|also|sadly)* (closed|shut|folded|closing|went) (down|up|its doors|shop|bust|under)? (for good|permanently|forever)",
    (r) => (/^(?:my|our|his|her|their|a)$/.test(r.norms("org")[0] ?? "") ? [] : [end("employer", r.proper("org"))]),
  ),
];

const isGig = (r: Reading): boolean => new RegExp(`^${gigFirms}$`).test(r.norms("org").join(" ").toLowerCase());

export const livelihoodVerbs: Frame[] = [
  frame(
    "~do|~drive|~deliver|~work|~be {org:np} (full time|part time|full-time|part-time|nights|weekends|on the side|since|for|these|now|every|,|.|!|$)",
    (r) => (isGig(r) ? [fact("employer", r.proper("org"))] : []),
  ),
  frame(
    "~start|~begin|~work (out)? (at|with|for) {org:organisation} as (a|an|the|their)? {role:np}",
    (r) => [...employer(r), ...(named(r) ? [fact("role", r.text("role"))] : [])],
    { event: true, former: () => [] },
  ),
  frame(
    "~hand|~give|~turn|~return (in|back)? (my|the) {thing:np} (back|in|over)? to {org:organisation}",
    (r) =>
      named(r) &&
      /^(?:keys|key|badge|uniform|laptop|pass|lanyard|apron|notice|resignation|phone|van)$/.test(
        r.norms("thing").at(-1) ?? "",
      )
        ? [end("employer", r.proper("org"))]
        : [],
    { event: true },
  ),
];

export const livelihoodStates: Frame[] = [
  frame(
    "(now|over)? at {org:organisation} (now)? as (a|an|the|their)? {role:np}",
    (r) => {
      const role = trade(r);
      return role.length > 0 ? [fact("employer", r.proper("org")), ...role] : [];
    },
    { former: () => [] },
  ),
  frame(
    "at {org:organisation} since (the|last|this|#WeekDay|@digits|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)",
    (r) =>
      /^(?:my|our|his|her|their|the|a|an|home|work|school|hospital|uni|church|mom|mum|dad|sea|it|this|that|least|around|about|mine|\d.*)$/.test(
        r.norms("org")[0] ?? "",
      ) || r.norms("org").length > 3
        ? []
        : [fact("employer", r.proper("org"))],
    { former: () => [] },
  ),
  frame("{org:np} (full time|part time|full-time|part-time|since)", (r) =>
    isGig(r) ? gig({ ...r, proper: () => r.proper("org") }) : [],
  ),
];
