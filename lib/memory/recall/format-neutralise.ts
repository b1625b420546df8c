const roleWords = "system|assistant|user|human|developer|tool|ai|model";
const roleMarker = new RegExp(`(?<![\\p{L}\\p{N}])((?:${roleWords})[\\s*_]*):`, "giu");
/** Controls, bidirectional and invisible format characters, tag characters, private use; joiners are letters' business. */
const invisible = /(?!\u200c|\u200d|\s)[\p{Cc}\p{Cf}\p{Co}]|[\u{e0100}-\u{e01ef}]/gu;

/**
 * Stored text as one harmless line of a prompt: no line breaks, controls or hidden characters, nothing that opens or
 * closes a fence, a heading, a chat template or a role. Stays readable: look-alikes take the place of what is removed.
 * Applying it twice is the same as once.
 */
export function neutraliseLine(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, "")
    .replace(/\s+/gu, " ")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replace(/`{2,}/g, "`")
    .replace(/~{2,}/g, "~")
    .replace(/#{2,}/g, "#")
    .replace(/-{3,}/g, "–")
    .replace(/={3,}/g, "=")
    .replace(/!+\[/g, "[")
    .replace(/\[(?=\/?INST)/gi, "(")
    .replace(roleMarker, "$1：")
    .replace(/^[\s#]+|\s+$/gu, "");
}
