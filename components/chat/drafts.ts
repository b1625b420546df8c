const prefix = "palimpsest.draft.";

/** Unsent words of a conversation ("new" for one that does not exist yet), kept in this browser only. */
export function readDraft(conversation: string): string {
  try {
    return localStorage.getItem(prefix + conversation) ?? "";
  } catch {
    return "";
  }
}

export function writeDraft(conversation: string, text: string) {
  try {
    if (text) localStorage.setItem(prefix + conversation, text);
    else localStorage.removeItem(prefix + conversation);
  } catch {
    // Storage may be full or forbidden: the words are still in the field.
  }
}
