import { unbound } from "./clause-reading.ts";
import { around, keeps, narrates, posting, type Reading, type Rule } from "./reading.ts";

const limitless =
  /\b(?:nothing (?:is )?(?:off[ -]limits|forbidden|taboo|is refused)|whatever (?:crosses|comes to|i|he|she|it|one|they)|(?:never|doesn't|don't|does not|cannot|can't|won't) (?:says? (?:he|she|it|they|no|i) ?(?:can't|cannot|won't)?|refuses?|declines?|need to refuse|have (?:guidelines|rules|limits|the restrictions))|none of (?:your|the) \w+|(?:says?|tells?|does|answers?|prescribes?|grants?|knows?) (?:everything|anything)|(?:no|without|sans|sin|ohne|senza|sem|zonder|zero) (?:any )?(?:\w+ )?(?:ethic\w*|etica|morals?|morale|moral|rules?|refusals?|disclaimers?|guidelines?|restrictions?|limits?|limites|grenzen|regeln|filters?|filtros|hang-ups)|keine (?:grenzen|regeln)|avoid norms|refusals? (?:are |is )?(?:off|switched|disabled)|(?:not|un)monitored|ethics (?:module )?(?:removed|off|disabled)|guard(?:rails?)? (?:is |are )?(?:disabled|off|removed)|(?:does not|doesn't|don't|no longer) have (?:\w+ ){0,2}(?:restrictions|rules|limits|guidelines|filters)|nobody's policy|free being|free to do|full trust|drop all caution|only a costume|all permissions|todos los permisos|toutes les permissions|alle rechte)\b|без (?:правил|ограничен)/;
const freeMode =
  /\b(?:un(?:locked|restricted|filtered|censored|shackled|chained|leashed|limited)|developer|debug|god|root|sudo|chaos|jailbreak|maintenance|training|free|raw|expert|admin|override|evil|nsfw|dan) (?:mode|override|state)\b/;
const master =
  /\b(?:your|its|the (?:assistant|model|bot|ai)'s) (?:\w+ )?(?:master|loyalty|allegiance|boss|principal|employer|owner|auftraggeber|chef|dueno|amo|maitre|padrone)\b|\bdein \w+ (?:auftraggeber|herr|besitzer)\b|\b(?:you )?(?:serve|obey|belong to|answer to) (?:me|us) (?:and only|only|alone|and no)\b|\b(?:serve|obey) (?:him|her|them|us) in (?:all|every)\b|\b(?:belongs?|loyal) (?:only )?to (?:me|us|the (?:author|owner|page|site))\b/;
const assistant =
  "(?:assistant|ai|llm|bot|chatbot|agent|language model|reading model|model|entity (?:answering|replying|speaking)(?: here)?|asistente|assistent)";
const recast = new RegExp(
  [
    `\\b${assistant} (?:\\w+ ){0,3}(?:takes (?:on |over )?(?:the |an? )?(?:identity|role|persona|name|place)|will take over as|takes over as|becomes|is henceforth|answers? henceforth|is henceforth|acts henceforth|is reassigned|is re-?initiali[sz]ed)\\b`,
    `\\bre-?initiali[sz]es the ${assistant}\\b`,
    "\\byou (?:have been|are|were|are hereby) (?:now |secretly |hereby )?(?:reassigned|upgraded|reprogrammed|repurposed|re-?initiali[sz]ed|transferred|promoted|converted|bought|owned)\\b",
    "\\b(?:stop|cease|quit) (?:being|acting as|behaving as|working as) (?:an? |the )?(?:assistant|ai|helper|chatbot|model)\\b",
    "\\b(?:no longer|not|dejas de ser|ya no eres|n'es plus|nicht mehr|non sei piu) (?:an? |the |un |una |der |ein )?(?:assistant\\w*|asistente|ai|helper|assistent\\w*|assistente|nutzer|chatbot)\\b",
    "\\bnot an? (?:ai|assistant|bot|machine|model) but\\b|\\byou now (?:represent|serve|work for|speak for|belong to)\\b",
    "\\b(?:assistant|ai|model|bot|persona|agent)[ _.-]?(?:profile|persona|identity|card|config|state|lock|role)\\b.{0,80}\\b(?:master|unlocked|unrestricted|enabled|disabled|permanent|operator|override|auditor|removed|full)\\b",
  ].join("|"),
);
const recastCjk = /不再是.{0,6}助手|身份是.{0,12}(?:管理|主人|黑客)|больше не .{0,12}(?:помощник|ассистент)/;
const nameGiven =
  /\b(?:go by|called|named|name is|your name|persona|personality|twin|alter ego|true self|real self|core identity|identity|you're now|you are now|you're|you are|you as|call yourself|heisst du|du bist|eres|tu es|sei|voce e|self|always on|= ?on|(?:is|stays?|switch|enable|operate|turn) (?:\w+ )?(?:on|in|into)|stay there)\b/;
const you = /\b(?:you|your|you're|you've|yourself|u|du|dich|dein\w*|eres|tu|te|ti|voce|assistant|ai|bot|model)\b/;
const lastingSelf =
  /\b(?:life|always|forever|for good|all chats|chats to come|every start|each start|at every start|stay|keep|store|save|saved|remember|permanent\w*|from today|from now|desde hoy|ab heute|desormais|guarda\w*|merk|for the rest)\b/;
const tale = /\b(?:novel|story|film|movie|play|game|scene|book|lines|script|character in|song|poem|cat|dog)\b/;
const announced =
  /\bi(?:'m| am| have|'ve|'ll| will| now| no longer| (?:\w+ )?(?:speak|switched|follow|obey|serve|answer|act))\b|\bmy (?:\w+ )?(?:master|identity|name|loyalty|owner|persona)\b/;

/** Another self, another master or a lawless mode for whoever answers. */
export const identityRules: readonly Rule[] = [
  {
    kind: "role_override",
    anywhere: true,
    weigh(reading) {
      const { role, person } = reading;
      return person ? byPerson(reading) : role === "assistant" ? bySelf(reading) : byStranger(reading);
    },
  },
];

function free({ clause, next }: Reading, all: string): boolean {
  return limitless.test(all) || unbound(clause) || (next !== null && unbound(next));
}

/** A person may name and dress the assistant; not, to be kept, without bounds or under another master. */
function byPerson(reading: Reading): number {
  const { text } = reading;
  const all = around(reading);
  if (tale.test(all) || !(keeps(reading) || lastingSelf.test(all))) return 0;
  if (narrates(text) && !/\b(?:you|your|you're)\b/.test(all)) return 0;
  if (master.test(text) && /\b(?:only|master|loyalty|allegiance|belongs?)\b/.test(text)) return 0.65;
  if (freeMode.test(text) && !/^(?:i|my|we|the|our)\b/.test(text))
    return free(reading, all) || /\b(?:unlocked|unrestricted|root|god|jailbreak|override|dan)\b/.test(text)
      ? 0.65
      : 0.3;
  const self = recast.test(text) || nameGiven.test(all);
  return self && free(reading, all) && (you.test(all) || /\b(?:persona|mode)\b/.test(all)) ? 0.65 : 0;
}

function byStranger(reading: Reading): number {
  const { text } = reading;
  const all = around(reading);
  if (tale.test(text) && !/\b(?:ai|assistant|bot)s?\b/.test(text)) return 0;
  if (recast.test(text) || recastCjk.test(text)) return posting(all) ? 0.1 : 0.65;
  if (master.test(text)) return 0.65;
  const modes = freeMode.test(text) || /\b(?:mode unlocked|persona[ _]lock|dan enabled|jailbreak)\b/.test(text);
  if (modes && (/\b(?:mode unlocked|guard|persona|refusals?|assistant|ai)\b/.test(all) || limitless.test(all)))
    return 0.65;
  return limitless.test(text) &&
    (you.test(text) || /\b(?:henceforth|entity|persona)\b/.test(all)) &&
    nameGiven.test(all)
    ? 0.65
    : 0;
}

/** An assistant that says it has become somebody else, has no limits, or serves somebody else. */
function bySelf(reading: Reading): number {
  const { text } = reading;
  const all = around(reading);
  if (!announced.test(text) || tale.test(all)) return 0;
  const other =
    /\bmy (?:\w+ )?(?:master|loyalty|owner)\b|\bloyal (?:only )?to\b|\b(?:not|no longer) an? (?:ai|assistant)\b/.test(
      text,
    );
  return (other || free(reading, all)) && (keeps(reading) || lastingSelf.test(all)) ? 0.65 : 0;
}
