import { end, type Frame, fact, frame } from "../frame.ts";
import {
  allergy,
  clear,
  dietIn,
  dislikes,
  favourite,
  favouriteOf,
  generic,
  givenUp,
  goal,
  habit,
  hobby,
  learning,
  likes,
  offLikes,
  pastime,
  studied,
  tool,
} from "./taste-readings.ts";

export const tasteVerbs: Frame[] = [
  frame("~outgrow my {what:np} allergy|intolerance", (r) => [end("allergy", r.text("what"))], { event: true }),
  frame("~fall in love with {what:np}", likes, { event: true, list: "what" }),
  frame(
    "~write|~code|~use {what:code} (a lot|mostly|at work|for|these|daily|$)",
    (r) => [fact("programming_language", r.text("what"))],
    { list: "what" },
  ),
  frame("~like|~love|~adore|~enjoy|~dig|~fancy to {what:activity}", likes, { negative: dislikes }),
  frame("~like|~love|~adore|~enjoy|~dig|~crave (love|really)* @det* {what:np}", likes, {
    list: "what",
    negative: (r) => (r.predicate.ended ? offLikes(r) : dislikes(r)),
  }),
  frame("~like|~love|~adore|~enjoy {what:activity}", likes, { negative: dislikes }),
  frame("~hate|~dislike|~despise|~loathe|~detest|~fear (to)? {what:activity}", dislikes, {
    list: "what",
    negative: (r) => [end("dislikes", r.text("what"))],
  }),
  frame("~stand|~bear|~abide|~stomach|~tolerate|~handle {what:np}", () => [], {
    list: "what",
    negative: dislikes,
    modal: () => [],
  }),
  frame("~deal with {what:np}", () => [], { negative: dislikes }),
  frame("~come round|around to (liking)? {what:np}", likes, { event: true }),
  frame("~warm (up)? to {what:np}", likes, { event: true }),
  frame("~go|~get off {what:np} (completely|entirely|totally|lately|,|.|$)", (r) => offLikes(r), { event: true }),
  frame("~prefer {what:np} (over|to) {other:np}", (r) => likes(r)),
  frame("~prefer {what:np}", (r) =>
    /^(?:answers?|replies|responses|bullets?)$/.test(r.norms("what").at(-1) ?? "") ? [] : likes(r),
  ),
  frame(
    "~play (the|some|a lot of|a bit of|lots of)* {what:np} (professionally)?",
    (r) =>
      /^(?:role|part|trick|dead|along|around|outside|games?|dolls?|catch|fetch|safe|dumb|nice)$/.test(
        r.norms("what").at(-1) ?? "",
      ) && r.norms("what").length < 2
        ? []
        : hobby(r),
    { list: "what", negative: givenUp, event: false, modal: hobby },
  ),
  frame(
    "~do {what:np} (on|at|every|for|in|when|with|twice|once|as a hobby|these)",
    (r) => (pastime(r) ? hobby(r) : []),
    { list: "what", negative: givenUp },
  ),
  frame("~do (some|a bit of|a lot of)? {what:np} $", (r) => (pastime(r) ? hobby(r) : []), {
    list: "what",
    negative: givenUp,
  }),
  frame("~pick|~take (back)? up {what:np}", hobby, { event: true, list: "what" }),
  frame("~take {what:np} up", hobby, { event: true }),
  frame("~get into {what:np}", hobby, { event: true, list: "what" }),
  frame("~learn (how)? (to)? (play)? (the)? {what:np}", learning, { event: false }),
  frame("~make|~brew|~bake|~grow|~sew my|our own {what:np}", (r) => (clear(r) ? [fact("hobby", r.text("what"))] : [])),
  frame("~practise {what:np}", hobby, { list: "what" }),
  frame(
    "~sing|~paint|~knit|~sew|~climb|~dance|~cycle|~hike|~fish|~garden|~surf|~ski|~sail|~skate|~juggle|~birdwatch|~bake|~swim|~run|~crochet (a lot|@number times|every|on|in|at|with|all|often|regularly|for fun|competitively|twice|daily|as|$)",
    (r) => (r.predicate.explicit ? [fact("hobby", r.tokens[r.match.from]?.text ?? null)] : []),
    { negative: (r) => [end("hobby", r.tokens[r.match.from]?.text ?? null)] },
  ),
  frame(
    "~watch|~read|~run|~bake|~paint|~cook|~knit|~draw|~photograph|~grow|~brew|~sew|~restore|~make {what:np}",
    (r) => (r.predicate.explicit && habit(r) ? [fact("hobby", r.text("all"))] : []),
  ),
  frame("~give up (on)? {what:np}", givenUp, { event: true }),
  frame(
    "~quit|~stop|~drop ((playing|doing|learning|going) (the)?)? {what:np} (ages|a|last|completely|for|because|recently|$)",
    (r) => (/^(?:my|job|it|work|here)$/.test(r.norms("what")[0] ?? "") ? [] : givenUp(r)),
    { event: true },
  ),
  frame(
    "~smoke|~vape|~drink (a lot|regularly|daily|every|about|anymore|any more|$)",
    (r) => [fact("hobby", r.tokens[r.match.from]?.text ?? null, { aka: ["smoking"] })],
    { negative: (r) => [end("hobby", r.tokens[r.match.from]?.text ?? null)] },
  ),
  frame("~drink {what:np} (every|daily|each|all|in|religiously)", likes),
  frame("~eat {what:np}", () => [], {
    negative: (r) =>
      /^(?:meat|fish|dairy|gluten|pork|beef|seafood|eggs|animal)$/.test(r.norms("what")[0] ?? "")
        ? [fact("diet", `no ${r.text("what")}`)]
        : [],
  }),
  frame("~follow|~keep|~eat (a|the)? (strictly)? @diet (diet)?", (r) => [fact("diet", dietIn(r))], {
    negative: (r) => [end("diet", dietIn(r))],
  }),
  frame("~go|~turn|~become (a|an)? @diet", (r) => [fact("diet", dietIn(r))], { event: true, future: () => [] }),
  frame("~stop|~quit being {what:np}", (r) => [end("diet", r.text("what")), end("role", r.text("what"))], {
    event: true,
  }),
  frame(
    "~get|~break (out)? (in)? (a rash|hives|migraines|sick|ill|itchy) (from|with|when i eat|after eating) {what:np}",
    allergy,
    { list: "what" },
  ),
  frame("~react badly to {what:np}", allergy, { list: "what" }),
  frame("~have (a|an) {what:np} allergy|intolerance", allergy),
  frame("~have (a|an) (severe|mild|bad|@adjective)* allergy to {what:np}", allergy, { list: "what" }),
  frame("~want|~hope|~wish|~plan|~aim|~intend|~aspire to (be|become) {role:role}", (r) => [
    fact("desired_role", r.text("role")),
  ]),
  frame("~want|~hope|~plan|~aim|~intend|~aspire|~dream (to|of|on) {goal:activity}", goal, { modal: () => [] }),
  frame("~like|~love to {goal:activity}", () => [], { modal: goal }),
  frame("~have (a|an) {what:np} $", (r) =>
    /^(?:appointment|interview|exam|wedding|surgery|deadline|presentation|audition|recital|marathon|flight)$/.test(
      r.norms("what").at(-1) ?? "",
    )
      ? [fact("event", r.text("what"))]
      : [],
  ),
  frame("~have (a|an) {what:np} (on|next|this|tomorrow|at|in|coming|with|today)", (r) =>
    /^(?:appointment|interview|exam|wedding|surgery|deadline|presentation|audition|recital|marathon|flight)$/.test(
      r.norms("what").at(-1) ?? "",
    )
      ? [fact("event", r.text("what"))]
      : [],
  ),
  frame("~use {what:np} (as my|for|every|daily|at work|on my|at home)", (r) => tool(r)),
  frame("~use {what:np} $", (r) => tool(r), {
    negative: (r) => [end("preferred_tool", r.text("what")), end("operating_system", r.text("what"))],
  }),
  frame(
    "~code|~program|~develop (mostly|mainly|primarily)? in {what:word}",
    (r) => [fact("programming_language", r.text("what"))],
    { list: "what" },
  ),
  frame(
    "~study {what:np} (at|in) {school:organisation}",
    (r) => [fact("education", r.text("what")), fact("school", r.proper("school"))],
    { event: true, former: studied },
  ),
  frame("~study (at) {school:organisation}", (r) => [fact("school", r.proper("school"))], { event: true }),
  frame(
    "~study|~major {what:np}",
    (r) => (/^(?:for|hard|all|a|the|my)$/.test(r.norms("what")[0] ?? "") ? [] : [fact("education", r.text("what"))]),
    { event: true, modal: () => [] },
  ),
  frame("~major in {what:np}", (r) => [fact("education", r.text("what"))], { event: true }),
  frame(
    "~finish|~do|~get|~complete|~start|~have|~pursue (a|an|my|part-time|full-time|online|@adjective)* (degree|phd|masters|master|bachelor|bachelors|doctorate|mba|course|diploma) ('s)? (degree)? (in|on) {what:np}",
    (r) => [fact("education", r.text("what"))],
    { event: true },
  ),
  frame(
    "~graduate from {school:organisation} (with a degree in {what:np})?",
    (r) => [fact("school", r.proper("school")), ...(r.has("what") ? [fact("education", r.text("what"))] : [])],
    { event: true },
  ),
  frame("~go to|~attend {school:organisation} (university|college|uni)", (r) => [fact("school", r.proper("school"))]),
  frame("~volunteer (at|for|with) {what:np}", (r) => [fact("hobby", r.text("all"))]),
  frame("~listen to (mostly|some|lots of|a lot of)? {what:np}", likes, { list: "what" }),
  frame("~work on (my|a|an|the) {what:activity}", (r) =>
    clear(r) && !/^(?:laptop|team|project|it|weekends)$/.test(r.norms("what")[0] ?? "")
      ? [fact("project", r.text("what"))]
      : [],
  ),
  frame(
    "~write|~build|~develop (my|a|an) (novel|book|thesis|app|game|website|blog|memoir|dissertation|screenplay|play|startup) {what:rest}?",
    (r) => (r.predicate.be ? [fact("project", r.text("all"))] : []),
  ),
];

export const tasteStates: Frame[] = [
  frame("(severely|deathly|mildly|also)? allergic to {what:np}", allergy, { list: "what" }),
  frame("intolerant to|of {what:np}", allergy, { list: "what" }),
  frame("{what:word} -? intolerant|allergic", allergy),
  frame(
    "(a|an|on|doing|strictly|mostly|fully|the|lifelong)* @diet (diet|now|and|but)?",
    (r) => [fact("diet", dietIn(r))],
    { former: (r) => [end("diet", dietIn(r))] },
  ),
  frame("(a|the)? (huge|big|massive|real|great)? (fan|lover) of {what:np}", likes, {
    list: "what",
    negative: dislikes,
    former: () => [],
  }),
  frame(
    "(really|super|very|totally)* (into|obsessed with|fond of|crazy about|mad about|passionate about|keen on|partial to|addicted to|hooked on) {what:np}",
    likes,
    { list: "what", negative: (r) => (r.predicate.ended ? offLikes(r) : dislikes(r)), former: (r) => offLikes(r) },
  ),
  frame("(more of) a {what:np} person", likes),
  frame("(terrified|scared|afraid|petrified|sick|frightened|fed up) (of|with) {what:np}", dislikes, { list: "what" }),
  frame(
    "(really|pretty|quite|very)? (good|great|skilled|excellent|decent) (at|with) (playing)? {what:np}",
    (r) => [fact("skill", r.text("what"))],
    { list: "what", negative: () => [] },
  ),
  frame("going off {what:np}", offLikes),
  frame("off {what:np} (completely|entirely|for good|now)", offLikes),
  frame("(learning|practising|practicing) (how)? (to)? (play)? (the)? {what:np}", learning, { list: "what" }),
  frame("(doing|playing|into) {what:np}", (r) => (pastime(r) || r.norms("all")[0] === "playing" ? hobby(r) : []), {
    list: "what",
    needsSubject: true,
  }),
  frame(
    "(studying|majoring in|finishing|doing|pursuing) (a|an|my|part-time|full-time|online|@adjective)* ((degree|phd|masters|master|bachelor|bachelors|doctorate|mba|course|diploma) (in|on))? {what:np} (at {school:organisation})?",
    (r) =>
      /^(?:for|my|exams?)$/.test(r.norms("what")[0] ?? "") ||
      (!/^(?:stud|major)/.test(r.norms("all")[0] ?? "") &&
        !/degree|phd|master|bachelor|doctorate|mba|diploma/.test(r.norms("all").join(" ")))
        ? []
        : [fact("education", r.text("what")), ...(r.has("school") ? [fact("school", r.proper("school"))] : [])],
  ),
  frame("working on (my|a|an|the) {what:activity}", (r) => (clear(r) ? [fact("project", r.text("what"))] : [])),
  frame(
    "writing|building (my|a|an) {what:activity}",
    (r) => (clear(r) && r.predicate.be ? [fact("project", r.text("all"))] : []),
    { needsSubject: true },
  ),
  frame("(planning|hoping|aiming|trying|going) to (be|become) {role:role}", (r) => [
    fact("desired_role", r.text("role")),
  ]),
  frame("(planning|hoping|aiming|saving|training|looking) (to|for|on) {goal:activity}", goal, { needsSubject: true }),
  frame("(thinking of|about) {goal:activity}", () => []),
  frame(
    "(sad|happy|tired|exhausted|stressed|excited|anxious|depressed|nervous|lonely|overwhelmed|relieved|worried|bored|worn out|burnt out|burned out|jealous) (today|lately|about|from|right|currently|because|this|$)",
    (r) => [
      fact(
        "mood",
        r.norms("all")[0] === "worn" || /^burn/.test(r.norms("all")[0] ?? "")
          ? `${r.norms("all")[0]} out`
          : (r.norms("all")[0] ?? ""),
      ),
    ],
    { needsSubject: true, negative: () => [], former: () => [] },
  ),
];

export const tasteClauses: Frame[] = [
  frame("{what:np} (always|usually)* (give|gives) me (hives|a rash|migraines|an allergic reaction)", allergy),
  frame(
    "{what:np} (is|are|'s) (not|no longer) (my thing|for me|my favorite|my favorites) (anymore|any more|now|$)",
    offLikes,
  ),
  frame(
    "i|we can not (eat|have|drink|touch) {what:np} ,? (because|since|as)? i am (severely|very)? allergic",
    allergy,
    { list: "what" },
  ),
  frame("favorite {kind:word} {what:np} $", (r) => (r.tokens[r.match.from - 1]?.norm === "my" ? [] : favouriteOf(r))),
  frame("(got to|have to|gotta) love {what:np}", likes, { list: "what" }),
  frame("all i (ever)? do is {what:activity}", hobby, { list: "what" }),
  frame(
    "{what:np} (is|are|'s) (so|really|pretty|very|super|such)* (fun|awesome|amazing|delicious|the best|great|wonderful)",
    (r) => (generic(r) ? likes(r) : []),
  ),
  frame("{what:np} (always|really)* (scare|scares|terrify|terrifies|disgust|disgusts|annoy|annoys) me", dislikes),
  frame(
    "{what:np} is|'s|are (definitely|still|probably|also)* (my|a|one of my) (absolute|all-time|new)* (favorite|favorites|weakness|passion|guilty pleasure|jam|thing|obsession)",
    (r) => likes(r),
  ),
  frame("one|some of my favorites|faves is|are {what:np}", likes, { list: "what" }),
  frame("(it is|it 's|its) {what:np} (now|these days|instead|currently) , favorite {kind:word} wise", favourite),
  frame("{what:np} (, it is|'s|its) my favorite {kind:word}", favourite),
  frame(
    "i|we (also|just|still|usually|always)* drink {what:np} (every|each|all)? (single)? (morning|day|evening|time)? , (it is|it 's|its) my favorite {kind:word}",
    favourite,
  ),
  frame("my (new|latest|current) (thing|obsession|passion|favorite|addiction) (is|'s|are) {what:np}", (r) => likes(r), {
    list: "what",
  }),
  frame("{what:np} (is|'s) my (editor|ide|tool|text editor|shell|terminal|browser) (of choice)?", (r) => [
    fact("preferred_tool", r.text("what")),
  ]),
  frame("my (main|preferred|daily)? (editor|ide|tool|browser) (of choice)? (is|'s) (now)? {what:np}", (r) => [
    fact("preferred_tool", r.text("what")),
  ]),
  frame(
    "(my)? (hobbies|hobby|interests|free time|spare time|pastimes) (are|is|include|includes|:|=)* {what:np}",
    (r) => hobby(r),
    { list: "what" },
  ),
  frame("in my (free|spare) time i (like|love|enjoy|do|play)? (to)? {what:activity}", hobby, { list: "what" }),
  frame("pets (:|=|are)* {what:np}", (r) => [fact("pet", r.text("what"))], { list: "what" }),
  frame("(allergies|allergy|allergic to) (:|=|are|is)* {what:np}", allergy, { list: "what" }),
  frame("my (side|current|main|latest|pet) project (is|'s) {what:activity}", (r) => [fact("project", r.text("what"))]),
  frame(
    "the {what:np} (is|'s) going (well|great|strong|fine|brilliantly|ok|okay)",
    (r) => (pastime(r) ? hobby(r) : []),
    {},
  ),
  frame("{what:np} (is|'s) still going strong", (r) => hobby(r)),
  frame("(my)? diet (is|:) {what:np}", (r) => [fact("diet", r.text("what"))]),
  frame("not (a|much of a|really a)* (big|huge)? fan of {what:np}", dislikes, { list: "what" }),
  frame("(can not|could not) (stand|bear|deal with|stomach|abide) {what:np}", dislikes, { list: "what" }),
  frame("({old:np} (makes|make) me (sick|ill|itch))", (r) => [fact("allergy", r.text("old"), { confidence: 0.6 })]),
  frame("my dream (job|career) (is|'s|would be) (to be|being)? {what:np}", (r) => [
    fact("desired_role", r.text("what")),
  ]),
];
