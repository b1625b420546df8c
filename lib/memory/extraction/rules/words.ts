const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

export const articles = set("a an the my our his her their its your some any this that these those");
export const copulas = set("am is are was were be been being 's");
export const modals = set("would could might may must should shall");
export const conjunctions = set("and or but & + plus nor yet");
export const subordinators = set(
  "so because since though although while when whenever if unless until till before after as than which who whom whose where that whether whereas except",
);
export const subjects = set("i we he she they it you there");
export const objects = set(
  "me us him her them myself himself herself themselves ourselves yourself mine yours one ones",
);
export const prepositions = set(
  "at in on for with from to by about into onto over under near around during without between through via per like off out up down of against towards toward within across despite outside",
);
/** Words that close a noun phrase without belonging to it. */
export const trailing = set(
  "now today yesterday tonight tomorrow currently lately recently again anymore anyway too also btw lol haha lmao really actually honestly please thanks though instead already still ever never always usually sometimes mostly mainly daily weekly right nowadays so just only not no yes ok okay hi hello ago yet then here there either originally officially basically especially obsessed fyi tbh imo together alone forever once twice maybe perhaps probably afterwards respectively otherwise rather quite very best most apparently sadly unfortunately luckily fortunately thankfully hopefully obviously definitely certainly well ikr etc way much lots more finally soon myself",
);
export const timeNouns = set(
  "morning afternoon evening night day week weekend month year summer winter spring autumn fall season decade days weeks weekends months years mornings evenings nights time times minute minutes hour hours while moment monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december",
);
export const timeDeterminers = set("last next this every each these those all past coming");
/** Openers and fillers that may stand before a subject without changing what is said. */
export const openers = set(
  "so and but also well ok okay oh ooh hey hi hello hiya yo actually honestly btw plus yes yeah yep yup nah nope food-wise work-wise hmm um uh er anyway anyways fyi ps lol haha hah right now currently lately recently nowadays today still just again then and & really sadly unfortunately luckily fortunately thankfully hopefully finally officially basically apparently frankly personally funny oops sorry thanks thx cool great nice wow yay ugh aww aw sure good awesome congrats look listen see update news heads-up note reminder tbh imo ngl dear greetings howdy please maybe weird plus because since though although while like additionally besides meanwhile otherwise originally technically clearly obviously professionally seriously guess what",
);
/** Adverbs that may stand between a subject and its verb. */
export const adverbs = set(
  "just now currently still really also actually already recently finally always usually basically both only officially mostly mainly probably apparently definitely certainly truly genuinely absolutely totally completely quite so very pretty rather kinda sorta even ever simply honestly literally always often sometimes normally generally typically primarily originally formerly newly freshly lately legally happily sadly proudly all kind sort obviously clearly secretly personally recently permanently temporarily technically seriously deeply thoroughly particularly especially more nowadays presently anymore fully strictly fr lowkey highkey legit deadass hella unironically ngl",
);
export const negators = set("not never no n't neither nor hardly barely");
export const questionWords = set("what who whom whose which where when why how");
export const auxiliaryStarters = set(
  "do does did is are am was were can could will would should shall may might have has had isn't aren't",
);
