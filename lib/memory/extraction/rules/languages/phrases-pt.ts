import type { Grammar } from "./everyday.ts";

export const portuguesePhrases: Grammar = {
  articles: "o|a|os|as|um|uma|uns|umas|meu|minha|meus|minhas",
  and: "e|ou",
  closers:
    "e ou mas em no na de do da para pra com por que porque quando como desde há agora já também não mais muito hoje ontem aqui obrigado obrigada sou tenho moro vivo trabalho me se então ao à",
  common:
    "o a os as um uma meu minha casa cidade interior centro campo aluguel apartamento escritório remoto marketing vendas vegano vegana vegetariano vegetariana alérgico alérgica novo nova muito aqui do da de",
  occupation:
    /(?:or|ora|eiro|eira|ista|logo|loga|ário|ária|ante|ente|grafo|grafa|dico|dica|gado|gada|teto|teta|ico|ica|triz|ense|nauta|tor|chef)$/i,
  phrases: `
    name = (me chamo|chamo-me|meu nome é|o meu nome é|aqui é o|aqui é a) %NAME
    location = (?<!não )(moro|vivo|resido|moramos|vivemos) ([^,]{0,18} )?(em|no|na|nos) %PLACE
    -location = (não moro mais|já não moro|não vivo mais|já não vivo) (em|no|na) %PLACE
    location = (me mudei|mudei-me|mudei|nos mudamos|mudamos|mudámos|mudámo-nos) (pra|para|para o|para a|pro) %PLACE
    hometown = (sou|venho) (natural )?(de|do|da) %PLACE
    hometown = (nasci|cresci) (em|no|na) %PLACE
    employer = (?<!o |meu |um |não )(trabalho|trabalhando) ([^,]{0,30} )?(na|no|em|para|pra) %ORG
    employer = (comecei|entrei|fui contratad[oa]) ([^,]{0,20} )?(na|no|em|pela|pelo) %ORG
    -employer = (saí da|saí do|deixei a|deixei o|pedi demissão da|pedi demissão do|não trabalho mais na|não trabalho mais no) %ORG
    role = (?<!o |meu )trabalho ([^,]{0,25} )?como %JOB
    role = (?<!não )(sou|agora sou|virei) (um |uma )?%ROLE
    -role = (não sou mais|já não sou|deixei de ser) %JOB
    employment_status = (?<=sou |estou |agora )(aposentad[oa]|reformad[oa]|desempregad[oa]|estudante|autônom[oa])
    age = tenho %NUMBER anos
    diet = (?<!não )(?<=sou |agora |virei )(vegan[oa]|vegetarian[oa]|celíac[oa])
    -diet = (não sou mais|já não sou|não sou) (?<x>vegan[oa]|vegetarian[oa]|celíac[oa])
    allergy = (?<!não sou |não sou mais )alérgic[oa] (aos|às|ao|à|a) %THINGS
    -allergy = (não sou|não sou mais|já não sou) alérgic[oa] (aos|às|ao|à|a) %THINGS
    pet = tenho (um|uma) (?<x>cachorr[oa]|cão|cadela|gat[oa]|coelh[oa]|hamster|papagaio|tartaruga|cavalo)
    likes = (?<!não )(gosto (muito )?(de|do|da|dos|das)|adoro|amo) %THINGS
    dislikes = (não gosto (de|do|da|dos|das)|odeio|detesto|não suporto) %THINGS
    -likes = (não gosto mais|já não gosto) (de|do|da|dos|das) %THING
    hobby = (?<!não )(toco|jogo|pratico) (o |a )?%THING
    -hobby/-likes = (parei de|deixei de|larguei) (tocar |jogar |fazer )?(o |a )?%THING
    language = falo %THINGS
    marital_status = (?<=sou |estou )(casad[oa]|solteir[oa]|divorciad[oa]|viúv[oa]|noiv[oa])
    response_language = (responda|responde|me responda|responde-me|escreva|fale comigo)([^,.]{0,20})? em %WORD
    avoid = (?<x>(sem|nada de) (emojis?|tabelas|listas))`,
};
