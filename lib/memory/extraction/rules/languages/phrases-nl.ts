import type { Grammar } from "./everyday.ts";

export const dutchPhrases: Grammar = {
  articles: "de|het|een|'n|mijn|onze",
  and: "en|of",
  closers:
    "en of maar in op bij voor met sinds omdat dat als zoals aan uit naar van niet meer heel erg graag ook nu nog al ik wij hij zij het vandaag gisteren morgen hier daar dus die begonnen gestopt verhuisd werk woon ben heb",
  common:
    "de het een mijn onze huis stad dorp flat appartement buurt centrum thuis team hier daar nu niet geen erg heel ook vegetarisch veganistisch allergisch moe ziek nieuw",
  occupation:
    /(?:er|ster|eur|euse|ist|iste|kundige|arts|leraar|lerares|kok|man|vrouw|ant|ent|loog|graaf|ier|ler|ker|tect|aat|ate|bakker|ares|agent|monteur)$/i,
  phrases: `
    name = (ik heet|mijn naam is|ik ben de|ik ben) (?=\\p{Lu})%NAME
    name = (ik heet|mijn naam is) %NAME
    location = (woon|wonen|leef|leven)( ik| wij| we)? ([^,]{0,20} )?in %PLACE
    -location = (woon|wonen)( ik| we)? niet meer in %PLACE
    location = (ben|zijn)( ik| we)? ([^,]{0,20} )?(verhuisd naar %PLACE)
    location = naar (?<x>[\\p{Lu}][\\p{L}-]+( [\\p{Lu}][\\p{L}-]+)?) verhuisd
    hometown = (kom|ben)( ik)? (oorspronkelijk )?uit %PLACE
    employer = (werk|werken)( ik)? ([^,]{0,25} )?(bij|voor) (de |het )?%ORG
    employer = (begonnen|gestart|begin) bij (de |het )?%ORG
    -employer = (niet meer|weg|gestopt|vertrokken) bij (de |het )?%ORG
    role = werk( ik)? ([^,]{0,25} )?als %JOB
    role = (ik ben|ben ik|ben nu) (nu |een )*%ROLE
    -role = ben (ik )?geen (?<x>[\\p{L}-]+) meer
    employment_status = (?<=ben |nu )(met pensioen|gepensioneerd|werkloos|student|zzp'er)
    age = (ik ben|ben) %NUMBER( jaar)?( oud)?(?=,| en|$)
    diet = (?<=ben |nu |eet )(veganist|vegetariër|vegetarisch|veganistisch|vegan)
    -diet = (geen|niet meer) (?<x>veganist|vegetariër|vegetarisch|veganistisch|vegan)
    allergy = (?<!niet |niet meer )allergisch voor %THINGS
    -allergy = niet( meer)? allergisch voor %THINGS
    pet = (ik heb|heb ik) (een) (?<x>kat|hond|konijn|hamster|papegaai|paard|poes|schildpad)
    likes = (ik hou van|ik houd van|ik ben dol op) %THINGS
    dislikes = (ik haat|ik hou niet van|ik heb een hekel aan) %THINGS
    hobby = (ik speel|speel ik) (?!geen)%THING
    -hobby/-likes = gestopt met (het )?%THING
    language = ik spreek %THINGS
    marital_status = (?<=ben )(getrouwd|gescheiden|single|verloofd|weduwnaar|weduwe)
    response_language = antwoord([^,.]{0,20})? in het %WORD
    avoid = (?<x>(geen|zonder) (emoji's|emojis|tabellen|lijstjes))`,
};
