import { fact } from "../frame.ts";
import { self } from "../subject.ts";
import { type ClauseRule, each, ended, one } from "./foreign.ts";

const and = /\s*(?:,|\by\b|\be\b)\s*/;
const place = "(?<place>\\p{Lu}[\\p{L}-]+(?:\\s+(?:de |del |la |los )*\\p{Lu}[\\p{L}-]+)*)";
const rule = (source: string, read: ClauseRule["read"]): ClauseRule => ({ pattern: new RegExp(source, "iu"), read });
const strict = (source: string, read: ClauseRule["read"]): ClauseRule => ({ pattern: new RegExp(source, "u"), read });
const proper = (name: string | undefined) => (name ? name.charAt(0).toUpperCase() + name.slice(1) : name);

const kin: Readonly<Record<string, string>> = {
  hermana: "sibling",
  hermano: "sibling",
  madre: "parent",
  padre: "parent",
  mujer: "partner",
  esposa: "partner",
  marido: "partner",
  novia: "partner",
  novio: "partner",
  hija: "children",
  hijo: "children",
};
const relative = (who: string | undefined) => ({
  kind: "named" as const,
  type: "person" as const,
  name: who ?? "",
  aka: [`mi ${who ?? ""}`],
});

export const spanish: readonly ClauseRule[] = [
  strict(
    "(?:^|\\b(?:[Hh]ola+|[Bb]uenas|[Hh]ey|[Bb]uenos días)[,!]? )(?:[Yy]o )?[Ss]oy (?<name>\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?)(?=\\s*(?:,|$|\\by\\b|\\bde\\b))",
    ({ name }) => one("name", name),
  ),
  rule(
    "\\btrabajo (?:en|para)\\s+[^,]{2,40}? (?:como|de)\\s+(?<role>\\p{L}+(?: (?:de|del) \\p{L}+)?)(?=\\s*$|,|\\s+y\\b)",
    ({ role }) => one("role", role),
  ),
  rule(
    "\\b(?:sigo (?:de|como)|ahora soy)\\s+(?<role>\\p{Ll}+(?: (?:de|del) \\p{L}+)?)(?=\\s*$|,|\\s+y\\b)",
    ({ role }) => one("role", role),
  ),
  strict(
    "\\b(?:[Hh]e dejado|[Dd]ejé) (?:de trabajar en )?(?<org>\\p{Lu}[\\p{L}\\d&.-]*(?:\\s+\\p{Lu}[\\p{L}\\d&.-]*)*)",
    ({ org }) => ended("employer", org),
  ),
  strict("\\b(?:[Mm]e llamo|[Mm]i nombre es)\\s+(?<name>\\p{L}+(?:\\s+\\p{Lu}\\p{L}+)?)", ({ name }) =>
    one("name", proper(name?.replace(/\s+y$/, ""))),
  ),
  rule(
    "(?<!\\b(?:mi \\p{L}+|que) )\\b(?<not>ya no )?trabajo (?:de|como)\\s+(?<role>\\p{L}+(?: (?:de|del) \\p{L}+)?(?: \\p{L}+(?:a|o|ista|or))?)(?=\\s+en\\b|\\s*$|,|\\s+y\\b)",
    ({ not, role }) => (not ? ended("role", role) : one("role", role)),
  ),
  strict(`\\btrabajo (?:de|como)\\b[^,]{0,50}?\\ben ${place}`, ({ place }) => one("location", place)),
  strict(
    "\\btrabajo (?:en|para)\\s+(?:la empresa |el |la )?(?<org>\\p{Lu}[\\p{L}\\d&.-]*(?:\\s+\\p{Lu}[\\p{L}\\d&.-]*)*)",
    ({ org }) => one("employer", org),
  ),
  strict(`\\b(?<not>[Yy]a no )?(?:vivo|resido)\\b[^,]{0,20}?\\ben ${place}`, ({ not, place }) =>
    not ? ended("location", place) : one("location", place),
  ),
  strict(`\\b[Mm]e (?:mudé|he mudado|trasladé) a ${place}`, ({ place }) => one("location", place)),
  strict(`\\bsoy (?:originari[oa] )?de ${place}`, ({ place }) => one("hometown", place)),
  rule("\\btengo\\s+(?<age>\\d{1,3})\\s+años", ({ age }) => one("age", age)),
  rule(
    "(?<!\\bno )\\b(?:soy)\\s+(?<role>(?:profesor|médic|enfermer|ingenier|abogad|arquitect|fontaner|carpinter|periodist|camarer|cociner|diseñador|desarrollador|program|electricist|dentist|conductor|contabl|maestr|escritor|pintor|actor|actriz|músic|policía|bomber|farmacéutic|psicólog|veterinari|biólog|físic|químic|econom|traductor|fotógraf|panader|peluquer)\\p{L}*(?: de \\p{L}+)?)",
    ({ role }) => one("role", role),
  ),
  rule("\\bsoy\\s+(?<status>autónom[oa]|jubilad[oa]|desemplead[oa]|estudiante)", ({ status }) =>
    one("employment_status", status),
  ),
  rule("\\b(?<not>no |ya no )?soy\\s+(?<diet>vegan[oa]|vegetarian[oa]|celíac[oa])", ({ not, diet }) =>
    not ? ended("diet", diet) : one("diet", diet),
  ),
  rule("\\bsoy\\s+(?<status>solter[oa]|casad[oa]|divorciad[oa]|viud[oa])", ({ status }) =>
    one("marital_status", status),
  ),
  rule("\\b(?:soy )?alérgic[oa] (?:a los|a las|al|a la|a)\\s+(?<what>[^,.;]+)", ({ what }) =>
    each(what, and, "allergy"),
  ),
  rule(
    "\\btengo (?:un[oa]?)\\s+(?<pet>perr[oa]|gat[oa]|conejo|hámster|loro|tortuga|caballo|pez)(?: (?:que se llama|llamad[oa])\\s+(?<name>\\p{L}+))?",
    ({ pet, name }) => (name ? [fact("pet", proper(name) ?? null, { aka: pet ? [pet] : [] })] : one("pet", pet)),
  ),
  rule("\\b(?:tengo|y)\\s+(?<kids>(?:un|dos|tres|cuatro|cinco|\\d+) hij[oa]s?)", ({ kids }) => one("children", kids)),
  rule(
    "(?<not>\\bno )?\\bme (?:encantan?|gustan?|flipan?)\\s+(?:mucho |el |la |los |las )*(?<what>[^,.;]+)",
    ({ not, what }) => each(what, /\s*(?:,|\by\b)\s*(?:el |la |los |las )?/, not ? "dislikes" : "likes"),
  ),
  rule("\\b(?:odio|detesto|no soporto)\\s+(?:el |la |los |las )?(?<what>[^,.;]+)", ({ what }) =>
    each(what, /\s*(?:,|\by\b)\s*(?:el |la |los |las )?/, "dislikes"),
  ),
  rule("\\bmi (?<kind>color|comida|plato|bebida) favorit[oa] es\\s+(?:el |la )?(?<what>[^,.;]+)", ({ kind, what }) =>
    one(
      `favorite_${{ color: "color", comida: "food", plato: "food", bebida: "drink" }[kind?.toLowerCase() ?? ""] ?? "thing"}`,
      what,
    ),
  ),
  rule(
    "\\bmi (?<who>hermana|hermano|madre|padre|mujer|esposa|marido|novia|novio|hija|hijo|amig[oa]) trabaja en (?:un[oa]?|el|la)?\\s*(?<org>\\p{L}+(?: \\p{Lu}\\p{L}+)*)",
    ({ who, org }) => [
      fact("employer", org ?? null, { subject: relative(who) }),
      ...(who && Object.hasOwn(kin, who.toLowerCase())
        ? [fact(kin[who.toLowerCase()] ?? "family", who, { subject: self })]
        : []),
    ],
  ),
  rule(
    "\\bmi (?<who>hermana|hermano|madre|padre|mujer|esposa|marido|novia|novio|hija|hijo) se llama\\s+(?<name>\\p{L}+)",
    ({ who, name }) => one(kin[who?.toLowerCase() ?? ""] ?? "family", proper(name)),
  ),
  rule(
    "\\b(?:responde|respóndeme|contesta|contéstame|escribe|escríbeme|háblame|habla)\\b[^,.]{0,25}? en\\s+(?<language>español|inglés|francés|alemán|italiano|portugués|catalán|gallego|euskera)",
    ({ language }) => one("response_language", language),
  ),
  rule(
    "\\b(?:respuestas|responde|sé)\\s+(?:más |siempre )*(?<style>cortas|breves|breve|concisas|conciso|detalladas|largas)",
    ({ style }) => one("response_style", style),
  ),
  rule("\\bllámame\\s+(?<name>\\p{L}+)", ({ name }) => one("address_as", proper(name))),
];
