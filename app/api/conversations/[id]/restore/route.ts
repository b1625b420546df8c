import { z } from "zod";
import { restoreConversation } from "@/lib/chat/delete-conversation.ts";
import { chatServices } from "@/lib/chat/process-services.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({ guard: "user", params: z.object({ id: z.uuid() }) }, ({ user, params }) =>
  restoreConversation(chatServices(), { userId: user.userId, conversationId: params.id }),
);
