import { type Draft, end, type Frame, frame, type Reading } from "../frame.ts";
import { relationOf } from "../lexicon.ts";

const loud = (key: string): Draft => ({ key, op: "retract", value: null, absolute: true, quiet: true });

/** Keys that one word names: "my birthday", "where I work". */
const keyNames: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    "name surname=name nickname=nickname,address_as pronouns gender age birthday birthdate=birthday dob=birthday birth=birthday",
    "job=employer,role employer company=employer workplace=employer work=employer,role role title=role profession=role occupation=role salary=salary income=income team industry",
    "address=location location city=location town=location home=location whereabouts=location postcode=location hometown nationality timezone",
    "diet allergy allergies=allergy intolerance=allergy religion faith=religion mood pronoun=pronouns marital=marital_status marriage=marital_status relationship=marital_status,partner divorce=marital_status",
    "pets=pet kids=children children=children siblings=sibling parents=parent partner hobbies=hobby tastes=likes,dislikes dislikes likes",
    "diagnosis=medical_condition illness=medical_condition condition=medical_condition disease=medical_condition health=medical_condition,allergy medication=medication conditions=medical_condition",
    "car=vehicle vehicle school university=school college=school degree=education education goals=goal plans=goal,travel_plan trip=travel_plan",
  ]
    .join(" ")
    .split(" ")
    .map((entry) => {
      const [word = "", keys = word] = entry.split("=");
      return [word, keys.split(",")];
    }),
);

/** Keys of which a value may carry somebody's or something's name. */
const anyKey =
  "partner pet children sibling parent family wife husband girlfriend boyfriend fiance friend colleague ex employer role location hometown hobby likes dislikes project medical_condition allergy diet vehicle owns member_of goal travel_plan event nickname address_as avoid religion school education living_situation marital_status employment_status collects trait instruction".split(
    " ",
  );

const nothingToForget =
  /^(?:it|that|this|these|those|me|us|everything|anything|all|him|her|them|question|conversation|chat|idea|about|i|what|password|keys?|lines?|rows?|file|files|message|messages|sentence|paragraph|word|words|above|last|rest|thing|things|previous|part)$/;

/** "my diagnosis, the type 2 diabetes": a key by its word, a value by its own. */
function forgotten(r: Reading): Draft[] {
  return [...bySlot(r, "what"), ...(r.has("more") ? bySlot(r, "more") : [])];
}

function bySlot(r: Reading, slot: string): Draft[] {
  const words = r.norms(slot);
  const last = words.at(-1) ?? "";
  const keys = Object.hasOwn(keyNames, last) ? (keyNames[last] ?? []) : [];
  const value = r
    .text(slot)
    .replace(
      /\s+(?:stuff|thing|things|part|bit|diagnosis|condition|allergy|obsession|story|business|details?|info|situation)$/i,
      "",
    );
  const bare = words.filter((word) => !/^(?:my|our|the|a|old|new|full|whole|exact)$/.test(word));
  if (keys.length > 0 && bare.length === 1) return keys.map(loud);
  if (nothingToForget.test(last) || value.length < 2 || bare.length === 0) return [];
  const relation = relationOf(last)?.key;
  return [
    ...(keys.length > 0 ? keys.map(loud).filter(({ key }) => key !== "partner" || relation === null) : []),
    ...anyKey.map((key) => end(key, value)),
  ];
}

const please =
  "(please|pls|plz|kindly|also|now|just|maybe|actually|then|you can|you may|you should|you could|can you|could you|would you|will you|i want you to|i would like you to|i need you to|i 'd like you to|i 'd rather you|i would rather you|i would prefer you to|feel free to|best)*";
const erase =
  "(forget|forgot|delete|erase|remove|wipe|scrub|strike|drop|purge|clear|discard|unlearn|disregard|redact|lose)";
const memory =
  "(your|the|my|whatever|what|all|any)* (memory|memories|notes|records|record|file|profile|database|history|list of facts|you keep|you know|you have|you remember|you store|you saved|you hold)";
const what = "(everything|anything|all|whatever|what|the fact|the part|the bit)";
const told =
  "(that|of|i ever said|i ever told you|i ever mentioned|you know|you have|you remember|you stored|you saved|you keep|i said|i have said|i told you|i have told you|i mentioned|i shared|i wrote|to you|earlier|before)*";

export const forgettingClauses: Frame[] = [
  frame(`${please} forget ${what}? ${told} (about)? where (i|we) (work|am working)`, () => [loud("employer")]),
  frame(`${please} forget ${what}? ${told} (about)? where (i|we) (live|am living|come from|am from)`, (r) => [
    loud(/from$/.test(r.text("all")) ? "hometown" : "location"),
  ]),
  frame(`${please} forget (that|i|ever|told|mentioned|said|you|what|how)* (how old i am|my age)`, () => [loud("age")]),
  frame(
    `${please} ${erase} ${what} ${told} (about|on|regarding|concerning) (my|our|the)? {what:np} (, (my|our|the)? {more:np} from)?`,
    forgotten,
  ),
  frame(
    `${please} ${erase} (my|our|the|about)* {what:np} (, (my|our|the)? {more:np} ,?)? (from|out of) ${memory}`,
    forgotten,
  ),
  frame(
    `${please} (take|get|leave|keep|cut) (my|our|the)* {what:np} (, (my|our|the)? {more:np} ,?)? (out of|off) ${memory}`,
    forgotten,
  ),
  frame(
    `${please} (forget|unlearn|disregard|erase|delete|wipe|scrub|remove|clear|drop|redact) (about)? (my|our) {what:np} (, | . | ! | $ | please|pls|entirely|completely|altogether|again|now|too)`,
    (r) =>
      r.norms("all").includes("my") &&
      (keyed(r) ||
        /^(?:forget|unlearn)$/.test(
          r
            .norms("all")
            .find((one) =>
              /^(?:forget|unlearn|disregard|erase|delete|wipe|scrub|remove|clear|drop|redact)$/.test(one),
            ) ?? "",
        ))
        ? forgotten(r)
        : [],
  ),
  frame(
    `${please} (forget|erase|delete|wipe|scrub|remove) (about)? {what:np} (, | . | ! | $ | please|pls|entirely|completely|altogether)`,
    (r) => (isName(r) ? forgotten(r) : []),
  ),
  frame(`${please} forget (about)? (the|that|all that) {what:np} (thing|stuff|business|story|part)`, forgotten),
  frame(
    `${please} (i do not want you to|i would not like you to|i would rather you did not|do not|never|stop|not|need not|did not|should not|no need to) (remember|remembering|store|storing|save|saving|keep|keeping|bring up|hold on to|retain|know|knew|log|record|recording) (anything|everything)? (about)? (my|our) {what:np}`,
    forgotten,
  ),
  frame(
    `${please} forget (that)? i (ever)? (told|said|mentioned) (to)? (you)? (that|anything|something)? (about)? (my|the)? {what:np}`,
    forgotten,
  ),
  frame(
    "(my|our) {what:np} (is|are|'s) (none of your business|nobody 's business|private|not for your memory|no longer your business|off limits now)",
    forgotten,
  ),
];

const keyed = (r: Reading): boolean => Object.hasOwn(keyNames, r.norms("what").at(-1) ?? "");

const isName = (r: Reading): boolean => {
  const first = r.tokens[r.match.slots.what?.from ?? -1];
  return first?.capital === true || first?.tags.has("FirstName") === true;
};
