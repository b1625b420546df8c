"use client";

import { ChatView } from "./chat-view.tsx";
import { useDesk } from "./desk.tsx";

const emptyPage = { messages: [], earlier: null };

export function NewChat({ name }: { name: string | null }) {
  const { freshPage } = useDesk();
  return <ChatView key={freshPage} conversation={null} page={emptyPage} name={name} />;
}
