import type { ReactNode } from "react";
import { ChatShell } from "@/components/chat/chat-shell.tsx";
import { signOutAction } from "@/lib/auth/actions.ts";
import { currentUser } from "@/lib/auth/guards.ts";
import { listConversations } from "@/lib/chat/conversations.ts";
import { db } from "@/lib/db.ts";
import { env } from "@/lib/env.ts";
import { availableModels } from "@/lib/models/models.ts";

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const user = await currentUser();
  const initial = await listConversations(db(), { userId: user.id });
  return (
    <ChatShell
      user={{ name: user.name, email: user.email, role: user.role }}
      signOut={signOutAction}
      initial={initial}
      models={availableModels(env())}
      now={new Date().toISOString()}
    >
      {children}
    </ChatShell>
  );
}
