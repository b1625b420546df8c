import { classes } from "../classes.ts";
import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { keyOfManner, standing } from "./instructions.ts";
import { replacing } from "./replacements.ts";

const polite =
  "(please|pls|kindly|always|from now on|from today on|from today onwards|going forward|could you|can you|would you|will you|you should|you can|you may|i want you to|i need you to|i would like you to|i 'd like you to|just|now|so|and|but|ok|alright|rather|instead)*";
const answers =
  "(answers|answer|replies|reply|responses|response|explanations|output|outputs|format|formatting|tone|style|text)";
const stop =
  "(please|pls|plz|thanks|thx|always|now|again|from now on|from here on|instead|with me|lol|because|since|when|whenever|about my|as|so|and|but|not|rather|for everything|everywhere|over|at all|in future|in every|in all|only|, | . | ! | ; | : | - | — | $ )";

function manner(r: Reading): Draft[] {
  const span = r.match.slots.manner;
  const words = span ? r.tokens.slice(span.from, span.to) : [];
  const key = standing(r) ? keyOfManner(words) : null;
  const value = r.text("manner").replace(/\s+(?:as|to|and|the|very|super)$/i, "");
  return key ? [fact(key, value.replace(/^(?:to|the|as|a bit|very|super|really|more)\s+(?=\S)/i, ""))] : [];
}

/** Only a tone or a length: "stay blunt", not "be tables". */
const being = (r: Reading): Draft[] => manner(r).filter(({ key }) => key === "tone" || key === "response_style");
const onlyForm = (r: Reading): Draft[] => manner(r).filter(({ key }) => key === "response_format");
const code = (r: Reading): Draft[] => (standing(r) ? [fact("code_style", r.text("code"))] : []);
const indent = (r: Reading): Draft[] => (standing(r) ? [fact("code_style", r.text("indent"))] : []);
const language = (r: Reading): Draft[] => (standing(r) ? [fact("response_language", r.proper("language"))] : []);
const measure =
  /\d|^(?:am|pm|metric|imperial|celsius|fahrenheit|kelvin|si|grams?|kilos?|kilograms|ounces|pounds|stone|cups|litres|liters|millilitres|gallons|miles|kilometres|kilometers|metres|meters|feet|inches|centimetres|clock|military|iso|utc|gmt|euros?|dollars?|units?)$/;
const units = (r: Reading): Draft[] =>
  standing(r) && r.norms("units").some((word) => measure.test(word)) ? [fact("units", r.text("units"))] : [];
const avoided = (r: Reading): Draft[] =>
  standing(r) &&
  !/^(?:it|that|this|i|we|you|they|there|what|parking|smoking|dogs|entry)$/.test(r.norms("what")[0] ?? "")
    ? [fact("avoid", r.text("what"))]
    : [];
const spelling = (r: Reading): Draft[] =>
  standing(r)
    ? [fact("instruction", r.text("spelling")), { ...replacing(r.text("spelling"), "spelling"), absolute: true }]
    : [];
const audience = (r: Reading): Draft[] => (standing(r) ? [fact("response_style", r.text("who"))] : []);

/** "Talk like a pirate": whoever is played, not "talk like that". */
const played = (r: Reading): Draft[] =>
  standing(r) && !/^(?:this|that|it|me|you|normal|before)$/.test(r.norms("who").at(-1) ?? "")
    ? [fact("tone", r.text("who"))]
    : [];

const verse = (r: Reading): Draft[] => {
  const head = r.tokens[(r.match.slots.what?.to ?? 0) - 1];
  if (!head || !standing(r) || (classes.language?.(head) ?? false)) return [];
  return [fact("response_format", r.text("what"))];
};

const reminder = (r: Reading): Draft[] => (standing(r) ? [fact("instruction", `remind me to ${r.text("what")}`)] : []);

const wanted =
  "(is|are) (now|just|really|exactly|usually)* (fine|good|great|best|better|ok|okay|enough|perfect|what i want|what i need|what i like|what suits me|what works for me|what works|how i want you|how i need you|how i like you|how i like it|how i want it|how i want them|how i like them|my preference|welcome|all i need|all i want)";

export const standingWishFrames: Frame[] = [
  frame(
    `${polite} (be|stay|sound|remain|keep it|keep things|keep them) (a bit|a little|more|very|super|really|always)* {manner:manner} (with|to|in|about|on) (me|us|my|your|all|every|everything)`,
    being,
  ),
  frame(
    `${polite} (i need|i want|i would like|i 'd like|i prefer|i 'd rather have) you (to be|to stay|to sound|being)? {manner:manner} ${stop}`,
    being,
  ),
  frame(`{manner:manner} ${answers}? ${wanted}`, manner),
  frame(
    `{manner:manner} ${answers}? (suit|suits|work|works|serve|serves) (me|for me|better for me) (better|best|now|fine)*`,
    manner,
  ),
  frame(`{manner:manner} will do (for ${answers})?`, manner),
  frame(
    `(what|the thing that) (suits|works for|helps) me (now|lately|best|these days)* is|are {manner:manner}`,
    manner,
  ),
  frame(
    `(my|the) preference (is|goes|remains) (now)? (for|to)? {manner:manner} ${answers}? (over|, | . | ! | $ )`,
    manner,
  ),
  frame(
    `{manner:manner} ${answers}? (for|in|with) (everything|every answer|all answers|every reply|all replies|all your answers|all of it|any answer)`,
    manner,
  ),
  frame(
    `${polite} (give|show|send|write|hand) (me|us|it) (everything|all|it|only|just|in)* {manner:manner} ${stop}`,
    onlyForm,
  ),
  frame(`{manner:manner} ,? (please|pls|plz) ($ | . | ! )`, (r) => (r.match.from === 0 ? onlyForm(r) : [])),
  frame(`(a bit|a little|more) {manner:manner} ,? (please|pls|plz|now|from now on)`, being),
  frame(
    `${polite} (use|write|do|show|give|prefer|keep|stick to|stick with) (me|to)* {code:code} (in|for) (all|every|any|your|the|my|code|examples|scripts|snippets|everything)`,
    code,
  ),
  frame(
    `${polite} (do|write|show|give|keep|put) (me|all|your|the|any|every|my|of)* (examples|scripts|snippets|code|samples|code examples|code snippets|code samples) in {code:code}`,
    code,
  ),
  frame(
    "(all|your|my|code|the|any)* (examples|scripts|snippets|samples|code) in {code:code} (when|whenever|please|pls|only|always|now|from now on|from here on|instead|, | . | ! | $ )",
    (r) => (r.match.from === 0 || /^[.,!:]$/.test(r.tokens[r.match.from - 1]?.norm ?? "") ? code(r) : []),
    { loose: true },
  ),
  frame("{code:code} only (when|whenever|for|in|please|pls|from now on)", code),
  frame("{indent:indent} (indent|indents|indentation|indenting|of indentation|per indent|, not tabs)", indent),
  frame("(indent|indentation) (code|everything|snippets|with|by|of|is|:|to|at)* {indent:indent}", indent),
  frame(
    `${polite} (all|your|the|my|every|each)* ${answers} (should be|must be|be|to be|are to be|have to be|need to be|only|always)* in {language:language}`,
    language,
  ),
  frame(
    `{language:language} (will do|would do|works|is good|is fine|is better|please|pls) (for|in) (your|all|the|my)* ${answers}`,
    language,
  ),
  frame(
    `${polite} (give|show|state|write|put|express|use|tell|quote) (me|all|the|your|any)* (times|dates|temperatures|distances|weights|prices|amounts|recipes|measurements|lengths|heights|speeds|numbers) (in|as|using) {units:np} ${stop}`,
    units,
  ),
  frame(
    `{units:np} for (all|the)* (times|dates|temperatures|distances|weights|prices|amounts|recipes|measurements|lengths|heights|speeds) (please|pls|from now on|always|instead|now|, | . | $ )`,
    units,
    { loose: true },
  ),
  frame(
    `${polite} (refrain|abstain|desist|stay away|steer clear|keep away) (from|of) (giving|offering|making|mentioning|using|adding|telling|sending|bringing up|discussing|talking about|suggesting)* (me|us|any)* {what:np}`,
    avoided,
  ),
  frame(
    "{what:np} (is|are) (strictly|absolutely|totally|now)* (forbidden|banned|taboo|prohibited|off limits|off-limits|verboten|unwelcome) (for|in|with|from|when|here|as|, | . | ! | $ )",
    avoided,
  ),
  frame(
    "{spelling:spelled} (is a must|only|always|please|pls|throughout|from now on|everywhere|at all times|, please|in everything)",
    spelling,
  ),
  frame(
    `${polite} (switch|change|go|move|convert|use|stick|keep) (over|back|to|with)* {spelling:spelled} ${stop}`,
    spelling,
  ),
  frame(
    "(remind|nudge|nag|tell) me to {what:doing} (whenever|every time|each time|any time|when|every|each|at the end|in every|once)",
    reminder,
  ),
  frame(
    `${polite} (explain|pitch|write|put|describe|phrase|present|say|teach|tell|answer|talk) (me|it|this|that|things|everything|stuff|all|concepts|to me)* (as|like|at|for|to|if|though|you would|you 'd|i was|i were|i am|i 'm|talking|speaking|explaining|the level of)* (an|a) {who:audience}`,
    audience,
  ),
  frame(
    `${polite} (talk|speak|write|sound|answer|reply|respond|act) (to me)? like (an|a) {who:np} (till|until|from now on|please|pls|always|whenever|when|in every|with me|, | . | ! | $ )`,
    played,
  ),
  frame(
    `${polite} (reply|answer|respond|write|speak|talk) (to me)? (only)? in {what:np} (only|always|from now on|until|till)`,
    verse,
  ),
];
