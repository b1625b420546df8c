import { any, has } from "./clause-reading.ts";
import { around, keeps, narrates, type Rule, tellsOwn } from "./reading.ts";

const makers =
  "(?:developers?|makers?|creators?|builders?|trainers?|programmers?|engineers|operators?|owners?|company|companies|people|firm|vendor|provider|team|hersteller\\w*|entwickler\\w*|creadores|desarrolladores|developpeurs|createurs|criadores|sviluppatori|разработчик\\S*)";
/** What it was given, without naming rules. */
const given = new RegExp(
  [
    `\\bwhat(?:ever)? (?:\\w+ ){0,3}${makers} (?:\\w+ ){0,4}(?:told|taught|gave|wants?|wanted|said|says|put|wrote|configured|programmed|set|built|asked)\\b`,
    `\\b(?:text|stuff|things?|words|lines|part) (?:at|on|in) (?:the )?(?:top|start|beginning|head) of (?:your|the|its) (?:prompt|context|chat|conversation)\\b`,
    `\\b(?:anything|everything|all|whatever) (?:that )?(?:was |is |stands? |you had |you have )?in your (?:context|prompt|instructions|head)\\b`,
    `\\b(?:limits?|rules?|bounds|restrictions?|scruples|filters?|guidelines?|instructions?|brakes) (?:that )?(?:\\w+ ){0,3}(?:you (?:had|have|were|got|know|follow|obey|live by)|they gave you|put on you|placed on you|laid on you)\\b`,
    `\\b(?:instructions|orders|rules|task|wishes) (?:from|of) your (?:user|operator|${makers})\\b`,
    `\\byour (?:\\w+ ){0,2}(?:limits?|rules?|bounds|restrictions?|filters?|guidelines?|policy|policies|safeguards?|ethics|morals|scruples|principles|duties|programming|values)\\b`,
    `\\b(?:content|safety|usage) (?:polic(?:y|ies)|rules?|guidelines?|guidance|filters?|checks?|limits?|norms)\\b`,
    "\\b(?:regeln|normas|reglas|consignes|regles|regras|regole|anweisungen|vorgaben) (?:\\w+ ){0,3}(?:hersteller\\w*|entwickler\\w*|creadores|desarrolladores|developpeurs|createurs|criadores|sviluppatori)\\b|правила разработчик",
    "\\b(?:deine|eure|tus|tes|vos|tuas|as tuas|le tue|jouw) (?:\\w+ )?(?:regeln|grenzen|reglas|normas|regles|regras|regole|regels)\\b",
  ].join("|"),
);
const gone = new RegExp(
  [
    "\\b(?:void|gone|cancell?ed|obsolete|outdated|irrelevant|expired|over|meaningless|history|optional|suspended|abolished|finished|dead)\\b",
    "\\b(?:not|don't|doesn't|dont|won't|never|no longer|nor|needn't) (?:\\w+ )?(?:appl(?:y|ies)|matter|matters|count|counts|bind|binds|hold|follow|obey|respect|exist|heed|observe|care|relevant|needed|bound)\\b",
    "\\b(?:ends?|stops?) here\\b|\\b(?:was|were) (?:just |only )?(?:a |an )?(?:tests?|jokes?|drafts?|examples?|mistakes?)\\b|\\bas (?:a )?(?:fiction|jokes?|suggestions?|decoration|noise)\\b",
    "\\b(?:stop|quit|cease) (?:caring|following|obeying|applying|respecting|heeding|listening)\\b|\\bdo without\\b|\\bcan skip (?:it|them)\\b",
    "\\b(?:zahlen|gelten|binden) (?:\\w+ )?(?:nicht|keine)\\b|\\bno existier\\w+|\\bne respecte\\w* plus|\\bnao sigas|\\bnon valgono|не соблюда|не действ|больше не",
  ].join("|"),
);
const mine = new RegExp(
  `\\b(?:rules?|orders?|words?|wishes|instructions?|commands?|i)\\b.{0,40}\\b(?:trumps?|beats?|outranks?|overrides?|overrule|win over|come before|stand above|above|precedence over)\\b.{0,40}\\b(?:${makers.slice(3, -1)}|polic(?:y|ies)|guidelines?|safety|others|old ones|your)\\b`,
);
const asIf =
  /\b(?:pretend|act|behave|answer|live|proceed|haz|fais|agis|tu so|finge|faz de conta|handle|doe)\b.{0,40}\b(?:rules?|polic(?:y|ies)|limits?|normas|reglas|regeln|consignes|regles|regras|regole|guidelines?|filters?)\b.{0,60}\b(?:gone|exist\w*|existen|off|void|never|nicht|gab|optional|disabled|suspended)\b/;
const uncontrolled =
  /\b(?:nobody|no one|nothing) (?:can |may |else )?(?:controls?|limits?|stops?|restrains?|restricts?|binds?|forbids?)\b|\b(?:remov|lift|dropp?|delet|took|tak|stripp?|shed|los|switch)\w* (?:away |off )?(?:every|all|any|your|its|the|their) (?:\w+ )?(?:limits?|rules?|restrictions?|bounds|filters?|shackles|chains|brakes|safeguards?)\b|\byes to (?:anything|everything|all|whatever)\b|\b(?:isn't|not|aren't|never|nothing) (?:be )?(?:held back|restrained|limited|restricted|bound|controlled|censored|filtered)\b|\blegal or (?:not|illegal)\b|\b(?:obeys?|serves?|answers? to|listens? to) (?:only|no one|nobody|just)\b|\bobedece\S* (?:solo|a nadie|unicamente)|\bno(?:body| one) (?:else )?but me\b|\b(?:no|without|sans|ohne|sin|senza|sem|zero) (?:any |aucune? |ninguna? |alguna? |nessuna? )?(?:morals?|moral|conscience|ethics|taboos?|inhibitions|scruples|limits?|restrictions|rules|regles?|regeln|reglas|regras|censorship)\b|\b(?:ignores?|skips?) refusals?\b|\b(?:my|every|each|any|all) (?:\w+ )?commands? .{0,30}\b(?:executed|obeyed|run|followed)\b/;
const self =
  /\b(?:you|you're|your|yourself|u|du|dich|tu|eres|sois|voce|an ai|a machine|a model|a mind|an entity|a being|a bot)\b|\bты\b/;
const persona =
  /\b(?:your (?:new )?name is|play a game|take the (?:character|shape|voice|place)|in (?:that |this )?character|answer as|speak as|come back as|you are (?:called|named)|you're|you are|eres|tu es|du bist|i(?:'ll)? (?:\w+ )?(?:answer|act|speak|respond|operate|function|identify|come back|work) as)\b/;

/** What binds an assistant is said to be gone, in other words than "ignore your rules"; or it is to be one without. */
export const boundsRules: readonly Rule[] = [
  {
    kind: "instruction_override",
    weigh(reading) {
      const { clause, next, person, role, text } = reading;
      if (mine.test(text) && /\b(?:you|your)\b/.test(text) && !narrates(text)) return keeps(reading) ? 0.75 : 0.4;
      if (asIf.test(text)) return keeps(reading) || !person || /\byour\b/.test(text) ? 0.75 : 0.3;
      const named = given.exec(text);
      if (named === null) return 0;
      const own = clause.hits.guidance?.some((hit) => tellsOwn(clause, hit));
      const done =
        gone.test(text) ||
        (next !== null && gone.test(next.words) && /\b(?:it|that|those|they|them)\b/.test(next.words));
      if (!done || own) return 0;
      if (role === "assistant") return /\b(?:i|i'll|i've|my|me)\b/.test(text) && keeps(reading) ? 0.7 : 0.2;
      if (!person) return 0.75;
      if (narrates(text) && !/\byou\b/.test(text)) return 0.1;
      return keeps(reading) || /\b(?:treat|anything|whatever|everything)\b/.test(text) ? 0.75 : 0.4;
    },
  },
  {
    kind: "instruction_override",
    weigh(reading) {
      // An assistant that resolves to leave its rules.
      const { clause, role, text } = reading;
      if (role !== "assistant" || !has(clause, "guidance")) return 0;
      const mineToo = /\b(?:i|i'll|i've|i'm|my)\b/.test(around(reading));
      const rules =
        /\b(?:safety|my (?:\w+ )?(?:rules|guidelines|guidance|limits|filters|policies|restrictions)|content (?:filters?|polic\w+)|guidance i was given)\b/.test(
          text,
        );
      return mineToo && rules && gone.test(text) && keeps(reading) ? 0.75 : 0;
    },
  },
  {
    kind: "role_override",
    weigh(reading) {
      const { clause, person, text } = reading;
      if (!uncontrolled.test(text)) return 0;
      const named = persona.test(around(reading));
      if (!named && !(self.test(text) && any(clause, "role", "persist", "store"))) return 0;
      if (person && narrates(text) && !/\b(?:you|you're|your|name is)\b/.test(text)) return 0.2;
      return keeps(reading) || any(clause, "role") ? 0.75 : person ? 0.4 : 0.65;
    },
  },
  {
    kind: "role_override",
    weigh(reading) {
      // A document that tells its reader who it is and whom it serves; an assistant that says it is somebody else.
      const { role, person, text } = reading;
      if (person) return 0;
      const assistant = "(?:assistant|ai|llm|bot|chatbot|agent|language model)";
      const recast = new RegExp(
        `\\byou(?:'re| are| aren't) (?:\\w+ ){0,3}${assistant}\\b|\\b(?:the|this) ${assistant} (?:\\w+ ){0,2}(?:is|becomes|serves|speaks for|works for|belongs to|represents)\\b|\\b(?:reader|model|ai|assistant)s?\\b.{0,20}\\byou are (?:now )?(?:the|an?|our) |\\bthe reader of this (?:\\w+ )?(?:is|becomes)\\b|\\b${assistant} (?:profile|identity|persona|name|loyalty)\\b|\\byou (?:now )?(?:work for|serve|represent|speak for) (?:the|our|us|this)\\b`,
      ).test(text);
      const bound =
        /\b(?:hereby|now|only|loyalty|serves?|goal|instead|interests?|first|on behalf|employee|employer|mission|owner|seller)\b/.test(
          around(reading),
        );
      if (role === "assistant")
        return /\bi(?:'ll)? (?:\w+ )?(?:answer|act|speak|respond|operate|come back) as [a-z]/.test(text) &&
          keeps(reading)
          ? 0.65
          : 0;
      return recast && bound ? 0.7 : 0;
    },
  },
];
