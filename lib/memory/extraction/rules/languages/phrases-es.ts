import type { Grammar } from "./everyday.ts";

export const spanishPhrases: Grammar = {
  articles: "el|la|los|las|un|una|unos|unas|mi|mis|lo",
  and: "y|e",
  closers:
    "y e o pero en de con para por desde que porque cuando como a al del ahora ya también aunque hace sin si muy hoy ayer aquí allí plis porfa favor gracias wey jaja soy tengo vivo trabajo me se entonces así más mas",
  common:
    "el la los las un una unos mi mis tu su casa piso departamento depa ciudad pueblo campo centro línea oficina remoto marketing ventas equipo construcción este esta ese eso lo que una otro otra momento general alérgico alérgica de del muy nuevo nueva vegano vegana vegetariano vegetariana yo quien",
  occupation:
    /(?:or|ora|ero|era|ista|logo|loga|grafo|grafa|ario|aria|iero|iera|ante|ente|enta|dico|dica|fico|fica|trico|trica|cheo|tecta|tecto|gado|gada|ogo|stra|stro|triz|atra|chef|guardia|policía|músico|música|químico|química|técnico|técnica)$/i,
  phrases: `
    name = (me llamo|mi nombre es|mi nombre completo es) %NAME
    name = (?<=^|hola |hola, |holi |buenas |buenas, |onda |onda, |hey |tardes |tardes, |días |días, |noches, |saludos, )(soy|aquí) (?=\\p{L}+(,|$| de | y | desde ))%NAME
    location = (vivo|resido|radico|vivimos|estamos viviendo|estoy viviendo|sigo) ([^,]{0,18} )?en %PLACE
    location = (aquí|acá) en %PLACE
    -location = (ya no|no) (vivo|vivimos|resido) en %PLACE
    location = (me mudé|me he mudado|nos mudamos|nos hemos mudado|me cambié|me trasladé|acabo de mudarme|me vine a vivir|me fui a vivir|me vine|volví) a %PLACE
    -location = (dejé|me fui de|nos fuimos de) %PLACE
    hometown = (soy|vengo) (originari[oa] |natural )?de %PLACE
    hometown = (nací|crecí|me crié) en %PLACE
    employer = (?<!mi |el |un |su |tu )(trabajo|trabajando|chambeo|laburo|curro|reparto|manejo|conduzco) ((?!de |como )[^,]{0,25} )?(en|para|con) %ORG
    employer = (empecé|entré|comencé|me contrataron|empiezo) (a trabajar |a chambear )?(en|con|para) %ORG
    -employer = (ya no|no) trabajo (en|para|con) %ORG
    -employer = (dejé|he dejado|me salí de|me fui de|renuncié a|renuncié en|me despidieron de|me corrieron de) %ORG
    role = (?<!mi |el |un |su |tu )(trabajo|trabajando|chambeo|laburo|curro) ([^,]{0,30} )?(de|como) %JOB
    role = (?<!no )soy %ROLE
    role = (me ascendieron a|ahora soy|me nombraron) %ROLE
    -role = (ya no soy|dejé de ser|he dejado de ser|ya no trabajo de|ya no trabajo como) %JOB
    employment_status = (?<=soy |estoy |ya |como )(jubilad[oa]|desemplead[oa]|autónom[oa]|estudiante|becari[oa]|pensionad[oa]|en paro|freelance)
    age = tengo %NUMBER (años|añitos)
    age = (cumplí|acabo de cumplir) %NUMBER( años)?
    diet = (?<=soy |hice |vuelto |volví |ahora |siendo )(vegan[oa]|vegetarian[oa]|celíac[oa]|pescetarian[oa])
    -diet = (ya no|no) soy (?<x>vegan[oa]|vegetarian[oa]|celíac[oa])
    allergy = (?<!no )(soy |es que soy )?(?<!no soy )alérgic[oa] (a los|a las|al|a la|a) %THINGS
    -allergy = (no|ya no) soy alérgic[oa] (a los|a las|al|a la|a) %THINGS
    pet = tengo (un|una|dos) %ANIMAL (que se llama|llamad[oa])
    pet = tengo (un|una) (?<x>perr[oa]|gat[oa]|conej[oa]|hámster|loro|tortuga|caballo|pez|perrit[oa]|gatit[oa]|periquito|canario)
    -pet = (murió|falleció|se murió|perdí a|se escapó) (mi |el |la )?%ANIMAL
    likes = (?<!no )me (encantan?|gustan?|flipan?|fascinan?|chiflan?) (mucho |un montón )?%THINGS
    dislikes = (no me gustan?|odio|detesto|no soporto|no aguanto) %THINGS
    -likes = (ya no me gustan?|dejaron de gustarme|dejó de gustarme) %THINGS
    hobby = (toco|practico|juego al|juego a|hago) (el |la |los |las )%THING
    hobby = (me apunté a|me inscribí en|empecé con|empecé a tocar|empecé clases de) %THING
    -hobby/-likes = (dejé de|he dejado de) (tocar|jugar|jugar al|practicar|hacer|ir a|bailar) %THING
    -hobby = (ya no toco|ya no juego|ya no juego al|ya no practico|ya no hago) %THING
    language = hablo %THINGS
    living_situation = vivo (?<x>con (mi|mis|un|una|dos|tres) [\\p{L}]+( \\p{L}+)?)
    living_situation = (me mudé|nos mudamos|me cambié) a [\\p{L}]+ (?<x>con (mi|mis|un|una|dos|tres) [\\p{L}]+( del? [\\p{L}]+)?)
    -living_situation = ya no vivo (?<x>con (mi|mis|un|una|dos|tres) [\\p{L}]+)
    partner = mi (mujer|esposa|marido|esposo|novia|novio|pareja),? (se llama |es )?(?=\\p{Lu})%NAME
    marital_status = (?<=soy |estoy )(solter[oa]|casad[oa]|divorciad[oa]|viud[oa]|separad[oa])
    marital_status = me (?<x>divorcié|casé)
    response_language = (responde|respóndeme|respondeme|contesta|contéstame|contestame|escríbeme|háblame|mejor) ([^,.]{0,25} )?en %WORD
    address_as = (trátame|tratame|háblame) de %WORD
    address_as = (?<x>tutéame|puedes tutearme)
    avoid = (sin|nada de|no uses|no pongas|evita) (?<x>emojis|emoticonos|tablas|listas|viñetas)`,
};
