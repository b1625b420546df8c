/** One typed word read as several, each with its share of the typed characters: "im" → i (1) + am (1). */
export type Reading = readonly { norm: string; length: number }[];

const joined: Readonly<Record<string, readonly [string, string, number]>> = {
  im: ["i", "am", 1],
  ive: ["i", "have", 1],
  youre: ["you", "are", 3],
  youve: ["you", "have", 3],
  were: ["were", "", 4],
  weve: ["we", "have", 2],
  theyre: ["they", "are", 4],
  theyve: ["they", "have", 4],
  hes: ["he", "is", 2],
  shes: ["she", "is", 3],
  whats: ["what", "is", 4],
  whos: ["who", "is", 3],
  wheres: ["where", "is", 5],
  thats: ["that", "is", 4],
  theres: ["there", "is", 5],
  heres: ["here", "is", 4],
  lets: ["let", "us", 3],
  dont: ["do", "not", 2],
  doesnt: ["does", "not", 4],
  didnt: ["did", "not", 3],
  cant: ["can", "not", 3],
  cannot: ["can", "not", 3],
  couldnt: ["could", "not", 5],
  wouldnt: ["would", "not", 5],
  shouldnt: ["should", "not", 6],
  wont: ["will", "not", 2],
  isnt: ["is", "not", 2],
  aint: ["is", "not", 2],
  arent: ["are", "not", 3],
  wasnt: ["was", "not", 3],
  werent: ["were", "not", 4],
  havent: ["have", "not", 4],
  hasnt: ["has", "not", 3],
  hadnt: ["had", "not", 3],
  gonna: ["going", "to", 3],
  wanna: ["want", "to", 3],
  gotta: ["got", "to", 3],
  tryna: ["trying", "to", 3],
  finna: ["going", "to", 3],
  imma: ["i", "will", 1],
  ima: ["i", "will", 1],
  outta: ["out", "of", 3],
  gimme: ["give", "me", 3],
  lemme: ["let", "me", 3],
  itll: ["it", "will", 2],
  youll: ["you", "will", 3],
  theyll: ["they", "will", 4],
  shouldve: ["should", "have", 6],
  wouldve: ["would", "have", 5],
  couldve: ["could", "have", 5],
};

/** Spellings that are words of their own as well: read as two only before such words as follow a verb. */
const joinedBefore: Readonly<Record<string, readonly [string, string, number, RegExp]>> = {
  id: [
    "i",
    "would",
    1,
    /^(?:rather|love|like|be|have|say|probably|never|go|prefer|hate|die|kill|do|need|want|really|just|still|also|not|definitely|get|take|move|live|work|eat|make|appreciate|suggest|even|always|ask|own|be)$/,
  ],
  ill: [
    "i",
    "will",
    1,
    /^(?:be|have|go|do|get|take|never|just|probably|always|move|start|try|need|let|see|stick|still|not|also|use|tell|pass|keep|live|work|turn|soon)$/,
  ],
  its: [
    "it",
    "is",
    2,
    /^(?:a|an|the|not|just|now|really|so|too|called|in|on|at|for|from|like|gonna|going|been|my|our|me|about|been|only|still|actually|official|officially|because|cause|cuz|that|this|more|no|all|what|time|been)$/,
  ],
};

const spellings: Readonly<Record<string, string>> = {
  teh: "the",
  u: "you",
  ur: "your",
  pls: "please",
  plz: "please",
  plss: "please",
  "w/": "with",
  w: "with",
  wit: "with",
  n: "and",
  nd: "and",
  r: "are",
  k: "ok",
  kk: "ok",
  bc: "because",
  "b/c": "because",
  cus: "because",
  til: "until",
  till: "until",
  "@": "at",
  yr: "year",
  yrs: "years",
  wk: "week",
  wks: "weeks",
  wknd: "weekend",
  wknds: "weekends",
  nite: "night",
  tmrw: "tomorrow",
  tmr: "tomorrow",
  tmw: "tomorrow",
  yday: "yesterday",
  prob: "probably",
  probs: "probably",
  prolly: "probably",
  def: "definitely",
  rlly: "really",
  srsly: "seriously",
  thx: "thanks",
  thnx: "thanks",
  ty: "thanks",
  tysm: "thanks",
  smth: "something",
  sth: "something",
  sumthin: "something",
  fwd: "forward",
  msg: "message",
  bro: "brother",
  sis: "sister",
  fam: "family",
  roomie: "roommate",
  roomies: "roommates",
  uni: "university",
  apt: "apartment",
  hrs: "hours",
  mins: "minutes",
  bout: "about",
  wut: "what",
  luv: "love",
  "w/o": "without",
  abt: "about",
  tho: "though",
  cuz: "because",
  cos: "because",
  coz: "because",
  thru: "through",
  bday: "birthday",
  fav: "favorite",
  fave: "favorite",
  favourite: "favorite",
  favourites: "favorites",
  favs: "favorites",
  faves: "favorites",
  colour: "color",
  bf: "boyfriend",
  gf: "girlfriend",
  hubby: "husband",
  "bday's": "birthday",
  msgs: "messages",
  ppl: "people",
  rly: "really",
  atm: "currently",
  rn: "currently",
  nowadays: "nowadays",
  alergic: "allergic",
  allergc: "allergic",
  alergy: "allergy",
  allergys: "allergies",
  vegitarian: "vegetarian",
  vegeterian: "vegetarian",
  recieve: "receive",
  studing: "studying",
  wrok: "work",
  wroking: "working",
  lived: "lived",
  liek: "like",
  prefered: "preferred",
  perfer: "prefer",
  concice: "concise",
  consise: "concise",
  langauge: "language",
  langauges: "languages",
};

const suffixes: Readonly<Record<string, string>> = {
  "n't": "not",
  "'m": "am",
  "'re": "are",
  "'ve": "have",
  "'ll": "will",
  "'d": "would",
  "'s": "'s",
};

const copulaHosts = new Set([
  "he",
  "she",
  "it",
  "that",
  "there",
  "here",
  "what",
  "who",
  "where",
  "when",
  "how",
  "mine",
  "this",
  "everything",
  "everyone",
  "nobody",
]);

/** How a typed word is read: chat spellings, contractions with or without their apostrophe. */
export function readWord(typed: string, next = "", previous = ""): Reading {
  const word = typed.toLowerCase().replace(/[’‘`]/g, "'");
  const doubtful = Object.hasOwn(joinedBefore, word) ? joinedBefore[word] : undefined;
  if (doubtful?.[3].test(next)) {
    return [
      { norm: doubtful[0], length: doubtful[2] },
      { norm: doubtful[1], length: typed.length - doubtful[2] },
    ];
  }
  // "an RN", "my fav": what stands behind an article or is typed in capitals is no abbreviation of an adverb.
  if (word === "rn" && (typed === "RN" || /^(?:an?|as|says|my|the)$/.test(previous)))
    return [{ norm: word, length: 2 }];
  // A single capital letter is a grade, an initial or a language, not chat spelling.
  if (/^\p{Lu}$/u.test(typed)) return [{ norm: word, length: 1 }];
  const known = Object.hasOwn(joined, word) ? joined[word] : undefined;
  if (known) {
    const [first, second, length] = known;
    if (second === "") return [{ norm: first, length: typed.length }];
    return [
      { norm: first, length },
      { norm: second, length: typed.length - length },
    ];
  }
  if (word === "can't" || word === "won't") {
    return [
      { norm: word === "can't" ? "can" : "will", length: 2 },
      { norm: "not", length: typed.length - 2 },
    ];
  }
  if (word === "let's") {
    return [
      { norm: "let", length: 3 },
      { norm: "us", length: typed.length - 3 },
    ];
  }
  for (const [suffix, reading] of Object.entries(suffixes)) {
    if (!word.endsWith(suffix) || word.length === suffix.length) continue;
    const host = word.slice(0, -suffix.length);
    return [
      { norm: spellingOf(host), length: host.length },
      { norm: reading === "'s" && copulaHosts.has(host) ? "is" : reading, length: suffix.length },
    ];
  }
  return [{ norm: spellingOf(word), length: typed.length }];
}

/** "heyyy", "hii", "sooo", "pleeease": drawn out for feeling. */
const drawnOut: readonly (readonly [RegExp, string])[] = [
  [/^hi+$/, "hi"],
  [/^he+y+$/, "hey"],
  [/^hel+o+$/, "hello"],
  [/^so{2,}$/, "so"],
  [/^no{2,}$/, "no"],
  [/^ye+s{2,}$/, "yes"],
  [/^ok+a*y*y+$/, "okay"],
  [/^lo+l+$/, "lol"],
  [/^lma+o+$/, "lmao"],
  [/^(?:ha){2,}h?$/, "haha"],
  [/^ple+a+s+e+$/, "please"],
  [/^thank+s+$/, "thanks"],
  [/^re+a+l+y+$/, "really"],
  [/^lo+ve+$/, "love"],
  [/^ve+r+y+$/, "very"],
];

function spellingOf(word: string): string {
  const plain = drawnOut.find(([pattern]) => pattern.test(word));
  if (plain) return plain[1];
  return Object.hasOwn(spellings, word) ? (spellings[word] ?? word) : word;
}
