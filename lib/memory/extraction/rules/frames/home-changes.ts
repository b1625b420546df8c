import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";
import { isPlace } from "./home.ts";

const dwelling =
  "flat|apartment|house|studio|condo|cottage|bungalow|farm|farmhouse|houseboat|townhouse|loft|cabin|place|maisonette|home|caravan";

/** A place in loose wording must be a known one or be typed with a capital. */
function town(r: Reading, slot = "place"): boolean {
  const first = r.tokens[r.match.slots[slot]?.from ?? -1];
  return (
    first !== undefined &&
    isPlace(r, slot) &&
    (first.capital || first.tags.has("Place")) &&
    !first.tags.has("FirstName")
  );
}

const home = (r: Reading): Draft[] => (town(r) ? [fact("location", r.proper("place"))] : []);

/** A dwelling that somebody else has, or that is let, bought for a holiday or looked for, is no home. */
const elsewhere =
  /^(?:holiday|summer|weekend|vacation|parents|second|rental|beach|dream|old|childhood|next|former|first)$/;

function dwellingIn(r: Reading): Draft[] {
  if (r.norms("all").some((word) => elsewhere.test(word))) return [];
  return home(r);
}

export const homeChangeClauses: Frame[] = [
  frame(
    `(my|our) (@adjective|little|tiny|new|current)* ${dwelling} is|'s (over|out|down|up|right)* (in|near|outside) {place:place}`,
    dwellingIn,
  ),
  frame(`(the|our|my|a)? new ${dwelling} (is|'s|over|up|down)* in {place:place} (, | . | ! | - | : | $ )`, dwellingIn),
  frame(
    "(i|we)? (have|just|finally|actually)* (been)? back (home)? in {place:place} (since|for good|again|permanently|now)",
    home,
  ),
  frame("{place:place} has been (my|our)? home (for|since|,|.|now|$)", home),
  frame(
    "(greetings|hi|hello|hey|writing|reporting) from {place:place} , (which|where) (has been|is|i|we) (my|our)? (home|live|now)",
    home,
  ),
  frame("(now|these days|today|currently)* (i|we)? (now|currently|proudly)* call {place:place} (my|our)? home", home),
];

/** "left Porto for good": what comes after "for" says for how long. */
export const homeChangeVerbs: Frame[] = [
  frame(
    "~leave {old:place} (for good|forever|behind|for ever|permanently)",
    (r) => (town(r, "old") ? [end("location", r.proper("old"), { quiet: true })] : []),
    { event: true },
  ),
  frame("~leave {old:place} (, | . | ! | $ )", (r) => left(r), { event: true }),
  frame("~call {place:place} (my|our)? home", home),
  frame("~settle (down|in)* in {place:place}", home, { event: true }),
];

/** A town and not a company: only one that is known as such. */
function left(r: Reading): Draft[] {
  const first = r.tokens[r.match.slots.old?.from ?? -1];
  return first?.tags.has("Place") && !first.tags.has("Organization") && town(r, "old")
    ? [end("location", r.proper("old"), { quiet: true })]
    : [];
}
