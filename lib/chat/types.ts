import type { UIMessage } from "ai";
import type { Category } from "@/lib/memory/types.ts";

/** What the browser and the routes of the chat agree on. Dates are ISO strings. */

export type MessageStatus = "streaming" | "complete" | "stopped" | "failed";

/** Stable codes of what can go wrong with an answer; components/chat turns them into sentences. */
export type AnswerErrorCode =
  | "model_key_rejected"
  | "model_quota"
  | "model_rate_limited"
  | "model_unknown"
  | "model_unavailable"
  | "model_timeout"
  | "model_cut_off"
  | "unexpected";

/** One piece of memory that was in the prompt of an answer. */
export interface UsedMemory {
  kind: "attribute" | "turn";
  id: string;
  /** As it stood in the prompt. */
  text: string;
  /** Why it was there: "profile", "instruction", or the strongest signals of the search. */
  reason: string;
  statedAt: string;
  /** Where to find the sentence it came from, when it was said in a conversation that still exists. */
  conversationId: string | null;
  messageId: string | null;
}

/** Memory's part in one answer. `failure` says why there was none. */
export interface AnswerMemory {
  recallId: string | null;
  used: UsedMemory[];
  tokens: number;
  durationMs: number;
  failure: null | "late" | "down" | "off";
}

/** What the message taught the memory, shown as a quiet line under it. */
export interface LearnedChange {
  kind: "remembered" | "updated" | "ended" | "contested" | "quarantined";
  /** "" for the person themselves, else the entity's name. */
  about: string;
  key: string;
  /** The key in plain words, e.g. "employer". */
  label: string;
  value: string | null;
  previousValue: string | null;
  category: Category;
  claimIds: string[];
}

export interface ChatMessageMetadata {
  parentId: string | null;
  status: MessageStatus;
  createdAt: string;
  model?: string;
  errorCode?: AnswerErrorCode;
  memory?: AnswerMemory;
  learned?: LearnedChange[];
  /** Undone by the person: the learnt line is struck. */
  undone?: boolean;
}

/** Data parts of the stream. `turn` comes first and carries the ids that the server gave. */
export type ChatDataParts = {
  turn: { conversationId: string; userMessageId: string; assistantMessageId: string; title: string };
  memory: AnswerMemory;
};

export type ChatMessage = UIMessage<ChatMessageMetadata, ChatDataParts>;

/**
 * POST /api/chat. The browser sends only the new words; history is the server's.
 * - submit: `text` under `parentId` (null: first message). Without `conversationId` a conversation is made.
 * - regenerate: a new answer to the user message `parentId`; adds no user turn.
 */
export interface ChatRequest {
  conversationId?: string;
  trigger: "submit" | "regenerate";
  parentId: string | null;
  text?: string;
  model?: string;
}

export interface ConversationSummary {
  id: string;
  title: string;
  pinned: boolean;
  memoryEnabled: boolean;
  updatedAt: string;
}

/** Server-sent event of GET /api/memory/events: a user message has been read by the extraction. */
export interface LearnedEvent {
  conversationId: string;
  messageId: string;
  learned: LearnedChange[];
}
