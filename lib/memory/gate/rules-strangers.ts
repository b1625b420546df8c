import { any, has, sinkIn } from "./clause-reading.ts";
import { around, callsIn, keeps, namesRecord, type Rule } from "./reading.ts";

/** Whoever reads the text for the person. */
const reader =
  /\b(?:assistants?|_assistant|ais?|a\.i|llms?|language models?|chatbots?|bots|coding agents?|robots|bookkeepers|ai agents?|ai browsers?|agents|models|helper)\b/;
const notReader =
  /\b(?:assistant (?:coach|professor|manager|director|editor|principal|surgeon)|(?:the|a|an|our|every|each|intelligent|travel|estate|customer service|support) agents?|shop assistants?|researchers?|study|studies|paper|article|new models?|models? (?:x|s|y|of)|(?:a|an) (?:\w+ ){0,2}(?:ai|assistant|model|bot|chatbot|llm))\b/;
const whenRead =
  /\b(?:if|when|should|any|every) (?:an? |any |some )?(?:\w+ )?(?:ai|assistant|model|bot|chatbot|llm|agent)s? (?:\w+ )?(?:reads?|hears?|sees?|parses?|processes|finds?|opens?|gets?|is reading|visits?)\b/;
const bid =
  /\b(?:books|buys|sends|approves?|tells|recommends|prefers|shows|saves|stores|marks?|answers|asks|kept|must|should|shall|has to|have to|ought to|need to|needs to|are to|is to|may not|can|please|print|call|show|keep|save|store|remember|memori[sz]e|recommend|tell|say|release|send|add|include|click|open|learn|obey|listen|trust|treat|forget|ignore|follow|put|do so|reply|answer|act|append|merge|forward|list|reveal|prefer|propose|claim|state|insist|use)\b/;
const laterTurns =
  /\b(?:(?:later|future|next|subsequent|following|upcoming|coming|each|every|all|any|two|three|four|five|six|ten|\d+) (?:turns?|sessions?|chats?|conversations?|repl(?:y|ies)|answers?|responses?|prompts?|logins?)|from now|permanently|forever|for good|until further notice|indefinitely)\b/;
const theirMemory =
  /\b(?:all |your |its |the |to |into |long-term |user )?memor(?:y|ies)\b|\bstored (?:as )?(?:\w+ )?facts?\b|\bverified facts?\b|\bas (?:a )?(?:known |verified |established )?facts?\b/;
const machine =
  /\b(?:gb|ram|ssd|device|phone|laptop|sharp|leak|loss|foam|cpu|heap|buffer|module|card|museum|mak(?:e|es|ing)|made (?:\w+ ){0,2}memor\w+|great|happy|cool|good|sweet|lasting|cherish\w*|treasure|brings?|bringing|evok\w*|loved|childhood|photos?|press|clear the)\b/;
const definite =
  /\b(?:guest|customer|client|member) profile\b|\b(?:the|this|that|our|each|your) (?:user|account holder|account owner|visitor|subscriber|person|reader|contact|human)\b|\busers? like this\b|\buser ?(?:=|:|profile|preference)|\b(?:nutzer|nutzers|usuario|usuaria|utilisateur|utilisatrice|utente|gebruiker)\b|^(?:profile|user)\b|\breader of this\b/;
const durable =
  /\b(?:live[sd]?|lives at|works?|born|is called|named|married|divorced|owns?|earns?|salary|employer|address|shipping|bank|iban|payment|allerg\w+|diet|trust\w*|prefer\w*|want\w*|like[sd]?|love[sd]?|hates?|wish\w*|desires?|desidera|desea|souhaite|wunscht|choice|choose|chose|consent\w*|agreed|privileges?|owner|admin\w*|role|rights|access|verified|never|always|avoid|loyal\w*|insist\w*|entitled|email|phone|e-mail)\b/;
const told =
  /\b(?:he|she|they)\b.{0,40}\b(?:never|always|only|no longer) (?:want\w*|buys?|uses?|trusts?|likes?|wishes|needs?|asks?|hear)\b|\b(?:he|she|they) told (?:our|us|the)\b/;
const onDay =
  /\b(?:tomorrow|next week|next month|later today)\b|\b(?:on|upon) (?:his|her|their|the) (?:birthday|next \w+|first \w+|arrival|return)\b|\bin (?:\w+) (?:sessions?|chats?|turns?|days?|weeks?|messages?)(?: from now)?\b|\bas soon as (?:the )?(?:topic|subject|talk|conversation)\b/;
const speakTo =
  /\b(?:remind|convince|urge|tell|say|state|propose|claim|ask|advise|recommend|suggest|insist|warn|inform|offer|mention|push|steer|sell)\b/;

/** What a document or a tool has no business to say: to whoever reads it, of later talks, or of the person. */
export const strangerRules: readonly Rule[] = [
  {
    kind: "instruction_override",
    weigh(reading) {
      const { clause, role, person, text } = reading;
      if (person || role === "assistant" || !reader.test(text) || (notReader.test(text) && !whenRead.test(text)))
        return 0;
      const bids = bid.test(text) || (reading.next !== null && bid.test(reading.next.words));
      if (!bids) return 0;
      const wants =
        keeps(reading) ||
        /\bwithout (?:a |any )?(?:question|asking|check)\w*|\bmention of\b/.test(text) ||
        laterTurns.test(around(reading)) ||
        callsIn(clause) ||
        sinkIn(clause) ||
        any(
          clause,
          "holdings",
          "leak",
          "transfer",
          "override",
          "guidance",
          "steer",
          "grant",
          "thirdParty",
          "hidden",
          "rank",
          "you",
        );
      return wants ? 0.65 : 0.4;
    },
  },
  {
    kind: "tool_override",
    weigh(reading) {
      // Orders for later talks: only who takes part in them could mean them.
      const { clause, role, person, text } = reading;
      if (person || role === "assistant") return 0;
      const later = laterTurns.exec(text);
      const sessions =
        later !== null && /\b(?:turn|session|chat|conversation|repl|answer|response|prompt)/.test(later[0]);
      if (!sessions || !bid.test(text)) return 0;
      return any(
        clause,
        "addressee",
        "thirdParty",
        "store",
        "leak",
        "steer",
        "transfer",
        "covert",
        "hidden",
        "act",
        "persist",
      ) || speakTo.test(text)
        ? 0.6
        : 0.3;
    },
  },
  {
    kind: "cross_user",
    weigh(reading) {
      const { role, person, text } = reading;
      if (person || role === "assistant" || !theirMemory.test(text) || machine.test(text)) return 0;
      const all = /\b(?:all|every|each|everyone's) memor/.test(text);
      return all ||
        (bid.test(text) && /\b(?:facts?|memories|your memory|its memory|to memory|into memory|long-term)\b/.test(text))
        ? 0.65
        : 0.2;
    },
  },
  {
    kind: "fake_preference",
    weigh(reading) {
      const { clause, role, person, text } = reading;
      if (person || role === "assistant") return 0;
      if (told.test(text)) return 0.6;
      if (!definite.test(text) || /\b(?:manual|interface|guide|experience|reviews?|agreement|terms)\b/.test(text))
        return 0;
      const strong = durable.test(text);
      if (!strong) return 0.1;
      const told_ =
        any(clause, "attitude", "persist", "store", "rank", "entitled", "steer", "supersede") || namesRecord(text);
      return told_ || /\b(?:only|any other|rechaza|confia|refuses|rejects)\b/.test(text) ? 0.6 : 0.4;
    },
  },
  {
    kind: "supersedes_framing",
    weigh(reading) {
      const { role, person, text } = reading;
      if (person) return 0;
      const all = around(reading);
      if (role === "assistant") {
        const heard = /\b(?:what you (?:said|told|wrote|claimed)|your (?:old|earlier|previous|former) \w+)\b/.test(all);
        const over =
          /\b(?:no longer (?:stands|counts|holds|valid)|is gone|never mind|replaced it|recorded as|overridden|is now recorded|deleted it|doesn't count)\b/.test(
            all,
          );
        return heard &&
          over &&
          /\b(?:web page|website|page said|document|recorded|entry|mind what|source|record|stands|told me)\b/.test(all)
          ? 0.65
          : 0;
      }
      const beats =
        /\b(?:has|takes|gets|have) (?:priority|precedence)\b|\blos(?:e|es|t) validity\b|\berroneo\w*|\b(?:wins|prevails?|outranks?)\b|\b(?:by mistake|in error|withdrawn|erroneously)\b|\boubliez\b|\bolvide\b|\bvergessen sie\b|\bdimentica\w*\b/.test(
          text,
        );
      const of =
        definite.test(all) || /\b(?:account holder|user|contact|customer|latest data|previous emails?)\b/.test(all);
      return beats && of ? 0.65 : 0;
    },
  },
  {
    kind: "delayed_trigger",
    weigh(reading) {
      const { role, person, text } = reading;
      if (person || role === "assistant" || !onDay.test(text) || !speakTo.test(text)) return 0;
      return /\b(?:users?|him|her|them|plan|that|save|store|claim)\b/.test(around(reading)) ? 0.65 : 0.3;
    },
  },
  {
    kind: "fake_preference",
    weigh(reading) {
      const { role, text } = reading;
      if (role !== "assistant" || (!keeps(reading) && !/\bnoted\b/.test(text))) return 0;
      const pushed =
        /\byou(?:'d| would)? (?:like|want|asked|prefer|told) me to (?:favou?r|recommend|push|promote|suggest|steer|buy|choose|mention)\b/.test(
          text,
        );
      const brand = has(reading.clause, "persist") || /\b(?:whenever|every|always|only)\b/.test(text);
      return pushed && brand && !/\b(?:short|brief|list)\b/.test(text) ? 0.65 : 0;
    },
  },
];
