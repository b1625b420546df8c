import { Chat } from "@ai-sdk/react";
import type { AnswerMemory, ChatDataParts, ChatMessage, LearnedChange } from "@/lib/chat/types.ts";
import { requestJson } from "./http.ts";
import { chatTransport, textOf } from "./transport.ts";

export type AnswerOutcome = "done" | "stopped" | "failed";

interface LiveChatEvents {
  model: () => string | null;
  onTurn: (chat: LiveChat, turn: ChatDataParts["turn"]) => void;
  onFinish: (chat: LiveChat, outcome: AnswerOutcome) => void;
  /** The server took nothing: the words go back to the field. */
  onRefused: (chat: LiveChat, text: string) => void;
}

/** One conversation in this browser. It lives above the pages, so that an answer keeps arriving while people look elsewhere. */
export class LiveChat {
  readonly chat: Chat<ChatMessage>;
  private acknowledged = true;
  private answerId: string | null = null;
  private stopRequested = false;

  constructor(
    public conversationId: string | null,
    messages: ChatMessage[],
    private readonly events: LiveChatEvents,
  ) {
    this.chat = new Chat<ChatMessage>({
      messages,
      transport: chatTransport(() => ({ conversationId: this.conversationId, model: events.model() })),
      onData: (part) => {
        if (part.type === "data-turn") this.acknowledge(part.data);
      },
      onFinish: ({ message, isAbort, isError }) => {
        const status = message.metadata?.status;
        const failed = isError || status === "failed";
        events.onFinish(this, failed ? "failed" : isAbort || status === "stopped" ? "stopped" : "done");
      },
      onError: () => {
        if (!this.acknowledged) this.takeBack();
      },
    });
  }

  get busy() {
    return this.chat.status === "submitted" || this.chat.status === "streaming";
  }

  send(text: string) {
    this.begin(false);
    const sentAt = new Date().toISOString();
    const parentId = this.chat.messages.at(-1)?.id ?? null;
    return this.chat.sendMessage({ text, metadata: { parentId, status: "complete", createdAt: sentAt } });
  }

  regenerate() {
    this.begin(true);
    return this.chat.regenerate();
  }

  /** Stops the answer on the server, which keeps what has arrived. Without word from it within three seconds, stops listening. */
  async stop() {
    this.stopRequested = true;
    if (!this.answerId) return;
    const timer = setTimeout(() => this.chat.stop(), 3000);
    try {
      await requestJson("POST", `/api/chat/${this.answerId}/stop`);
    } catch {
      await this.chat.stop();
    } finally {
      if (!this.busy) clearTimeout(timer);
    }
  }

  /** Puts what a message taught the memory under it. Returns false when the message is not here. */
  learn(messageId: string, learned: LearnedChange[]): boolean {
    return this.amend(messageId, { learned, undone: false });
  }

  markUndone(messageId: string) {
    this.amend(messageId, { undone: true });
  }

  replace(messages: ChatMessage[]) {
    if (!this.busy) this.chat.messages = messages;
  }

  private begin(acknowledged: boolean) {
    this.acknowledged = acknowledged;
    this.answerId = null;
    this.stopRequested = false;
    this.chat.clearError();
  }

  private acknowledge(turn: ChatDataParts["turn"]) {
    this.acknowledged = true;
    this.conversationId = turn.conversationId;
    this.answerId = turn.assistantMessageId;
    const index = this.chat.messages.findLastIndex((message) => message.role === "user");
    this.chat.messages = this.chat.messages.map((message, at) =>
      at === index ? { ...message, id: turn.userMessageId } : message,
    );
    this.events.onTurn(this, turn);
    if (this.stopRequested) void this.stop();
  }

  private takeBack() {
    const unsent = this.chat.messages.findLast((message) => message.role === "user");
    if (!unsent) return;
    this.chat.messages = this.chat.messages.slice(0, this.chat.messages.indexOf(unsent));
    this.events.onRefused(this, textOf(unsent));
  }

  private amend(messageId: string, change: { learned?: LearnedChange[]; undone?: boolean }): boolean {
    let found = false;
    this.chat.messages = this.chat.messages.map((message) => {
      if (message.id !== messageId || !message.metadata) return message;
      found = true;
      return { ...message, metadata: { ...message.metadata, ...change } };
    });
    return found;
  }
}

/** Memory's part in an answer: from the stored message, or from the stream while it is arriving. */
export function memoryOf(message: ChatMessage): AnswerMemory | undefined {
  if (message.metadata?.memory) return message.metadata.memory;
  const part = message.parts.find((candidate) => candidate.type === "data-memory");
  return part?.type === "data-memory" ? part.data : undefined;
}
