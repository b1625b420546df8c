import { DefaultChatTransport } from "ai";
import type { ChatMessage, ChatRequest } from "@/lib/chat/types.ts";
import { refusal } from "./http.ts";

/** What the transport needs to know at the moment of sending. */
export interface SendingState {
  conversationId: string | null;
  model: string | null;
  /** The answer to listen to again. */
  answerId: string | null;
}

/** Sends a ChatRequest and nothing else: the words are new, the history is the server's. */
export function chatTransport(state: () => SendingState) {
  return new DefaultChatTransport<ChatMessage>({
    api: "/api/chat",
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (!response.ok) throw await refusal(response);
      return response;
    },
    prepareReconnectToStreamRequest: () => ({ api: `/api/chat/${state().answerId}/stream` }),
    prepareSendMessagesRequest: ({ messages, trigger }) => {
      const { conversationId, model } = state();
      return {
        body: chatRequest(messages, trigger === "regenerate-message" ? "regenerate" : "submit", conversationId, model),
      };
    },
  });
}

/** The request for the last message of the list: new words under what came before them, or a new answer to them. */
export function chatRequest(
  messages: readonly ChatMessage[],
  trigger: ChatRequest["trigger"],
  conversationId: string | null,
  model: string | null,
): ChatRequest {
  const last = messages.at(-1);
  return {
    ...(conversationId ? { conversationId } : {}),
    ...(model ? { model } : {}),
    trigger,
    ...(trigger === "regenerate"
      ? { parentId: last?.id ?? null }
      : { parentId: messages.at(-2)?.id ?? null, text: last ? textOf(last) : "" }),
  };
}

export function textOf(message: ChatMessage): string {
  return message.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}
