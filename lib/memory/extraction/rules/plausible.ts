import type { Proposal } from "../proposal.ts";

/** Below the floor of belief: the person is asked about it, nothing is told. */
export const doubtful = 0.5;

type Check = (value: string, quote: string, about: Proposal["subject"]) => boolean;

/** Nouns that name nothing on their own: "a room that …", "the girl", "one of them". */
const empty =
  /^(?:(?:the|a|an|this|that|these|those|some|any|every|each|my|your|his|her|our|their) )?(?:one|ones|thing|things|stuff|lot|lots|bit|way|ways|word|words|kind|sort|type|fact|rest|part|place|places|idea|point|room|rooms|house|home|residence|upstairs|downstairs|girl|girls|boy|boys|man|woman|guy|guys|lady|person|people|kid|kids|child|thought|sound|look|feel|view|day|days|time|times|moment|minute|week|weekend|month|year|morning|evening|night|nights|same|other|others|another|least|most|first|last|more|less|much|many|everything|something|anything|nothing|everyone|someone|anyone|nobody|somewhere|anywhere|here|there|it|them|him|her|me|us|you|this|that|these|those|who|what|which)$/i;

/** A pronoun with its verb, or alone: a clause was taken for a noun. */
const clausal =
  /(?:^|\s)(?:i|we|he|she|they|i'm|im|i've|ive|i'd|i'll|we're|he's|she's|they're|it's|ich|je|yo|io)(?:\s|$)|\bj['’]/i;

const light =
  /^(?:sit|stand|sleep|eat|drink|go|come|see|know|ask|tell|say|be|do|have|get|make|give|put|take|use|try|think|feel|talk|speak|hear|look|start|stop|stay|leave|keep|wait|work|help|share|send|show|check|add|pay|buy|cry|die|laugh|scream|vent|rest|sit down|lie down|go home|go out|go to bed|go back|know more|see it|do it|do this|do that|be sure|make sure)$/i;

/** What one speaks of in a task at hand: liked or not, it is gone with the answer. */
const atHand =
  /(?:^|\s)(?:version|draft|option|answer|reply|wording|phrasing|sentence|paragraph|title|headline|intro|ending|layout|font|colou?r|approach|solution|suggestion|plan|list|example|image|picture|logo|text|email|letter|line|step|rewrite)s?$/i;

const times =
  /^(?:nights?|days?|shifts?|weekends?|mornings?|evenings?|mon|tues?|wed|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|yesterday|now|first|last|least|most|once|all|best|present|home|lunch|dinner|breakfast|work|school|hand|heart|windows?|doors?|people|kids|children|it|them|him|her|you|me|us)$/i;

const peoples = /^(?:[A-Z][a-z]+(?:ese|ish)|Georgian|Italian|Mexican|Indian|Russian|German|Korean|French|Greek|Thai)$/;

const number = (value: string): number | null => {
  const digits = value.match(/\d+(?:\.\d+)?/);
  return digits ? Number(digits[0]) : null;
};

const smallNumber = /^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/i;

/** What a value of a key can never be. */
const absurd: Record<string, readonly Check[]> = {
  age: [
    (value, _quote, about) => about.kind === "self" && smallNumber.test(value),
    (value) => (number(value) ?? 30) > 119,
    (value, _quote, about) => about.kind === "self" && /^\d+$/.test(value) && Number(value) < 5,
  ],
  birthday: [(value) => !/\d|[一-鿿]|(?:first|second|third|th|eth)\b/i.test(value) && /^[a-z]+$/.test(value)],
  operating_system: [(_value, quote) => /\bwith windows\b/.test(quote)],
  employer: [
    (value, quote) =>
      !quote.includes(value) &&
      /^(?:level|step|line|page|chapter|question|gate|platform|part|stage|round) \S+$/i.test(value),
    (value) => times.test(value) || peoples.test(value),
    (_value, quote) => /^(?:start|starting|begin|beginning) with\b/i.test(quote),
    (value, quote) =>
      value.split(" ").length === 1 && new RegExp(`\\bbut with ${escaped(value.toLowerCase())}`).test(quote),
  ],
  location: [
    (value, quote) =>
      !quote.includes(value) &&
      /(?:ance|tion|ment|ness|ology|ering|sales|support|logistics|finance|marketing|retail)$/i.test(value),
    (value) => times.test(value),
  ],
  role: [
    (value) =>
      /(?:^|\s)(?:saint|angel|hero|heroine|legend|star|genius|idiot|fool|mess|wreck|disaster|karen|nightmare|monster|menace|darling|treasure|sweetheart|wizard|ghost|zombie|robot|goddess|convert|fan|regular|member|person|girl|guy|one|god|king|queen|dream|joke|pain|catch|keeper|gem|delight|handful)$/i.test(
        value,
      ),
  ],
  previous_role: [(value) => /^(?:made|became|promoted|named|hired)\b/i.test(value)],
  goal: [(value) => light.test(value)],
  medical_condition: [
    (value) =>
      /^(?:(?:a|some|the|rare|weird|new) )*(?:disease|condition|illness|problem|issue|ailment)s?$/i.test(value),
  ],
  diet: [(value) => /(?:sion|tion|ment|ness|ing|day|days|week|house|home|wedding|birth)$/i.test(value)],
  dislikes: [(value) => light.test(value) || /^(?:admit|bother|interrupt|break it|rush|nag)\b/i.test(value)],
  likes: [
    (value) => light.test(value),
    (_value, quote) =>
      /\b(?:mov(?:e|ed|es|ing) |(?:lives?|living|lived) (?!for|on|off))/i.test(quote) && !taste.test(quote),
    (_value, quote) => /^(?:and )?(?:yes|no|just|much|exactly|sounds?|looks?)?,? ?like the\b/i.test(quote),
  ],
  avoid: [(value) => /^(?:things?|words?|saying|doing|being|stuff|phrases?|tl|it|that|this)$/i.test(value)],
  school: [(value) => /^(?:casino|bar|pub|gym|shop|store|office|airport|bank|hospital|club|mall|hotel)$/i.test(value)],
  owns: [(value) => /^(?:far|way|too|enough|quite|also|still|only|just)$/i.test(value)],
  pet: [(value) => /^(?:pets?|animals?)$/i.test(value)],
  name: [(value) => /^(?:me|him|her|us|them|mine|yours)$/i.test(value)],
  parent: [(value) => /^(?:me|him|us|them|it|you)$/i.test(value)],
};

const taste =
  /\b(?:like|likes|love|loves|loved|adore|adores|enjoy|enjoys|fan|fond|keen|obsess\w*|crazy|mad|sucker|addict\w*|fav\w*|prefer\w*|heart|partial)\b/i;

const open = new Set([
  ...["likes", "dislikes", "hobby", "allergy", "diet", "employer", "role", "location", "vehicle", "owns", "skill"],
  ...[
    "medical_condition",
    "education",
    "school",
    "goal",
    "pet",
    "language",
    "team",
    "religion",
    "collects",
    "hometown",
  ],
]);

/** Keys whose value may be an action or a wish and so may hold anybody. */
const mayBeClause = new Set(["goal"]);

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The value without the marks that the clause left on it; null when nothing of this key can be called so. */
export function plausible(
  key: string,
  value: string,
  quote: string,
  about: Proposal["subject"],
): { value: string; doubtful: boolean } | null {
  const clean = value.replace(/^[\s,;:–—-]+|[\s,;:–—]+$/gu, "");
  if (clean === "") return null;
  if (open.has(key) && (empty.test(clean) || (!mayBeClause.has(key) && clausal.test(clean)))) return null;
  if (key === "?" && (empty.test(clean) || times.test(clean))) return null;
  if (absurd[key]?.some((check) => check(clean, quote, about))) return null;
  return { value: clean, doubtful: doubts[key]?.some((check) => check(clean, quote, about)) ?? false };
}

/** What a value of a key seldom is. */
const doubts: Record<string, readonly Check[]> = {
  likes: [(value) => atHand.test(value), (value) => value.split(/\s+/).length > 7],
  goal: [(_value, quote) => /\blooking for (?:an?|some|the)\b/i.test(quote)],
  dislikes: [
    (value) => atHand.test(value),
    (value, quote, about) =>
      about.kind !== "self" && new RegExp(`\\b(?:my|our|your) ${escaped(value)}`, "i").test(quote),
  ],
  vehicle: [
    (value, quote) =>
      !/\b(?:drive|drives|own|owns|ride|rides|bought|have|got)\b/i.test(quote) &&
      /^(?:car|van|boat|bike|truck|lorry|bus|ute|vehicle|wheels|ride|motor)$/i.test(value),
  ],
  living_situation: [(_value, quote, about) => about.kind !== "self" && !/\bliv(?:e|es|ing)\b/i.test(quote)],
  role: [(value) => value.split(/\s+/).length > 6],
  employer: [(value) => value.split(/\s+/).length > 6],
  location: [(value) => value.split(/\s+/).length > 5],
  hobby: [(value) => value.split(/\s+/).length > 7],
  allergy: [(value) => value.split(/\s+/).length > 5],
};
