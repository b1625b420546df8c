import { z } from "zod";
import { listConversations } from "@/lib/chat/conversations.ts";
import { db } from "@/lib/db.ts";
import { route } from "@/lib/http/route.ts";

const query = z.object({ cursor: z.string().max(300).optional() });

export const GET = route({ guard: "user", query, rateLimit: "read" }, ({ user, query }) =>
  listConversations(db(), { userId: user.userId, cursor: query.cursor }),
);
