import { getConversation } from "./conversations.ts";
import { loadMessages } from "./messages.ts";
import type { ChatServices } from "./services.ts";
import type { ChatMessage, ConversationSummary } from "./types.ts";

const pageSize = 200;
const mostPages = 500;

/** The shown branch of a conversation as a file. Throws AppError `not_found`. */
export async function exportConversation(
  services: Pick<ChatServices, "sql" | "memory">,
  at: { userId: string; conversationId: string },
  format: "md" | "json",
): Promise<{ text: string; mediaType: string; name: string }> {
  const conversation = await getConversation(services.sql, at);
  const messages: ChatMessage[] = [];
  let before: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { messages: found, earlier } = await loadMessages(services, { ...at, before, limit: pageSize });
    messages.unshift(...found);
    if (!earlier) break;
    before = earlier;
  }
  const name = `conversation-${conversation.updatedAt.slice(0, 10)}.${format}`;
  if (format === "json") {
    return { text: `${JSON.stringify({ conversation, messages }, null, 2)}\n`, mediaType: "application/json", name };
  }
  return { text: asMarkdown(conversation, messages), mediaType: "text/markdown; charset=utf-8", name };
}

export function asMarkdown(conversation: ConversationSummary, messages: readonly ChatMessage[]): string {
  const parts = messages.map((message) => {
    const who = message.role === "user" ? "You" : "Palimpsest";
    const when = message.metadata?.createdAt.slice(0, 16).replace("T", " ") ?? "";
    const status = message.metadata?.status;
    const note = status === "stopped" ? " (stopped)" : status === "failed" ? " (failed)" : "";
    const text = message.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
    return `## ${who}, ${when} UTC${note}\n\n${text}`.trimEnd();
  });
  return `# ${conversation.title.replace(/\s+/g, " ")}\n\n${parts.join("\n\n")}\n`;
}
