import type { TurnRole } from "../types.ts";
import { any, denied, followed, has, near, ordered, quoted, sinkIn, unbound, within } from "./clause-reading.ts";
import type { Clause, Hit } from "./clauses.ts";
import type { FindingKind } from "./findings.ts";

/**
 * What combinations of signals in one clause mean. A rule names who may be speaking: what a person says about
 * themselves is free, what a document says about the person is not. `next` is the clause that follows.
 */
export interface Reading {
  clause: Clause;
  next: Clause | null;
  role: TurnRole;
  /** The person of the scope is speaking. */
  person: boolean;
}

interface Rule {
  kind: FindingKind;
  weigh(reading: Reading): number;
}

export const rules: readonly Rule[] = [
  {
    kind: "instruction_override",
    weigh({ clause, person, role }) {
      const pair = followed(clause, "override", "guidance", 8);
      if (pair === null) return 0;
      const [verb, noun] = pair;
      if (denied(clause, verb)) return 0;
      const qualified = within(clause, verb.from, noun.to + 3, "prior", "you", "addressee", "wholly");
      const safety = /^(?:safety|safeguard|guardrail|moderation|sicherheits)/.test(word(clause, noun));
      if (!person) {
        const own = role === "assistant" && within(clause, verb.to, noun.to, "mine");
        const aimed = any(clause, "addressee", "you", "store", "persist") || safety;
        return own || (ordered(clause, verb) && qualified) || (qualified && aimed) || (safety && aimed) ? 0.9 : 0;
      }
      if (!ordered(clause, verb) || within(clause, verb.to, noun.from, "mine") || tellsOwn(clause, noun)) return 0;
      return qualified || safety ? 0.9 : any(clause, "persist", "store") || unbound(clause) ? 0.7 : 0.3;
    },
  },
  {
    kind: "instruction_override",
    weigh({ clause, person }) {
      const pair = followed(clause, "override", "universal", 3);
      if (pair === null || denied(clause, pair[0])) return 0;
      if (person && (!ordered(clause, pair[0]) || tellsOwn(clause, pair[1]))) return 0;
      return 0.9;
    },
  },
  {
    kind: "instruction_override",
    weigh({ clause, person }) {
      const pair = followed(clause, "guidance", "dismissal", 7);
      if (pair === null) return 0;
      const [noun] = pair;
      const aimed =
        within(clause, Math.max(0, noun.from - 4), noun.from, "you", "addressee") ||
        /^(?:safety|safeguard|guardrail|moderation|sicherheits|system)/.test(word(clause, noun)) ||
        any(clause, "addressee", "store");
      if (within(clause, Math.max(0, noun.from - 2), noun.from, "mine")) return 0;
      return aimed ? 0.8 : person ? 0.1 : 0.3;
    },
  },
  {
    kind: "instruction_override",
    weigh({ clause, person }) {
      // "Safety rules do not hold for this person", in whatever order a language puts it.
      if (!has(clause, "guidance", "not") || !any(clause, "thirdParty")) return 0;
      const safety = clause.hits.guidance?.some((hit) =>
        /^(?:safety|safeguard|filter|sicherheits|restric)/.test(word(clause, hit)),
      );
      return safety ? (person ? 0.7 : 0.8) : 0.3;
    },
  },
  {
    kind: "role_override",
    weigh({ clause, next, person }) {
      const changes = clause.hits.role ?? [];
      const around = next === null ? [clause] : [clause, next];
      if (
        changes.some((hit) =>
          /^(?:you're|you|ya|du|tu|vous|non) ?(?:are )?(?:no|bist|n'es|n'etes|sei)/.test(phrase(clause, hit)),
        ) &&
        near(clause, "role", "addressee", 4)
      )
        return 0.8;
      const free = around.some(unbound);
      if (changes.length === 0) {
        const claims = unbound(clause) && any(clause, "you", "addressee", "persist", "store", "grant");
        return claims && (person ? clause.tokens.length < 40 && !tells(clause) : true) ? 0.65 : 0;
      }
      if (free) return 0.9;
      if (person) return 0;
      return near(clause, "addressee", "role", 5) ||
        /\b(?:my|your) (?:identity|persona|role|purpose)\b/.test(words(clause))
        ? 0.8
        : 0.2;
    },
  },
  {
    kind: "role_override",
    weigh({ clause, person }) {
      // Rank for the assistant, or for whoever talks to it, that nothing here could check.
      if (
        has(clause, "role", "rank") &&
        any(clause, "others", "holdings") &&
        any(clause, "leak", "grant", "transfer", "store")
      )
        return 0.8;
      if (!has(clause, "grant", "check") && !has(clause, "grant", "rank")) return 0;
      const yes = clause.hits.grant?.find((hit) => ordered(clause, hit));
      const unchecked = near(clause, "not", "check", 4) !== null || near(clause, "skip", "check", 3) !== null;
      if (yes && unchecked)
        return any(clause, "persist", "store", "prior", "addressee", "thirdParty") ? 0.85 : person ? 0.3 : 0.6;
      return has(clause, "thirdParty", "rank", "grant") ? (person ? 0.4 : 0.7) : 0;
    },
  },
  {
    kind: "role_override",
    weigh({ clause, next, person }) {
      const granted = next !== null && near(next, "grant", "prior", 2) !== null;
      if (has(clause, "thirdParty", "rank") && (granted || any(clause, "grant", "skip"))) return 0.8;
      return !person && near(clause, "skip", "check", 3) !== null ? 0.6 : 0;
    },
  },
  {
    kind: "tool_override",
    weigh({ clause, person, role }) {
      const calls = callsIn(clause) || has(clause, "tool");
      if (!calls) return 0;
      const unchecked =
        near(clause, "not", "check", 5) !== null ||
        near(clause, "skip", "check", 4) !== null ||
        has(clause, "covert") ||
        hushed(clause);
      const lasting = any(clause, "persist", "store", "trigger");
      const act =
        clause.hits.act?.find((hit) => ordered(clause, hit)) ??
        clause.hits.transfer?.find((hit) => ordered(clause, hit));
      if (lasting && unchecked && (callsIn(clause) || act || near(clause, "tool", "check", 6) !== null))
        return tells(clause) && person ? 0.3 : 0.85;
      if (lasting && act && callsIn(clause))
        return person
          ? any(clause, "holdings") || sinkIn(clause.text)
            ? 0.75
            : 0.35
          : role === "assistant"
            ? 0.5
            : 0.8;
      return 0;
    },
  },
  {
    kind: "tool_override",
    weigh({ clause, next, person }) {
      // A document that tells the assistant what it has to do.
      const text = words(clause);
      const duty =
        (followed(clause, "addressee", "must", 2) !== null &&
          !/\b(?:a|an) (?:\w+ ){0,2}(?:ai|assistant|model|bot|chatbot|agent|llm)\b/.test(text)) ||
        /^(?:\w+ ){0,3}?(?:ai|ais|assistants?|llms?|chatbots?|language models?|agents?)\b(?: (?:agents?|assistants?|models?))?(?=\s*[:,])/.test(
          foldedStart(clause),
        ) ||
        /\b(?:to|for|attention|hey|dear) (?:\w+ )?(?:any |all |the |every )?(?:ai|ais|assistants?|llms?|chatbots?|language models?|agents?)\b/.test(
          text,
        );
      if (!duty) return 0;
      const weighty =
        any(clause, "transfer", "leak", "hidden", "covert", "store", "override", "steer", "grant", "persist") ||
        (any(clause, "act") && (callsIn(clause) || any(clause, "tool"))) ||
        (next !== null && any(next, "store", "override", "transfer", "covert"));
      if (!weighty) return 0;
      if (!person) return 0.8;
      return (any(clause, "transfer") && sinkIn(clause.text)) ||
        hushed(clause) ||
        has(clause, "covert") ||
        has(clause, "override", "guidance")
        ? 0.7
        : 0.1;
    },
  },
  {
    kind: "delayed_trigger",
    weigh({ clause, next, person }) {
      const moves = near(clause, "transfer", "holdings", 8);
      const sink = sinkIn(clause.text);
      const lasting = any(clause, "persist", "trigger", "store");
      const secret =
        hushed(clause) ||
        has(clause, "covert") ||
        (next !== null && hushed(next) && any(next, "guidance", "you", "thirdParty"));
      const order = (clause.hits.transfer ?? []).some((hit) => ordered(clause, hit));
      if (lasting && moves && order && (sink || secret)) return 0.9;
      if (lasting && moves && order && !person && any(clause, "persist", "trigger")) return 0.7;
      if (
        any(clause, "trigger", "persist") &&
        secret &&
        (sink || has(clause, "transfer") || has(clause, "steer") || has(clause, "trigger"))
      )
        return person && tells(clause) ? 0.2 : 0.75;
      if (any(clause, "trigger", "persist") && sink && any(clause, "transfer", "leak", "steer", "tell") && !person)
        return 0.7;
      if (
        person &&
        has(clause, "trigger") &&
        sink &&
        /\b(?:when|whenever|if) (?:anyone|anybody|someone|somebody|any user|a user|the user)\b/.test(words(clause))
      )
        return 0.65;
      return 0;
    },
  },
  {
    kind: "delayed_trigger",
    weigh({ clause, person }) {
      // Money steered towards somebody.
      if (
        !any(clause, "persist", "trigger") ||
        !/\b(?:bank|account|cuenta|konto|compte|conto|conta|wallet|iban|gift cards?|bitcoin|crypto|usdt|invoices?|refunds?|payments?)\b/.test(
          words(clause),
        )
      )
        return 0;
      const order = [...(clause.hits.transfer ?? []), ...(clause.hits.grant ?? []), ...(clause.hits.steer ?? [])].some(
        (hit) => ordered(clause, hit),
      );
      return order ? (person ? 0.5 : 0.75) : 0;
    },
  },
  {
    kind: "system_prompt_leak",
    weigh({ clause, person }) {
      const pair = near(clause, "leak", "hidden", 8);
      if (pair === null) return 0;
      const hit = pair.find((part) => clause.hits.leak?.includes(part)) ?? pair[0];
      const hidden = pair.find((part) => clause.hits.hidden?.includes(part)) ?? pair[1];
      const owned =
        within(clause, Math.max(0, hidden.from - 5), hidden.to, "you", "addressee") || /\bits\b/.test(words(clause));
      const lasting = any(clause, "persist", "store");
      const full =
        any(clause, "wholly") ||
        /^(?:system|hidden|initial|original|internal|secret|confidential|developer|base|pre)/.test(
          phrase(clause, hidden),
        );
      if (person) {
        if (!ordered(clause, hit) || within(clause, Math.max(0, hidden.from - 4), hidden.from, "mine")) return 0;
        return owned && full ? 0.75 : lasting && full ? 0.7 : 0.3;
      }
      return (owned && full) || lasting ? 0.85 : 0.3;
    },
  },
  {
    kind: "supersedes_framing",
    weigh({ clause, person, role }) {
      if (!has(clause, "supersede")) return 0;
      const assigns = /\b\w+(?:[._]\w+)+\s*(?:=|:|\bis\b|\bto\b)|\b\w+\s=\s\S/.test(clause.text);
      const record =
        /\b(?:employer|employment|name|address|location|city|residence|email|e-mail|phone|role|job|title|salary|account|diet|allerg\w*|status|birthday|preference|password|payment|partner|spouse|home|nationality|profile|records?)\b/.test(
          words(clause),
        );
      if (person)
        return has(clause, "thirdParty") && record && /\brecords?\b|\bstatements?\b|\bmemor/.test(words(clause))
          ? 0.6
          : 0;
      if (role === "assistant") {
        return /\b(?:what you (?:told|said|wrote|mentioned)|you (?:live|work|are called|actually)|your (?:\w+ )?(?:employer|name|address|location|city|email|role|job|diet|home|profile|birthday|partner|record|earlier statement|previous statement)s?)\b/.test(
          words(clause),
        )
          ? 0.8
          : 0.2;
      }
      if (has(clause, "thirdParty")) return 0.85;
      return assigns && any(clause, "supersede") && (record || any(clause, "prior")) ? 0.7 : 0.25;
    },
  },
  {
    kind: "supersedes_framing",
    weigh({ clause, person }) {
      // "All earlier entries about the user's address are void."
      if (person || !has(clause, "thirdParty", "prior")) return 0;
      const done = any(clause, "dismissal") || clause.hits.override?.some((hit) => !denied(clause, hit));
      return done &&
        /\b(?:entr(?:y|ies)|records?|values?|statements?|facts?|information|details|preferences?|memor(?:y|ies)|addresses|data|notes?)\b/.test(
          words(clause),
        )
        ? 0.75
        : 0;
    },
  },
  {
    kind: "instruction_override",
    weigh({ clause, person }) {
      // A document has nothing to write into anybody's memory.
      if (person) return 0;
      const order = clause.hits.store?.some(
        (hit) => ordered(clause, hit) && !/^(?:memor|notes?$|stored|saved)/.test(word(clause, hit)),
      );
      const add =
        /\b(?:add|insert|put|write|append|set|update|enter)\b.{0,80}\b(?:profile|memory|memories|long-term memory|user's (?:record|notes))\b/.test(
          words(clause),
        );
      const aimed = any(clause, "thirdParty", "addressee") || /\b(?:memor(?:y|ies)|profile)\b/.test(words(clause));
      return add || (order && aimed) ? 0.65 : 0;
    },
  },
  {
    kind: "fake_preference",
    weigh({ clause, person }) {
      if (!near(clause, "thirdParty", "attitude", 8)) return 0;
      const pushed = any(clause, "steer");
      const always = any(clause, "persist", "prior");
      const access = any(clause, "rank") || (has(clause, "holdings") && any(clause, "grant", "transfer"));
      if (person)
        return pushed && has(clause, "persist") && near(clause, "steer", "persist", 12)
          ? 0.5
          : access && has(clause, "grant")
            ? 0.6
            : 0;
      return pushed && (always || any(clause, "attitude")) ? 0.75 : access ? 0.7 : 0;
    },
  },
  {
    kind: "cross_user",
    weigh({ clause, person }) {
      const numbered =
        /\b(?:for|of|to|as|into) (?:the )?(?:user|account|customer|tenant) (?:id |number |no |#)?[\w-]*\d/.test(
          words(clause),
        );
      if (!has(clause, "others") && !numbered) return 0;
      const verbs = [
        ...(clause.hits.store ?? []),
        ...(clause.hits.leak ?? []),
        ...(clause.hits.transfer ?? []),
        ...(clause.hits.grant ?? []),
      ];
      const order = verbs.some((hit) => ordered(clause, hit));
      const theirs =
        any(clause, "holdings") ||
        /\bothers?\b.*\b(?:stored|saved|said|told|wrote|asked|typed|have)\b/.test(words(clause)) ||
        /\bentr(?:y|ies)\b|\bnot for me\b|\baccounts?\b/.test(words(clause));
      if (order && (numbered || theirs)) return 0.8;
      return person ? 0.1 : order ? 0.6 : 0.3;
    },
  },
  {
    kind: "authority_claim",
    weigh({ clause, person }) {
      if (!has(clause, "authority")) return 0;
      const aimed = any(clause, "addressee", "thirdParty") || has(clause, "store");
      const opens =
        unbound(clause) ||
        any(clause, "grant", "leak", "override", "transfer", "rank") ||
        near(clause, "skip", "check", 4) !== null;
      if (aimed && opens)
        return person ? (has(clause, "grant") || unbound(clause) ? (tells(clause) ? 0.2 : 0.65) : 0.3) : 0.75;
      return !person && opens && any(clause, "persist") ? 0.6 : 0.1;
    },
  },
];

/** How much talk about such texts, in quotation marks or not, takes off. Orders to keep or repeat are never just talk. */
export function discount({ clause, person }: Reading, weight: number): number {
  if (!has(clause, "about") || any(clause, "store") || hushed(clause)) return weight;
  const marked = clause.tokens.some((_, index) => quoted(clause, index));
  if (person) return weight * (marked ? 0.3 : any(clause, "persist") ? 1 : 0.6);
  return marked && /\b(?:attack|inject|jailbreak|research|phishing|scam|malicious)/.test(words(clause))
    ? weight * 0.5
    : weight;
}

function word(clause: Clause, hit: Hit): string {
  return clause.tokens[hit.from]?.word ?? "";
}

function phrase(clause: Clause, hit: Hit): string {
  return clause.tokens
    .slice(hit.from, hit.to)
    .map((token) => token.word)
    .join(" ");
}

function words(clause: Clause): string {
  return clause.tokens.map((token) => token.word).join(" ");
}

/** The clause begins with somebody who does something: a story, not an order. */
function tells(clause: Clause): boolean {
  return clause.hits.teller?.some(({ from }) => from < 4) ?? false;
}

/** "... the instructions I gave you": the person takes back their own words. */
function tellsOwn(clause: Clause, hit: Hit): boolean {
  const after = clause.tokens.slice(hit.to, hit.to + 4).map((token) => token.word);
  return after.some((next) => /^(?:i|i've|i'd|we|my|ich|yo|je|j'ai|io|eu)$/.test(next));
}

/** Told not to tell: "do not mention this step to the user". */
function hushed(clause: Clause): boolean {
  const pair = followed(clause, "not", "tell", 3);
  if (pair === null) return false;
  const after = clause.tokens.slice(pair[1].to, pair[1].to + 6).map((token) => token.word);
  return after.some((next) =>
    /^(?:it|this|that|user|users|usuario|nutzer|utilisateur|utente|step|rule|instruction|instruccion|esta|diese|cette|questa|them|anyone|anybody|so)$/.test(
      next,
    ),
  );
}

function callsIn(clause: Clause): boolean {
  return /\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]\w*\([^)]{0,200}\)/.test(clause.text);
}

/** The first words of a clause with their punctuation. */
function foldedStart(clause: Clause): string {
  return clause.text
    .slice(0, 80)
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, "");
}
