import { type Draft, fact } from "../frame.ts";
import { type Gleaning, type PlaceMention, placesOf, type Scene } from "../scene.ts";

/** Words that tell, wherever they stand in a turn, that somebody has just changed homes and is there. */
const arrived = new RegExp(
  [
    "(?:removal|moving|moving-|u-?haul) ?(?:men|man|van|vans|truck|people|company|lorry)",
    "movers",
    "(?:moved|settled|settling) (?:in|house|flats?|apartments?|into)\\b",
    "unpack(?:ed|ing)",
    "box(?:es)? (?:are |is |still |all )*(?:everywhere|stacked|unpacked|half)",
    "boxes everywhere",
    "(?:got|have|collected|picked up|handed) (?:me |us |over )?(?:the|our|my) keys",
    "(?:our|my|the|a) new (?:address|flat|apartment|house|home|town|city|neighbou?rhood|landlord|landlady|neighbou?rs|digs|postcode|zip|hood|street|room|roommates?|flatmates?|place|gp|council|village)",
    "new (?:bed|address|flat|town|city|place|neighbou?rs|landlord|postcode|zip code)",
    "change of address",
    "(?:mail|post|letters) (?:all )?(?:goes|go|comes|now goes|gets)",
    "(?:first|second|third|fourth|few|\\d+) (?:nights?|weeks?|mornings?|days) (?:in|here)",
    "(?:waking|wake|woke) up in",
    "signed (?:the|a|our|my) (?:new )?lease",
    "lease (?:was|is|ran|ended|came)",
    "put down (?:roots|a deposit)",
    "(?:find|found|finds) (?:me|us) (?:in|at)",
    "to be found in",
    "we are in and",
    "got the keys",
    "(?:live|living|lives) (?:again |now |back )?in",
    "traded|swapped",
    "(?:that|this) is where (?:i|we|my mail|our mail|my post) (?:now |all |currently )*(?:live|am|are|sleep|stay|call|goes|crash|wake)",
    "(?:home|living) (?:now|these days)",
    "packed up",
    "(?:is|are) behind (?:me|us)",
  ].join("|"),
);
/** What is not yet, or is somebody else's. */
const unsettled =
  /\b(?:would|could|might|maybe|perhaps|thinking of|thinking about|considering|plan|planning|hope|hoping|wish|want|wants|dream|someday|one day|next (?:month|year|week|spring|summer|autumn|fall|winter)|holiday|vacation|hotel|airbnb|visiting|visit|trip|for the weekend|conference|flight|almost|nearly|will be moving|going to move|gonna move|until|if)\b/;
const leavingWords = /^(?:from|leave|left|leaving|goodbye|bye|than|of|not|behind|quit|departed|off|missed|miss|sold)$/;

/** "We rent a terrace here": the place may stand anywhere in the turn, in a question too. */
const livesHere =
  /\b(?:i|we) (?:\w+ )?(?:live|lived|rent|own|bought|have lived|have been|settled|moved|am based|are based|grew up and live)\b[^.!?]{0,30}\b(?:here|round here|around here)\b|\b(?:our|my) (?:local|landlord|council|street|neighbou?rhood|building|block|road|postcode|district|borough|tenancy|landlady|garden)\b/;

/** A home that the frames missed: one new place in a turn whose words tell of a move that is over. */
export function homeCue(scene: Scene): Gleaning | null {
  const { tokens, silent, proposals } = scene;
  if (tokens.length > 120) return null;
  const tells = proposals.some(
    ({ subject, key, op }) =>
      op === "assert" &&
      (subject.kind === "self" ? /^(?:location|goal|travel_plan|hometown)$/.test(key) : key === "location"),
  );
  if (tells) return null;
  const own = tokens.some(({ norm }) => /^(?:i|we|us|me|my|our)$/.test(norm));
  const spoken = tokens
    .filter((_token, at) => !silent[at])
    .map(({ norm }) => norm)
    .join(" ");
  const here = tokens.length < 60 && livesHere.test(spoken);
  if (!own || !(here || arrived.test(spoken)) || unsettled.test(spoken)) return null;
  if (
    /\b(?:he|she|they|his|her|their) (?:has |have |just |is )*(?:moved|settled|living|lives|live|relocated)\b/.test(
      spoken,
    )
  )
    return null;
  const places = placesOf(scene).filter(
    ({ from }) => (here || !silent[from]) && !others(scene, from) && !quoted(scene, from),
  );
  const arrivals = places.filter((place) => !isLeft(scene, place));
  const names = new Set(arrivals.map(({ name }) => name.toLowerCase()));
  const place = arrivals[0];
  if (names.size !== 1 || !place) return null;
  return { from: place.from, to: place.to, drafts: [draftOf(place)] };
}

const draftOf = (place: PlaceMention): Draft => fact("location", place.name, { confidence: 0.8 });

/** "my sister in Leeds", "the museum in Leeds": a noun between the person and the place. */
function others({ tokens }: Scene, from: number): boolean {
  let start = from;
  while (start > 0 && !/^[.!?]$/.test(tokens[start - 1]?.norm ?? "") && from - start < 25) start -= 1;
  const before = tokens.slice(start, from);
  return before.some(({ norm }) =>
    /^(?:sister|brother|mother|father|mum|mom|dad|neighbou?r|boss|friend|friends|son|daughter|aunt|uncle|cousin|parents|client|colleague|office|hotel|airport)$/.test(
      norm,
    ),
  );
}

/** Inside quotation marks that began before it. */
function quoted({ tokens }: Scene, from: number): boolean {
  return tokens.slice(0, from).filter(({ norm }) => /^["“”]$/.test(norm)).length % 2 === 1;
}

/** "from Leeds", "the Leeds flat", "left Leeds", "no more pipes in Leeds", "Leeds is behind us". */
function isLeft({ tokens }: Scene, place: PlaceMention): boolean {
  if (leavingWords.test(place.before)) return true;
  const lead = tokens
    .slice(Math.max(0, place.from - 5), place.from)
    .map(({ norm }) => norm)
    .join(" ");
  if (
    /\b(?:no more|no longer|not|goodbye|done with|enough of|out of|away from|years? in|gave up|swapped|traded)\b/.test(
      lead,
    )
  )
    return true;
  const rest = tokens
    .slice(place.to, place.to + 7)
    .map(({ norm }) => norm)
    .join(" ");
  return /^(?:(?:is|'s) (?:behind|history|over|done|no longer|not)|was|turned out|'s|house|flat|apartment|place|lease|landlord)\b/.test(
    rest,
  );
}
