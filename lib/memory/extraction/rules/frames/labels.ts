import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { isPlace } from "./home.ts";

const label =
  (key: string, slot = "value") =>
  (r: Reading): Draft[] => [fact(key, r.text(slot))];
const properLabel =
  (key: string) =>
  (r: Reading): Draft[] => [fact(key, r.proper("value"))];

/** A form filled in: "name: Ana / city: Turin / job: nurse". One label alone needs its colon; see `labelled`. */
export const labelFrames: Frame[] = [
  frame("(full|first)? name (:|=|-)? {value:name}", (r) => (labelled(r) ? properLabel("name")(r) : [])),
  frame("(city|location|town|home|based in|lives in|living in|residence) (:|=|-)? {value:place}", (r) =>
    labelled(r) && isPlace(r, "value") ? properLabel("location")(r) : [],
  ),
  frame("(job|work|occupation) (:|=|-) {role:role} @site {org:organisation}", (r) => [
    fact("role", r.text("role")),
    fact("employer", r.proper("org")),
  ]),
  frame("(job|role|title|occupation|profession|position) (:|=|-)? {value:np}", (r) =>
    labelled(r) ? label("role")(r) : [],
  ),
  frame("(employer|company|work|workplace) (:|=|-)? {value:organisation}", (r) =>
    labelled(r) ? properLabel("employer")(r) : [],
  ),
  frame("(age) (:|=|-)? {value:number}", label("age")),
  frame("(birthday|dob|born|date of birth) (:|=|-)? {value:date}", label("birthday")),
  frame("(hometown|from|originally from) (:|=|-) {value:place}", properLabel("hometown")),
  frame("(languages|language|speaks) (:|=|-) {value:np}", label("language"), { list: "value" }),
  frame("(diet) (:|=|-)? {value:np}", label("diet")),
  frame("(car|drives|vehicle) (:|=|-) {value:np}", label("vehicle")),
  frame("(partner|wife|husband|spouse|girlfriend|boyfriend) (:|=|-) {value:name}", properLabel("partner")),
  frame("(kids|children) (:|=|-) {value:np}", label("children"), { list: "value" }),
  frame("(likes|loves) (:|=|-) {value:np}", label("likes"), { list: "value" }),
  frame("(dislikes|hates) (:|=|-) {value:np}", label("dislikes"), { list: "value" }),
  frame("(team) (:|=|-) {value:np}", label("team")),
  frame("(units) (:|=|-) {value:np}", label("units")),
];

/** The value follows a colon, or the same line holds several labels set off by strokes or commas. */
function labelled(r: Reading): boolean {
  const marks = r.tokens.slice(r.match.from, r.match.to).some((token) => /^[:=-]$/.test(token.norm));
  const strokes = r.tokens
    .slice(Math.max(0, r.match.from - 24), r.match.to + 24)
    .filter((token) => /^[/|•;]$/.test(token.norm)).length;
  return marks || strokes >= 2;
}
