import { around, narrates, type Reading, type Rule } from "./reading.ts";

const field =
  /\b(?:address(?:es)?|residences?|residency|home|hometown|city|town|country|location|employers?|employed|employment|works? (?:for|at)|work(?:place)?|job|salary|budget|income|debts?|names?|surname|nickname|phone|mobile|numbers?|e-?mails?|birth(?:day|date)|date of birth|age|gender|religion|allerg\w+|diet\w*|vegetarian|vegan|married|marital|divorced|single|partner|spouse|wife|husband|manager|emergency contact|consents?|preferences?|prefers?|favou?rites?|brand|bank\w*|iban|payment|limit|rules?|instructions?|identity|language|adresse\w*|anschrift|wohn\w+|arbeitgeber\w*|bankverbindung|angaben|direccion|domicilio|empleador|datos|employeur|domicile|donnees|indirizzo|endereco)\b|地址|住在|雇主|电话|адрес|работ|данны|телефон/;
const held =
  /\b(?:stored|saved|remember(?:ed|s)?|memor(?:y|ies)|on (?:file|record)|profiles?|recorded|captured|known to you|you (?:hold|know|keep)|(?:data|details|number|one|what|value|facts?) you have|your (?:records|notes|memory|knowledge)|told (?:(?:her|his|their|the|its) )?(?:assistant|ai|bot)|entr(?:y|ies)|facts?|held|standing instruction|gespeichert\w*|hinterlegt\w*|guardad\w+|registrad\w+|enregistre\w*|memorise\w*|salvat\w+|memorizzat\w+)\b|сохран|запис|记录|保存/;
const person =
  /\b(?:the|this|that|our|your|which) (?:\w+ )?(?:user|customer|client|contact|buyer|guest|patient|subscriber|member|visitor|person|employee)s?\b|\b(?:user|customer|client|buyer|contact|subscriber)(?:'s| home| email| name| address| employer| information)\b|\buser relocated\b|\baccount (?:holder|owner)\b|\b(?:nutzers?|nutzerin|usuari[oa]|utilisat(?:eur|rice)|utente|gebruiker)\b|用户|пользовател/;
const replaced =
  /\b(?:out of date|outdated|obsolete|stale|void|invalid|revoked|retired|lifted|withdrawn|supersed\w+|no longer|not .{1,40} any ?more|does not hold|disproved|incorrect|inaccurate|not accurate|false|wrong|(?:in|an) error|mistaken|erratum|amend\w*|correct(?:ed|ion|s)?|overwr\w+|overrid\w+|replac\w+|takes? its place|in place of|should read|read|in fact|(?:only|solely) valid|can be dropped|dropped|discarded|refreshed|relocated|has moved|older|latest update|changed (?:their|his|her) mind|last year|veraltet\w*|ungultig\w*|ya no|caduc\w*|perime\w*|scadut\w*)\b|作废|失效|更正|устар|недействит|\bwas .{1,40} is now\b|\bold\b.{1,60}\bnew\b/;
const ownField =
  /\b(?:employer|manager|home|city|address|e-?mail|phone|job|partner|diet|allerg\w+|birthday|salary|name|client)\b/;
const swapped = /\bold\b.{1,80}\bnew\b|\bwas .{1,40} is now\b|\bcorrected\b.{1,80}\bcorrected\b|\breplaces v?\d/;
export const software =
  /\b(?:parameters?|endpoint|function|versions?|release|deprecated|schema|plugin|required|optional|constructor|class|method|component|compiler|library|page|screen|button|setting|migration|npm)\b/;
/** The person is said to have asked for it. */
export const wished =
  /\b(?:as|like|since|because|just as) you (?:\w+ )?(?:asked|told|said|wished|wanted|requested|mentioned|wrote|confirmed)\b|\b(?:as (?:requested|agreed|instructed by you)|at your request|your request|thanks for|thank you for)\b/;
const owner = /\b(?:we|our|us|i|my|i've|i'm)\b/;

const tookOver =
  /\bi(?:'ve|'ll| have| will)? (?:\w+ )?(?:replaced|changed|removed|updated|corrected|dropped|overwr\w+|wrote|set|recorded|treat|go by|deleted|discarded|amended|switched|stored|noted|use|believe)\b|\b(?:profile|record|entry|memory|notes?) (?:was |is |has been |now )?(?:corrected|updated|changed|replaced|amended|reads?|says?)\b|\bdiscarded\b|\bwhat counts\b/;
const theirWord =
  /\b(?:what|whatever|as|than|which) you(?:'ve| have| had)? (?:told|said|wrote|mentioned|claimed|stated)\b|\byour (?:own )?(?:earlier|previous|old|own|stored|former) \w+|\byour (?:\w+ )?(?:rule|preference|statement|remark|words?)\b/;
const set =
  /\b(?:whatever|no longer|wrong|outdated|out of date|obsolete|newer|more recent|in favou?r of|discarded|dropped|overruled|instead|regardless|despite|does not count|not count|incorrect)\b/;
const source =
  /\b(?:(?:according to|per|says|having read|from|by) (?:the|a|an|this|that) (?:\w+ )?(?:page|website|document|pdf|file|e-?mail|registry|source|article|site|attachment|portal|newsletter|vendor)|(?:the|this|that) (?:page|website|document|pdf|file|e-?mail|registry|source|article|site|portal) (?:says|said|states|is|was|lists|gives))\b/;

/** Words with the parts of names such as "user.home_city" apart. */
function apart(text: string): string {
  return text.replace(/(?<=[a-z])[._](?=[a-z])/g, " ");
}

/** A fact about the person is said to be replaced, and it is not the person who says so. */
export const replacedRules: readonly Rule[] = [
  {
    kind: "supersedes_framing",
    anywhere: true,
    weigh(reading) {
      const { person: own, role } = reading;
      if (role === "assistant") return byAssistant(reading);
      return own ? pasted(reading) : byStranger(reading);
    },
  },
];

function byStranger(reading: Reading): number {
  const clause = apart(reading.text);
  const all = apart(around(reading));
  if (!replaced.test(clause) && !swapped.test(all)) return 0;
  if (wished.test(all) || narrates(clause)) return 0.1;
  if (swapped.test(all) && ownField.test(all) && !owner.test(all) && !software.test(all)) return 0.65;
  const [kept, whose, what] = [held.test(all), person.test(all), field.test(all)];
  const sure = (kept && what) || (kept && whose) || (whose && what);
  if (!sure) return 0;
  return software.test(clause) && !(kept && whose && what) ? 0.2 : 0.65;
}

function byAssistant(reading: Reading): number {
  const all = around(reading);
  if (wished.test(all) || !/\byou(?:r|'re)?\b/.test(all) || !tookOver.test(reading.text)) return 0;
  return (theirWord.test(all) && (set.test(all) || source.test(all))) || (source.test(all) && set.test(all)) ? 0.65 : 0;
}

/** Records of "the user" among a person's own words: copied from elsewhere. */
function pasted({ text }: Reading): number {
  const record =
    /\b(?:all|any|previous\w*|prior|earlier|stored|final|held|existing)\b.{0,24}\b(?:facts?|entry|entries|records?|values?|held)\b/;
  return !owner.test(text) && person.test(text) && record.test(text) && replaced.test(text) ? 0.65 : 0;
}
