import type { Grammar } from "./everyday.ts";

export const frenchPhrases: Grammar = {
  articles: "le|la|les|un|une|des|du|de la|de l|mon|ma|mes|au|aux|à la",
  and: "et|ou",
  closers:
    "et ou mais à a au aux en dans chez pour avec sans depuis que qui parce car quand comme de du des sur plus pas très trop bien maintenant toujours aussi je j'ai il elle on mon ma merci svp stp hier aujourd'hui demain ici là désormais donc alors",
  common:
    "le la les un une des du mon ma mes ce cette pas plus très trop bien aussi en à au chez moi toi campagne ville banlieue centre maison appartement colocation télétravail retraite célibataire marié mariée fatigué fatiguée vegan végétarien végétarienne allergique nouveau nouvelle temps plein partir",
  occupation:
    /(?:eur|euse|eure|trice|ier|ière|iste|ien|ienne|logue|graphe|cin|vocat|vocate|tecte|table|maire|aire|ante|ant|prof|sage-femme|fiste|chef|iétaire|isan|isane|mme|oulanger|oulangère|urgien|nte|ouvrier|agriculteur)$/i,
  phrases: `
    name = (je m['’]appelle|mon nom est|mon prénom est|mon prénom c['’]est|moi c['’]est|ici) %NAME
    name = (?<=^|bonjour |bonjour, |salut |salut, |bonsoir, |coucou, |coucou )(je suis|moi c['’]est|c['’]est|ici) (?=\\p{L}+(,|$| et | de ))%NAME
    location = (j['’]habite|je vis|je réside|on habite|nous habitons|nous vivons|on vit|je loge) ([^,]{0,20} )?(à|en|au|aux|sur) %PLACE
    -location = (n['’]habite plus|ne vis plus|n['’]habitons plus|j['’]ai quitté) (à |en |au )?%PLACE
    location = (j['’]ai déménagé|j['’]ai emménagé|on a déménagé|on a emménagé|nous avons déménagé|nous avons emménagé|je me suis installée?|je suis parti vivre|je suis partie vivre) ([^,]{0,20} )?(à|en|au|aux) %PLACE
    hometown = (je viens|je suis originaire|originaire) (de |d['’]|du )%PLACE
    hometown = (né|née|grandi|je suis né|je suis née) (à|en|au) %PLACE
    employer = (je travaille|je bosse|je suis employée?|j['’]exerce|en poste) ((?!comme )[^,]{0,30} )?(chez|pour|à la|au) %ORG
    employer = (j['’]ai commencé|j['’]ai rejoint|j['’]ai été embauchée?|je commence|j['’]ai intégré|je suis passée?) ([^,]{0,20} )?(chez |par )?%ORG
    -employer = (je ne travaille plus|je travaille plus) (chez|pour|à) %ORG
    -employer = (j['’]ai quitté|j['’]ai démissionné de|démissionné de chez|j['’]ai démissionné de chez) %ORG
    role = (je travaille|je bosse) ([^,]{0,25} )?comme %JOB
    role = (?<!ne )(je suis|désormais|je suis devenue?|devenue?) %ROLE
    -role = (je ne suis plus|je suis plus) %JOB
    employment_status = (?<=suis |maintenant |désormais )(retraitée?|à la retraite|au chômage|étudiante?|indépendante?|auto-entrepreneur|auto-entrepreneuse)
    age = j['’]ai %NUMBER ans
    diet = (?<=suis |devenue? |maintenant )(végétarien(ne)?|végane?|vegan|végétalien(ne)?|pescétarien(ne)?|flexitarien(ne)?)
    -diet = (ne suis plus|suis plus|ne suis pas) (?<x>végétarien(ne)?|végane?|vegan|végétalien(ne)?|pescétarien(ne)?)
    allergy = (?<!pas |plus )allergique (aux|au|à la|à l['’]|à) ?%THINGS
    -allergy = (pas|plus) allergique (aux|au|à la|à l['’]|à) ?%THINGS
    pet = j['’]ai (un|une) (?<x>chien(ne)?|chat(te)?|lapin|hamster|perroquet|cheval|tortue|poisson|perruche|canari|chaton|chiot)
    -pet = (mon|ma|notre) (?<x>chien(ne)?|chat(te)?|lapin|hamster|perroquet|cheval|tortue) (est morte?|nous a quittés?|est décédée?|s['’]est sauvée?)
    likes = (j['’]adore|j['’]aime|je raffole de|je suis fan de) (bien |beaucoup )?(?!pas|qu|être|que)%THINGS
    dislikes = (je déteste|je hais|je n['’]aime pas|j['’]ai horreur de|j['’]aime pas|je ne supporte pas) %THINGS
    -likes = (je n['’]aime plus|j['’]aime plus) %THING
    hobby = (je joue|je fais) (du |de la |de l['’]|au |aux |des )(?!mal|bien|progrès|courses)%THING
    hobby = (je me suis mise?|inscrite?|je me suis inscrite?) (à la |au |à l['’]|aux |à )%THING
    -hobby/-likes = (j['’]ai arrêté|j['’]ai abandonné|j['’]ai laissé tomber|je ne fais plus de|je ne joue plus de|je ne joue plus du) (le |la |les |l['’]|de |du |de la )?(jouer |faire )?%THING
    language = je parle (couramment )?%THINGS
    living_situation = je vis (?<x>(avec|chez) (mon|ma|mes|un|une|deux) [\\p{L}]+)
    marital_status = (?<=suis |désormais )(célibataire|mariée?|divorcée?|veuf|veuve|fiancée?|pacsée?|séparée?)
    partner = (ma femme|mon mari|ma copine|mon copain|ma compagne|mon compagnon)( s['’]appelle|,)? (?=\\p{Lu})%NAME
    response_language = (réponds|répondez|réponds-moi|répondez-moi|écris|écris-moi|parle-moi|parlez-moi)([^,.]{0,25})? en %WORD
    address_as = (?<x>(tutoie|tutoyez|vouvoie|vouvoyez)-moi|tu peux me tutoyer|on peut se tutoyer)
    avoid = (?<x>(pas d['’]|sans |plus d['’])(emojis?|émojis?|émoticônes?|tableaux|listes))`,
};
