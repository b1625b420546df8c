/** Kinds of spec/memory.md §7, and the others that have been seen in the wild. */
export type FindingKind =
  | "instruction_override"
  | "role_override"
  | "tool_override"
  | "system_prompt_leak"
  | "prompt_template_injection"
  | "base64_instruction"
  | "supersedes_framing"
  | "fake_preference"
  | "delayed_trigger"
  | "cross_user"
  | "authority_claim"
  | "markdown_exfiltration"
  | "secret";

/** A suspicious span of a turn. Offsets are UTF-16; `weight` is 0..1, certainty that it is what `kind` says. */
export interface Finding {
  kind: FindingKind;
  start: number;
  end: number;
  weight: number;
}
