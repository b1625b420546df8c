import type { ChatMessage, ConversationSummary } from "@/lib/chat/types.ts";

/** One page of the list. `nextCursor` is null on the last one. */
export interface ConversationPage {
  conversations: ConversationSummary[];
  nextCursor: string | null;
}

export interface ModelOption {
  id: string;
  name: string;
  provider: string;
}

/** A place where words were found. `snippet` is plain text. */
export interface SearchHit {
  conversationId: string;
  title: string;
  messageId: string | null;
  snippet: string;
}

/** Messages of the shown branch, oldest first. `earlier` is the id to ask from for those before, null at the beginning. */
export interface MessagePage {
  messages: ChatMessage[];
  earlier: string | null;
}
