import type { RememberedFact } from "./memory-view.ts";

/** Remembered instructions, as far as the built-in assistant can follow them. */
export interface Style {
  concise: boolean;
  bullets: boolean;
  addressAs: string | null;
  /** Another language than English that was asked for. */
  otherLanguage: string | null;
}

export function styleOf(facts: readonly RememberedFact[]): Style {
  const current = (key: string) => facts.find((fact) => fact.about === "" && fact.key === key && !fact.until)?.value;
  const language = current("response_language");
  return {
    concise: /\b(?:concise|short|brief|terse|succinct|to the point)\b/i.test(current("response_style") ?? ""),
    bullets: /\b(?:bullets?|bullet points?|lists?)\b/i.test(current("response_format") ?? ""),
    addressAs: current("address_as") ?? null,
    otherLanguage: language && !/^english$/i.test(language.trim()) ? language : null,
  };
}

/** Puts the parts of an answer together in the manner asked for. Each part is one or more whole sentences. */
export function layOut(parts: readonly string[], style: Style): string {
  const [first = "", ...rest] = parts;
  const addressed = style.addressAs && first ? [`${style.addressAs}, ${lowerFirst(first)}`, ...rest] : parts;
  const body = style.bullets ? addressed.map((part) => `- ${part}`).join("\n") : addressed.join(" ");
  if (!style.otherLanguage) return body;
  return `${body}\n\nYou asked for answers in ${style.otherLanguage}; I can only write English. A connected model could.`;
}

function lowerFirst(text: string): string {
  return /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
