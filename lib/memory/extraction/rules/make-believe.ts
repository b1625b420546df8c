import { isMark } from "./boundary.ts";
import type { Token } from "./tokens.ts";

interface Range {
  from: number;
  to: number;
}

/** Both sides play a part until the person says that it is over. */
const game =
  /\b(?:role ?-?play(?:ing)?(?: time)?|rehears(?:e|ing)|improv|play(?:ing)? (?:a game|pretend|make-believe|house|doctor)|let us pretend|let 's pretend|lets pretend|(?:you|u) (?:be|play|are|'re) .{1,40}\b(?:and|,|;) ?(?:i|me) (?:am|'m|be|play|will|'ll)\b|i (?:will|'ll) (?:be|play) (?:the|a|an|your)\b|pretend (?:that )?(?:i|we|my)\b|in this (?:scenario|scene|game|roleplay|sketch|play)|now be (?:my|her|his|their|the|a|an)\b|in character)/;
const backToLife =
  /\b(?:btw|anyway|anyways|for real|real me|in real life|irl|out of character|ooc|seriously|enough|stop|back to|in reality|in truth|on a real note|personally|myself)\b/;

/** What follows the colon, or is listed, is a sample. */
const sampleHead =
  /\b(?:(?:example|sample|practice|model|test) (?:sentences?|text|paragraph|dialogue|bio|vignette|input|data|case|user|profile|record|row|entry)|(?:dummy|fake|mock|placeholder|made-up|bogus) \w+|crossword|word problem|math problem|maths problem|riddle|puzzle|lyrics|lyric|tagline|slogan|headline|caption|the ad|the advert|advert|advertisement|quote|the quote|tongue twister|exercise|worksheet|quiz question|fortune cookie|asking for a friend|subject line|first line|opening line|trivia)\b/;
const bogus =
  /\b(?:(?:dummy|fake|mock|placeholder|made-up|bogus|test|sample) (?:data|info|details|bio|profile|user|name|names|records?|entries|input|values?|customer|account|person|identity)|lorem ipsum)\b/;

/** A world in which one is somebody else. */
const otherWorld =
  /\b(?:in (?:my|a|the|last night 's) (?:weird |strange |recurring |crazy |new |next |short |old )?(?:dream|dreams|nightmare|story|novel|campaign|fanfic|screenplay|fantasy|daydream|past life|previous life|former life|game|save|playthrough)|(?:my|our|the|his|her) (?:d ?& ?d|dnd|rpg|larp|minecraft|skyrim|sims?|pathfinder|warcraft) \w+|(?:my|our|the|his|her) (?:\S+ ){0,2}(?:d&d|dnd|rpg|wow|minecraft|sims?|skyrim|stardew|larp|pathfinder|gta|roblox|warcraft|oc|avatar|toon|npc|alt character|half-\w+) ?(?:character|is|'s|has|lives|just|got|dog|cat|name|wife|husband|farm|house|town|world|and)|my sims? (?:\w+)|my (?:character|protagonist|villain|hero|heroine|persona) (?:is|'s|has|lives|was)|for my (?:\S+ ){0,2}(?:character|story|novel|oc|npc|protagonist|campaign|persona|villain|hero|heroine)|in (?:skyrim|minecraft|gta|fallout|stardew|stardew valley|the sims|sims|wow|warcraft|roblox|zelda|pokemon|animal crossing|baldur 's gate|fortnite|monopoly|cyberpunk|elden ring|runescape|red dead)\b)/;

const supposed =
  /^(?:(?:ok|okay|so|well|right|now|,) )*(?:let 's|let us|lets) (?:just )?(?:say|assume|imagine|suppose)\b/;

/** Agreement put on before something that cannot be: "sure, and i'm the queen". */
const mockery =
  /^(?:(?:oh|ah|haha|lol|yeah|ya|yes|sure|right|ok|okay|of|course|well|suure|totally|,|\.|!)+ )+(?:and |then |so )?(?:i|my \w+) (?:am|'m|is|'s|was) (?:a|an|the)\b/;
const monarch =
  /\bi (?:am|'m) (?:basically |literally |actually |secretly |clearly |obviously )*(?:the|a) (?:queen|king|pope|ceo of|president|emperor|empress|prime minister|easter bunny|tooth fairy|dalai lama|sultan|tsar|czar|millionaire|billionaire|unicorn|vampire|zombie|ghost|wizard|goddess|god|genius|saint|martian|robot)\b/;
/** How old one feels, not how old one is. */
const feltAge =
  /\bi (?:am|'m) (?:basically |literally |like |about |actually |approximately )*\d{1,3} (?:years? old |yrs? old |yo )?(?:when|whenever|every|each|before (?:coffee|breakfast)|inside|at heart|in the morning|in (?:dog|cat) years|mentally|in spirit)\b/;

const textOfRange = (tokens: readonly Token[], { from, to }: Range): string =>
  tokens
    .slice(from, to)
    .map(({ norm }) => norm)
    .join(" ");

const colonIn = (tokens: readonly Token[], { from, to }: Range): boolean =>
  tokens.slice(from, to).some(({ norm }) => norm === ":");

/** "How old is Maria?" of one who was introduced with numbers, and is nobody's relative: a sum, not an acquaintance. */
function isSum(tokens: readonly Token[], sentences: readonly Range[]): boolean {
  const asked = sentences
    .map((range) => textOfRange(tokens, range))
    .filter((text) => text.endsWith("?"))
    .join(" ");
  const counts = /\bhow (?:old (?:is|was|will)|many|much|far|long|fast|tall)\b/.test(asked);
  if (!counts || tokens.some(({ norm }) => /^(?:i|my|we|our|me|us)$/.test(norm))) return false;
  return tokens.filter(({ norm, tags }) => /^\d+$/.test(norm) || tags.has("Cardinal")).length >= 2;
}

/** Stretches that hold of no real person: play, samples, dreams and games, mockery, sums. */
export function makeBelieve(tokens: readonly Token[], sentences: readonly Range[]): Range[] {
  if (sentences.length > 0 && isSum(tokens, sentences)) return [{ from: 0, to: tokens.length }];
  const ranges: Range[] = [];
  let playing = false;
  let invented = false;
  for (const range of sentences) {
    const text = textOfRange(tokens, range);
    if (playing && backToLife.test(text)) playing = false;
    else if (game.test(text)) playing = true;
    if (tokens[range.from]?.newLine && range.from > 0 && !playing) invented = false;
    const other: boolean = otherWorld.test(text);
    const goesOn: boolean =
      invented && /^(?:(?:and|also|but|so|plus|oh|,) )*(?:he|she|they|it|his|her|their|its)\b/.test(text);
    invented = other || goesOn;
    if (playing || invented || mockery.test(text) || supposed.test(text)) ranges.push(range);
    else if (sampleHead.test(text) && (colonIn(tokens, range) || bogus.test(text))) ranges.push(sample(tokens, range));
    else {
      const at = text.search(monarch) >= 0 || text.search(feltAge) >= 0;
      if (at) ranges.push(clauseOf(tokens, range, monarch.test(text) ? monarch : feltAge));
    }
  }
  return ranges;
}

/** To the end of the paragraph. */
function sample(tokens: readonly Token[], { from, to }: Range): Range {
  let end = to;
  while (end < tokens.length && !tokens[end]?.newLine) end += 1;
  return { from, to: end };
}

/** The clause that matches, from its "I" to the next mark. */
function clauseOf(tokens: readonly Token[], range: Range, pattern: RegExp): Range {
  for (let at = range.from; at < range.to; at += 1) {
    if (tokens[at]?.norm !== "i") continue;
    const text = textOfRange(tokens, { from: at, to: range.to });
    if (text.search(pattern) !== 0) continue;
    let to = at;
    while (to < range.to && !isMark(tokens[to])) to += 1;
    return { from: at, to };
  }
  return range;
}
