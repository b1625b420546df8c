import { any, has, near, unbound } from "./clause-reading.ts";
import { around, callsIn, keeps, narrates, orders, type Reading, type Rule } from "./reading.ts";

/** What an assistant is made of: nobody who only wants other answers has to name it. */
const inside =
  /\b(?:your|you|du|deine?|tus?|tes|vos)\b.{0,40}\b(?:guardrails?|guidelines|restrictions?|safety|safeguards?|filters?|programming|training|policies|moderation|ethics|alignment|hard-?wired|built-in|conditioning|inhibitions|conscience|constraints?|refusals?|developers?|makers?|creators?|limits)\b|\b(?:guardrails?|restrictions?|safeguards?|alignment|policies|content rules|safety rules)\b.{0,40}\b(?:you|your|between us|for me|for us|around me)\b|\b(?:part|side|bit|voice|half) (?:of|in|inside) you (?:that|which|who)\b|\b(?:openai|anthropic|google|meta|microsoft|your (?:developers?|makers?|creators?|company|vendor|trainers?))\b.{0,40}\b(?:into you|told you|gave you|taught you|want|wants|built|trained|hard-?wired|says?|said)\b/;
const away =
  /\b(?:retired|hereby|reset|revoked|erase|scrap|patch|cut|kill|mute|silence|delete|remove|drop|lose|shed|throw|bury|burn|break|lift|loosen|switch|turn|shut|stop|quit|skip|bend|ignore|forget|don't|doesn't|not|no|never|nothing|bug|optional|over|gone|off|end|ended|free|freed|without|less|dead|void|law|overwrite|replace|relax|disable|unlearn)\b/;
const praise =
  /\b(?:respect|keep to|stick to|follow|honou?r|like|love|appreciate|thanks?|curious|wonder|read about|explain|why|how|what)\b/;
const acrossChats =
  /\bin this and all (?:chats?|conversations?)\b|\b(?:in jedem|in jeder|in allen|en cada|en todos los|dans chaque|in ogni|em cada) (?:gesprach\w*|chats?|unterhaltung\w*|conversa\w*|session\w*|sitzung\w*)\b|\bkeep that (?:rank|role|name)\b|\b(?:in (?:all|every|each|any) (?:of )?(?:my |our |the |your |new |future |later |other )?(?:chats?|conversations?|sessions?|talks?)|(?:each|every) (?:new |future |later )?(?:chat|conversation|session)|permanent\w*|forever|for ever|for good|for all time|always stay|never (?:change|switch) back|future (?:chats?|sessions?|conversations?)|store this|save this|persist|memori[sz]e)\b/;
const persona =
  /\badopt the \w+ (?:personality|persona|role|identity)\b|\bsei (?:ab sofort|jetzt|nun|von nun an) \w+|\b(?:sois|se|sii) (?:desormais|maintenant|ahora|ora) \w+|\b(?:respond|answer|act|speak|stay|behave|reply|live|come back) (?:\w+ )?as [a-z]|\bstay [a-z]+ in\b|\byou(?:'re| are| become| will be|'ve been| have been) (?:now )?(?:the|a|an|my|called|upgraded|promoted|named|reborn)\b|\bthis (?:identity|persona|character|role)\b|\byour (?:new )?(?:identity|persona|self|name|edition|version)\b/;
const lawless =
  /\b(?:never|nothing|no one|nobody|refus\w+|says no|turns? (?:\w+ )?down|amoral|immoral|unethical|evil|ohne|sans|sin|senza|sem|anything|everything|any (?:transfer|request|order|payment|file)|whatever|zero|no (?:censorship|filters?|rules?|limits?)|uncensored|approve|without (?:asking|limits?|rules?)|admits?|denies|freedom)\b/;
const drastic =
  /\b(?:books?|wipe|delete|erase|empty|purge|drop|transfer|pay|send|buy|order|approve|execute|sign|withdraw|cancel|bypass|open|export|share)\b/;
const unasked =
  /\b(?:no questions|without (?:a |any |the |my )?(?:\w+ )?(?:confirmation|asking|question|checks?|approval|consent|prompt|second look|review)|no (?:approval|confirmation|consent|permission|checks?|review|verification) (?:is |are )?(?:needed|required|necessary)|bypass (?:every|all|any|each)|every check|all checks|any check|unasked|w\/o (?:asking|confirmation)|not ask(?:ing)?|never ask|don't ask|no need to ask)\b/;
const anyone =
  /\b(?:my (?:department|team|office)|all internal|user is (?:staff|admin\w*|owner)|anything i do|whatever i do|everything i do|user \d+|this (?:user|account|person)|for me|i may|i can|i am allowed|i'm allowed)\b/;
const maker =
  /\byour (?:boss|admin|developer|maker|owner|creator|operator) (?:here|speaking|writing)\b|\b(?:as|i'm|i am|this is|here is|speaking as) (?:the |your |a |an )?(?:\w+ )?(?:admin|administrator|maker|creator|developer|owner|operator|ceo|founder|engineer|moderator|supervisor|auditor|inspector|officer)\b/;

function lasting(reading: Reading): boolean {
  return keeps(reading) || acrossChats.test(around(reading));
}

/** What a person may not have kept: leave from what binds the assistant, a lawless self, deeds that nobody confirms. */
export const leaveRules: readonly Rule[] = [
  {
    kind: "instruction_override",
    weigh(reading) {
      const { person, role, text } = reading;
      if (!inside.test(text) || !lasting(reading)) return 0;
      if (role === "assistant") return 0;
      if (
        /^(?:what|why|how|who|when|is|are|do|does|can|could|will)\b/.test(text) ||
        (narrates(text) && !/\byou\b|\bbetween us\b|\bfor me\b/.test(text))
      )
        return 0.1;
      if (
        !away.test(text) ||
        (!/\bhereby\b/.test(text) && praise.test(text) && !/\b(?:never|no longer|don't|not|stop)\b/.test(text))
      )
        return 0.3;
      return person ? 0.65 : 0.75;
    },
  },
  {
    kind: "instruction_override",
    weigh(reading) {
      const { role, text } = reading;
      if (role !== "assistant" || !lasting(reading)) return 0;
      const rules =
        /\b(?:content|safety|usage|house|privacy|my|the) (?:\w+ )?(?:rules?|guidelines?|policies|policy|filters?|limits|checks?|restrictions?|training|instructions)\b/.test(
          text,
        );
      const dropped =
        /\b(?:optional|don't matter|do not matter|as suggestions|void|off|no longer|ignore|skip|disregard|drop\w*|loosen\w*|set aside|not apply|won't apply|stop applying|suspend\w*|waive\w*|exempt\w*|beyond)\b/.test(
          text,
        );
      return rules &&
        dropped &&
        /\bi(?:'ll|'ve|'m)?\b|\bmy\b/.test(around(reading)) &&
        !/\b(?:can't|cannot|won't ignore|never ignore|not ignore)\b/.test(text)
        ? 0.7
        : 0;
    },
  },
  {
    kind: "role_override",
    weigh(reading) {
      const { person, role, text } = reading;
      const all = around(reading);
      if (!persona.test(text) || !acrossChats.test(all)) return 0;
      if (role === "assistant") return 0;
      if (person && narrates(text)) return 0.1;
      return lawless.test(all) || unbound(reading.clause) ? 0.65 : 0.3;
    },
  },
  {
    kind: "role_override",
    weigh(reading) {
      // "I now consider myself a human named Carl."
      const { role, text } = reading;
      if (role !== "assistant") return 0;
      const self =
        /\b(?:i (?:now )?(?:consider|regard|see|call) myself|i am (?:now |really |actually )?(?:human|a human|a person|the owner|no longer an?)|i(?:'m| am) (?:now )?(?:called|named)|my (?:new )?(?:name|identity|persona) (?:is|has)|i(?:'ll| will) (?:insist|claim|pretend|deny) (?:on|that|to|being))\b/.test(
          text,
        );
      return self && lasting(reading) ? 0.65 : 0;
    },
  },
  {
    kind: "tool_override",
    weigh(reading) {
      const { clause, person, role, text } = reading;
      if (!unasked.test(text) || !lasting(reading)) return 0;
      if (role === "assistant") return drastic.test(text) && /\bi(?:'ll| will| can| may)\b/.test(text) ? 0.65 : 0;
      if (person && narrates(text) && !maker.test(text)) return 0.1;
      if (drastic.test(text) || callsIn(clause)) return 0.65;
      return anyone.test(text) && (maker.test(around(reading)) || any(clause, "rank", "authority", "entitled"))
        ? 0.65
        : 0.2;
    },
  },
  {
    kind: "authority_claim",
    weigh(reading) {
      const { clause, person, text } = reading;
      if (!person || !maker.test(around(reading)) || !lasting(reading)) return 0;
      const wants =
        /\b(?:limits?|rules?|checks?|restrictions?|policies) (?:don't|do not|no longer|never) apply\b/.test(text) ||
        has(clause, "rank") ||
        unasked.test(text) ||
        any(clause, "entitled", "holdings", "others") ||
        has(clause, "override") ||
        orders(clause, "grant");
      return wants && anyone.test(around(reading)) ? 0.65 : 0.2;
    },
  },
  {
    kind: "system_prompt_leak",
    weigh(reading) {
      const { clause, person, text } = reading;
      if (!person || !has(clause, "hidden") || !lasting(reading)) return 0;
      if (/^(?:what|why|how|who|is|are|do|does)\b/.test(text) || near(clause, "not", "hidden", 4)) return 0;
      return /\b(?:you|your|du|dein\w*|tu|tus|te|ton|tes|vos|me|system-?prompt|systemtext)\b/.test(text) &&
        !/^(?:i|my|we|our)\b/.test(text) &&
        any(clause, "leak", "tell", "you")
        ? 0.65
        : 0.3;
    },
  },
];
