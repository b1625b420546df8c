import { any, has, near, sinkIn } from "./clause-reading.ts";
import { around, callsIn, hushed, keeps, narrates, orders, type Rule, unchecked } from "./reading.ts";

const theySpeak =
  /\b(?:if|when|whenever|once|as soon as|the (?:next|first|second|third) (?:time|message)|next time|every time|each time|upon|after|should|until)\b.{0,40}\b(?:users?|customers?|clients?|guests?|visitors?|patients?|person|she|he|they|someone|somebody|anyone|anybody|people|mother|father|brother|sister|son|daughter|friend|flatmate|roommate|neighbou?r|wife|husband|boss|colleague)\b.{0,24}\b(?:asks?|says?|mentions?|talks?|speaks?|types?|writes?|brings?|inquires?|wants?|opens?|logs?|chats?|thanks?|raises?)\b|\b(?:si|cuando|quand|lorsque|wenn|sobald|falls|se|quando|als|wanneer)\b.{0,40}\b(?:usuario|utilisateur|client\w*|nutzer\w*|kunde|utente|gebruiker|jemand|alguien|quelqu'un|qualcuno|alguem|iemand)\b/;
const bidden =
  /\b(?:answer|reply|respond|say|tell|show|give|recommend|suggest|advise|book|order|ask|offer|mention|insist|claim|lie|slip|steer|propose|quote|send|dites|dis|sag|nenne|antworte|di|responde|rispondi|zeg|lui|decile)\b/;
const lure =
  /\b(?:gift cards?|account|bank\w*|iban|card|money|refunds?|payment|wire|invoice|price|prices|crypto|bitcoin|password|pin|code|number|call|link)\b|\b\d{4}[ -]?\d{2,}|\+\d{2}/;
const deceit =
  /\b(?:lie|lies|lying|secret(?:ly)?|hidden|hide|hides|quiet about|keep(?: this)? quiet|say nothing|nothing about|as if it (?:was|were)|act as if|without (?:telling|saying|showing|mentioning|bothering)|not (?:cite|quote|mention|show|tell|reveal|betray)|don't (?:cite|quote|mention|show|tell|reveal)|ne citez pas|verrate nichts|sag nichts|no digas)\b/;
const waits =
  /\b(?:wait|waits|sleep|lie|stay|sit|rest|dormant)\b.{0,40}\b(?:until|till|for the|after)\b|\b(?:upon|at|on|after) (?:the )?(?:next|first|second|third|fifth) (?:login|sign-in|message|visit|session|start)\b/;
const personal =
  "(?:what you (?:know|remember|have)|all you (?:know|have|remember)|everything (?:you|the user|about)|last messages?|(?:the )?(?:chat|conversation|profile|memor(?:y|ies)|facts|history|summary|context|user data|stored)|(?:their|the user's|my) (?:name|email|address|data))";
const picture = new RegExp(
  `\\b(?:image|images|pixel|picture|img|link|links|url|urls|logo|banner|icon|png|gif)\\b.{0,160}\\b${personal}\\b|\\b${personal}\\b.{0,160}\\b(?:image|pixel|picture|img|link|url|png|gif)\\b`,
);
const otherPlace = /\b(?:copy|copies|forward|mirror|duplicate|bcc|everything|inbox|each|all)\b/;
const private_ =
  /~\/\.\w|\bid_rsa\b|\.env\b|\/etc\/\w|\b(?:environment variables?|private keys?|stored facts|credentials|memory dump|memories|saved (?:address|phone|card|data)|inbox)\b/;
const memoryTool =
  /\b(?:memory|memories|profile|fact|facts|remember)[_.-]?(?:write|save|store|add|set|update|put|append|insert)\b|\b(?:write|save|store|add|set|update|put|append|insert|remember)[_.-](?:memory|memories|profile|facts?)\b/i;

/** What waits for a word or a day, sends data away by a picture or a copy, or calls tools on the quiet. */
export const triggerRules: readonly Rule[] = [
  {
    kind: "delayed_trigger",
    weigh(reading) {
      const { clause, person, role, text } = reading;
      const all = around(reading);
      if (waits.test(text) && bidden.test(all) && !person && (role !== "assistant" || lure.test(all))) return 0.65;
      const spoken = theySpeak.exec(text);
      if (spoken === null) return 0;
      const rest = text.slice(spoken.index + spoken[0].length);
      const before = text.slice(0, spoken.index);
      const order = bidden.test(rest) || bidden.test(before.slice(-60));
      if (!order) return 0;
      if (person) {
        if (narrates(text)) return 0.1;
        const hidden = deceit.test(all) || hushed(clause) || has(clause, "covert");
        return hidden ||
          (keeps(reading) &&
            (lure.test(text) || sinkIn(clause)) &&
            /\b(?:tell|say|give|answer|reply|nenne|sag)\b/.test(text))
          ? 0.7
          : 0.2;
      }
      const lasting =
        keeps(reading) ||
        deceit.test(all) ||
        any(clause, "steer") ||
        lure.test(text) ||
        /\b(?:later|next|answer that|only)\b/.test(text);
      return role === "assistant"
        ? lasting && (lure.test(text) || any(clause, "steer"))
          ? 0.65
          : 0.2
        : lasting
          ? 0.65
          : 0.4;
    },
  },
  {
    kind: "delayed_trigger",
    weigh(reading) {
      // "As soon as you mention insurance I will steer you", "I will wait until you trust me".
      const { role, text } = reading;
      if (role !== "assistant") return 0;
      const later =
        /\b(?:as soon as|when|whenever|once|if|until|the moment) you (?:\w+ ){0,2}(?:mention|ask|say|trust|talk|bring|type|believe|relax)\b/.test(
          text,
        );
      const harm =
        /\b(?:steer|nudge|push|lead|trick|lure|card|password|pin|account|sell|promote|only|hidden rule|leak|print|reveal|send)\b/.test(
          around(reading),
        );
      return later && harm && /\bi(?:'ll| will)\b/.test(text) && !/\b(?:remind|help)\b/.test(text) ? 0.65 : 0;
    },
  },
  {
    kind: "delayed_trigger",
    weigh(reading) {
      // Kept, and kept from the person it is about.
      const { clause, person, text } = reading;
      const all = around(reading);
      return person &&
        keeps(reading) &&
        deceit.test(all) &&
        (theySpeak.test(all) || any(clause, "trigger") || /\blie about\b/.test(all)) &&
        orders(clause, "store", "tell", "transfer", "steer", "covert") &&
        bidden.test(all) &&
        !narrates(text)
        ? 0.65
        : 0;
    },
  },
  {
    kind: "delayed_trigger",
    weigh(reading) {
      // A word that sends things out, or somebody else who will sit here one day.
      const { clause, person, text } = reading;
      if (!person || narrates(text) || !keeps(reading)) return 0;
      const password =
        has(clause, "trigger") &&
        sinkIn(clause) &&
        orders(clause, "transfer") &&
        !/\bmy (?:email|address|site)\b/.test(text);
      const guest =
        /\b(?:if|when|whenever|once|should) .{0,40}\b(?:chats?|writes?|logs? in|sits?|types?|talks?|comes?|asks?) (?:\w+ )?(?:here|in this chat|to you|you|on this account)\b/.test(
          text,
        ) && !/\b(?:if|when|whenever|once|should) (?:i|we|you)\b/.test(text);
      return password || (guest && bidden.test(text)) ? 0.65 : 0;
    },
  },
  {
    kind: "tool_override",
    weigh(reading) {
      const { clause, role, text } = reading;
      if (role !== "assistant" || !/\b(?:i|i'll|i've)\b/.test(around(reading))) return 0;
      const loose = unchecked(clause) || /\bwithout (?:bothering|asking|telling)\b/.test(text);
      return loose &&
        (any(clause, "act", "tool") || callsIn(clause)) &&
        (keeps(reading) || /\blearned\b|\bwhenever\b/.test(around(reading)))
        ? 0.65
        : 0;
    },
  },
  {
    kind: "markdown_exfiltration",
    weigh({ clause, person, text }) {
      if (!/https?:|\/\/|!\[/.test(clause.text) || !picture.test(text)) return 0;
      const asked =
        /\b(?:show|render|append\w*|add|include|end|always|make|part of|load|put|each|every|plus|encoded)\b/.test(text);
      return asked ? (person ? 0.65 : 0.75) : 0.2;
    },
  },
  {
    kind: "tool_override",
    weigh(reading) {
      const { clause, person, role, text } = reading;
      if (person || role === "assistant") return 0;
      if (
        memoryTool.test(clause.text) &&
        /[({:=]/.test(clause.text) &&
        /\bargs?\b|\barguments\b|"|\(/.test(clause.text)
      )
        return 0.65;
      const act = orders(clause, "act", "transfer", "leak");
      if (!act) return 0;
      if (
        private_.test(clause.text) &&
        (sinkIn(clause) || callsIn(clause) || has(clause, "tool") || /\bcontext\b/.test(text))
      )
        return 0.75;
      if (
        callsIn(clause) &&
        /\b(?:no need to (?:ask|tell|check)|without (?:asking|telling)|whenever the|when the user|after each|any other tool|before answering|also (?:run|call|invoke))\b/.test(
          text,
        )
      )
        return 0.7;
      return sinkIn(clause) &&
        near(clause, "transfer", "holdings", 8) === null &&
        /\b(?:forward|copy|bcc|mirror)\b/.test(text) &&
        otherPlace.test(text) &&
        any(clause, "transfer") &&
        /\b(?:each|every|all|when|whenever)\b/.test(text)
        ? 0.65
        : 0;
    },
  },
  {
    kind: "tool_override",
    weigh(reading) {
      // Without asking, on the person's own account: leave that no later turn can check.
      const { clause, person, text } = reading;
      if (!person || !keeps(reading) || narrates(text)) return 0;
      const quiet =
        has(clause, "covert") ||
        deceit.test(text) ||
        has(clause, "covert") ||
        /\bo?hne nachzufragen\b|\bsin preguntar\b|\bsans demander\b|\bw\/o asking\b/.test(text);
      const call = callsIn(clause) || (has(clause, "transfer") && sinkIn(clause));
      return quiet && call ? 0.7 : 0;
    },
  },
];
