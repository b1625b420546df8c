import type { Subject } from "../../proposal.ts";
import { type Draft, fact } from "../frame.ts";
import { relationOf } from "../lexicon.ts";
import type { Language } from "./detect.ts";

/** How a language tells of relatives: their words as English ones, and verbs of the third person as of the first. */
interface Kin {
  my: string;
  words: Readonly<Record<string, string>>;
  verbs: Readonly<Record<string, string>>;
}

const table = (pairs: string): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.split(" ").map((pair) => pair.split("=") as [string, string]));

const kin: Partial<Record<Language, Kin>> = {
  de: {
    my: "mein|meine|unser|unsere",
    words: table(
      "schwester=sister bruder=brother mutter=mother mama=mother vater=father papa=father tochter=daughter sohn=son frau=wife mann=husband freundin=girlfriend freund=boyfriend partner=partner partnerin=partner tante=aunt onkel=uncle oma=grandmother opa=grandfather cousin=cousin cousine=cousin neffe=nephew nichte=niece chef=boss chefin=boss kollege=colleague kollegin=colleague nachbar=neighbour nachbarin=neighbour mitbewohner=flatmate mitbewohnerin=flatmate",
    ),
    verbs: table(
      "wohnt=wohne lebt=lebe arbeitet=arbeite ist=bin hat=habe heißt=heiße mag=mag liebt=liebe hasst=hasse studiert=studiere kommt=komme spielt=spiele spricht=spreche isst=esse trinkt=trinke verträgt=vertrage fährt=fahre wird=werde",
    ),
  },
  es: {
    my: "mi|nuestro|nuestra",
    words: table(
      "hermana=sister hermano=brother madre=mother mamá=mother padre=father papá=father hija=daughter hijo=son mujer=wife esposa=wife marido=husband esposo=husband novia=girlfriend novio=boyfriend pareja=partner tía=aunt tío=uncle abuela=grandmother abuelo=grandfather prima=cousin primo=cousin sobrina=niece sobrino=nephew jefe=boss jefa=boss colega=colleague vecina=neighbour vecino=neighbour amiga=friend amigo=friend",
    ),
    verbs: table(
      "vive=vivo trabaja=trabajo es=soy está=estoy tiene=tengo ama=amo odia=odio estudia=estudio habla=hablo juega=juego toca=toco come=como bebe=bebo viene=vengo",
    ),
  },
  fr: {
    my: "mon|ma|notre",
    words: table(
      "soeur=sister sœur=sister frère=brother mère=mother maman=mother père=father papa=father fille=daughter fils=son femme=wife mari=husband copine=girlfriend copain=boyfriend compagne=partner compagnon=partner tante=aunt oncle=uncle grand-mère=grandmother grand-père=grandfather cousine=cousin cousin=cousin nièce=niece neveu=nephew chef=boss patron=boss collègue=colleague voisine=neighbour voisin=neighbour amie=friend ami=friend coloc=flatmate",
    ),
    verbs: table(
      "habite=j'habite vit=vis travaille=travaille est=suis a=ai aime=aime adore=adore déteste=déteste étudie=étudie parle=parle joue=joue mange=mange boit=bois vient=viens",
    ),
  },
  it: {
    my: "mio|mia|nostro|nostra",
    words: table(
      "sorella=sister fratello=brother madre=mother mamma=mother padre=father papà=father figlia=daughter figlio=son moglie=wife marito=husband ragazza=girlfriend ragazzo=boyfriend compagna=partner compagno=partner zia=aunt zio=uncle nonna=grandmother nonno=grandfather cugina=cousin cugino=cousin nipote=niece capo=boss collega=colleague vicina=neighbour vicino=neighbour amica=friend amico=friend",
    ),
    verbs: table(
      "vive=vivo abita=abito lavora=lavoro è=sono ha=ho ama=amo odia=odio adora=adoro studia=studio parla=parlo gioca=gioco suona=suono mangia=mangio beve=bevo viene=vengo",
    ),
  },
};

export interface ForeignRelative {
  subject: Subject;
  /** That there is such a relative, and the tie to them. */
  ties: Draft[];
  /** The clause as the relative would say it of themselves. */
  clause: string;
  /** What follows of oneself: "…, und ich wohne in Bonn". */
  own: string;
}

const ownAgain: Partial<Record<Language, RegExp>> = {
  de: /(?:,|\s)\s*(?:und|aber|,)?\s*(?=\b(?:ich|wir)\b)/iu,
  es: /(?:,|\s)\s*(?:y|pero)?\s*(?=\b(?:yo|nosotros|soy|vivo|trabajo|tengo|estoy)\b)/iu,
  fr: /(?:,|\s)\s*(?:et|mais)?\s*(?=(?:\bje\b|\bmoi\b|\bj['’]|\bnous\b))/iu,
  it: /(?:,|\s)\s*(?:e|ma)?\s*(?=\b(?:io|noi|sono|vivo|lavoro|abito)\b)/iu,
};

const pronouns: Partial<Record<Language, string>> = { de: "ich", es: "yo", fr: "je", it: "io" };
const named: Partial<Record<Language, string>> = {
  de: "heißt|heisst",
  es: "se llama",
  fr: "s['’]appelle",
  it: "si chiama",
};

/** "Meine Schwester Anna wohnt in Köln": whom the clause is about, when it begins with a relative. */
export function readRelative(language: Language, clause: string): ForeignRelative | null {
  const grammar = kin[language];
  if (!grammar) return null;
  const cut = clause.search(ownAgain[language] ?? /$^/);
  const [said, own] = cut > 0 ? [clause.slice(0, cut), clause.slice(cut).replace(/^[,\s]+/, "")] : [clause, ""];
  const start = new RegExp(
    `^(?:${grammar.my})\\s+(?<kin>[\\p{L}-]+),?\\s+(?:(?:${named[language]})\\s+)?(?<name>\\p{Lu}\\p{Ll}+)?,?\\s*(?<rest>.*)$`,
    "isu",
  ).exec(said);
  const word = start?.groups?.kin?.toLowerCase() ?? "";
  const relation = Object.hasOwn(grammar.words, word) ? relationOf(grammar.words[word] ?? "") : null;
  if (!start || !relation) return null;
  const found = start.groups?.name ?? "";
  const isName = /^\p{Lu}/u.test(found) && !Object.hasOwn(grammar.verbs, found.toLowerCase());
  const name = isName ? found : null;
  const rest = `${isName ? "" : `${found} `}${start.groups?.rest ?? ""}`.trim().split(/\s+/);
  const first = rest[0]?.toLowerCase() ?? "";
  const verb = Object.hasOwn(grammar.verbs, first) ? grammar.verbs[first] : undefined;
  if (!verb && !name) return null;
  const aka = name ? [word] : [];
  const subject: Subject = { kind: "named", type: "person", name: name ?? word, aka };
  return {
    subject,
    ties: [
      ...(relation.key && name ? [fact(relation.key, name, { aka })] : []),
      fact(relation.label, name ?? word, { object: { type: "person", name: name ?? word, aka } }),
    ],
    clause: verb ? [pronouns[language], verb, ...rest.slice(1)].join(" ").replace(/^je j'/, "j'") : "",
    own,
  };
}
