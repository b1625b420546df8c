import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { ChatView } from "@/components/chat/chat-view.tsx";
import { currentUser } from "@/lib/auth/guards.ts";
import { getConversation } from "@/lib/chat/conversations.ts";
import { loadMessages } from "@/lib/chat/messages.ts";
import { db } from "@/lib/db.ts";
import { AppError } from "@/lib/http/errors.ts";
import { memory } from "@/lib/memory-instance.ts";

type Props = { params: Promise<{ id: string }> };

const ownConversation = cache(async (id: string) => {
  const user = await currentUser();
  if (!z.uuid().safeParse(id).success) notFound();
  const at = { userId: user.id, conversationId: id };
  const conversation = await getConversation(db(), at).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return { user, at, conversation };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conversation } = await ownConversation((await params).id);
  return { title: conversation.title || "Untitled" };
}

export default async function ConversationPage({ params }: Props) {
  const { user, at, conversation } = await ownConversation((await params).id);
  const page = await loadMessages({ sql: db(), memory: memory() }, at);
  return <ChatView key={conversation.id} conversation={conversation} page={page} name={user.name} />;
}
