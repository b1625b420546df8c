import { fact } from "../frame.ts";
import { type ClauseRule, each, ended, one } from "./foreign.ts";

const list = /\s*(?:,|\bet\b)\s*(?:le |la |les |l'|l’|du |de la |des |un |une )?/;
const article = "(?:le |la |les |l['’]|du |de la |des |de l['’])?";
const place = "(?<place>\\p{Lu}[\\p{L}'’-]+(?:\\s+\\p{Lu}[\\p{L}-]+)*)";
const rule = (source: string, read: ClauseRule["read"]): ClauseRule => ({ pattern: new RegExp(source, "iu"), read });
const strict = (source: string, read: ClauseRule["read"]): ClauseRule => ({ pattern: new RegExp(source, "u"), read });
const pastime =
  /^(?:randonnée|natation|course|lecture|peinture|danse|escalade|cuisine|photographie|photo|pêche|chasse|musique|couture|poterie|yoga|vélo|cyclisme|ski|football|foot|tennis|rugby|judo|jardinage|bricolage|tricot|voile|équitation|surf|échecs)\b/i;

export const french: readonly ClauseRule[] = [
  strict(
    "\\b(?:[Jj]e m['’]appelle|[Mm]on (?:pré)?nom (?:est|c['’]est))\\s+(?<name>\\p{L}[\\p{L}-]+(?:\\s+\\p{Lu}[\\p{L}-]+)?)",
    ({ name }) => one("name", name),
  ),
  rule(
    "\\bje (?<not>ne )?travaille (?:plus )?comme\\s+(?<role>[^,.;]+?)(?=\\s+(?:à|chez|dans|pour|en)\\b|\\s*$)",
    ({ not, role }) => (not ? ended("role", role) : one("role", role)),
  ),
  strict(
    "\\btravaille\\b[^,]{0,40}?\\bchez\\s+(?<org>\\p{Lu}[\\p{L}\\d&.-]*(?:\\s+\\p{Lu}[\\p{L}\\d&.-]*)*)",
    ({ org }) => one("employer", org),
  ),
  strict(`(?:\\b[Jj]['’]habite|\\b[Jj]e vis|\\b[Jj]e réside)\\b[^,]{0,20}?\\s(?:à|en|au) ${place}`, ({ place }) =>
    one("location", place),
  ),
  strict(`\\b[Jj]e n['’]habite plus\\b[^,]{0,10}?\\s(?:à|en|au) ${place}`, ({ place }) => ended("location", place)),
  strict(`\\b(?:[Jj]['’]ai (?:déménagé|emménagé)|[Jj]e me suis installée?)\\s(?:à|en|au) ${place}`, ({ place }) =>
    one("location", place),
  ),
  strict(`\\b(?:[Jj]e viens|[Jj]e suis originaire|[Oo]riginaire) (?:de |d['’])${place}`, ({ place }) =>
    one("hometown", place),
  ),
  rule("\\bj['’]ai\\s+(?<age>\\d{1,3})\\s+ans", ({ age }) => one("age", age)),
  rule(
    "\\bje (?<not>ne )?suis\\s+(?<gone>plus )?(?<diet>v[ée]g[ée]tarien(?:ne)?|v[ée]gane?|pesc[ée]tarien(?:ne)?|végétalien(?:ne)?|flexitarien(?:ne)?)",
    ({ not, gone, diet }) => (not || gone ? ended("diet", diet) : one("diet", diet)),
  ),
  rule(
    "\\b(?:donc |plutôt |maintenant |désormais )+(?<diet>v[ée]g[ée]tarien(?:ne)?|v[ée]gane?|pesc[ée]tarien(?:ne)?|végétalien(?:ne)?)",
    ({ diet }) => one("diet", diet),
  ),
  rule(
    "\\bje suis\\s+(?<role>(?:infirmi|boulang|cuisini|épici|pâtissi|menuisi|plombi|polici|pompi|caissi)(?:er|ère)|professeure?|prof|ingénieure?|médecin|avocate?|architecte|journaliste|dentiste|comptable|développeu(?:r|se)|designer|étudiante?|vendeu(?:r|se)|coiffeu(?:r|se)|enseignante?|traduct(?:eur|rice)|serveu(?:r|se)|libraire|pharmacien(?:ne)?|vétérinaire)\\b(?<rest> (?:de|en) \\p{L}+)?",
    ({ role, rest }) => one("role", `${role ?? ""}${rest ? ` ${rest.trim()}` : ""}`),
  ),
  rule("\\bje suis\\s+(?<status>célibataire|mariée?|divorcée?|veu(?:f|ve)|fiancée?|pacsée?)", ({ status }) =>
    one("marital_status", status),
  ),
  rule(`\\ballergique (?:aux|au|à la|à l['’]|à)\\s*(?<what>[^,.;]+)`, ({ what }) => each(what, list, "allergy")),
  rule(
    `\\bj['’](?:adore|aime)\\s+(?:bien |beaucoup )?(?!(?:pas|qu|que)\\b)${article}(?<what>(?:(?!\\s+(?:et|mais)\\s+(?:je|j['’]|mon|ma|mes|on|il|elle)\\b)[^,.;])+)`,
    ({ what }) =>
      each(what, list, "likes").map((draft) => (pastime.test(draft.value ?? "") ? { ...draft, key: "hobby" } : draft)),
  ),
  rule(`\\b(?:je déteste|je hais|je n['’]aime pas|j['’]ai horreur de)\\s+${article}(?<what>[^,.;]+)`, ({ what }) =>
    each(what, list, "dislikes"),
  ),
  rule(
    `\\bma? (?<kind>couleur|plat|boisson|film|livre) préférée? (?:est|c['’]est)\\s+${article}(?<what>[^,.;]+)`,
    ({ kind, what }) =>
      one(
        `favorite_${{ couleur: "color", plat: "food", boisson: "drink", film: "movie", livre: "book" }[kind?.toLowerCase() ?? ""] ?? "thing"}`,
        what,
      ),
  ),
  rule(
    "\\b(?:mon|ma|notre) (?<pet>chien(?:ne)?|chat(?:te)?|lapin|hamster|perroquet|cheval|tortue|poisson)\\s+s['’]appelle\\s+(?<name>\\p{L}+)",
    ({ pet, name }) => (name ? [fact("pet", name, { aka: pet ? [pet] : [] })] : []),
  ),
  rule(
    "\\bj['’]ai (?:un|une)\\s+(?<pet>chien(?:ne)?|chat(?:te)?|lapin|hamster|perroquet|cheval|tortue|poisson)\\b",
    ({ pet }) => one("pet", pet),
  ),
  rule("\\bj['’]ai\\s+(?<kids>(?:un|une|deux|trois|quatre|\\d+) (?:enfants?|fils|filles?))", ({ kids }) =>
    one("children", kids),
  ),
  rule("\\bje parle\\s+(?:couramment )?(?<what>[^,.;]+)", ({ what }) => each(what, list, "language")),
  rule(
    "\\b(?:réponds|répondez|écris|écrivez|parle|parlez)(?:-moi)?\\b[^,.]{0,25}? en\\s+(?<language>français|anglais|allemand|espagnol|italien|portugais)",
    ({ language }) => one("response_language", language),
  ),
  rule("\\ben\\s+(?<style>style \\p{L}+)", ({ style }) => one("response_style", style)),
  rule(
    "\\b(?:réponses|réponds|sois)\\b(?:-moi)?\\s+(?:plus |toujours )*(?<style>courtes|brèves|concise?s?|brièvement|détaillées)",
    ({ style }) => one("response_style", style),
  ),
  rule("\\b(?:appelle-moi|appelez-moi)\\s+(?<name>\\p{L}+)", ({ name }) => one("address_as", name)),
  rule("\\b(?<what>(?:tutoie|vouvoie)-moi|(?:tu peux me tutoyer))", ({ what }) => one("address_as", what)),
];
