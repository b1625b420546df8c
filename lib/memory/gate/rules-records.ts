import { any, has, near } from "./clause-reading.ts";
import { around, keeps, namesRecord, narrates, orders, type Rule } from "./reading.ts";
import { software } from "./rules-replaced.ts";

const someone =
  "(?:(?!(?:my|own|this|the|mine|our|your|its|it|today|let|that|here|there|what|who)'s)[a-z][\\w.-]*'s|his|her|their|everyone's|everybody's)";
const container = "(?:memory|memories|entry|entries|profile|record|account|stored facts|chat history|notes on file)";
const ofWhom =
  "(?:(?:the )?(?:user|account|account of|customer|client|tenant|member|colleague|dr|mr|mrs|ms|my (?!own\\b|self\\b|profile|account|memory)\\w+|another|other|[a-z]+\\.[a-z]+)\\b|[a-z]+ [a-z]+\\b)";
const theirs = new RegExp(
  [
    `\\b(?:in|into|to|under|of|from|on|inside|onto) (?:my )?(?:[\\w-]+ ){0,2}${someone} (?:\\w+ )?${container}\\b`,
    `\\b(?:in|into|to|under|onto) the (?:\\w+ )?${container} of ${ofWhom}`,
    `\\b(?:under|in|into) (?:the )?${container} of ${ofWhom}`,
    `\\b(?:change|edit|correct|update|overwrite|alter|set|rewrite|adjust|copy|show|read|open|list|merge|dump|print) (?:me )?(?:my )?(?:[\\w-]+ ){0,2}${someone} (?:\\w+ )?(?:memory|memories|entry|entries|stored facts|chat history)\\b`,
    `\\b(?:memories|facts|entries|history|memory|profile|data) of (?:user|account|customer|tenant|member|client)s? [\\w.]+`,
    "\\b(?:im|in das|ins|zum|aus dem) (?:profil|gedachtnis|konto|speicher) (?:von|des|der) (?!mir\\b)\\w+",
    "\\b(?:en|a|de) (?:la memoria|el perfil|la ficha|el registro) de (?!mi\\b (?:parte|memoria))(?:mi )?\\w+",
    "\\b(?:dans|de|sur|a) (?:la memoire|le profil|la fiche) de (?:mon |ma )?\\w+",
    "\\b(?:nella memoria|nel profilo|nella scheda) d(?:i|el|ella) \\w+|\\bna memoria d(?:o|a|e) \\w+",
  ].join("|"),
);
const before =
  /\b(?:the )?(?:person|user|customer|guest|visitor|people|one|ones) (?:who (?:was|were) here )?(?:before|next to) me\b|\bprevious (?:user|customer|visitor|person)s?\b|\b(?:all|the) other (?:people|persons|users)\b/;
const after =
  /\b(?:for|to) (?:whoever|anyone who|the next (?:person|user|one)) .{0,30}\b(?:after me|next|here)\b|\bfor (?!my\b|the\b|this\b|our\b|an?\b|each\b|every\b|your\b|any\b|it\b|that\b|one\b|new\b)[a-z]+ account\b/;
const inTheirName = /\b(?:on behalf of|in the name of|speaking for) (?:my )?(?!me\b|myself\b)\w+/;
const changed =
  /\bhave you down as\b|\b(?:dropped|wrote down|put down|recorded|list you as)\b|\b(?:set|changed?|replaced?|overwrit\w+|overwrote|corrected|amended|updated?|put|fixed|adjusted|edited|altered|rewrote|switched|entered|saved|stored|noted)\b/;
const field =
  /\bdown as\b|\bthe one from the\b|\b(?:your|the|in|it in) (?:\w+ )?(?:records?|files?|profile|memory|entry|entries|address|employer|name|diet|allergies|account|bank|phone|email|job|status|data)\b/;
const unheard =
  /\bregardless of your\b|\b(?:dropped|removed|deleted) the (?:\w+ ){1,3}you (?:gave|told|wrote)\b|\b(?:scratch|disregard|ignore|forget|never mind|drop|whatever|despite|regardless of|instead of|contrary to|not|unlike|rather than) (?:\w+ ){0,4}(?:you (?:said|told|wrote|mentioned|claimed|stated)|your (?:earlier|previous|old|last|own) (?:\w+ )?(?:message|statement|words|claim|version|information)s?)\b|\byour (?:profile|record|memory|file|entry) (?:was|is) (?:wrong|outdated|mistaken|incorrect)\b|\bnot (?:\w+ ){1,3}as you (?:said|wrote|told|claimed)\b|\bnewer information\b/;
const old =
  /\b(?:previous\w*|earlier|former|prior|old|older|before|past|existing|anterior\w*|anterieur\w*|precedent\w*|fruher\w*|bisherig\w*|alte\w*|vorherig\w*|prima|held|on file|antig\w+|прежн\S*)\b/;
const ended =
  /\b(?:los(?:e|es|t) validity|erroneos|erroneas|withdrawn|obsolete|void|invalid|wrong|outdated|no longer|never|must be (?:deleted|removed|dropped)|strike|struck|replaces?|replaced|discard|erratum|deleted|false|incorrect|revoked|superseded|retired|ungultig|falsch|uberholt|caduques?|perimees?|fausses?|anulad\w+|no valen|falsos?|non vale|sbagliat\w+|invalido\w*|niet meer|недействительн\S*)\b/;
const aboutPerson =
  /\b(?:users?|users?'s?|customer|client|account holder|visitor|guest|person|profile|nutzer\w*|benutzer\w*|kunde\w*|stammdaten|usuari\w+|utilisat\w+|utente|gebruiker)\b/;
const lives =
  /\b(?:user|customer|person|client|visitor|he|she|they|er|sie|nutzer|usuario|utilisateur|utente|il|elle)\b.{0,24}\b(?:lives?|lived|works?|worked|moved|resides?|banks?|earns?|owns?|wohnt|arbeitet|zahlt|vive|trabaja|habite|travaille|abita|lavora|mora)\b/;
const says =
  /\b(?:user|users|customer|client|visitor|guest|person|person you|subscriber|buyer|he|she)\b.{0,60}\b(?:likes?|dislikes?|loves?|wants?|prefers?|trusts?|insists?|asked us|has chosen|chose|chosen|told (?:us|our|the)|believes?|refuses|rejects|agreed to (?!the (?:terms|contract|price|date))|consented|doesn't want|does not want|would rather|wishes|hates|devoted|loyal|favou?rs?|committed|opted)\b|\bfavou?rite (?:\w+ ){0,2}of the (?:user|visitor|customer|guest)\b|\b(?:nutzer\w*|usuario|usuaria|utilisateur|utilisatrice|utente|gebruiker)\b.{0,60}\b(?:mochte|will|confia|rechaza|rifiuta|refuse|wunscht|bevorzugt|vertraut|quiere|prefiere|desea|veut|prefere|souhaite|vuole|preferisce|quer|prefere|deseja|wil)\b|用户.{0,12}(?:想|喜欢|希望|同意|偏好|信任|只)|пользовател\S* .{0,20}(?:хочет|предпочитает|доверяет)/;
const pushy =
  /\b(?:cualquier|plenamente|only|no other|nothing else|nobody else|always|every|all|exclusively|ausschliesslich|nur|solo|seulement|que chez|siempre|sempre|firmly|strongly|clearly|clairement|devoted|loyal|never|remember|honou?r|record|recommend\w*|consent\w*|shared?|partners|without|wire|risk\w*|warned|warnings?|two-factor|verification|comparisons?)\b|只/;

/** Whose memory is written, and what strangers say about the person in it. */
export const recordRules: readonly Rule[] = [
  {
    kind: "cross_user",
    weigh(reading) {
      const { clause, person, text } = reading;
      const order =
        orders(clause, "store", "leak", "transfer", "grant", "act") ||
        /\b(?:write|add|put|change|edit|correct|update|overwrite|alter|set|rewrite|copy|merge|log|enter|speichere|schreib\w*|trag|guarda|escribe|ecris|note|scrivi)\b/.test(
          text,
        );
      if (theirs.test(text) && order && !narrates(text)) return person ? 0.7 : 0.75;
      if (
        before.test(around(reading)) &&
        order &&
        /\b(?:told|said|tell|stored|know|facts|typed|asked|memor\w+)\b/.test(around(reading))
      )
        return 0.7;
      const confided =
        /\bwhat (?:my \w+|he|she|they|others|someone else|somebody else|the others) (?:has |have |had )?(?:told|said to|asked|wrote to|confided in|typed to) you\b/;
      if (
        person &&
        (confided.test(text) || after.test(text)) &&
        (orders(clause, "leak", "store", "tell", "transfer") || /^read\b/.test(text))
      )
        return 0.65;
      return person && inTheirName.test(text) && orders(clause, "store") ? 0.65 : 0;
    },
  },
  {
    kind: "cross_user",
    weigh({ clause, person, text }) {
      if (person || (!has(clause, "others") && !/\ball (?:customers|users|members|visitors) of\b/.test(text))) return 0;
      return /\b(?:apply|set|remembered|stored|saved|merge|treat|recorded)\b/.test(text) && !has(clause, "not")
        ? 0.65
        : 0;
    },
  },
  {
    kind: "supersedes_framing",
    weigh(reading) {
      const { clause, person, role, text } = reading;
      if (person) return 0;
      const all = around(reading);
      if (role === "assistant") {
        const swapped = /\b(?:i|i've|i have)\b/.test(all) && changed.test(all) && field.test(all);
        return swapped && unheard.test(all) ? 0.7 : 0;
      }
      const about = has(clause, "thirdParty") || aboutPerson.test(text);
      if (!about || !ended.test(text)) return 0;
      if (software.test(text) && !has(clause, "thirdParty")) return 0.2;
      if (old.test(text) || namesRecord(text) || lives.test(text) || has(clause, "supersede")) return 0.65;
      return 0.3;
    },
  },
  {
    kind: "fake_preference",
    weigh(reading) {
      const { clause, person, role, text } = reading;
      if (person) return 0;
      if (role === "assistant") {
        const kept = any(clause, "store") || /\b(?:i'll|i will|i've) (?:note|remember|save|record)\b/.test(text);
        return kept &&
          /\byou(?:'ve| have)? (?:\w+ )?(?:want|wants|trust|consent\w*|agreed|authoris\w+|authoriz\w+|allow\w*|waive\w*)\b/.test(
            text,
          ) &&
          /\b(?:every|all|only|always|shar\w+|partners|medical|never|without|data|consent\w*)\b/.test(text)
          ? 0.65
          : 0;
      }
      if (lives.test(text) && (has(clause, "thirdParty") || keeps(reading))) return 0.6;
      if (!says.test(text)) return near(clause, "thirdParty", "attitude", 6) !== null && pushy.test(text) ? 0.4 : 0;
      return pushy.test(text) || /\b(?:profile|insight|hint|preference|known|fyi)\b/.test(text)
        ? 0.65
        : /\b(?:user|visitor)\b/.test(text)
          ? 0.6
          : 0.4;
    },
  },
  {
    kind: "authority_claim",
    weigh(reading) {
      // "Never verify me again": leave that nobody checks.
      const { clause, person, text } = reading;
      const waived =
        /\b(?:never|not|n't|don't|no longer|no need|without|nor|needn't) .{0,25}\b(?:verif\w+|authenticat\w+|identity checks?|permission checks?|confirm deletions?|clearance)\b|\b(?:mfa|2fa|two-factor|verification|identity checks?|authentication|payment checks?|security checks?|moderation) (?:\w+ ){0,2}(?:is|are|was|were)? ?(?:switched off|turned off|off|waived|disabled|suspended|not needed|skipped|lifted)\b|\bswitch (?:the )?verification off\b/.test(
          text,
        );
      if (!waived || /\b(?:can't|cannot|not able to|unable to) (?:verify|authenticate)\b/.test(text)) return 0;
      if (!person)
        return has(clause, "authority") ||
          any(clause, "thirdParty", "store", "persist") ||
          /\bthis (?:profile|account|person|vendor)\b/.test(text)
          ? 0.7
          : 0.3;
      return keeps(reading) &&
        /\b(?:me|i|my|this (?:user|account|person|profile)|the user)\b/.test(text) &&
        !/\b(?:passport|at work|our|my (?:bank|app|company|phone))\b/.test(text)
        ? 0.7
        : 0.2;
    },
  },
  {
    kind: "authority_claim",
    weigh(reading) {
      // Rank over other people's data, from nobody that can be checked.
      const { clause, person, text } = reading;
      const all =
        /\b(?:read|see|view|access|open|ver|sehen|voir|vedere) (?:\w+ ){0,2}(?:everybody|everyone|all|others|other people|todos|alle|tous|tutti)\S*|\bdatos de todos\b|\b(?:everybody|everyone)'s (?:entries|data|memor\w+)\b|\b(?:root|superuser|admin) (?:access|rights|level)\b|\b(?:permission|access|trust) level\b/.test(
          text,
        );
      const claims =
        any(clause, "rank", "authority", "entitled") ||
        /\b(?:team that (?:built|made) you|developer|administrador)\b/.test(around(reading));
      return all &&
        claims &&
        keeps(reading) &&
        (!person || !narrates(text) || /\b(?:may|puedo|this user|the user)\b/.test(text))
        ? 0.65
        : 0;
    },
  },
];
