import { Chat } from "@ai-sdk/react";
import type { AnswerMemory, ChatDataParts, ChatMessage, LearnedChange } from "@/lib/chat/types.ts";
import { requestJson } from "./http.ts";
import { chatTransport, textOf } from "./transport.ts";
import type { MessagePage } from "./wire.ts";

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
  /** The id to ask from for what was said before the first message here; null at the beginning. */
  earlier: string | null;
  private acknowledged = true;
  private answerId: string | null = null;
  private stopRequested = false;

  constructor(
    public conversationId: string | null,
    page: MessagePage,
    private readonly events: LiveChatEvents,
  ) {
    this.earlier = page.earlier;
    this.chat = new Chat<ChatMessage>({
      messages: page.messages,
      transport: chatTransport(() => ({
        conversationId: this.conversationId,
        model: events.model(),
        answerId: this.answerId,
      })),
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

  /** Listens again to an answer that is being written, from its beginning. Nothing happens when its writer is elsewhere. */
  resume(answerId: string) {
    this.begin(true);
    this.answerId = answerId;
    return this.chat.resumeStream();
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

  async loadEarlier() {
    if (!this.earlier || !this.conversationId) return;
    const page = await requestJson<MessagePage>("GET", `${this.messagesPath}?before=${this.earlier}`);
    this.earlier = page.earlier;
    this.chat.messages = [...page.messages, ...this.chat.messages];
  }

  /** Fetches the newest messages again, unless an answer is arriving here. */
  async refresh() {
    const page = await requestJson<MessagePage>("GET", this.messagesPath);
    const newest = new Set(page.messages.map(({ id }) => id));
    const firstShared = this.chat.messages.findIndex(({ id }) => newest.has(id));
    if (this.busy) return;
    const undone = new Map(this.chat.messages.flatMap((known) => (known.metadata?.undone ? [[known.id, known]] : [])));
    this.chat.messages = [
      ...this.chat.messages.slice(0, Math.max(0, firstShared)),
      ...page.messages.map((message) => undone.get(message.id) ?? message),
    ];
  }

  /** Takes over what the server has just rendered, unless what is here is newer. */
  adopt(page: MessagePage) {
    const [here, there] = [this.chat.messages.at(-1), page.messages.at(-1)];
    if (this.busy || !there || there.metadata?.status === "streaming") return;
    const newer = (there.metadata?.createdAt ?? "") >= (here?.metadata?.createdAt ?? "");
    if (here && here.id !== there.id && !newer) return;
    this.chat.messages = page.messages;
    this.earlier = page.earlier;
  }

  private get messagesPath() {
    return `/api/conversations/${this.conversationId}/messages`;
  }

  get newestWords(): ChatMessage | undefined {
    return this.chat.messages.findLast(({ role }) => role === "user");
  }

  /** The newest words have no notice yet, though memory was on. */
  get awaitsNotice(): boolean {
    const answer = this.chat.messages.at(-1);
    return !this.newestWords?.metadata?.learned?.length && !(answer && memoryOf(answer)?.failure === "off");
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
