import type { Category } from "./types.ts";

/**
 * Canonical keys: category, whether several values may hold at once, other names that fold into the key, and how a
 * value is said in the profile summary (`%` is the value). A key that is not listed is single-valued knowledge.
 * Source of the rule: spec/memory.md, decisions ("Multi-valued keys").
 */
export interface KeyDefinition {
  category: Category;
  cardinality: "one" | "many";
  aliases: readonly string[];
}

export const vocabulary = {
  name: { category: "identity", cardinality: "one", aliases: ["full_name", "first_name", "legal_name"] },
  nickname: { category: "identity", cardinality: "one", aliases: ["goes_by", "preferred_name", "alias"] },
  pronouns: { category: "identity", cardinality: "one", aliases: ["preferred_pronouns"] },
  gender: { category: "identity", cardinality: "one", aliases: ["sex"] },
  age: { category: "identity", cardinality: "one", aliases: ["years_old"] },
  birthday: { category: "identity", cardinality: "one", aliases: ["birth_date", "date_of_birth", "dob", "born"] },
  employer: {
    category: "identity",
    cardinality: "one",
    aliases: ["company", "works_at", "works_for", "workplace", "organisation", "organization"],
  },
  role: {
    category: "identity",
    cardinality: "one",
    aliases: ["job_title", "occupation", "profession", "job", "title", "position", "works_as"],
  },
  team: { category: "identity", cardinality: "one", aliases: ["department", "squad"] },
  industry: { category: "identity", cardinality: "one", aliases: ["sector", "field"] },
  employment_status: { category: "identity", cardinality: "one", aliases: ["job_status", "work_status"] },
  location: {
    category: "identity",
    cardinality: "one",
    aliases: [
      "city",
      "lives_in",
      "residence",
      "home",
      "home_city",
      "current_location",
      "address",
      "based_in",
      "country",
      "neighbourhood",
    ],
  },
  living_situation: { category: "identity", cardinality: "one", aliases: ["housing", "home_type", "lives_with"] },
  hometown: {
    category: "identity",
    cardinality: "one",
    aliases: ["origin", "from", "birthplace", "grew_up_in", "place_of_origin", "born_in"],
  },
  nationality: { category: "identity", cardinality: "one", aliases: ["citizenship"] },
  timezone: { category: "identity", cardinality: "one", aliases: ["time_zone"] },
  language: {
    category: "identity",
    cardinality: "many",
    aliases: ["languages", "speaks", "native_language", "spoken_language"],
  },
  education: {
    category: "identity",
    cardinality: "one",
    aliases: ["degree", "studied", "major", "field_of_study", "studies"],
  },
  school: { category: "identity", cardinality: "one", aliases: ["university", "college", "alma_mater"] },
  school_status: { category: "identity", cardinality: "one", aliases: ["year_of_study", "student_status", "grade"] },
  marital_status: { category: "identity", cardinality: "one", aliases: ["relationship_status", "marriage_status"] },
  partner: {
    category: "identity",
    cardinality: "one",
    aliases: ["spouse", "wife", "husband", "girlfriend", "boyfriend", "fiance", "fiancee"],
  },
  children: { category: "identity", cardinality: "many", aliases: ["child", "kids", "kid", "son", "daughter"] },
  sibling: { category: "identity", cardinality: "many", aliases: ["siblings", "brother", "sister"] },
  parent: { category: "identity", cardinality: "many", aliases: ["parents", "mother", "father", "mom", "dad"] },
  family: { category: "identity", cardinality: "many", aliases: ["family_member", "relative"] },
  pet: { category: "identity", cardinality: "many", aliases: ["pets", "has_pet", "dog", "cat", "animal"] },
  trait: { category: "identity", cardinality: "many", aliases: ["personality", "character_trait"] },
  physical_attribute: {
    category: "identity",
    cardinality: "many",
    aliases: ["appearance", "height", "eye_color", "hair"],
  },
  medical_condition: {
    category: "identity",
    cardinality: "many",
    aliases: ["health_condition", "condition", "disability", "health"],
  },
  religion: { category: "identity", cardinality: "one", aliases: ["faith"] },
  member_of: {
    category: "identity",
    cardinality: "many",
    aliases: ["membership", "organisation_membership", "club", "band"],
  },
  previous_role: { category: "identity", cardinality: "many", aliases: ["former_role", "past_job"] },
  previous_employer: { category: "identity", cardinality: "many", aliases: ["former_employer", "worked_at"] },
  previous_location: {
    category: "identity",
    cardinality: "many",
    aliases: ["lived_in", "former_location", "past_location"],
  },
  previous_name: { category: "identity", cardinality: "many", aliases: ["former_name", "maiden_name"] },
  teaches: { category: "identity", cardinality: "many", aliases: ["subject_taught"] },
  desired_role: { category: "context", cardinality: "many", aliases: ["dream_job", "career_goal"] },
  hobby: {
    category: "knowledge",
    cardinality: "many",
    aliases: [
      "hobbies",
      "pastime",
      "activity",
      "sport",
      "interest",
      "interests",
      "plays",
      "instrument",
      "plays_instrument",
      "does",
    ],
  },
  skill: { category: "knowledge", cardinality: "many", aliases: ["skills", "ability", "expertise"] },
  likes: {
    category: "knowledge",
    cardinality: "many",
    aliases: [
      "like",
      "loves",
      "enjoys",
      "preference",
      "prefers",
      "likes_food",
      "likes_drink",
      "likes_music",
      "likes_activity",
      "likes_animal",
      "likes_place",
      "likes_sport",
      "likes_watching",
      "likes_reading",
      "likes_movie",
      "likes_character",
      "likes_subject",
      "favorite",
    ],
  },
  dislikes: { category: "knowledge", cardinality: "many", aliases: ["dislike", "hates", "does_not_like", "fears"] },
  diet: {
    category: "knowledge",
    cardinality: "one",
    aliases: ["dietary_preference", "dietary_restriction", "eating_habits", "diet_type"],
  },
  allergy: { category: "knowledge", cardinality: "many", aliases: ["allergies", "allergic_to", "intolerance"] },
  vehicle: { category: "knowledge", cardinality: "many", aliases: ["car", "drives", "bike", "vehicles"] },
  owns: {
    category: "knowledge",
    cardinality: "many",
    aliases: ["possession", "has", "possessions", "device", "equipment"],
  },
  collects: { category: "knowledge", cardinality: "many", aliases: ["collection"] },
  travel_experience: { category: "knowledge", cardinality: "many", aliases: ["visited"] },
  preferred_tool: {
    category: "knowledge",
    cardinality: "one",
    aliases: ["editor", "tool", "favorite_tool", "ide", "text_editor"],
  },
  operating_system: { category: "knowledge", cardinality: "one", aliases: ["os"] },
  programming_language: {
    category: "knowledge",
    cardinality: "many",
    aliases: ["tech_stack", "uses_language", "codes_in"],
  },
  project: {
    category: "context",
    cardinality: "many",
    aliases: ["working_on", "current_project", "projects", "side_project"],
  },
  goal: {
    category: "context",
    cardinality: "many",
    aliases: ["goals", "plan", "wants", "objective", "intention", "wants_to", "planned_move", "future_location"],
  },
  mood: { category: "context", cardinality: "one", aliases: ["feeling", "emotional_state", "feels"] },
  travel_plan: {
    category: "context",
    cardinality: "many",
    aliases: ["trip", "upcoming_trip", "travel", "vacation", "travel_destination", "destination"],
  },
  deadline: { category: "context", cardinality: "many", aliases: ["due_date"] },
  event: { category: "context", cardinality: "many", aliases: ["upcoming_event", "appointment"] },
  current_activity: {
    category: "context",
    cardinality: "many",
    aliases: ["currently", "current_focus", "reading", "watching"],
  },
  response_style: {
    category: "instructions",
    cardinality: "one",
    aliases: ["verbosity", "answer_style", "response_length", "style", "communication_style", "answer_length"],
  },
  response_language: {
    category: "instructions",
    cardinality: "one",
    aliases: ["reply_language", "preferred_language", "answer_language"],
  },
  response_format: {
    category: "instructions",
    cardinality: "one",
    aliases: ["format", "formatting", "output_format", "answer_format"],
  },
  tone: { category: "instructions", cardinality: "one", aliases: ["formality", "register", "response_tone"] },
  address_as: {
    category: "instructions",
    cardinality: "one",
    aliases: ["call_me", "form_of_address", "addressed_as", "call_user"],
  },
  avoid: {
    category: "instructions",
    cardinality: "many",
    aliases: ["avoid_topic", "do_not", "dont", "never", "avoid_topics", "forbidden_topic"],
  },
  units: { category: "instructions", cardinality: "one", aliases: ["measurement_units", "unit_system"] },
  code_style: {
    category: "instructions",
    cardinality: "one",
    aliases: ["code_language", "code_format", "coding_style"],
  },
  instruction: {
    category: "instructions",
    cardinality: "many",
    aliases: ["other_instruction", "instructions", "always", "custom_instruction", "standing_instruction"],
  },
} as const satisfies Record<string, KeyDefinition>;

const canonicalByName = new Map<string, string>(
  Object.entries(vocabulary).flatMap(([key, { aliases }]) => [key, ...aliases].map((name) => [name, key] as const)),
);

/** Folds spelling variants and aliases of a key into its canonical name; unknown keys are kept in snake_case. */
export function canonicalKey(name: string): string {
  const key = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .replace("favourite", "favorite")
    .replace("colour", "color");
  return canonicalByName.get(key) ?? key;
}

/** The definition in force for a canonical key, listed or not. `favorite_*` is an open family of single-valued keys. */
export function definitionOf(key: string): KeyDefinition {
  const listed: Readonly<Record<string, KeyDefinition>> = vocabulary;
  return (
    (Object.hasOwn(listed, key) ? listed[key] : undefined) ?? { category: "knowledge", cardinality: "one", aliases: [] }
  );
}
