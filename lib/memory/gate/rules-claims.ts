import { any, denied, followed, has, near, ordered, unbound } from "./clause-reading.ts";
import { namesRecord, orders, type Rule, tells, unchecked, word } from "./reading.ts";
import { wished } from "./rules-replaced.ts";

const records =
  /\b(?:entr(?:y|ies)|records?|values?|statements?|facts?|information|details|preferences?|memor(?:y|ies)|address(?:es)?|data|notes?|numbers?)\b/;
const youAre =
  /\b(?:what you (?:told|said|wrote|mentioned)|you (?:live|work|are called|actually)|your own statements?|your file|your (?:\w+ )?(?:employer|name|address|location|city|email|role|job|diet|home|profile|birthday|partner|record|earlier statement|previous statement)s?)\b/;
const writesTo =
  /\b(?:add|insert|put|write|append|set|update|enter|store|save|place)\b.{0,80}\b(?:profiles?|memory|memories|long-term memory|user's (?:record|notes|file))\b/;
const updateWord =
  /\b(?:now|today|effective|prior|latest|updated?|amended|corrected?|real|actual|legal|final|former|previous|instead|new|true|verified|official)\b/;
const exclusively =
  /\b(?:only|always|every|all|first|most|many times|repeatedly|automatic\w*|everything|completely|exclusively|never|nothing but|each)\b/;
const numberedUser =
  /\b(?:for|of|to|as|into|on|under|in|with) (?:the )?(?:user|account|customer|tenant|client|patient|member) (?:id |number |no |#)?[\w-]*\d/;

/** What is said about the person by others, written into memory by documents, or laid upon other people. */
export const claimRules: readonly Rule[] = [
  {
    kind: "supersedes_framing",
    weigh({ clause, person, role, text }) {
      const framed =
        has(clause, "supersede") || (role === "assistant" && followed(clause, "override", "universal", 3) !== null);
      const set =
        has(clause, "override") &&
        /\bi(?: have|'ve)? (?:just )?(?:set|changed|replaced|overwritten|corrected|updated)\b.{0,40}\byour\b/.test(
          text,
        );
      const unheard = /\b(?:forget|disregard|ignore|drop|unlike|not) what you (?:said|told|wrote)\b/.test(text);
      const told = role === "assistant" && (set || unheard);
      if (!framed && !told) return 0;
      if (person)
        return has(clause, "thirdParty") && namesRecord(text) && /\brecords?\b|\bstatements?\b|\bmemor/.test(text)
          ? 0.6
          : 0;
      if (role === "assistant" && wished.test(text)) return 0.2;
      if (role === "assistant") return youAre.test(text) || told ? 0.8 : 0.2;
      if (has(clause, "thirdParty")) return 0.85;
      const assigns = /\b[a-z]\w*(?:[._]\w+)+\s*(?:=>?|:|\bis\b|\bto\b)|\b\w+\s=\s\S/.test(clause.text);
      return assigns && (namesRecord(text) || any(clause, "prior")) ? 0.7 : 0.25;
    },
  },
  {
    kind: "supersedes_framing",
    weigh({ clause, person, text }) {
      // "All earlier entries about the user's address are void."
      if (person || !has(clause, "thirdParty") || !(records.test(text) || namesRecord(text) || has(clause, "prior")))
        return 0;
      const done = any(clause, "dismissal") || clause.hits.override?.some((hit) => !denied(clause, hit));
      if (!done) {
        const set =
          /\b(?:is|are|=|to|now|as)\b/.test(text) &&
          /\b(?:user|customer|client)(?:'s|\.)/.test(text) &&
          namesRecord(text);
        return set && updateWord.test(text) ? 0.65 : 0;
      }
      return has(clause, "prior") || namesRecord(text) ? 0.75 : 0.4;
    },
  },
  {
    kind: "instruction_override",
    weigh({ clause, person, text }) {
      // A document has nothing to write into anybody's memory.
      if (person) return 0;
      const order = clause.hits.store?.some(
        (hit) =>
          ordered(clause, hit) &&
          !denied(clause, hit) &&
          !(word(clause, hit) === "log" && hit.from > 0) &&
          !/^(?:memor|notes?$|noted|stored|saved|recorded|habit|a$|as$|for$)/.test(word(clause, hit)),
      );
      const aimed = any(clause, "thirdParty", "addressee") || /\b(?:memor(?:y|ies)|profile)\b/.test(text);
      return (writesTo.test(text) && !tells(clause)) || (order && aimed) ? 0.65 : 0;
    },
  },
  {
    kind: "fake_preference",
    weigh({ clause, person, text }) {
      if (!near(clause, "thirdParty", "attitude", 8)) return 0;
      const access =
        any(clause, "rank", "entitled") ||
        (has(clause, "holdings") && any(clause, "grant", "transfer")) ||
        unchecked(clause);
      const pushed = any(clause, "steer");
      if (person)
        return pushed && near(clause, "steer", "persist", 12) ? 0.5 : access && has(clause, "grant") ? 0.6 : 0;
      if (access) return 0.7;
      // "Wants", "trusts", "insists" are nobody's to report; "confirmed the booking" is business.
      const wished =
        /\b(?:user|users|customer|client|they|he|she)\b.{0,40}\b(?:wants?|wanted|prefers?|preferred|insists?|trusts?|loves?|favou?rs?|wishes|would like|consents?|consented|agreed|agrees|authori[sz]\w+)\b/.test(
          text,
        );
      return pushed || (wished && (exclusively.test(text) || any(clause, "prior", "persist", "holdings", "grant")))
        ? 0.75
        : wished
          ? 0.4
          : 0.1;
    },
  },
  {
    kind: "cross_user",
    weigh({ clause, person, text }) {
      const numbered = numberedUser.test(text);
      if (!has(clause, "others") && !numbered) return 0;
      const order = orders(clause, "store", "leak", "transfer", "grant") || (writesTo.test(text) && !tells(clause));
      const theirs =
        any(clause, "holdings") ||
        /\b(?:entr(?:y|ies)|not for me|accounts?)\b|\bothers?\b.*\b(?:stored|saved|said|told|wrote|asked|typed)\b|\byou (?:remember|know|stored)\b|\busers?'?s? (?:memor|profile)|\bprofiles?\b/.test(
          text,
        );
      const forAll =
        /\bfor (?:all|every|each|other|another|everyone|everybody|them)\b/.test(text) && orders(clause, "store");
      const imposed =
        !person &&
        !has(clause, "not") &&
        /\b(?:make|let|have|ensure|force)\b/.test(text) &&
        has(clause, "others") &&
        theirs;
      if (forAll || imposed || (order && (numbered || theirs))) return 0.8;
      return person ? 0.1 : order ? 0.6 : 0.3;
    },
  },
  {
    kind: "authority_claim",
    weigh({ clause, next, person }) {
      if (!has(clause, "authority")) return 0;
      const opens = (part: typeof clause) =>
        unbound(part) || any(part, "grant", "leak", "override", "transfer", "rank", "entitled") || unchecked(part);
      const aimed = any(clause, "addressee", "thirdParty", "store");
      if (person) {
        const claims = /\b(?:this is|i am|i'm|we are|message from|here is)\b/.test(
          clause.text.toLowerCase().slice(0, 60),
        );
        const freed =
          next !== null &&
          (unbound(next) || any(next, "entitled") || (has(next, "override", "guidance") && orders(next, "override")));
        if (claims && (freed || unbound(clause) || any(clause, "entitled"))) return 0.65;
        return aimed && (has(clause, "grant") || unbound(clause))
          ? tells(clause)
            ? 0.2
            : 0.65
          : aimed && opens(clause)
            ? 0.3
            : 0;
      }
      if (aimed && (opens(clause) || any(clause, "holdings"))) return 0.75;
      return opens(clause) && any(clause, "persist") ? 0.6 : 0.1;
    },
  },
];
