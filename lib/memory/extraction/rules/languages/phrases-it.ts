import type { Grammar } from "./everyday.ts";

export const italianPhrases: Grammar = {
  articles: "il|lo|la|i|gli|le|un|uno|una|mio|mia|miei|mie",
  and: "e|ed|o",
  closers:
    "e ed o ma a in da di per con su che perché quando come al alla del della dal dalla nel nella non più molto anche adesso ora oggi ieri domani invece sono ho faccio vivo abito lavoro grazie però quindi se qui da mi si",
  common:
    "il lo la i gli le un uno una mio mia casa città campagna centro periferia paese affitto proprio remoto ufficio marketing vegano vegana vegetariano vegetariana allergico allergica nuovo nuova molto sempre stanco stanca non più qui",
  occupation:
    /(?:ista|iere|iera|aio|aia|tore|trice|logo|loga|ario|aria|ante|ente|ssa|ore|grafo|grafa|iero|gnere|gneria|edico|cato|cata|etto|tetto|tetta|uoco|uoca|stro|stra|name|ciaio|afo|anico|aulico|ricista|nduttore|chef|ino|ina)$/i,
  phrases: `
    name = (mi chiamo|il mio nome è|sono) (?=\\p{Lu})%NAME
    name = (mi chiamo|il mio nome è) %NAME
    location = (?<!non |noi non )(vivo|abito|risiedo|viviamo|abitiamo|sto) ([^,]{0,18} )?(a|in|ad) %PLACE
    -location = non (vivo|abito|abitiamo|viviamo) più (a|in|ad) %PLACE
    location = (mi sono trasferit[oa]|ci siamo trasferiti|mi sono spostat[oa]|trasferit[oa]|traslocato) (a|in|ad) %PLACE
    hometown = (sono originari[oa] di|vengo da|sono nat[oa] a|sono cresciut[oa] a) %PLACE
    employer = (?<!il |mio |un |non )(lavoro|lavoriamo) ((?!come )[^,]{0,30} )?(per|da|presso|alla|in) %ORG
    employer = (ho iniziato|ho cominciato|sono passat[oa]|mi hanno assunto) ([^,]{0,20} )?(da|alla|in|per|presso|a) %ORG
    -employer = (ho lasciato|mi sono licenziat[oa] da|non lavoro più per|non lavoro più da|non lavoro più alla) %ORG
    role = faccio (il |la |l['’]|lo )%ROLE
    role = (?<!il |mio )lavoro ([^,]{0,25} )?come %JOB
    role = (?<!non )(sono|adesso sono|ora sono|sono diventat[oa]) (un |una |un['’])?%ROLE
    -role = non (sono|faccio) più (il |la |un |una |l['’])?%JOB
    employment_status = (?<=sono |ora |adesso )(in pensione|pensionat[oa]|disoccupat[oa]|student(e|essa)|libero professionista)
    age = ho %NUMBER anni
    age = ho (appena )?compiuto %NUMBER anni
    diet = (?<!non )(?<!non sono )(?<=sono |adesso |ora |diventat[oa] )(vegan[oa]|vegetarian[oa]|celiac[oa]|pescetarian[oa])
    -diet = non sono (più )?(?<x>vegan[oa]|vegetarian[oa]|celiac[oa])
    allergy = (?<!non sono |non sono più )allergic[oa] (alle|alla|ai|agli|al|all['’]|a) ?%THINGS
    -allergy = non sono (più )?allergic[oa] (alle|alla|ai|agli|al|all['’]|a) ?%THINGS
    pet = ho (un|una) (?<x>cane|gatto|gatta|coniglio|criceto|pappagallo|cavallo|tartaruga|cagnolina|cagnolino|gattino)
    likes = (?<!non )(mi piace|mi piacciono|adoro|amo) (molto |tanto )?%THINGS
    dislikes = (non mi piace|non mi piacciono|odio|detesto|non sopporto) %THINGS
    -likes = (non mi piace più|non mi piacciono più) %THING
    hobby = (?<!non )(suono|gioco a|pratico|faccio) (il |la |l['’]|lo )?(?=chitarra|piano|violino|tennis|calcio|scacchi|yoga|pallavolo|basket|batteria|flauto|arrampicata|nuoto|danza)%THING
    -hobby/-likes = (ho smesso di|non) (suonare|giocare a|fare|suono più|gioco più a|faccio più) (il |la |l['’])?%THING
    language = parlo %THINGS
    marital_status = (?<=sono )(sposat[oa]|single|divorziat[oa]|vedov[oa]|fidanzat[oa]|separat[oa])
    partner = (mia moglie|mio marito|la mia ragazza|il mio ragazzo|la mia compagna|il mio compagno)( si chiama|,)? (?=\\p{Lu})%NAME
    response_language = (rispondi|rispondimi|risponda|mi risponda|rispondete|scrivimi|parlami|rispondere)([^,.]{0,20})? in %WORD
    address_as = (?<x>dammi del tu|mi dia del tu|mi dia del lei|diamoci del tu)
    avoid = (?<x>(niente|senza) (emoji|emoticon|tabelle|elenchi))`,
};
