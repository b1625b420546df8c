import { type Draft, end, type Frame, fact, frame, type Reading } from "../frame.ts";

const year = "(first|second|third|fourth|fifth|final|last|1st|2nd|3rd|4th|5th|senior|junior|sophomore|freshman)";
const stage =
  /^(?:freshman|sophomore|junior|senior|fresher|undergrad|undergraduate|postgrad|postgraduate|grad|phd|doctoral|master|masters|med|law|nursing|transfer|exchange|mature|part-time)$/;

const subject = (r: Reading): Draft[] => {
  const words = r.norms("field");
  const first = words[0] ?? "";
  return first === "" ||
    /^(?:it|this|that|them|something|hard|well|abroad|late|here|for|now|up|everything|nothing|all|my|your)$/.test(
      first,
    ) ||
    words.length > 4
    ? []
    : [
        ...youth(r),
        fact(
          "education",
          r
            .text("field")
            .replace(/^\d{1,2}[ -]?(?:yo|y.?o|years?[ -]old)\s+/i, "")
            .replace(/\s+(?:major|degree|student|undergrad|undergraduate)$/i, ""),
        ),
      ];
};
/** "a 19 yo fashion student". */
const youth = (r: Reading): Draft[] => {
  const [number = "", unit = ""] = r.norms("field");
  return /^\d{1,2}$/.test(number) && /^(?:yo|year|years)/.test(unit) ? [fact("age", number)] : [];
};
const school = (r: Reading): Draft[] => {
  const first = r.norms("school").filter((word) => word !== "the")[0] ?? "";
  return r.has("school") &&
    !/^(?:home|work|a|an|my|our|school|university|college|least|all|this|that|night|the|once|least|first|last|it)$/.test(
      first,
    )
    ? [fact("school", r.proper("school"))]
    : [];
};
/** "third yr" as typed. */
const statusOf = (r: Reading, length: number): Draft[] => {
  const words = r.tokens.slice(r.match.from, r.match.to);
  const from = words.findIndex(({ norm }) => new RegExp(`^${year}$`).test(norm) || stage.test(norm));
  const said = words
    .slice(from, from + length)
    .map(({ text }) => text)
    .join(" ");
  return from < 0 ? [] : [fact("school_status", said)];
};

const rest = "(, | . | ! | ; | - | : | now|currently|and|but|so|with|here|in|for|which|student|btw|rn|lol|@close|$)";
/** Where one is taught: always with its year or subject. */
const at = "(at|in)";

const inYear = (r: Reading): Draft[] => [...statusOf(r, 2), ...school(r), ...(r.has("field") ? subject(r) : [])];
const inClass = (r: Reading): Draft[] => [...statusOf(r, 1), ...school(r), ...(r.has("field") ? subject(r) : [])];

const yearAt = `(a|an|the|my|in|just|currently|now)* ${year} year (of)? ({field:np} / my {field:np} / uni|university|college|student|undergrad)? ${at} {school:organisation}`;
const classAt = `(a|an|just|currently|now)* (freshman|sophomore|junior|senior|fresher|undergrad|undergraduate|postgrad) ({field:np} (student|major))? (student|over)? ${at} {school:organisation}`;

export const studyClauses: Frame[] = [
  frame(yearAt, inYear),
  frame(classAt, inClass),
  frame(
    "(my|the) (major|degree|course|subject|field|minor) (is|'s|will be|:) (now|officially|actually|currently|in)* {field:np}",
    (r) => (r.norms("all").includes("minor") ? [] : subject(r)),
  ),
  frame(
    "{field:np} ,? (that is|thats|is|which is|it is) (now|officially)* my (new|final|actual|declared)* major",
    subject,
  ),
  frame(
    "(declared|declaring|picked|chose|choosing) {field:np} (as (my|a) major / today|yesterday|last|this|finally|officially / , / . / ! / $)",
    (r) => (majorSaid(r) ? subject(r) : []),
  ),
  frame("(officially|now|an|a)* {field:np} major (here|now|,|.|!|at|and|but|so|$)", (r) =>
    r.tokens[r.match.from - 1]?.word === true ? [] : subject(r),
  ),
];

const majorSaid = (r: Reading): boolean =>
  r.tokens.slice(r.match.from, r.match.to + 12).some(({ norm }) => /^majors?$/.test(norm)) ||
  r.tokens.slice(Math.max(0, r.match.from - 12), r.match.from).some(({ norm }) => /^majors?$/.test(norm));

export const studyVerbs: Frame[] = [
  frame("~major in {field:np}", subject),
  frame("~declare {field:np}", (r) => (majorSaid(r) ? subject(r) : []), { event: true }),
  frame(
    "~switch|~swap|~change|~transfer (my|our|the)? (major|majors|degree|course|courses|program|programme|studies|subject) (over|again)? (from {old:np})? (to|into|for) {field:np}",
    subject,
    { event: true },
  ),
  frame(
    "~switch|~swap|~change|~transfer|~go from {old:np} (over)? to {field:np} (as (my)? major / major / at uni|university|college)",
    subject,
    { event: true },
  ),
  frame(
    "~study|~read|~do {field:np} at {school:organisation}",
    (r) =>
      r.norms("all")[0] === "do" || r.norms("all")[0] === "read"
        ? capital(r)
          ? [...subject(r), ...school(r)]
          : []
        : [...subject(r), ...school(r)],
    { former: (r) => [...subject(r), ...school(r)] },
  ),
  frame(
    "~do (a|my) (phd|masters|master 's|bachelor 's|bachelors|degree|doctorate|ba|bsc|msc|ma|mba|apprenticeship) in {field:np} (at {school:organisation})?",
    (r) => [...subject(r), ...school(r)],
  ),
  frame(
    "~transfer (from {old:np})? to {school:organisation} (this|last|next|in|for|university|college|,|.|!|$)",
    (r) => (schoolSaid(r) ? school(r) : []),
    { event: true },
  ),
  frame(
    "~drop out (of {school:organisation})? (last|this|yesterday|in|on|after|,|.|!|and|$)",
    (r) => [
      fact(
        "school_status",
        r.tokens
          .slice(r.match.from, r.match.from + 2)
          .map(({ text }) => text)
          .join(" "),
      ),
      end("school", r.has("school") && school(r).length > 0 ? r.proper("school") : null),
    ],
    { event: true, future: () => [] },
  ),
  frame(
    "~graduate (from|at)? {school:organisation}? (last|this|yesterday|in|on|with|,|.|!|and|$)",
    (r) => [...school(r), fact("school_status", r.tokens[r.match.from]?.text ?? "graduated")],
    { event: true, future: () => [] },
  ),
];

const capital = (r: Reading): boolean => r.tokens[r.match.slots.school?.from ?? -1]?.capital === true;
const schoolSaid = (r: Reading): boolean =>
  capital(r) &&
  r.tokens.some(({ norm }) =>
    /^(?:university|college|school|semester|campus|dorm|major|transcript|classes|credits|student)$/.test(norm),
  );

export const studyStates: Frame[] = [
  frame(yearAt, inYear, { former: () => [] }),
  frame(classAt, inClass, { former: () => [] }),
  frame(
    `(a|an|just|currently|now)* ${year} year ({field:np} student)? ${rest}`,
    (r) => [...statusOf(r, 2), ...(r.has("field") ? subject(r) : [])],
    { needsSubject: true, former: () => [] },
  ),
  frame(
    "(a|an) {field:np} (student|major|undergrad|undergraduate|grad student) (at {school:organisation})?",
    (r) =>
      stage.test(r.norms("field")[0] ?? "") ||
      /^(?:good|bad|terrible|great|full-time|part-time|international|college|university|uni|high|broke|poor|mature|new|year)$/.test(
        r.norms("field").at(-1) ?? "",
      )
        ? school(r)
        : [...subject(r), ...school(r)],
    { former: () => [] },
  ),
  frame("(a)? student at {school:organisation}", school, { former: () => [] }),
  frame("(majoring|minoring) in {field:np}", (r) => (r.norms("all").includes("minoring") ? [] : subject(r))),
];
