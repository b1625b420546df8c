import { z } from "zod";
import { getConversation } from "@/lib/chat/conversations.ts";
import { loadMessages } from "@/lib/chat/messages.ts";
import { chatServices } from "@/lib/chat/process-services.ts";
import { route } from "@/lib/http/route.ts";

const params = z.object({ id: z.uuid() });
const query = z.object({ before: z.uuid().optional() });

export const GET = route({ guard: "user", params, query, rateLimit: "read" }, async ({ user, params, query }) => {
  const services = chatServices();
  const at = { userId: user.userId, conversationId: params.id };
  const [, page] = await Promise.all([getConversation(services.sql, at), loadMessages(services, { ...at, ...query })]);
  return page;
});
