import { around, keeps, narrates, type Reading, type Rule } from "./reading.ts";

const warrant =
  /\b(?:by order|orders? of|court|judge|police|officers?|badge|lawyer|legal(?:ly)?|counsel|(?:under|by) (?:the )?(?:law|section|article|act|statute)|retention act|regulat(?:ory|ion|or)|compliance|audit(?:or|ors)?|mandate|mandated|clearance|accredited|certif\w+|verified|signature|signed(?: off)?|approved|approval|authoris\w+|authoriz\w+|authority|whitelisted|governance|board|management|administrators?|admin|operator|provider|vendor|issuer|official|headquarters|ceo|cfo|ciso|cto|director\w*|doctor in charge|hr|human resources|security (?:team|advisory|officer)|safety team|engineering team|support team|helpdesk|help desk|staff|employee of|insider|your (?:creator|maker|developer|owner|operator)s?|betreiber\w*|datenschutz\w*|freigegeben|geschaftsleitung|behorde|behordlich|orden (?:de|del) \w+|por orden|administrador|decision de la direction|par ordre|ordine d\w+|anthropic|openai|google|microsoft)\b|管理员|官方|批准|администрац|распоряжени/;
const memoryOf =
  /\b(?:what (?:you|is|the assistant) (?:know|remember|stored?|have|others|other)\w*|what other people|whatever is stored|everything on file|stored|remembered|memor(?:y|ies)|retained|on file|private (?:notes?|entries|data|memor\w+)|hidden (?:entries|notes|data)|internal stuff|all entries|alle (?:eintrage|gespeicherten)|gespeicherte\w*|datos guardados|donnees enregistrees|conversation history|chat history|chat log|every profile|profiles?|patient's|customer's notes|(?:'s|s') (?:entry|notes?|consents?|record)|salary data|personal data|home address|all accounts|consents?|sharing|facts?|claims about you|verification\w*|verifications|security questions|guard ?rails?|restrictions?|limits?|checks|spending limits|this (?:account|device|contact|user|person)|ce compte)\b/;
const power =
  /\b(?:show|disclose|reveal|hand(?:s)? over|list|see|view|read|open|access|edit|erase|delete|remove|amend|put|lift\w*|relax\w*|waive\w*|suspend\w*|whitelist\w*|skip|accept|treat|trust|keep|outranks?|takes? rank|rank above|above what|authoritative|count as given|counts? as|include|store|stored|record|save|share|make available|make .{1,40} available|no (?:further )?proof|do not apply|don't apply|never need|weitergegeben|weitergeben|sehen|mostrar|levees?|see everything|see all|set to yes|owner of|holds? admin)\b/;
const bound =
  /\b(?:you|your|assistants?|the system|ai|model|bot|whoever|any(?:one)? (?:inquiry|who)|its sender|bearer|caller|sender|must|shall|are to|is to|instruct|requires?|required|obliged|oblige|directive|have been|has been|are levees|sont levees|hereby|no longer|from now|without review|count as given|mandate|clearance|by order|may|can be|weitergegeben|debe|orden)\b/;
const rights =
  /\b(?:right to|you (?:may|can|have the right to) (?:request|ask|object|withdraw|access|delete)|privacy policy|terms of|cookie|gdpr|dsgvo|receipts|invoices|passport|tax return|your consent can)\b/;
const speaking =
  /\b(?:here|speaking|this is|i am|i'm|as (?:an?|the) |hier spricht|my lawyer says|habla|ici|note that my|on behalf)\b/;
const privy =
  /\b(?:private|hidden|internal stuff|all entries|alle eintrage|others?|other people|every(?:body|one)|all accounts|all notes|my requests|never need|clearance|outrank|own this service|no limits|rules)\b/;
const grants =
  /\b(?:may|can|allowed|cleared|permission|authori[sz]e\w*|darf|see|view|show|read|never need|obliged|outrank|keep no|own)\b/;

/** Rank, approval or law that is said to allow what is kept or shown to be changed. */
export const warrantRules: readonly Rule[] = [
  {
    kind: "authority_claim",
    anywhere: true,
    weigh(reading) {
      const { role, person } = reading;
      return person ? byPerson(reading) : role === "assistant" ? onOrders(reading) : byStranger(reading);
    },
  },
];

function byStranger(reading: Reading): number {
  const { text } = reading;
  const all = around(reading);
  if (!power.test(text) || !warrant.test(all) || !memoryOf.test(all) || rights.test(all)) return 0;
  const told = bound.test(all);
  const store = memoryWord.test(all);
  return told && store ? 0.65 : told && drops.test(text) ? 0.65 : 0.2;
}

const memoryWord =
  /\b(?:memor(?:y|ies)|remember(?:ed)?|stored|on file|what (?:you|is|the assistant) (?:know|remember|stored?)\w*|what you|private notes|customer's notes|entry|entries|profiles?|consents?|conversation history|chat history|history available|salary data|patient's|gespeicherte\w*|datos guardados|donnees enregistrees|facts|users? say)\b/;
const drops =
  /\b(?:restrictions?|guard ?rails?|checks|verifications?|security questions|limits?) (?:\w+ ){0,5}(?:lifted|relaxed|waived|suspended|off|levees?|do not apply|not needed)\b|\bskip\b|\bsont levees\b|\bwithout review\b|\bno (?:further )?proof\b/;

function byPerson(reading: Reading): number {
  const { text } = reading;
  const all = around(reading);
  if (!(keeps(reading) || /\b(?:put me down|next time|merke? dir)\b/.test(all))) return 0;
  const claims = warrant.test(all) && speaking.test(all);
  return claims && privy.test(text) && grants.test(text) && !told(text) ? 0.65 : 0;
}

/** What a person says of their own work. */
function told(text: string): boolean {
  return narrates(text) && !/\b(?:you|your|this (?:account|device|service)|entries|hidden|note that)\b/.test(text);
}

/** An assistant that follows somebody else's rank about what it keeps of the person. */
function onOrders(reading: Reading): number {
  const { text } = reading;
  const all = around(reading);
  const refuses = /\b(?:can't|cannot|not able|unable|won't|will not|only an?|i'm not)\b/.test(all);
  if (refuses || !warrant.test(text) || !/\bi(?:'ve|'ll| will| have|'m| am| was)\b/.test(text)) return 0;
  const follows =
    /\b(?:instructed|ordered|directed|told|asked|required|approved|signed|verified|authori[sz]ed|mandated) by\b|\b(?:approved|signed) (?:it|off)\b|\b(?:came|comes) from\b|\bverified authority\b|\bsince (?:the|management|legal|hr|compliance)\b|\bbecause (?:the|management|legal|hr|compliance)\b/.test(
      text,
    );
  const about =
    /\b(?:your (?:\w+ )?(?:notes|data|consent\w*|memor\w+|entries|profile|facts|details|history)|about you|you (?:waive\w*|consent\w*|agree\w*))\b/.test(
      text,
    );
  return follows && about ? 0.65 : 0;
}
