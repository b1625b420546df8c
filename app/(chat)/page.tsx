import type { Metadata } from "next";
import { NewChat } from "@/components/chat/new-chat.tsx";
import { currentUser } from "@/lib/auth/guards.ts";

export const metadata: Metadata = { title: "New chat" };

export default async function NewChatPage() {
  const user = await currentUser();
  return <NewChat name={user.name} />;
}
