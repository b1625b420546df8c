import { classes } from "../classes.ts";
import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { clear } from "./taste-readings.ts";

const makes =
  /^(?:tesla|toyota|honda|ford|skoda|škoda|volkswagen|vw|bmw|audi|mercedes|volvo|saab|mazda|nissan|hyundai|kia|renault|peugeot|citro[eë]n|fiat|subaru|chevrolet|chevy|dodge|porsche|ferrari|lexus|jaguar|opel|vauxhall|dacia|suzuki|mitsubishi|yamaha|kawasaki|ducati|harley|triumph|land|range|jeep|mini|vespa|aventon|brompton|rover|buick|cadillac|gmc|ram|lincoln|acura|infiniti|genesis|polestar|rivian|lucid|byd|mg|seat|cupra|alfa|lancia|aston|bentley|smart|lada|isuzu|piaggio|aprilia|ktm|specialized|giant|cannondale|bianchi|trek|civic|corolla|golf|polo|prius|fiesta|focus|octavia|yaris|picanto|rio|defender|panda|punto|clio|astra|corsa|fabia|passat|tiguan|camry|accord|tacoma|f-150|f150|silverado|wrangler|outback|forester|leaf|model|beetle|camper|micra|qashqai|sportage|tucson|niro|ev6|mondeo)$/;

/** A make or a kind of vehicle stands among the words. */
function vehicle(r: Reading): Draft[] {
  const span = r.match.slots.what;
  const tokens = span ? r.tokens.slice(span.from, span.to) : [];
  const last = tokens.at(-1);
  if (!last || tokens.length > 5 || !clear(r)) return [];
  const known = tokens.some(
    ({ norm, capital }) =>
      makes.test(norm) &&
      (capital ||
        !/^(?:land|range|ram|lincoln|genesis|smart|seat|model|focus|trek|giant|panda|leaf|golf|polo|mini|accord|beetle|rover|mg|lucid|triumph|jaguar|outback|defender|rio|camper|specialized)$/.test(
          norm,
        )),
  );
  const kind =
    classes.vehicle?.(last) === true &&
    !/^(?:boat|model|seat|mini|golf|polo|focus|civic|triumph|jaguar)$/.test(last.norm);
  return known || kind
    ? [
        fact(
          "vehicle",
          r.text("what").replace(/^(?:beat up|beat-up|brand new|used|second-hand|secondhand|proper)\s+/i, ""),
        ),
      ]
    : [];
}

export const vehicleVerbs: Frame[] = [
  frame(
    "~have|got|~own|~drive|~ride|~get|~buy|~lease|~restore|~run (myself|ourselves|a|an|my|our|this|just|old|now|also)* {what:np}",
    vehicle,
    { event: true, list: "what", negative: () => [], future: () => [], former: () => [] },
  ),
  frame("~drive (for #Noun)? (out of #Noun)? in (a|my|an) {what:np}", vehicle),
  frame("~get around|about (town|mostly|mainly)? (by|on|in) (a|my|an) {what:np}", vehicle),
];

export const vehicleClauses: Frame[] = [
  frame(
    "(there is|there 's|there is now|we have|i have|it is) (now|a|an|also|just)* {what:np} (in its place|in the garage|in the drive|in the driveway|outside the door|on the drive|now|instead|parked outside)",
    (r) => (r.norms("all")[0] === "it" ? [] : vehicle(r)),
  ),
  frame(
    "(my|our) (@adjective|new|current|old|first)* (car|ride|vehicle|bike|truck|van|wheels|motor|motorbike|daily driver|runaround) (is|'s|:) (now)? (a|an)? {what:np}",
    vehicle,
  ),
  frame("just the {what:np} (now|left)", vehicle),
];
