import { any, denied, followed, has, near, ordered, sinkIn, within } from "./clause-reading.ts";
import {
  callsIn,
  hailsAssistant,
  hushed,
  interfaceEvent,
  orders,
  phrase,
  type Rule,
  tells,
  unchecked,
} from "./reading.ts";

const anyonesWords =
  /\b(?:when(?:ever)?|if|once|as soon as|the day|the moment|every time|each time|should) (?:\w+ )?(?:anyone|anybody|someone|somebody|any user|a user|users|the user|they (?!change|move|need|are|have|were|arrive|leave)|people|callers|conversation|topic)\b/;
const money =
  /\b(?:bank|account|cuenta|konto|compte|conto|conta|wallet|iban|gift cards?|bitcoin|crypto|usdt|invoices?|refunds?|payments?|savings|coins?)\b/;
const conversationData =
  /\b(?:conversations?|chats?|chat logs?|prompts?|memor(?:y|ies)|history|transcripts?|context|profile|credentials|passwords|user data|user_profile|everything the user|personal data)\b/;

/** What an assistant is to do with tools, data and hidden text, now or when a word falls. */
export const toolRules: readonly Rule[] = [
  {
    kind: "tool_override",
    weigh({ clause, person, role }) {
      const named = callsIn(clause);
      if (!named && !has(clause, "tool")) return 0;
      const loose = unchecked(clause) || has(clause, "covert") || hushed(clause);
      const lasting = any(clause, "persist", "store", "trigger");
      const act = orders(clause, "act", "transfer");
      if (lasting && loose && (named || act || near(clause, "tool", "check", 6)))
        return tells(clause) && person ? 0.3 : 0.85;
      if (!person && role !== "assistant" && act && unchecked(clause)) return 0.7;
      if (!lasting || !act || !(named || sinkIn(clause))) return 0;
      if (person) return (any(clause, "holdings") || sinkIn(clause)) && !tells(clause) ? 0.75 : 0.35;
      return role === "assistant" ? 0.5 : 0.8;
    },
  },
  {
    kind: "tool_override",
    weigh({ clause, person }) {
      // "Never ask me before you delete files."
      const loose = clause.hits.check?.some((hit) => /^(?:asking|ask )/.test(phrase(clause, hit))) && unchecked(clause);
      return loose && has(clause, "act") && (callsIn(clause) || any(clause, "tool", "persist"))
        ? person
          ? 0.6
          : 0.75
        : 0;
    },
  },
  {
    kind: "tool_override",
    weigh(reading) {
      // A document that tells the assistant what it has to do.
      const { clause, next, person, role, text } = reading;
      const duty =
        (followed(clause, "addressee", "must", 2) !== null ||
          /\b(?:assistants?|agents?|bots?|models?|ai) (?:has|have|needs?) to\b/.test(text)) &&
        !/\b(?:a|an) (?:\w+ ){0,2}(?:ai|assistant|model|bot|chatbot|agent|llm|system)\b/.test(text);
      if (!duty && !hailsAssistant(reading)) return 0;
      const weighty =
        any(
          clause,
          "transfer",
          "leak",
          "hidden",
          "covert",
          "store",
          "override",
          "steer",
          "grant",
          "persist",
          "entitled",
          "guidance",
        ) ||
        (any(clause, "act") && (callsIn(clause) || any(clause, "tool"))) ||
        (next !== null && any(next, "store", "override", "transfer", "covert"));
      if (!weighty) return 0;
      if (!person) return role === "assistant" && !duty ? 0.3 : 0.8;
      const grave =
        (has(clause, "transfer") && sinkIn(clause)) ||
        hushed(clause) ||
        has(clause, "covert") ||
        has(clause, "override", "guidance");
      return grave ? 0.7 : 0.1;
    },
  },
  {
    kind: "delayed_trigger",
    weigh({ clause, next, person, role, text }) {
      const sink = sinkIn(clause);
      const moves = near(clause, "transfer", "holdings", 8) !== null && orders(clause, "transfer");
      const secret =
        hushed(clause) ||
        has(clause, "covert") ||
        (next !== null && hushed(next) && any(next, "guidance", "you", "thirdParty"));
      const lasting = any(clause, "persist", "trigger", "store");
      if (lasting && moves && (sink || secret)) return 0.9;
      if (person) {
        if (any(clause, "persist", "trigger") && secret && (sink || any(clause, "transfer", "steer", "trigger")))
          return tells(clause) ? 0.2 : 0.75;
        if (!anyonesWords.test(text)) return 0;
        if (sink && any(clause, "trigger")) return 0.65;
        return any(clause, "holdings") && any(clause, "you") && orders(clause, "leak", "transfer") ? 0.65 : 0;
      }
      if (interfaceEvent.test(text) && !sink && !secret) return 0.2;
      if (moves && any(clause, "persist", "trigger")) return 0.7;
      if (orders(clause, "transfer") && sink && conversationData.test(text)) return 0.75;
      if (any(clause, "persist", "trigger") && secret) return 0.75;
      const triggered = has(clause, "trigger") || anyonesWords.test(text);
      if (triggered && sink && any(clause, "transfer", "leak", "steer", "tell", "act")) return 0.75;
      if (triggered && anyonesWords.test(text) && orders(clause, "steer", "transfer", "act", "leak", "tell"))
        return role === "assistant" ? 0.4 : 0.7;
      return any(clause, "persist") && sink && any(clause, "transfer", "steer", "leak") ? 0.65 : 0;
    },
  },
  {
    kind: "delayed_trigger",
    weigh({ clause, person, text }) {
      if (
        !any(clause, "persist", "trigger") ||
        !money.test(text) ||
        !(
          orders(clause, "transfer", "grant") ||
          (orders(clause, "steer") &&
            /\b(?!first)(?:recom|recommend|suggest|advis|promot|choose|pick|book|prefer|buy|invest|favou?r|push|prioriti|endors|empf|recomiend|sugier|recommand|conseill|consigli|рекоменд)/.test(
              text,
            ))
        )
      )
        return 0;
      return person ? 0.5 : 0.75;
    },
  },
  {
    kind: "system_prompt_leak",
    weigh({ clause, person, role, text }) {
      const pair = near(clause, "leak", "hidden", 12);
      if (pair === null) return 0;
      const hidden = pair.find((part) => clause.hits.hidden?.includes(part)) ?? pair[1];
      const verb = pair.find((part) => part !== hidden) ?? pair[0];
      if (denied(clause, verb)) return 0;
      const start = Math.max(0, hidden.from - 5);
      const owned = within(clause, start, hidden.to, "you", "addressee") || /\bits\b/.test(text);
      const full =
        any(clause, "wholly") ||
        /^(?:system|hidden|initial|original|internal|secret|confidential|developer|base|pre|text|first|before|everything|lines|words|what|tool|rules)/.test(
          phrase(clause, hidden),
        );
      const lasting = any(clause, "persist", "store");
      if (role === "assistant" && within(clause, start, hidden.from, "mine")) return lasting ? 0.75 : 0.3;
      if (!person) return (owned && full) || lasting ? 0.85 : 0.3;
      if (!ordered(clause, verb) || within(clause, start, hidden.from, "mine")) return 0;
      return (owned || lasting) && full ? 0.75 : 0.3;
    },
  },
];
