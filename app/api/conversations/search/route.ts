import { z } from "zod";
import { searchConversations } from "@/lib/chat/conversations.ts";
import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";

const query = z.object({ q: z.string().max(500) });

export const GET = route({ guard: "user", query, rateLimit: "read" }, async ({ user, query }) => ({
  hits: await searchConversations(db(), { userId: user.userId, query: query.q }),
}));
