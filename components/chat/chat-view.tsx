"use client";

import { useChat } from "@ai-sdk/react";
import { useCallback, useEffect, useState } from "react";
import type { ConversationSummary } from "@/lib/chat/types.ts";
import { ChatHeader } from "./chat-header.tsx";
import { Composer } from "./composer.tsx";
import { useDesk } from "./desk.tsx";
import { EarlierMessages } from "./earlier-messages.tsx";
import { sentenceOf } from "./http.ts";
import { MessageList } from "./message-list.tsx";
import { usePointedMessage } from "./use-pointed-message.ts";
import { useUnfinishedAnswer } from "./use-unfinished-answer.ts";
import { Welcome } from "./welcome.tsx";
import type { MessagePage } from "./wire.ts";

interface ChatViewProps {
  /** Null for a conversation that begins with the next message. */
  conversation: ConversationSummary | null;
  /** The newest messages; `earlier` leads to those before them. */
  page: MessagePage;
  name: string | null;
}

export function ChatView({ conversation, page, name }: ChatViewProps) {
  const desk = useDesk();
  const [live] = useState(() => desk.chatOf(conversation?.id ?? null, page));
  const { messages, status, error } = useChat({ chat: live.chat, throttle: 40 });
  const [stopping, setStopping] = useState(false);
  const busy = status === "submitted" || status === "streaming";
  const listed = desk.conversations.find(({ id }) => id === conversation?.id) ?? conversation;
  useUnfinishedAnswer(live, messages);
  usePointedMessage(live);

  // Not while rendering: the page that is being left may still show the same chat.
  useEffect(() => live.adopt(page), [live, page]);

  useEffect(() => {
    if (!busy) setStopping(false);
  }, [busy]);

  const send = (text: string) => void live.send(text);
  const stop = () => {
    setStopping(true);
    void live.stop();
  };
  const regenerate = useCallback(() => void live.regenerate(), [live]);
  const onUndone = useCallback((messageId: string) => live.markUndone(messageId), [live]);
  const refused = status === "error" && error && messages.at(-1)?.metadata?.status !== "failed";

  return (
    <main id="main" className="flex min-h-[calc(100dvh-3.5rem)] flex-col">
      <ChatHeader conversation={listed} />
      <div className="mx-auto flex w-full max-w-[46rem] flex-1 flex-col px-4 sm:px-6">
        {messages.length === 0 && !conversation ? (
          <Welcome name={name} onTry={send} />
        ) : (
          <div className="flex-1 pt-4 pb-10">
            <EarlierMessages live={live} />
            <MessageList messages={messages} status={status} onRegenerate={regenerate} onUndone={onUndone} />
          </div>
        )}
        <div className="sticky bottom-0 -mx-4 bg-paper px-4 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))] sm:-mx-6 sm:px-6">
          {refused ? (
            <p role="alert" className="mb-2 border-accent border-s-2 ps-3 text-sm">
              {sentenceOf(error)}
            </p>
          ) : null}
          <Composer draftKey={conversation?.id ?? "new"} busy={busy} stopping={stopping} onSend={send} onStop={stop} />
        </div>
      </div>
    </main>
  );
}
