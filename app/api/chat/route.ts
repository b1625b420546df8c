import { createUIMessageStreamResponse } from "ai";
import { chatServices } from "@/lib/chat/process-services.ts";
import { reply } from "@/lib/chat/reply.ts";
import { chatRequestSchema } from "@/lib/chat/request.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route(
  { guard: "session", body: chatRequestSchema, rateLimit: "chat" },
  async ({ session, admitted, body }) => {
    const answer = await reply(body, { ...session, admitted }, chatServices());
    return createUIMessageStreamResponse({ stream: answer.listen(), keepAliveMs: 15_000 });
  },
);
