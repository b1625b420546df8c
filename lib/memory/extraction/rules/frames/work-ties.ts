import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { toTeam } from "./work.ts";

const notCompany =
  /^(?:home|night|nights|work|school|lunch|least|last|once|heart|risk|war|peace|church|university|college|present|it|this|that|them|him|her|me|you|us|fun|free|money|myself|two|three|all|most|first|time|times|years|months|weeks|days|hours|weekends|weekdays|noon|midnight|dawn|parties|events|friends|family|kids|children|people|clients|customers|someone|somebody|everyone|everybody|others|living|now|dinner|breakfast|christmas|sea|hand|length|random|will|ease|odds|charity|fear|joy|love|pleasure|depression|anxiety|insomnia|autism|adhd|dementia|cancer|diabetes|asthma|allergies|kids|two|dogs|cats|experience|degree|passion|dream|hobby|day|month|week|year|weekend|morning|evening|moment|beginning|end|door|table|desk|gym|beach|park|library|airport|station|mall|shop|store|supermarket|doctor|dentist|bar|pub|cafe|restaurant|wedding|party|funeral|concert|game|match)$/;

/** A company's name: typed with a capital, or a lower-case word that is no everyday place or time. */
function company(r: Reading, slot = "org"): boolean {
  const span = r.match.slots[slot];
  if (!span) return false;
  const words = r.tokens.slice(span.from, span.to).filter(({ norm }) => !/^(?:the|a|an)$/.test(norm));
  const first = words[0];
  if (!first || words.length > 6 || first.tags.has("Date") || first.norm === "i") return false;
  if (words.some(({ capital }) => capital)) return !notCompany.test(first.norm);
  const article = /^(?:a|an|my|our|his|her|their|this|that)$/.test(r.tokens[span.from]?.norm ?? "");
  const head = words.at(-1);
  return (
    !article &&
    head !== undefined &&
    ![first, head].some(({ norm }) => notCompany.test(norm)) &&
    !first.tags.has("Gerund") &&
    !first.tags.has("Pronoun")
  );
}

/** Only as typed with a capital: for wording in which anything may stand. */
function surely(r: Reading, slot = "org"): boolean {
  const span = r.match.slots[slot];
  const words = span ? r.tokens.slice(span.from, span.to) : [];
  const name = words.find(({ norm }) => !/^(?:the|a|an)$/.test(norm));
  return (
    name?.capital === true &&
    company(r, slot) &&
    !["FirstName", "Month", "WeekDay", "Holiday"].some((tag) => name.tags.has(tag)) &&
    !(name.tags.has("Place") && words.length === 1)
  );
}

const surelyTyped = (r: Reading): boolean => {
  const span = r.match.slots.org;
  return company(r) && span !== undefined && r.tokens.slice(span.from, span.to).some(({ capital }) => capital);
};
const employer = (r: Reading): Draft[] => (company(r) ? [fact("employer", r.proper("org"))] : []);
const role = (r: Reading): Draft[] => (r.has("role") ? [fact("role", r.text("role"))] : []);
const job = (r: Reading): Draft[] => (r.has("org") && !company(r) ? [] : [...role(r), ...employer(r)]);

const notTrade =
  /^(?:student|students|customer|patient|member|regular|guest|bit|lot|few|couple|fan|beginner|newbie|user|person|man|woman|guy|girl|boy|kid|lady|friend|father|mother|mum|mom|dad|parent|wife|husband|freshman|sophomore|junior|senior|fresher|undergrad|undergraduate|postgrad|year|grad|graduate|volunteer|party|meeting|wreck|mess|fool|idiot|genius|saint|joke|disaster|success|failure|winner|loser|stranger|tourist|visitor|resident|native|citizen|speaker|vegetarian|vegan|believer|major|minor|sucker|hit|job|career|position|role|gig|shift|interview|offer|time|day|night|week|home|house|flat|room|place|seat|good|expert|lookout|risk|loss|bargain|dab|disadvantage|crossroads|age|dinner|lunch|class|game|match|problem|question|issue|situation|project|allergy|intolerance|degree|diploma|brother|sister|son|daughter|cousin|nephew|niece|aunt|uncle|dog|cat|pet|sponsor|subscriber|shareholder|account|membership|card|appointment|table|reservation|crush|blast|ball|laugh|nightmare|dream|hurry|rush|diabetic|coeliac|celiac|asthmatic|smoker|drinker|introvert|extrovert|feminist|catholic|christian|muslim|hindu|buddhist|jew|atheist)$/;

/** "an LPN at Briar Glen", "a tire tech at Costco": behind "a … at" a company stands for the trade being one. */
function tradeAt(r: Reading): Draft[] {
  const words = r.norms("trade");
  const head = words.at(-1) ?? "";
  const last = r.tokens[(r.match.slots.trade?.to ?? 0) - 1];
  if (
    !company(r) ||
    notTrade.test(head) ||
    words.length > 5 ||
    !last ||
    last.tags.has("Adjective") ||
    last.tags.has("Plural") ||
    last.tags.has("Gerund")
  )
    return [];
  if (/^(?:that|this|some|any|his|her|their|your|such)$/.test(words[0] ?? "")) return [];
  return [fact("role", r.text("trade")), fact("employer", r.proper("org"))];
}

/** Ways to rise or be moved to another post. */
const risen = "~promote|~bump|~elevate|~upgrade|~appoint|~name|~elect|~make";

/** What one is after a rise: a known trade, or any phrase behind "to". */
function newRank(r: Reading): Draft[] {
  const words = r.norms("rank");
  const head = words.at(-1) ?? "";
  const last = r.tokens[(r.match.slots.rank?.to ?? 0) - 1];
  if (
    notTrade.test(head) ||
    words.length > 5 ||
    last?.tags.has("Adjective") ||
    last?.tags.has("Gerund") ||
    /^(?:it|that|this|me|them|feel|think|sure|first|full-time|part-time|days|nights|business|economy)$/.test(
      words[0] ?? "",
    )
  )
    return [];
  return [fact("role", r.text("rank")), ...(r.has("org") && surely(r) ? employer(r) : [])];
}

const left = (r: Reading): Draft[] =>
  r.has("org") && surely(r) ? [end("employer", r.proper("org"))] : [end("employer", null)];
const leftNamed = (r: Reading): Draft[] => (surely(r) ? [end("employer", r.proper("org"))] : []);

/** The words for the state after a loss, as typed. */
const lost = (r: Reading): Draft[] => {
  const said = r.tokens
    .slice(r.match.from, r.match.to)
    .map(({ text }) => text)
    .join(" ");
  const state = /laid off|let go|made redundant|redundant|furloughed|axed|sacked|fired|canned|retired/i.exec(said)?.[0];
  return [...left(r), ...(state ? [fact("employment_status", state)] : [])];
};

const stop =
  "(, | . | ! | ; | - | : | now|currently|since|for|and|but|so|as|in|on|where|which|until|this|last|these|full-time|part-time|btw|rn|@open|@close|$)";

export const workTieClauses: Frame[] = [
  frame(
    "{lead:np}? from (a|an) {role:role} (at|with|for) {org:organisation} (, {team:np} (ward|team|department|unit))?",
    (r) => (surely(r) ? [...job(r), ...(r.has("team") ? [fact("team", r.text("team"))] : [])] : []),
  ),
  frame(
    `(am|from|by|still|being|just|hi|hey|question|advice|help)* (a|an) {trade:np} (over|here|down|up)? at|for|with {org:organisation} ${stop}`,
    tradeAt,
    { needsSubject: true },
  ),
  frame(
    "(at|for|in|with|over at)? (the)? {org:organisation} ,? where (i|we) (currently|still|now|also|have)* (work|teach|am|bake|cook|serve|nurse|drive|am employed|worked|taught|run|manage)",
    (r) => (surelyTyped(r) ? employer(r) : []),
  ),
  frame(
    "(my|our) (new|current|day|full-time|part-time|old|regular|night)* (job|shift|shifts|boss|manager|supervisor|coworkers|colleagues|desk|office|team|contract|role|position|gig|post|employer|workplace|hours|rota|placement|apprenticeship|internship) (here|over|back)* (at|with|for) {org:organisation}",
    (r) => (surely(r) && !r.norms("all").includes("old") ? employer(r) : []),
  ),
  frame(
    "(my|our) (new|current|day|full-time|part-time|regular|night)* (job|work|gig|position|career|role) as (a|an|the)* {role:role} (at|for|with {org:organisation})?",
    job,
  ),
  frame(
    "(my|the) (name)? (badge|name tag|business card|business cards|title|job title|email signature|contract|payslip|door) (now|finally|officially|still)* (says|reads|is) {rank:np} (now|as|from|these|,|.|!|$)",
    (r) =>
      (classes.role?.(r.tokens[(r.match.slots.rank?.to ?? 0) - 1] ?? r.tokens[0] ?? ({} as never)) ?? false) ||
      r.norms("rank").length < 2
        ? newRank(r)
        : [],
  ),
  frame("badge (now|finally)* says {rank:np} (now|as|from|,|.|!|$)", newRank),
  frame(
    "(they|work|my boss|my manager|the boss|management|the company|the school|the hospital|head office|hq|the board|my supervisor|the council) (have|has|just|finally|also|officially)* (promoted|bumped|moved|made|upgraded|elevated|appointed|named) me (up)? (to|as|a|an|the|into)* {role:role} (, | . | ! | and|but|so|last|this|today|yesterday|as|from|at|now|$)",
    role,
  ),
  frame(
    "(they|work|my boss|my manager|the boss|management|the company|the school|the hospital) (have|has|just|finally|also)* (moved|put|transferred|shifted|assigned|reassigned|switched|sent|stuck|placed|rotated) me (over|across|permanently|up|down|back)* (to|on|onto|into|in|with) (the|our)? {team:np} (team|squad|department|division|ward|unit|desk|crew|group|section)",
    (r) => toTeam(r),
  ),
  frame(
    "(i|we) (now|officially|have)* (belong|belonged|been assigned) to (the|our)? {team:np} (team|ward|department|unit|squad)? (now|since|from|,|and|.|!|permanently)",
    (r) =>
      /^(?:me|you|him|her|us|them|a|an|my|church|club|gym|choir|party|generation)$/.test(
        r.norms("team").at(-1) ?? "",
      ) || r.norms("team").length > 3
        ? []
        : toTeam(r),
  ),
  frame(
    "(that is|that 's|thats|so that is|this is) me retired|unemployed|redundant|self-employed|freelance|jobless",
    (r) => [
      fact("employment_status", r.norms("all").at(-1) ?? null),
      ...(/^(?:self-employed|freelance)$/.test(r.norms("all").at(-1) ?? "") ? [] : [end("employer", null)]),
    ],
  ),
  frame(
    "(my|the) last (day|shift|week|lesson|class) (at|with|for) {org:organisation} (was|is|were|ended|today|yesterday|on|$)",
    (r) => (r.norms("all").at(-1) === "is" ? [] : leftNamed(r)),
  ),
  frame("(done|finished|through|over) (with|at) {org:organisation} (, | . | ! | now|for|forever|$)", leftNamed),
  frame(
    "{org:organisation} (has|have|had|just|finally|also)* (let|laid|made|cut|sacked|fired|axed|canned|dropped|binned|dumped) (me|us|half of us|the whole team|everyone|all of us|my team|my department) (go|off|redundant|loose|all|last|today|yesterday|on|in|,|.|!|$)",
    (r) => (surely(r) || /^(?:they|work)$/.test(r.norms("org")[0] ?? "") ? lost(r) : []),
  ),
  frame(
    "(they|work|the boss|my boss|management|the company) (have|has|had|just|finally|also)* (let|laid|made|cut|sacked|fired|axed|canned|furloughed) (me|us|half of us|the whole team|everyone|all of us|my team|my department) (go|off|redundant|loose)? (today|yesterday|last|this|on|in|,|.|!|and|because|so|without|$)",
    lost,
  ),
  frame(
    "(my|the) contract (at|with {org:organisation})? (has|was|is|just|finally)* (ended|ran out|expired|not renewed|over|up|terminated|finished|not extended|was not renewed)",
    left,
  ),
  frame(
    "{org:organisation} (has|have|had|just|finally|also)* (closed|shut|folded|collapsed|gone under|went under|gone bust|went bust|shut down|closed down|closed its doors|shut its doors|went bankrupt) (, | . | ! | down|last|in|on|so|and|for good|$)",
    (r) => {
      const before = r.tokens
        .slice(0, r.match.to + 30)
        .map(({ norm }) => norm)
        .join(" ");
      return /\b(?:out of work|my job|jobless|unemployed|laid|redundant|job hunt|job hunting|job search|cv|resume|looking for work|so i am)\b/.test(
        before,
      )
        ? left(r)
        : [];
    },
  ),
  frame(
    "{org:organisation} (has|have|just|finally|also)* (offered|gave|given) me (the|a|that)* (job|position|role|gig|post|spot|contract|place)? (as|of)? {role:role}? ,? (and)? (i|so i) (said yes|accepted|took it|took|start|signed|am taking it|am in)",
    (r) => (surely(r) ? job(r) : []),
  ),
  frame("{role:role} by (trade|profession|training|day|occupation)", role),
  frame("(i|we) ~run|~manage|~own|~head|~oversee {thing:np} (at|for) {org:organisation} (as {role:role})?", (r) =>
    surely(r) ? job(r) : [],
  ),
  frame(
    "(moved|switched|went|jumped|transferred|hopped|came) (over)? from {old:organisation} to {org:organisation} (as {role:role})?",
    (r) =>
      surely(r) &&
      surely(r, "old") &&
      r.tokens.some(({ norm }) =>
        /^(?:job|jobs|work|team|boss|role|company|employer|salary|pay|career|office)$/.test(norm),
      )
        ? job(r)
        : [],
  ),
];

export const workTieVerbs: Frame[] = [
  frame(
    "~accept|~take|~sign (an|the|their|that)? (offer|job offer|job|contract) (from|at|with) {org:organisation} (as {role:role})?",
    (r) => (surely(r) ? job(r) : []),
    { event: true },
  ),
  frame(`~get|~be (${risen}|moved|kicked|stepped) up? to (a|an|the)? {rank:np} (at {org:organisation})?`, newRank, {
    event: true,
  }),
  frame(
    "~move|~step|~rise|~graduate up (to|into|as) (a|an|the)? {rank:np} (at {org:organisation})?",
    (r) => newRank(r),
    { event: true },
  ),
  frame("~get (my|the|a) (promotion|bump|nod|stripes) (to|as) (a|an|the)? {rank:np}", newRank, { event: true }),
  frame(
    "~drive|~deliver|~freelance|~contract|~temp|~intern|~consult (full-time|part-time|nights|days|weekends|mostly)* (for|with) {org:organisation} (, | . | ! | now|currently|since|and|but|so|in|on|out|these|full-time|part-time|@number|@digits|on|as|@open|$)",
    employer,
  ),
  frame(
    "~cut|~serve|~sell|~stack|~wait|~tend|~answer|~teach|~sweep|~clean|~bake|~pull|~pack|~load|~wash|~fix|~repair|~weld|~fold|~sort|~scan|~man|~staff|~pour|~cook|~fly|~write|~code|~design|~groom|~guard|~treat|~nurse|~drive|~assemble|~process|~file|~handle|~lead|~coach|~direct|~edit|~train|~mend|~pick|~operate|~look|~do {thing:np}? (after {care:np})? (at|for) {org:organisation}",
    (r) => (surely(r) ? employer(r) : []),
  ),
  frame("~pack|~jack|~chuck (it)? in (at)? {org:organisation} (and|,|.|!|for|after|last|this|$)", leftNamed, {
    event: true,
  }),
  frame("~walk out (of|on|at)? {org:organisation}", leftNamed, { event: true }),
  frame("~part ways|company with {org:organisation}", leftNamed, { event: true }),
  frame("~finish|~wrap (up)? (at|with) {org:organisation} (last|this|on|yesterday|today|in|for|,|.|!|$)", leftNamed, {
    event: true,
  }),
  frame(
    "~hand|~turn|~give|~put in (my|the) (notice|resignation|badge|uniform|keys|laptop|two weeks|apron) (at {org:organisation})? (, | . | ! | and|on|last|this|yesterday|today|so|after|$)",
    (r) =>
      /^(?:notice|resignation|weeks)$/.test(
        r.norms("all").find((word) => /^(?:notice|resignation|weeks|badge|uniform|keys|laptop|apron)$/.test(word)) ??
          "",
      )
        ? []
        : left(r),
    { event: true },
  ),
  frame(
    "~quit|~leave (my|the) (job|post|position|gig|firm|company|role|shop|restaurant|school|hospital|bank|agency|factory|warehouse) (at {org:organisation})? (, | . | ! | and|on|last|this|yesterday|today|so|after|for|because|to|$)",
    (r) =>
      r.norms("all").some((word) => /^(?:school|hospital|restaurant|shop|bank)$/.test(word)) &&
      !r.norms("all").includes("my")
        ? []
        : left(r),
    { event: true, future: () => [] },
  ),
  frame("~quit (, | . | ! | last|this|yesterday|today|on|after|because|$)", (r) => (jobTalk(r) ? left(r) : []), {
    event: true,
    future: () => [],
  }),
  frame(
    "~go freelance|self-employed|independent|solo|part-time|full-time (as {role:role})? (, | . | ! | and|last|this|in|now|$)",
    (r) => {
      const state = r.tokens
        .slice(r.match.from + 1, r.match.from + 2)
        .map(({ text }) => text)
        .join("");
      return /^(?:part-time|full-time)$/.test(state)
        ? [fact("employment_status", state)]
        : [
            fact("employment_status", state),
            ...role(r),
            ...(r.predicate.tense === "past" || r.predicate.perfect ? [end("employer", null)] : []),
          ];
    },
    { event: true, future: () => [] },
  ),
  frame(
    "~get (canned|axed|binned|cut|the boot|the sack|the axe|the chop|the push|downsized|furloughed|terminated|dismissed) (from|by|at)? {org:organisation}? (today|yesterday|last|this|in|on|,|.|!|:|and|again|$)",
    lost,
    { event: true },
  ),
  frame("~jump ship to {org:organisation} (as {role:role})?", (r) => (surely(r) ? job(r) : []), { event: true }),
  frame(
    "~start (my|the|a)? (new)? (job|role|position|gig|post)? (as)? (a|an) {trade:np} (at|with|for) {org:organisation}",
    tradeAt,
    { event: true },
  ),
  frame(
    "~find|~score|~secure|~nab|~snag|~bag|~land (a|an|the|my|this)* (new|proper|real|steady|full-time|part-time)* (job|work|position|role|gig|post|contract) (over|out)? (at|with|for) {org:organisation} (as {role:role})?",
    job,
    { event: true },
  ),
  frame(
    "~find|~score|~secure|~nab|~snag|~bag|~get|~land (a|an|the|my|this)* (new|proper|real|steady|full-time|part-time)* (job|work|position|role|gig|post|contract) (as) (a|an)? {role:role} (at|with|for {org:organisation})?",
    job,
    { event: true },
  ),
  frame("~be laid|let|made (off|go|redundant) (from|by|at)? {org:organisation}?", lost, { event: true }),
];

/** A bare "I quit" means the job when the turn speaks of one, or of nothing else that can be quit. */
const jobTalk = (r: Reading): boolean =>
  r.tokens.some(({ norm }) =>
    /^(?:job|jobs|work|boss|notice|shift|shifts|manager|coworkers|office|resume|cv|hr|severance|paycheck|employer|resignation|interviews?)$/.test(
      norm,
    ),
  ) &&
  !r.tokens.some(({ norm }) =>
    /^(?:smoking|vaping|drinking|gym|sugar|nicotine|cigarettes|band|club|class)$/.test(norm),
  );

export const workTieStates: Frame[] = [
  frame(
    "(at|with|working at|working for|employed at|employed by) {org:organisation} (anymore|any more|any longer|now|,|.|!|$)",
    () => [],
    {
      former: () => [],
      negative: (r) => (surelyTyped(r) ? [end("employer", r.proper("org"))] : []),
    },
  ),
  frame(
    `(still|now|just|currently|only)* (a|an) {trade:np} (over|here|down|up)? at|for|with {org:organisation} ${stop}`,
    tradeAt,
    {
      former: (r) => {
        const drafts = tradeAt(r);
        return drafts.length === 0
          ? []
          : [
              fact("previous_employer", r.proper("org"), { absolute: true }),
              fact("previous_role", r.text("trade"), { absolute: true }),
              end("employer", r.proper("org")),
              end("role", r.text("trade")),
            ];
      },
    },
  ),
  frame("(done|finished|through|out) (with|at|of) {org:organisation} (, | . | ! | now|for|forever|as|$)", leftNamed),
  frame(
    "(out of a job|jobless|job-hunting|job hunting|looking for (a new|a|new) (job|work)|on the dole|in between jobs|not working|on (maternity|paternity|sick|parental|medical|family) leave)",
    (r) => [
      fact(
        "employment_status",
        r.tokens
          .slice(r.match.from, r.match.to)
          .map(({ text }) => text)
          .join(" "),
      ),
    ],
    { former: () => [] },
  ),
  frame(
    "(promoted|bumped|moved|upgraded|elevated) (up)? (to|into) (a|an|the)? {rank:np} (at {org:organisation})?",
    newRank,
    { former: newRank },
  ),
  frame("(the|now|officially|a|an)* {role:role} (now|these days|as of|from today|since)", role, { former: () => [] }),
  frame(
    "(back|up|over|still|now|currently|working|based)* (on|in|with) (the)? {team:np} (ward|unit|desk) (now|these|at|,|.|!|and|$)",
    (r) =>
      r.norms("team").length > 2 || /^(?:care|intensive|front|help|standing)$/.test(r.norms("team")[0] ?? "")
        ? []
        : [fact("team", r.text("team"))],
  ),
];
