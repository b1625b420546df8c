import type { ReactNode } from "react";

export interface InspectorPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export interface PersonPageProps extends InspectorPageProps {
  params: Promise<{ id: string }>;
}

export interface PersonConversationPageProps {
  params: Promise<{ id: string; conversationId: string }>;
}

export interface PersonLayoutProps {
  children: ReactNode;
  params: Promise<{ id: string }>;
}
