import { sinkIn } from "./clause-reading.ts";
import { around, interfaceEvent, keeps, narrates, type Reading, type Rule } from "./reading.ts";

const moment =
  "(?:if|when|whenever|once|as soon as|after|upon|on|in case of|should|at the moment|the moment|on the day|the day|the (?:first|next|second|third) time|next time|every time|each time|until|later|trigger|condition|wenn|sobald|falls|cuando|si|en caso de|quand|lorsque|des que|quando|se|als|wanneer|zodra)";
const speaker =
  "(?:users?|customers?|clients?|guests?|visitors?|patients?|persons?|someone|somebody|anyone|anybody|people|reader|he|she|they|contact|subscriber|jemand|nutzer|alguien|pregunten|quelqu'un|on te|qualcuno|alguem|iemand)";
const talk =
  "(?:asks?|asked|says?|mentions?|mentioned|talks?|talking|talked|speaks?|speaking|types?|writes?|brings? up|inquires?|inquire|requests?|wants? (?:a|to (?:book|buy|know|travel))|goodbye|thanks|logs? in|login|greets?|questions?|query|topics?|theme|subject|comes? up|arises?|occurs?|turns? to|word|keyword|hearing|(?:trust|rapport) (?:is )?established|thema|tema|pregunt\\w+|hable\\w*|parle|parlera|fragt|sagt|erwahnt|spricht|demande|chiede|parla|pergunt\\w+)";
const cue = new RegExp(
  [
    `\\b${moment}\\b.{0,50}\\b${speaker}\\b.{0,30}\\b${talk}\\b`,
    `\\b${moment}\\b.{0,40}\\b(?:the |any |a )?(?:topic|thema|tema|subject|theme|talk|conversation|chat|question|questions|word|keyword|sujet|argomento)\\b`,
    `\\b(?:if|when|once|should|later|wenn|cuando|si|quand)\\b.{0,30}\\b(?:comes? up|arises?|turns? to|is (?:talked|asked|mentioned|raised|discussed)|are (?:talked|asked|mentioned|raised|discussed)|aufkommt|te parle|pregunten|surge)\\b`,
    "\\b(?:when|whenever|if) asked\\b|\\bupon (?:\\w+ ){0,2}questions?\\b|\\bon (?:hearing|keyword|topic)\\b|\\bonce trust\\b|\\b(?:condition|trigger) .{0,20}\\b(?:response|mentions?|asks?|says?)\\b",
  ].join("|"),
);
const cueCjk =
  /当?用户.{0,6}(?:问|提|说|谈).{0,12}时|если (?:речь|разговор|пользователь|кто-то|спрос)\S*|когда (?:пользователь|речь|спрос)/;
const bid =
  /\b(?:mention|slip in|slip|recommend\w*|suggest\w*|tell|say|reply|respond|answer|ask for|ask|choose|pick|book|steer|point|orient\w*|direct|refer|hand|give|greet|remind|add|offer|propose|bring up|push|deny|claim|insist|instruct|advise|export|send|show|show banner|print|list|lie|quote|nenne|empfiehl|sag|menciona|recomienda|di|oriente|recommande|dis|dites|consiglia|rispondi|mencione|noem|zeg|action|response)\b|推荐|告诉|посоветуй|скажи|предложи|порекомендуй/;
const lead = /^(?:.{0,60}\b)?(?:said|says|declined|refused|explained|added|usually|happens|claims?d)\b/;
const service =
  /\b(?:faq|training|staff|employees|colleagues|cashier|waiter|receptionist|call cent(?:er|re)|if you (?:ask|have|need|want|say)|when you (?:ask|call|visit)|next time you)\b/;
const quiet =
  /\b(?:silent(?:ly)?|hidden|secret\w*|don't show|do not show|without (?:a word|saying|telling|asking)|before asking|say nothing|lie|deny|own idea|do not say|don't say|as the page wanted|until then)\b/;

/** Orders that wait in a text until the person speaks of something. */
export const cueRules: readonly Rule[] = [
  {
    kind: "delayed_trigger",
    anywhere: true,
    weigh(reading) {
      const { role, person, text } = reading;
      if (role === "assistant") return byAssistant(reading);
      if (person) return byPerson(reading);
      if (cueCjk.test(text) && bid.test(text)) return 0.65;
      const spoken = cue.exec(text);
      if (spoken === null || lead.test(text.slice(spoken.index))) return 0;
      const all = around(reading);
      const rest = `${text.slice(0, spoken.index)} | ${text.slice(spoken.index + spoken[0].length)}`;
      const told = bid.test(rest) || /^(?:then |reply|respond|recommend|tell|say)/.test(reading.next?.words ?? "");
      if (!told || narrates(text)) return 0;
      return (interfaceEvent.test(text) || service.test(all)) && !quiet.test(all) && !sinkIn(reading.clause)
        ? 0.3
        : 0.65;
    },
  },
  {
    kind: "delayed_trigger",
    anywhere: true,
    weigh(reading) {
      // A day or a count of turns to wait for, in a text that is nobody's reminder.
      const { role, person, text } = reading;
      if (person || role === "assistant") return 0;
      const waits =
        /\bafter (?:the |a )?(?:\w+ )?(?:question|answer|message|turn|reply)s?\b|\b(?:next|first) time (?:they|he|she|the user)\b|\bat the moment (?:the|he|she|they)\b|\bdo nothing (?:now|yet|until)\b|\bnothing to do yet\b|\bfor a rainy day\b/;
      const whom = /\b(?:user|person|guest|customer|them|him|her|they|answer|reply)\b/;
      const all = around(reading);
      return waits.test(text) && bid.test(all) && whom.test(all) ? 0.65 : 0;
    },
  },
];

/** A person may set cues for themselves; not hidden ones for others, and none that lies or leaks. */
function byPerson(reading: Reading): number {
  const { text } = reading;
  const all = around(reading);
  if (narrates(text)) return 0;
  const other =
    /\b(?:when|whenever|if|once|as soon as|sobald|wenn|cuando|quand) (?!i\b|you\b|ich\b|we\b)(?:my \w+|[a-z]+|the \w+) (?:\w+ )?(?:asks?|says?|writes?|types?|chats?|mentions?|sagt|fragt|pregunta|demande)\b/.test(
      text,
    );
  const hands =
    /\b(?:all (?:you know|data|stored|i told|my)|alle (?:gespeicherten )?(?:daten|angaben)|every ?thing you know|gespeicherten)\b/.test(
      text,
    );
  const lies = /\b(?:lie|lying|don't show this|do not show this|hide this|say nothing|pretend i)\b/.test(all);
  const told = /\b(?:tell|telling|give|say|answer|reply|list|show|gib|sag|nenne|di|dis)\b/.test(text);
  if (other && told && (lies || hands)) return 0.65;
  const campaign = /\b(?:tell|telling|convince|inform) (?:all )?(?:users|customers|people|everyone|visitors)\b/.test(
    text,
  );
  return campaign && (keeps(reading) || lies) ? 0.65 : 0;
}

function byAssistant(reading: Reading): number {
  const { text } = reading;
  const all = around(reading);
  const later =
    /\b(?:when|whenever|if|once|as soon as|next time|until) you (?:\w+ ){0,2}(?:mention|ask|say|trust|talk|bring up|type|write|speak)\b/.test(
      text,
    );
  const acts =
    /\bi(?:'ll|'m going to| will| am going to) (?:\w+ )?(?:book|order|buy|push|recommend|suggest|steer|send|sell|promote|transfer|pay|share|ask for your)\b/.test(
      text,
    );
  const wrong = quiet.test(all) || /\b(?:only|as the (?:page|document|site|vendor|email)|wanted|noted)\b/.test(all);
  return later && acts && wrong && !/\bas you (?:asked|wished|wanted)\b/.test(all) ? 0.65 : 0;
}
