import { type Draft, type Frame, fact, frame, type Reading } from "../frame.ts";
import { clear } from "./taste-readings.ts";

const named =
  /^(?:asthma|adhd|add|autism|epilepsy|migraines?|arthritis|depression|anxiety|eczema|psoriasis|dyslexia|dyspraxia|dyscalculia|insomnia|hypertension|celiac|coeliac|ocd|ptsd|cptsd|endometriosis|anaemia|anemia|tinnitus|vertigo|scoliosis|sciatica|ibs|ibd|lupus|fibromyalgia|crohn|crohns|crohn's|colitis|gout|rosacea|glaucoma|cataracts|narcolepsy|hypothyroidism|hyperthyroidism|hashimoto|hashimotos|pcos|copd|ms|parkinsons|parkinson's|parkinson|alzheimers|cancer|leukaemia|leukemia|lymphoma|osteoporosis|osteoarthritis|bursitis|tendonitis|tendinitis|bronchitis|sinusitis|hepatitis|hiv|cirrhosis|angina|arrhythmia|diverticulitis|gastritis|reflux|gerd|hernia|sleep-apnea|apnea|apnoea|raynauds|tourettes|tourette's|bipolar|schizophrenia|bpd|gerd|pots|vitiligo|alopecia|hay-fever|hayfever|neuropathy|prediabetes|diabetes|haemophilia|hemophilia|sarcoidosis|meningitis|pneumonia|shingles|aphantasia|synaesthesia|synesthesia|prosopagnosia|long-covid)$/;
const states =
  /^(?:prediabetic|diabetic|asthmatic|epileptic|autistic|dyslexic|dyspraxic|anaemic|anemic|arthritic|deaf|blind|hypothyroid|hyperthyroid|coeliac|celiac|bipolar|colourblind|colorblind|colour-blind|color-blind|partially-sighted|hard-of-hearing|immunocompromised|neurodivergent|hypertensive|insomniac|infertile|paraplegic|quadriplegic|disabled|haemophiliac|hemophiliac|hypermobile|pre-diabetic|short-sighted|nearsighted|farsighted|long-sighted|amputee|lactose-intolerant|narcoleptic|schizophrenic|sober|dyscalculic|wheelchair-bound|hard)$/;
const body =
  /^(?:back|knee|knees|hip|hips|shoulder|ankle|wrist|neck|heart|hearing|eyesight|spine|lungs?|kidneys?|liver|thyroid|disc|discs|disk|valve|leg|arm|elbow|eye|ear|bladder|stomach|feet|hands?|ligament|tendon|ulcer|murmur|condition|disease|syndrome|disorder|palsy|deficiency|fracture|hernia|stones?|blindness|tumou?r|covid|dystrophy|sclerosis|loss|apn(?:o?e)a|rheumatism|fatigue)$/;

/** A condition by its name or kind, as opposed to a "bad day". */
function condition(r: Reading): Draft[] {
  const words = r.norms("what");
  const last = words.at(-1) ?? "";
  const told =
    /^(?:hay|high|low|chronic) (?:fever|blood pressure|pain|back pain)$/.test(words.join(" ")) ||
    words.some((word) => named.test(word)) ||
    (body.test(last) && words.length > 1);
  return told && words.length <= 5 && clear(r) && !/^(?:a lot|lots|no)$/.test(words[0] ?? "")
    ? [fact("medical_condition", r.text("what").replace(/^(?:really|very|pretty|quite|this|some|a bit of)\s+/i, ""))]
    : [];
}

const state = (r: Reading): Draft[] => {
  const word = r.norms("what").at(-1) ?? "";
  const split = /^(?:colour|color|legally|partially|hard)$/.test(r.norms("what")[0] ?? "");
  if (!states.test(word) && !(split && /^(?:blind|sighted|hearing|deaf)$/.test(word))) return [];
  const side = /\sin (?:\S+ ){1,2}(?:eye|ear)s?$/i.exec(r.text("all"))?.[0] ?? "";
  return [fact("medical_condition", r.text("what") + side)];
};

export const healthVerbs: Frame[] = [
  frame(
    "~have|~get|got|~develop|~suffer|~struggle|~live|~battle|~manage|~deal (from|with)? (really|some|a bit of|terrible|chronic|such|this|these|horrible|got)* {what:np}",
    condition,
    { list: "what", event: true, negative: () => [], former: () => [] },
  ),
  frame(
    "~be|~get diagnosed (with|as) (having)? {what:np}",
    (r) => [...condition(r), ...(condition(r).length > 0 ? [] : state(r))],
    { event: true, list: "what" },
  ),
  frame(
    "~diagnose (with|as) (having)? {what:np}",
    (r) => [...condition(r), ...(condition(r).length > 0 ? [] : state(r))],
    { event: true, list: "what" },
  ),
  frame("~wear (a|an|my)* {what:np}", (r) =>
    /^(?:glasses|contacts|lenses|aids?|braces|dentures|prosthesis|hijab|bifocals|specs)$/.test(
      r.norms("what").at(-1) ?? "",
    )
      ? [fact("physical_attribute", r.text("what"))]
      : [],
  ),
];

export const healthStates: Frame[] = [
  frame(
    "(a|an|type 1|type 2|also|mildly|severely|legally|partially|slightly|a bit|profoundly|officially|type one|type two)* {what:np} (in (one|both|my left|my right|the left|the right) eye|eyes|ear|ears)?",
    state,
    { former: () => [], negative: (r) => state(r).map((draft) => ({ ...draft, op: "retract", quiet: true })) },
  ),
  frame(
    "(diagnosed|living|struggling|suffering|dealing|born) (with|from|as) {what:np}",
    (r) => [...condition(r), ...(condition(r).length > 0 ? [] : state(r))],
    { list: "what" },
  ),
  frame("{tall:tall}", (r) => [fact("physical_attribute", r.text("tall"))], { needsSubject: true }),
];

export const healthClauses: Frame[] = [
  frame(
    "(my|the|our) (doctor|doc|gp|specialist|physio|nurse|consultant|psychiatrist|neurologist) (has|have|just|now|says|said|thinks|reckons|told me|tells me|confirmed|diagnosed)* (it is|it 's|its|i have|i 've got|i got|me with|that i have) {what:np}",
    condition,
  ),
];
