import type { RememberedFact } from "./memory-view.ts";

// present, past; % is the value
const sentences: Record<string, readonly [string, string]> = {
  name: ["Your name is %", "Your name was %"],
  nickname: ["You go by %", "You went by %"],
  address_as: ["You want to be called %", "You wanted to be called %"],
  pronouns: ["Your pronouns are %", "Your pronouns were %"],
  age: ["You are % years old", "You were % years old"],
  birthday: ["Your birthday is %", "Your birthday was given as %"],
  employer: ["You work at %", "You worked at %"],
  previous_employer: ["You used to work at %", "You used to work at %"],
  role: ["You work as %a", "You worked as %a"],
  previous_role: ["You used to work as %a", "You used to work as %a"],
  team: ["You are on the %t", "You were on the %t"],
  location: ["You live in %", "You lived in %"],
  previous_location: ["You used to live in %", "You used to live in %"],
  hometown: ["You are from %", "You were from %"],
  language: ["You speak %", "You spoke %"],
  education: ["You studied %", "You studied %"],
  partner: ["Your partner is %", "Your partner was %"],
  pet: ["You have a pet: %", "You had a pet: %"],
  hobby: ["One of your hobbies is %", "One of your hobbies was %"],
  likes: ["You like %", "You liked %"],
  dislikes: ["You do not like %", "You did not like %"],
  allergy: ["You are allergic to %", "You were allergic to %"],
  project: ["You are working on %", "You were working on %"],
  goal: ["You want to %", "You wanted to %"],
  travel_plan: ["You plan to travel to %", "You planned to travel to %"],
  programming_language: ["You program in %", "You programmed in %"],
  response_style: ["You want my answers %", "You wanted my answers %"],
  response_language: ["You want answers in %", "You wanted answers in %"],
  response_format: ["You want my answers as %", "You wanted my answers as %"],
  tone: ["You want my tone %", "You wanted my tone %"],
  avoid: ["You asked me to avoid %", "You had asked me to avoid %"],
};

/** The key in plain words: `favorite_color` → "favorite color". */
export function label(key: string): string {
  return key.replaceAll("_", " ");
}

/** The fact as a sentence to the person, without its full stop: "You work at Acme Corp". */
export function sentence(fact: RememberedFact, tense: "present" | "past" = fact.until ? "past" : "present"): string {
  const past = tense === "past";
  if (fact.about !== "") return `${fact.about}: ${label(fact.key)} ${past ? "was " : ""}${fact.value}`;
  const pattern = sentences[fact.key]?.[past ? 1 : 0];
  if (!pattern) return `Your ${label(fact.key)} ${past ? "was" : "is"} ${fact.value}`;
  return pattern.replace(/%([at]?)/, (_, form: string) => {
    if (form === "a") return withArticle(fact.value);
    if (form === "t") return /\bteam$/i.test(fact.value) ? fact.value : `${fact.value} team`;
    return fact.value;
  });
}

function withArticle(value: string): string {
  if (/^(?:an?|the)\s/i.test(value)) return value;
  return `${/^[aeiou]/i.test(value) ? "an" : "a"} ${value}`;
}

/** "5 November 2026", in UTC so that the same data gives the same words everywhere. */
export function day(date: Date): string {
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
