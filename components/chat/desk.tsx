"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { LearnedChange } from "@/lib/chat/types.ts";
import { readDraft, writeDraft } from "./drafts.ts";
import { learnedSentence } from "./learned-sentence.ts";
import { type AnswerOutcome, LiveChat } from "./live-chat.ts";
import { type Conversations, useConversations } from "./use-conversations.ts";
import { useLearnedEvents } from "./use-learned-events.ts";
import type { ConversationPage, MessagePage, ModelOption } from "./wire.ts";

interface Desk extends Conversations {
  models: readonly ModelOption[];
  model: string | null;
  chooseModel: (id: string) => void;
  /** The chat of a conversation, the same object wherever it is shown; null for the new one. */
  chatOf: (conversationId: string | null, page: MessagePage) => LiveChat;
  /** Counts the fresh pages asked for: the key of the new chat. */
  freshPage: number;
  startNew: () => void;
  /** Says something to screen readers, politely. */
  announce: (sentence: string) => void;
  drawerOpen: boolean;
  setDrawerOpen: (open: boolean) => void;
}

const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk needs the Desk around it");
  return desk;
}

const mostEarly = 100;
// An event that was sent before the page listened is not sent again: the stored messages say the same.
const catchUpAfterMs = [1_200, 5_000, 20_000];

function catchUp(chat: LiveChat, announceLearned: AnnounceLearned) {
  for (const delay of catchUpAfterMs)
    setTimeout(async () => {
      if (chat.busy) return;
      if (chat.awaitsNotice) await chat.refresh().catch(() => {});
      const words = chat.newestWords;
      if (words) announceLearned(words.id, words.metadata?.learned ?? []);
    }, delay);
}

type AnnounceLearned = (messageId: string, learned: readonly LearnedChange[]) => void;

const outcomes: Record<AnswerOutcome, string> = {
  done: "Done",
  stopped: "Stopped",
  failed: "The answer failed",
};

interface DeskProps {
  initial: ConversationPage;
  models: readonly ModelOption[];
  children: ReactNode;
}

/** Holds what outlives a page: the list of conversations, the chats with their streams, the model, the live notices. */
export function DeskProvider({ initial, models, children }: DeskProps) {
  const router = useRouter();
  const conversations = useConversations(initial);
  const [model, chooseModel] = useState<string | null>(models[0]?.id ?? null);
  const [spoken, announce] = useState("");
  // A line of its own: facts are often read before the answer ends, and "Done" must not replace what was learnt.
  const [learnedSpoken, speakLearned] = useState("");
  const announced = useRef(new Set<string>());
  const announceLearned = useCallback<AnnounceLearned>((messageId, learned) => {
    const said = learned.filter((change) => change.kind !== "quarantined").map(learnedSentence);
    if (said.length === 0 || announced.current.has(messageId)) return;
    announced.current.add(messageId);
    speakLearned(`Memory updated: ${said.join("; ")}`);
  }, []);
  const [freshPage, setFreshPage] = useState(0);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const chats = useRef(new Map<string, LiveChat>());
  const fresh = useRef<LiveChat | null>(null);
  const early = useRef(new Map<string, LearnedChange[]>());
  const current = useRef({ model, touch: conversations.touch, refresh: conversations.refresh });
  current.current = { model, touch: conversations.touch, refresh: conversations.refresh };

  const open = useCallback(
    (conversationId: string | null, page: MessagePage) =>
      new LiveChat(conversationId, page, {
        model: () => current.current.model,
        onTurn: (chat, turn) => {
          announce("Generating…");
          speakLearned("");
          current.current.touch(turn.conversationId, turn.title);
          const learned = early.current.get(turn.userMessageId);
          if (learned && chat.learn(turn.userMessageId, learned)) announceLearned(turn.userMessageId, learned);
          if (fresh.current !== chat) return;
          fresh.current = null;
          chats.current.set(turn.conversationId, chat);
          writeDraft(turn.conversationId, readDraft("new"));
          writeDraft("new", "");
          if (window.location.pathname === "/") router.replace(`/c/${turn.conversationId}`, { scroll: false });
        },
        onFinish: (chat, outcome) => {
          announce(outcomes[outcome]);
          void current.current.refresh();
          catchUp(chat, announceLearned);
        },
        onRefused: (chat, text) => {
          const key = chat.conversationId ?? "new";
          writeDraft(key, text);
          window.dispatchEvent(new CustomEvent("palimpsest:draft", { detail: key }));
        },
      }),
    [router, announceLearned],
  );

  const chatOf = useCallback(
    (conversationId: string | null, page: MessagePage) => {
      if (conversationId === null) {
        fresh.current ??= open(null, page);
        return fresh.current;
      }
      const known = chats.current.get(conversationId);
      if (known) return known;
      const chat = open(conversationId, page);
      // On the server there is one render and no stream: nothing to keep.
      if (typeof window !== "undefined") chats.current.set(conversationId, chat);
      return chat;
    },
    [open],
  );

  useLearnedEvents((event) => {
    const shown = chats.current.get(event.conversationId)?.learn(event.messageId, event.learned);
    // Facts are read so fast that they may be here before the stream has said which message they belong to.
    if (!shown && early.current.size < mostEarly) early.current.set(event.messageId, event.learned);
    if (shown) announceLearned(event.messageId, event.learned);
  });

  const startNew = useCallback(() => {
    fresh.current = null;
    setFreshPage((count) => count + 1);
    setDrawerOpen(false);
  }, []);

  const desk = useMemo<Desk>(
    () => ({
      ...conversations,
      models,
      model,
      chooseModel,
      chatOf,
      freshPage,
      startNew,
      announce,
      drawerOpen,
      setDrawerOpen,
    }),
    [conversations, models, model, chatOf, freshPage, startNew, drawerOpen],
  );
  return (
    <DeskContext.Provider value={desk}>
      {children}
      <p role="status" className="sr-only">
        {spoken}
      </p>
      <p role="status" className="sr-only">
        {learnedSpoken}
      </p>
    </DeskContext.Provider>
  );
}
