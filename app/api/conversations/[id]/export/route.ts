import { z } from "zod";
import { exportConversation } from "@/lib/chat/export.ts";
import { chatServices } from "@/lib/chat/process-services.ts";
import { route } from "@/lib/http/route.ts";

const params = z.object({ id: z.uuid() });
const query = z.object({ format: z.enum(["md", "json"]).default("md") });

export const GET = route({ guard: "user", params, query, rateLimit: "read" }, async ({ user, params, query }) => {
  const at = { userId: user.userId, conversationId: params.id };
  const file = await exportConversation(chatServices(), at, query.format);
  return new Response(file.text, {
    headers: { "content-type": file.mediaType, "content-disposition": `attachment; filename="${file.name}"` },
  });
});
