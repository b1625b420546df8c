import type { Token } from "../tokens.ts";

export type Language = "en" | "de" | "es" | "fr" | "it" | "pt" | "nl" | "zh" | "ar" | "other";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Function words that tell the languages apart. */
const marks: Readonly<Record<"en" | "de" | "es" | "fr" | "it" | "pt" | "nl", ReadonlySet<string>>> = {
  en: set(
    "i my the and is are was am have has with for to of in on at me you your it this that not do does please but from we he she they just now",
  ),
  de: set(
    "ich mein meine meinen und ist bin der die das den dem ein eine einen nicht auf mit für zu im am als habe hat wir sie er mir mich bitte immer jetzt aber auch von gegen bei sehr kein keine wohne heiße heisse arbeite komme liebe mag lebe seit gerne gern antworte duze wohn hab guten tag danke seit nach kannst könnten uns unser unsere heißt nem ne was man bin wohnt lebt arbeitet schwester bruder mutter vater tochter sohn",
  ),
  es: set(
    "yo mi mis el los las un una es soy de del en con para por que lo su tengo vivo trabajo llamo gusta encanta ahora pero muy más siempre ya favor responde soy hola estoy también odio me se te nos mi mudé vivimos ahorita aquí hasta desde qué cómo gracias tengo wey onda tú vive trabaja hermana hermano madre padre hijo hija",
  ),
  fr: set(
    "je j' mon ma mes le les un une et est suis du des au aux en avec pour que qui ne pas moi toi vous nous j'ai j'habite m'appelle j'adore j'aime c'est toujours mais très habite travaille déteste stp svp bonjour plus chez depuis réponds-moi réponds salut merci habite vit sœur frère mère père fils mari",
  ),
  it: set(
    "il lo gli di che non per con una sono mi mio mia miei ho e ma anche più adesso ora questa questo ciao buongiorno buonasera grazie chiamo abito vivo lavoro faccio sempre della del alla alle nel nella sto rispondimi risponda mia vive lavora abita sorella fratello madre padre marito moglie figlio figlia è si",
  ),
  pt: set(
    "o os um uma de do da em no na não que com para por eu meu minha sou tenho moro trabalho gosto mas muito mais agora já também sempre olá oi obrigado obrigada você me chamo aos às são pra",
  ),
  nl: set(
    "ik het een en van niet is op voor met mijn maar ook naar bij heb ben woon werk als om te zijn wij hoi hallo graag nu meer geen dat die wat je kun",
  ),
};

/** How many words of a stretch are English function words, and none of the language around it. */
export function englishWords(tokens: readonly Token[], around: Language): number {
  const others = Object.entries(marks).find(([language]) => language === around)?.[1];
  return tokens.filter(({ norm }) => marks.en.has(norm) && !others?.has(norm)).length;
}

/** The language of a stretch of tokens: script first, then function words; English when nothing tells. */
export function languageOf(tokens: readonly Token[]): Language {
  const text = tokens.map(({ text }) => text).join(" ");
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const share = (script: RegExp) => (text.match(script)?.length ?? 0) / Math.max(1, letters);
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) > 0.1) return "other";
  if (share(/\p{Script=Han}/gu) > 0.3) return "zh";
  if (share(/\p{Script=Arabic}/gu) > 0.3) return "ar";
  if (share(/\p{Script=Latin}/gu) < 0.5 && letters > 0) return "other";
  let best: Language = "en";
  let most = 0;
  for (const [language, words] of Object.entries(marks) as [Language, ReadonlySet<string>][]) {
    let count = 0;
    for (const { norm } of tokens)
      if (words.has(norm) || (language === "fr" && /^[jmcdlnst]'\p{L}/u.test(norm))) count += 1;
    if (language === "de") count += tokens.filter(({ text: word }) => /ß/.test(word)).length;
    if (language === "es") count += tokens.filter(({ text: word }) => /ñ|¿|¡|^holaa+$/i.test(word)).length;
    const sure = count > 1 || language === "en" || /[^\p{ASCII}]/u.test(text);
    if (sure && count > most) [best, most] = [language, count];
  }
  return best;
}
