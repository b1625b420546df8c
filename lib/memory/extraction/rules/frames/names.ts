import { classes } from "../classes.ts";
import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { relationOf } from "../lexicon.ts";
import { fullNameEnd, plausibleNameWord } from "../name-words.ts";

/** Every word may be part of a name, and the first is typed as one or known as one. */
function namelike(r: Reading): boolean {
  const span = r.match.slots.name;
  const first = span && r.tokens[span.from];
  return first !== undefined && plausibleNameWord(first) && (first.capital || first.tags.has("FirstName"));
}

/** Any word that is not plainly something else; for contexts in which only a name can stand. */
function anyName(r: Reading): boolean {
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  return first !== undefined && plausibleNameWord(first) && !first.tags.has("Adjective") && !first.tags.has("Verb");
}

const full = (r: Reading): Draft[] => (anyName(r) ? [fact("name", r.proper("name"))] : []);
const sure = (r: Reading): Draft[] => (namelike(r) ? [fact("name", r.proper("name"))] : []);
const nick = (r: Reading): Draft[] => (anyName(r) ? [fact("nickname", r.proper("name"))] : []);
const sureNick = (r: Reading): Draft[] => (namelike(r) ? [fact("nickname", r.proper("name"))] : []);

/** Words before it in the turn speak of papers or names. */
const official = (r: Reading): boolean =>
  r.tokens
    .slice(Math.max(0, r.match.from - 30), r.match.from)
    .some(({ norm }) =>
      /^(?:names?|surname|surnames|court|papers?|paperwork|passport|licen[cs]e|certificate|legal|legally|adopted|divorce|wedding|married|maiden|judge|registry|deed|poll|records|hyphen|changed)$/.test(
        norm,
      ),
    );

const stage =
  "(pen|stage|screen|drag|dj|artist|gamer|performing|professional|author|writing|street|trail|derby|radio|ring|camp|online|middle)";
const fromNow =
  "(from (now|here|today|then) (on|onwards|out)?|going forward|now|these|again|henceforth|officially|legally|as of|everywhere|since)";

export const nameClauses: Frame[] = [
  frame("{set:pronouns} (when (i|you)|if (i|you)|for me|please|in drafts|,|.|!|$)", (r) => {
    const opens = r.match.from === 0 || !r.tokens[r.match.from - 1]?.word;
    return opens && r.norms("set")[1] === "/" ? [fact("pronouns", r.text("set"))] : [];
  }),
  frame(
    "(i|we) (have|just|finally|recently|also)* (~choose|~pick|~take|~adopt|~settle|~decide|~have|~get) (on|up)? (a|my) (new|different|chosen)* name (, | : | - | @dash | which is|and it is|is|now)* {name:name}",
    (r) => (r.norms("all").some((word) => /^(?:new|different|chosen)$/.test(word)) ? sure(r) : []),
  ),
  frame(
    "(everyone|everybody|people|folks|the guys|my friends) (in|at|on|from) {where:np} (all|mostly|only|just|still)* (knows|know|calls|call) me (as|by)? {name:name}",
    nick,
  ),
  frame(
    "(i|you can|please|just)? sign (it|this|that|them|off|off as)? (with|as|from|under|by|off)* my (full|real|proper|new|first)* name ,? (which is|that is|:)? {name:name}",
    full,
  ),
  frame(
    "(please|just|and|then|you can|can you)* sign (it|this|that|them|the letter|the email|the note|me)? (off)? (with|as|from|by)? {name:name} (, | . | ! | - | please|and|at|if|because|$)",
    sure,
  ),
  frame(
    "i (now|shall|will|always|can|officially|have to)* sign (myself|everything|off|my name|letters)? as {name:name}",
    full,
  ),
  frame("(my)? (full|legal|proper|real|whole|complete|given) name (is|'s|:|,|=|would be|in full)? {name:name}", full),
  frame("(my|the)? (full|legal|proper|real|official|whole) name ,? (and)? (that|which|it) (is|'s) {name:name}", full),
  frame(
    "{name:name} ,? (that is|which is|is|thats|'s|being) my (full|legal|proper|real|given|actual|birth|christian|official)* name",
    sure,
  ),
  frame("(it is|it 's|its) {name:name} on (everything|all|paper|my|the|every)", (r) => (official(r) ? full(r) : [])),
  frame(
    "{name:name} (is|'s) (what|the name|how) (is|it is|that is|they have|stands|appears|it says)* (on|in) (my|the|all)",
    sure,
  ),
  frame(
    "(my|the) (passport|license|licence|id|certificate|birth certificate|papers|documents|paperwork|diploma|badge|visa) (now|all|finally)* (says|say|reads|read) {name:name}",
    sure,
  ),
  frame(
    "(my parents|my mother|my father|my mum|my mom|my dad|my folks|they) (named|christened|baptised|baptized) me {name:name}",
    full,
  ),
  frame(`${stage} name (is|'s|will be|would be|:) (now|going to be|actually)* {name:name}`, nick),
  frame(
    `(my|the|under my|as my|with my) (new|old)* ${stage} name (is|'s|will be|would be|,|:|changed to)? (now|going to be)* {name:name}`,
    nick,
  ),
  frame(
    "{name:name} is (what|the name) (i|you) (now|still|mostly|usually)* (answer|respond|go|write|perform|publish|use|prefer) (to|by|under|as)? (these|now|on|in|,|.|!|$)",
    sureNick,
  ),
  frame(
    "(i|we) (let|have|had|make|made|get|got) (all)? (of)? (them|everyone|everybody|people|em|my friends|the kids|my students|customers|my passengers) (all|just)* (call|calling) me {name:name}",
    nick,
  ),
  frame(
    "(everyone|everybody|people|friends|the kids|my friends|my family|the lads|the girls|colleagues|my coworkers|my team|my students|they) (has|have|at|in|all|just|always|been|now|work|school|started)* (called|calling|shorten it to|shortened it to|shorten that to|know me as|knows me as|knew me as|took to calling|has called|have called|call|calls) (me)? {name:name}",
    nick,
  ),
  frame(`{name:name} ${fromNow} (when|if|please|with|for|in|,|.|!|$)`, (r) => {
    const marks = r.tokens[r.match.from - 1]?.norm ?? ".";
    const addressed = r.tokens
      .slice(r.match.from, r.match.to + 6)
      .some(({ norm }) => /^(?:talk|address|speak|write|call)$/.test(norm));
    return /^(?:[.,!:—-]|ok|so)$/.test(marks) && (addressed || official(r) || done(r)) ? nick(r) : [];
  }),
  frame(
    "(it is|it 's|i am) (dr|doctor|prof|professor|rev|reverend|sir|dame|captain|sergeant|judge|mrs|ms|mr|mx|miss|father|rabbi) {name:name} (now|from|as|these|since|,|.|!|to|if|please|$)",
    (r) => titled(r),
  ),
  frame(
    "(so|now|and)* {name:name} (is|'s) (now|officially|hereby|finally)* (out|retired|dead|history|gone|buried|no more|past|over|done)",
    (r) => (known(r) ? [end("nickname", r.proper("name")), end("address_as", r.proper("name"))] : []),
  ),
];

/** Somebody speaks of names already given up: "done being Tony". */
const done = (r: Reading): boolean =>
  r.tokens
    .slice(Math.max(0, r.match.from - 24), r.match.from)
    .some(({ norm }, at, all) => norm === "done" && all[at + 1]?.norm === "being");

const aboutNames = (r: Reading): boolean =>
  r.tokens
    .slice(Math.max(0, r.match.from - 20), r.match.from)
    .some(
      ({ norm, tags }) => tags.has("FirstName") || /^(?:names?|call|calls|called|known|addressed|nickname)$/.test(norm),
    );

const known = (r: Reading): boolean => {
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  const next = r.tokens.slice(r.match.to, r.match.to + 8);
  return (
    first !== undefined &&
    (first.capital || first.tags.has("FirstName")) &&
    next.some(({ norm }, at) => norm === "i" || (norm === "call" && next[at + 1]?.norm === "me"))
  );
};

function titled(r: Reading): Draft[] {
  const title = r.tokens
    .slice(r.match.from, r.match.to)
    .find(({ norm }) =>
      /^(?:dr|doctor|prof|professor|rev|reverend|sir|dame|captain|sergeant|judge|mrs|ms|mr|mx|miss|father|rabbi)$/.test(
        norm,
      ),
    );
  return title && namelike(r) ? [fact("address_as", `${title.text} ${r.proper("name")}`)] : [];
}

export const nameVerbs: Frame[] = [
  frame("~prefer (just|plain|simply)? {name:name} (, | . | ! | now|please|over|to|these|$)", (r) =>
    namelike(r) && !other(r) && aboutNames(r) ? [fact("nickname", r.proper("name"))] : [],
  ),
  frame("(now|usually|mostly|only|also)* ~answer|~respond to {name:name}", sureNick, {
    negative: (r) => (anyName(r) ? [end("nickname", r.proper("name"))] : []),
  }),
  frame(
    "~write|~perform|~publish|~record|~stream|~play|~sing|~tour as|under (the name)? {name:name} (, | . | ! | now|$)",
    sureNick,
  ),
  frame(
    "~go|~revert|~switch|~return|~change back to (being|using|my (maiden|birth|old|own|former|original) (sur)? name ,?)? {name:name} (, | . | ! | now|$)",
    (r) => (namelike(r) && !(r.tokens[r.match.slots.name?.from ?? -1]?.tags.has("Place") ?? false) ? full(r) : []),
    { event: true },
  ),
  frame("~take back|on? (my|his|her|their|the) (maiden|old|birth|own)* (surname|name|last name) ,? {name:name}", sure, {
    event: true,
  }),
  frame(
    "~change (it|my name|that|my surname|my last name|it all)? (legally|officially|formally)? to {name:name} (legally|officially|last|in|when|after|,|.|!|$)",
    (r) => (official(r) || r.norms("all").includes("name") ? full(r) : []),
    { event: true },
  ),
  frame(
    "~become {name:name} (last|on|in|when|after|officially|legally|by|,|.|!)",
    (r) => (official(r) && namelike(r) && fullNameEnd(r) ? full(r) : []),
    { event: true },
  ),
];

export const nameStates: Frame[] = [
  frame("(done|finished|through) (with)? (being|going by|being called) {name:name}", (r) =>
    anyName(r) ? [end("nickname", r.proper("name")), end("address_as", r.proper("name"))] : [],
  ),
  frame(
    "(always|only|just|plain|simply)* {name:name} to (everyone|everybody|my|people|the|most|all|anyone|friends|family)",
    sureNick,
    { former: () => [] },
  ),
  frame(
    "(known|called|addressed|referred to) (by everyone|at work|at home|mostly|usually|professionally)* (as)? {name:name}",
    (r) => {
      const place = relationOf(r.norms("name")[0] ?? "") !== null;
      return place ? [] : sureNick(r);
    },
    { former: () => [] },
  ),
  frame(
    "(officially|legally|now|once|finally|back to being|hereby)* {name:name} (now|again|from now|from today|officially|legally|as of|since)",
    (r) =>
      (official(r) || r.norms("all").some((word) => /^(?:officially|legally|again)$/.test(word))) &&
      namelike(r) &&
      !other(r)
        ? full(r)
        : [],
  ),
  frame("{name:name} (,|@open)? {set:pronouns}", (r) =>
    anyName(r) && r.predicate.explicit ? [...full(r), fact("pronouns", r.text("set"))] : [],
  ),
];

const other = (r: Reading): boolean => {
  const first = r.tokens[r.match.slots.name?.from ?? -1];
  return (
    first === undefined ||
    ["Place", "Demonym", "Organization", "Date"].some((tag) => first.tags.has(tag)) ||
    ["language", "code", "tool", "os", "role", "diet"].some((kind) => classes[kind]?.(first))
  );
};
