import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { relationOf } from "../lexicon.ts";

/** Two people who are no longer together; the words say whether it was a divorce. */
function apart(r: Reading): Draft[] {
  const words = r.norms("all");
  const name = r.has("name") && relationOf(r.norms("name").at(-1) ?? "") === null ? r.proper("name") : null;
  const partner = [end("partner", name), end("marital_status", "engaged"), end("marital_status", "in a relationship")];
  if (words.some((word) => /^divorc/.test(word)))
    return [end("partner", name), fact("marital_status", "divorced", { derivation: "divorced", confidence: 0.8 })];
  if (words.some((word) => /^separat/.test(word))) return [end("partner", name), fact("marital_status", "separated")];
  const single = words.some(
    (word, at) => /^(?:dumped|single)$/.test(word) || (/^(?:broke|split)$/.test(word) && words[at + 1] === "up"),
  );
  return single ? [...partner, fact("marital_status", "single", { derivation: "single", confidence: 0.8 })] : partner;
}

const lately =
  "(have|has|had|just|recently|finally|are|got|getting|is|both|sadly|now|actually|decided to|agreed to|mutually)*";
const parting =
  "(broke up|broken up|break up|breaking up|split|split up|splitting up|separated|separate|divorced|divorce|divorcing|parted|part|parted ways|part ways|called it off|called it quits|called it a day|call it quits|call it a day|called off the wedding|called off the engagement|called the wedding off|broke off the engagement|broken off the engagement|gone our separate ways|gone separate ways|went our separate ways|went separate ways|ended it|ended things|over|done|through|finished|history|no longer together|not together anymore|not together any more|no longer an item|no longer a couple|no longer engaged|no longer married|on a break|no more)";
const then = "(last|a|this|recently|yesterday|today|in|on|after|about|for good|amicably|now|since|at|because|so|too|$)";
const partner =
  "wife|husband|girlfriend|boyfriend|partner|fiance|fiancee|fiancé|fiancée|spouse|missus|gf|bf|hubby|wifey";

export const partingClauses: Frame[] = [
  frame(`we ${lately} ${parting} ${then}`, (r) =>
    /^(?:over|done|through|finished|part|split|history)$/.test(r.norms("all").at(-2) ?? r.norms("all").at(-1) ?? "") &&
    !/together|split/.test(r.norms("all").join(" "))
      ? []
      : apart(r),
  ),
  frame(`(my (${partner}))? {name:name} and (i|me|myself) ${lately} ${parting} ${then}`, apart),
  frame(`(me|i) and (my (${partner}))? {name:name} ${lately} ${parting} ${then}`, apart),
  frame(`my (${partner}) and (i|me) ${lately} ${parting} ${then}`, apart),
  frame(`(me|i) and my (${partner}) ${lately} ${parting} ${then}`, apart),
  frame(`(my|the) (${partner}) {name:name}? (has|have|just|finally|up and)* (left|dumped|ditched) (me|us)`, apart),
  frame(
    "{name:name} (has|have|just|finally|up and)* (left|dumped|ditched|walked out on|broke up with|split up with|split with) me",
    (r) => (named(r) ? apart(r) : []),
  ),
  frame(`(my (${partner}))? {name:name} (has|have|just|finally)* moved out`, (r) =>
    named(r) ? [end("partner", r.proper("name"))] : [],
  ),
  frame(`{name:name} (is|'s) (now)? (my|an) ex (wife|husband|boyfriend|girlfriend|fiance|fiancee)? (now|$)`, apart),
  frame(
    "my (ex|ex-wife|ex-husband|ex-boyfriend|ex-girlfriend|ex-fiance|ex-fiancee) {name:name}",
    (r) => (named(r) ? [end("partner", r.proper("name"))] : []),
    { loose: true },
  ),
  frame("(there will not be|there is no|no) (a)? (wedding|engagement) (anymore|after all|any more|now|$)", apart),
  frame(
    "(the|our) (wedding|engagement|marriage|relationship) (is|has been|was|got|'s)* (off|over|called off|cancelled|canceled|finished)",
    apart,
  ),
  frame(
    "(the|my|our) (divorce|decree) (is|was|came|has|went|arrived|finally|just|been|got|papers)* (final|finalised|finalized|arrived|through|signed|done|official)",
    (r) => apart(r),
  ),
  frame(
    "(my|our) (late)? @relation {name:name}? (has|have|just|sadly|recently)* (died|passed|passed away|is no longer with us|is dead)",
    (r) => deceased(r),
  ),
];

export const partingVerbs: Frame[] = [
  frame("~break (up|it off|things off) with {name:name}", apart, { event: true, negative: () => [] }),
  frame("~split (up)? with|from {name:name}", apart, { event: true, negative: () => [] }),
  frame("~end (it|things) with {name:name}", apart, { event: true, negative: () => [] }),
  frame(
    "~leave|~dump|~divorce my (wife|husband|girlfriend|boyfriend|partner|fiance|fiancee|spouse) {name:name}?",
    apart,
    {
      event: true,
      negative: () => [],
    },
  ),
  frame("~dump|~divorce {name:name}", apart, { event: true, negative: () => [] }),
];

function named(r: Reading): boolean {
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  return first !== undefined && (first.capital || first.tags.has("FirstName")) && !first.tags.has("Organization");
}

/** Whoever died is nobody's present partner or kin; what was told of the person stays in history. */
function deceased(r: Reading): Draft[] {
  const word = r.norms("all").find((one) => relationOf(one)?.key) ?? "";
  const key = relationOf(word)?.key;
  if (!key) return [];
  const ends = [...new Set([key, "family"])].flatMap((one) => [
    end(one, word),
    ...(r.has("name") ? [end(one, r.proper("name"))] : []),
  ]);
  return key === "partner" ? [...ends, end("partner", null)] : ends;
}
