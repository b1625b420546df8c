import { fact } from "../frame.ts";
import { type ClauseRule, each, ended, one } from "./foreign.ts";

const and = /\s*(?:,|\bund\b|\bsowie\b)\s*/;
const place = "(?<place>\\p{Lu}[\\p{L}-]+(?:\\s+(?:am|an der|im|\\p{Lu}[\\p{L}-]+))*)";
const noun = "(?:\\p{L}[\\p{L}-]*\\s+){0,2}\\p{L}[\\p{L}-]+";
const rule = (source: string, read: ClauseRule["read"]): ClauseRule => ({ pattern: new RegExp(source, "iu"), read });
const strict = (source: string, read: ClauseRule["read"]): ClauseRule => ({ pattern: new RegExp(source, "u"), read });

export const german: readonly ClauseRule[] = [
  strict(
    "\\b(?:[Ii]ch heiße|[Ii]ch heisse|[Mm]ein Name ist|[Mm]ein name ist|man nennt mich)\\s+(?<name>\\p{Lu}[\\p{L}-]+(?:\\s+\\p{Lu}[\\p{L}-]+)?)",
    ({ name }) => one("name", name?.replace(/\s+und$/, "")),
  ),
  rule(
    `\\b(?<not>nicht mehr\\s+)?(?:arbeite|arbeitete|jobbe)\\s+(?:jetzt |zurzeit |derzeit |seit \\w+ )*als\\s+(?<role>${noun}?)(?=\\s+(?:in|bei|für)\\b|\\s*$)`,
    ({ not, role }) => (not ? ended("role", role) : one("role", role)),
  ),
  strict(`\\barbeite\\b[^,]{0,60}?\\bin ${place}`, ({ place }) => one("location", place)),
  strict(
    "\\barbeite\\b[^,]{0,60}?\\b(?:bei|für)\\s+(?:der |dem |die )?(?<org>\\p{Lu}[\\p{L}\\d&.-]*(?:\\s+\\p{Lu}[\\p{L}\\d&.-]*)*)",
    ({ org }) => one("employer", org),
  ),
  strict(
    `\\b[Ii]?c?h?\\s*(?<not>nicht mehr )?(?:wohne|lebe)\\b(?<gone>[^,]{0,20}nicht mehr)?[^,]{0,30}?\\bin ${place}`,
    ({ not, gone, place }) => (not || gone ? ended("location", place) : one("location", place)),
  ),
  strict(`\\b(?:bin|sind) (?:\\w+ )?nach ${place} (?:um)?gezogen`, ({ place }) => one("location", place)),
  strict(`\\b(?:komme|stamme) (?:ursprünglich )?aus ${place}`, ({ place }) => one("hometown", place)),
  strict(`\\bbin in ${place} (?:geboren|aufgewachsen)`, ({ place }) => one("hometown", place)),
  rule("\\bbin\\s+(?<age>\\d{1,3})\\s+jahre?\\s+alt", ({ age }) => one("age", age)),
  rule(
    "\\ballergisch (?:gegen|auf)\\s+(?<what>[^,.;]+?)(?=\\s+und\\s+(?:esse|trinke|mag|bin|ich|habe)|$)",
    ({ what }) => each(what, and, "allergy"),
  ),
  rule("\\besse am liebsten\\s+(?<what>[^,.;]+)", ({ what }) => one("favorite_food", what)),
  rule("\\btrinke am liebsten\\s+(?<what>[^,.;]+)", ({ what }) => one("favorite_drink", what)),
  rule(
    "\\bmeine? lieblings(?<kind>essen|gericht|farbe|getränk|film|buch) (?:ist|sind)\\s+(?<what>[^,.;]+)",
    ({ kind, what }) =>
      one(
        `favorite_${{ essen: "food", gericht: "food", farbe: "color", getränk: "drink", film: "movie", buch: "book" }[kind?.toLowerCase() ?? ""] ?? "thing"}`,
        what,
      ),
  ),
  rule(
    "\\bich (?:liebe|mag)\\s+(?!(?:es|das|dich|sie|ihn|nicht|kein|den Gedanken)\\b)(?<what>[^,.;]+?)(?=\\s+(?:nicht|gar nicht|sehr|total)|$)(?<not>\\s+(?:nicht|gar nicht))?",
    ({ what, not }) => each(what, and, not ? "dislikes" : "likes"),
  ),
  rule("\\bich (?:hasse|verabscheue)\\s+(?<what>[^,.;]+)", ({ what }) => each(what, and, "dislikes")),
  rule("\\bich mag (?:keine?n?)\\s+(?<what>[^,.;]+)", ({ what }) => each(what, and, "dislikes")),
  rule(
    "\\bich bin\\s+(?:jetzt |strikt |seit \\w+ |übrigens |auch |schon |inzwischen |eigentlich )*(?<diet>vegan|veganer(?:in)?|vegetarier(?:in)?|vegetarisch)\\b",
    ({ diet }) => one("diet", diet),
  ),
  rule("\\bich spreche\\s+(?:fließend |auch |etwas )?(?<what>[^,.;]+(?:,\\s*\\p{L}+)*)", ({ what }) =>
    each(what, and, "language"),
  ),
  strict(
    `\\b(?:[Ii]ch )?(?:habe?|hab) (?:eine?n?|ne|nen|'ne|'nen)\\s+(?<pet>[Hh]und|[Kk]atze|[Kk]ater|[Hh]ündin|[Hh]asen|[Kk]aninchen|[Hh]amster|[Pp]apagei|[Pp]ferd)(?:,| namens)?\\s+(?:(?:der|die|das) heißt\\s+|(?:er|sie|es) heißt\\s+)?(?<name>\\p{Lu}\\p{L}+)`,
    ({ pet, name }) => (name ? [fact("pet", name, { aka: pet ? [pet] : [] })] : []),
  ),
  rule("\\bbin\\s+(?:\\p{L}+ ){0,2}kein(?:e)?\\s+(?<diet>veganer(?:in)?|vegetarier(?:in)?)\\s+mehr", ({ diet }) =>
    ended("diet", diet),
  ),
  rule(
    `\\bich habe (?:eine?n?)\\s+(?<pet>hund|katze|kater|hündin|hasen|kaninchen|hamster|papagei|pferd)\\b(?:,? (?:namens|der|die|das)(?: heißt)?\\s+(?<name>\\p{Lu}\\p{L}+))?`,
    ({ pet }) => one("pet", pet),
  ),
  rule("\\bmeine? (?:frau|mann|freundin|freund|partnerin|partner) heißt\\s+(?<name>\\p{L}+)", ({ name }) =>
    one("partner", name),
  ),
  rule("\\bich bin\\s+(?<status>verheiratet|ledig|geschieden|verlobt|verwitwet)", ({ status }) =>
    one("marital_status", status),
  ),
  rule(
    "\\b(?:antworte?n?|antworten sie|schreib|schreibe|sprich|rede)\\b(?: mir)?(?: bitte)?(?: immer| nur| ab jetzt)? auf\\s+(?<language>\\p{Lu}\\p{L}+)",
    ({ language }) => one("response_language", language),
  ),
  rule("\\bbitte (?:immer |nur )?auf\\s+(?<language>\\p{Lu}\\p{L}+)\\s+(?:antworten|schreiben)", ({ language }) =>
    one("response_language", language),
  ),
  rule("\\b(?<what>(?:duz|siez)e? mich)\\b", ({ what }) => one("address_as", what)),
  rule("\\bnenn(?:e)? mich\\s+(?:bitte |einfach )?(?<name>\\p{L}+)", ({ name }) => one("address_as", name)),
  rule(
    "\\b(?:antworte|fass dich|halte dich|halte deine antworten)\\b[^,.]{0,20}?\\b(?<style>kurz|knapp|ausführlich|detailliert)",
    ({ style }) => one("response_style", style),
  ),
];
