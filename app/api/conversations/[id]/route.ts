import { z } from "zod";
import { found, getConversation } from "@/lib/chat/conversations.ts";
import { deleteConversation } from "@/lib/chat/delete-conversation.ts";
import { chatServices } from "@/lib/chat/process-services.ts";
import { conversationChangeSchema } from "@/lib/chat/request.ts";
import { changeConversation } from "@/lib/chat/store/conversations.ts";
import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";

const params = z.object({ id: z.uuid() });

export const GET = route({ guard: "user", params, rateLimit: "read" }, ({ user, params }) =>
  getConversation(db(), { userId: user.userId, conversationId: params.id }),
);

export const PATCH = route(
  { guard: "user", params, body: conversationChangeSchema, rateLimit: "read" },
  async ({ user, params, body }) =>
    found(await changeConversation(db(), { ...body, userId: user.userId, conversationId: params.id, now: new Date() })),
);

const query = z.object({ memory: z.enum(["keep", "withdraw"]).default("keep") });

export const DELETE = route(
  { guard: "user", params, query, rateLimit: "memoryChange" },
  ({ user, params, query, requestId }) =>
    deleteConversation(chatServices(), { userId: user.userId, conversationId: params.id, requestId, ...query }),
);
