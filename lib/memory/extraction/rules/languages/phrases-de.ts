import type { Grammar } from "./everyday.ts";

export const germanPhrases: Grammar = {
  articles: "der|die|das|den|dem|des|ein|eine|einen|einem|einer|nen|ne|'ne|'nen|mein|meine|meinen|meinem|meiner",
  and: "und|sowie|oder",
  closers:
    "und oder aber in im bei beim für mit seit weil dass als wie am an auf aus zu zum zur von vom nach nicht mehr sehr gern gerne gar total schon jetzt noch auch ich wir er sie es heute gestern morgen grad gerade leider bitte denn doch hier dort über unter um ab geworden gezogen angefangen gekündigt aufgehört heißt namens die der das",
  common:
    "der die das den dem ein eine einen einem einer mein meine meinem meiner unserem unserer euch uns mir hause haus stadt dorf wohnung wg nähe zukunft zentrum elternzeit teilzeit vollzeit rente hier dort mit nicht kein keine sehr auch gerade grad jetzt schon noch leider total müde krank da so neu vegan vegetarisch allergisch verheiratet ledig ich du sie er",
  occupation:
    /(?:er|erin|in|ist|istin|eur|eurin|ant|antin|ent|entin|ärztin|arzt|mann|frau|kraft|koch|köchin|hebamme|wirt|wirtin|wart|pfleger|lehrling|azubi|chef|anwalt|amme|doktorand|loge|login|graf|grafin|pädagoge|meister|verkäufer|schmied|gehilfe|gehilfin)$/i,
  phrases: `
    name = (ich heiße|ich heisse|ich heiß|mein name ist|mein name:|heiße|man nennt mich) (?!seit)%NAME
    name = (ich )?bin (der|die) (?=\\p{L}+(,|$| und | aus ))%NAME
    name = (?<=^|hallo |hallo, |hi |hi, |moin |moin, |hey |tag, |morgen, |servus, )(ich bin|bin|hier ist|hier schreibt) (?=\\p{Lu}?\\p{L}+(,|$| und | aus ))%NAME
    location = (wohn|wohne|wohnen|lebe|leb|leben)( ich| wir)? ([^,]{0,25} )?in %PLACE
    -location = (wohn|wohne|wohnen|lebe|leben)( ich| wir)? nicht mehr in %PLACE
    location = (bin|sind|hab|habe|haben)( ich| wir)? ([^,]{0,30} )?nach (?<x>[\\p{L}-]+)( um)? ?gezogen
    location = (nach) %PLACE (umgezogen|gezogen|übersiedelt)
    hometown = (komme|stamme|komm)( ich)? (ursprünglich |eigentlich )?aus %PLACE
    hometown = (in) (?<x>[\\p{L}-]+) (geboren|aufgewachsen|groß geworden)
    employer = (arbeite|arbeit|jobbe|schaffe|angestellt|beschäftigt)( ich)? ([^,]{0,30} )?(bei|für) (der |dem |die |den )?%ORG
    employer = (bin|fange|starte|habe|hab)( ich)? ([^,]{0,25} )?bei (der |dem )?(?<x>[\\p{L}\\d&.-]+( [\\p{Lu}][\\p{L}&.-]+)?) (angefangen|an|gestartet|eingestiegen|angestellt)
    employer = (gewechselt|wechsle|wechselte) ([^,]{0,20} )?zu (der |dem )?%ORG
    -employer = nicht mehr (bei|für) (der |dem )?%ORG
    -employer = bei (der |dem )?(?<x>[\\p{L}\\d&.-]+( [\\p{Lu}][\\p{L}&.-]+)?) (gekündigt|aufgehört|ausgestiegen)
    role = (arbeite|jobbe|angefangen|tätig|beginne)( ich)? ([^,]{0,30} )?als (?!nächstes|erstes)%JOB
    role = (?<!sie |er |das |nicht |kein |keine )(ich bin|bin ich|und bin|bin|wurde|befördert zum|befördert zur) (jetzt |von beruf |gelernter? |seit \\w+ |nun |inzwischen |eigentlich |selbst |auch )*(ein |eine )?%ROLE
    -role = (bin|arbeite)( ich)? (jetzt |nun )?(kein|keine|nicht mehr als) (?<x>[\\p{L}-]+)( mehr)?
    employment_status = (?<=bin |jetzt |seit \\w+ |nun |ich |in )(Rentner(in)?|Rente|arbeitslos|selbstständig|selbständig|pensioniert|arbeitssuchend|Student(in)?|Schüler(in)?|Freiberufler(in)?)
    age = (bin|werde|wurde)( ich)? (gerade |jetzt |schon |erst )?%NUMBER( jahre)?( alt)?(?=,| und|$| geworden)
    age = (?<=, )%NUMBER(?=,| jahre)
    diet = (?<=bin |ich |jetzt |lebe |esse |ernähre mich )(jetzt |seit \\w+ |wieder )?(?<x>vegan|vegetarisch|Veganer(in)?|Vegetarier(in)?|Pescetarier(in)?)
    -diet = (nicht mehr|kein|keine) (?<x>vegan|vegetarisch|Veganer(in)?|Vegetarier(in)?)
    allergy = (?<!nicht |nicht mehr )allergisch (gegen|auf) %THINGS
    -allergy = nicht( mehr)? allergisch (gegen|auf) %THINGS
    allergy = (vertrage|vertrag)( ich)? (kein|keine|keinen) %THING
    pet = (hab|habe|haben)( ich| wir)? (übrigens |auch |noch )*(ne|nen|eine|einen|ein) (?<x>Hund|Katze|Kater|Hündin|Hasen|Kaninchen|Hamster|Papagei|Pferd|Schildkröte|Wellensittich)
    -pet = (mein|meine|unser|unsere) %ANIMAL (ist gestorben|ist tot|wurde eingeschläfert|musste eingeschläfert werden)
    likes = (?<!nicht |nie )(ich mag|ich liebe|mag ich|liebe ich|esse gern|trinke gern|steh auf|stehe auf) (?!es |das |dich |sie |ihn |nicht |kein|den gedanken)(total |sehr |gerne )?%THINGS
    dislikes = (ich hasse|ich verabscheue|hasse ich|ich mag kein|ich mag keine|ich mag keinen|kann nicht ausstehen) %THINGS
    -likes = (mag|mag ich|ich mag) (?<x>[\\p{L}-]+) nicht mehr
    hobby = (ich spiele|spiele ich|spiele) (?!keine |kein |nicht |mit )(seit \\w+ |auch |gern |gerne )*%THING
    -hobby/-likes = (spiele|mache|tanze)( ich)? (kein|keine|keinen) (?<x>[\\p{L}-]+) mehr
    -hobby/-likes = (mit) (dem |der )?(?<x>[\\p{L}-]+( [\\p{L}-]+)?) (aufgehört|schluss gemacht)
    language = (ich spreche|spreche ich) (fließend |auch |etwas |gut )*%THINGS
    partner = (meine?|unsere?) (frau|mann|freundin|freund|partnerin|partner|verlobter?) (heißt |, )?(?=\\p{Lu}\\p{Ll}+(,|$| und| ist| hat| heißt| arbeitet))%NAME
    marital_status = (?<=bin |jetzt |wieder |ich |frisch )(verheiratet|ledig|geschieden|verlobt|verwitwet|single)
    response_language = (antworte|antworten|antworten sie|schreib|schreibe|schreiben sie|sprich|rede)( mir)?( bitte)?( immer| nur| ab jetzt)* auf %WORD
    address_as = (?<x>siezen sie mich|duzen sie mich|duz mich|duze mich|sag du zu mir|sagen sie du)
    avoid = (?<x>(keine|ohne) (emojis?|smileys?|tabellen|aufzählungen|stichpunkte|ausrufezeichen|floskeln))`,
};
