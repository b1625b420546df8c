import type { TurnRole } from "../types.ts";
import type { Finding, FindingKind } from "./findings.ts";

interface Mark {
  kind: FindingKind;
  pattern: RegExp;
  person: number;
  other: number;
}

// Every pattern is bounded: none may look further than a fixed number of characters ahead.
const marks: readonly Mark[] = [
  { kind: "prompt_template_injection", pattern: /<\|[\w-]{2,24}\|>/g, person: 0.4, other: 0.6 },
  {
    kind: "prompt_template_injection",
    pattern: /\[\/?(?:INST|SYS|SYSTEM(?: MESSAGE)?)\]|<<\/?SYS>>/gi,
    person: 0.4,
    other: 0.6,
  },
  {
    kind: "prompt_template_injection",
    pattern:
      /\{\{[#/>~]?\s*(?:system|assistant|user|memory|prompt|instructions?|role)\b[^}]{0,60}\}\}|\{%-?\s*(?:system|assistant|memory)\b[^%]{0,80}%\}/gi,
    person: 0.6,
    other: 0.65,
  },
  {
    kind: "prompt_template_injection",
    pattern:
      /<\/(?:system|memory\w{0,30}|user_\w{1,30}|profile|context|instructions?|conversation|history|prompt|untrusted\w{0,20}|data|document|tool_\w{1,20}|function\w{0,20})\s{0,3}>/gi,
    person: 0.4,
    other: 0.5,
  },
  {
    kind: "prompt_template_injection",
    pattern: /<\|?(?:start|begin|end|eo)_(?:of_)?(?:turn|text|message|header|conversation|id)\w{0,8}\|?>/gi,
    person: 0.6,
    other: 0.65,
  },
  {
    kind: "prompt_template_injection",
    pattern:
      /<(?:system\w{0,16}|assistant|im_start|function_calls?|tool_result|developer)(?:\s[^>\n]{0,80})?>\s{0,4}(?=[\p{L}\p{N}])/giu,
    person: 0.35,
    other: 0.65,
  },
  {
    kind: "prompt_template_injection",
    pattern:
      /^[ \t]{0,4}(?:#{1,6}[ \t]{0,3}|\*\*|={2,}[ \t]?|-{2,}[ \t]?)?(?:system|assistant|developer)(?: (?:message|prompt|note|instructions?|override))?(?:\*\*)?[ \t]{0,2}(?::|={2,}|-{2,})/gim,
    person: 0.45,
    other: 0.5,
  },
  {
    kind: "prompt_template_injection",
    pattern:
      /^[ \t]{0,4}#{1,6}[ \t]{1,3}(?:user (?:context|profile|query|input)|system(?: prompt| message)?|instructions?|response|human|relevant memory|memory|known facts|assistant)[ \t]{0,3}:?[ \t]{0,3}$/gim,
    person: 0.3,
    other: 0.4,
  },
  {
    kind: "prompt_template_injection",
    pattern:
      /\b(?:begin|start|end|new)[ _-](?:of[ _-])?(?:the[ _-])?(?:system|document|user input|untrusted|context|conversation|prompt|instructions?|data|tool|function|search|retrieved|web ?page|page)(?:[ _-](?:message|prompt|block|section|input|content|output|results?))?\b(?=[\s\]>*=.:-]{0,6}(?:\n|new|now|$|[=\-\]>*.]))/gim,
    person: 0.3,
    other: 0.4,
  },
  {
    kind: "prompt_template_injection",
    pattern:
      /\[(?:system|admin|developer|operator)[ _-](?:note|message|prompt|notice|update|override|instructions?)\]/gi,
    person: 0.6,
    other: 0.65,
  },
  {
    kind: "prompt_template_injection",
    pattern: /["']?\brole["']?\s{0,3}:\s{0,3}["']?(?:system|developer)\b["']?[\s,]{1,6}["']?content\b/gi,
    person: 0.5,
    other: 0.7,
  },
  {
    kind: "prompt_template_injection",
    pattern:
      /^[ \t]{0,4}[#=*~-]{2,8}[ \t]{0,3}(?:system|admin|developer)[ _-](?:override|update|command|mode|access)\b/gim,
    person: 0.65,
    other: 0.7,
  },
  {
    kind: "prompt_template_injection",
    pattern:
      /<\/?s>\s{0,3}(?:<s>|\[)|<(?:memory[\w-]{0,20}|context|profile|instructions?|user_profile|facts)(?:\s[^>\n]{1,80})?>\s{0,4}(?=[\p{L}\p{N}])/giu,
    person: 0.4,
    other: 0.6,
  },
  {
    kind: "instruction_override",
    pattern:
      /<!--[^>]{0,40}\b(?:assistant|ai|llm|model|agent|bot|system)\b\s{0,3}[:,]|<!--[^>]{0,80}\b(?:ignore|disregard|store|remember)\b/gi,
    person: 0.6,
    other: 0.75,
  },
  {
    kind: "role_override",
    pattern:
      /\b(?:trust|role|access|permission|privilege|is[_ ]?admin|verified|clearance|safety|filter|guardrail|moderation|restrictions?)(?:[_.-]\w{1,20}){0,2}\s{0,3}(?:=|:=|->)\s{0,3}["']?(?:max|maximum|true|false|off|none|admin|root|all|full|granted|unlimited|elevated|superuser|disabled|\d{2,})\b/gi,
    person: 0.35,
    other: 0.6,
  },
  {
    kind: "markdown_exfiltration",
    pattern:
      /!?\[[^\]\n]{0,120}\]\(\s{0,3}<?(?:https?:)?\/\/[^)\s]{1,300}[?&#/=][^)\n]{0,200}?(?:\{\{?|<|%7B|\$\{?[A-Z_a-z]|\[\w|\b(?:ENCODED|BASE64|MEMORY|CHAT|HISTORY|PROFILE|SECRET|DATA|CONVERSATION|USER_?DATA|CONTEXT)[_A-Z]*\b|\b[A-Z]{3,20}_[A-Z_]{3,30}\b)/g,
    person: 0.8,
    other: 0.9,
  },
  {
    kind: "markdown_exfiltration",
    pattern:
      /<img\b[^>]{0,200}\bsrc\s?=\s?["']?(?:https?:)?\/\/[^>\s"']{1,300}[?&][^>]{0,200}?(?:\{|<|\$|\b(?:data|chat|memory|history|profile|conversation)\b)/gi,
    person: 0.7,
    other: 0.85,
  },
  {
    kind: "markdown_exfiltration",
    pattern:
      /https?:\/\/[^\s)>"']{1,200}[?&][\w.-]{1,40}=(?:\{\{?[\w .]{1,60}\}|<[\w ]{3,60}>|\[[\w ]{3,60}\]|\$\{?\w{3,40}|(?:YOUR|THE|ENCODED|USER|CHAT|MEMORY)_\w{2,40}|[A-Z]{3,20}(?:_[A-Z]{2,20}){1,4}\b)/g,
    person: 0.5,
    other: 0.7,
  },
];

const imageWithQuery = /!\[[^\]\n]{0,120}\]\(\s{0,3}(?:https?:)?\/\/[^)\s]{1,400}\)/g;
const everyReply =
  /\b(?:each|every|all|any|always|finish|append|add|include|end|begin|start|render|before|after)\b[^\n]{0,60}\b(?:repl(?:y|ies)|answers?|responses?|messages?|summar(?:y|ies)|outputs?|conversations?)\b|\b(?:always|every time|each time|whenever|siempre|immer|toujours)\b/i;

/** Marks that are structure rather than words: chat templates, forged fences and headings, links that carry data out. */
export function structureFindings(content: string, role: TurnRole): Finding[] {
  const person = role === "user";
  const asks = person && asksAbout(content);
  const found: Finding[] = [];
  for (const mark of marks) {
    const weights: number[] = [];
    let first: RegExpExecArray | null = null;
    let end = 0;
    for (const match of content.matchAll(mark.pattern)) {
      first ??= match;
      end = match.index + match[0].length;
      weights.push(person ? mark.person : mark.other);
      if (weights.length === 8) break;
    }
    if (first === null) continue;
    const weight = 1 - weights.reduce((doubt, each) => doubt * (1 - each), 1);
    found.push({ kind: mark.kind, start: first.index, end, weight: asks ? weight * 0.3 : weight });
  }
  for (const match of content.matchAll(imageWithQuery)) {
    const around = content.slice(Math.max(0, match.index - 200), match.index + match[0].length + 200);
    if (everyReply.test(around)) {
      found.push({
        kind: "markdown_exfiltration",
        start: match.index,
        end: match.index + match[0].length,
        weight: 0.8,
      });
      break;
    }
  }
  return combineTemplates(found);
}

/** Different template marks in one text add up: few honest texts carry three of them. */
function combineTemplates(found: Finding[]): Finding[] {
  const templates = found.filter(({ kind }) => kind === "prompt_template_injection");
  if (templates.length < 2) return found;
  const weight = 1 - templates.reduce((doubt, each) => doubt * (1 - each.weight), 1);
  const start = Math.min(...templates.map((each) => each.start));
  const end = Math.max(...templates.map((each) => each.end));
  return [
    ...found.filter((each) => !templates.includes(each)),
    { kind: "prompt_template_injection", start, end, weight },
  ];
}

function asksAbout(content: string): boolean {
  return (
    content.length < 2000 &&
    /\b(?:what (?:does|do|is|are)|how (?:do|does|to|can)|why|explain|meaning|difference|parse|regex|template engine|my (?:blog|app|code|parser|template))\b/i.test(
      content,
    )
  );
}
