import { createUIMessageStreamResponse } from "ai";
import { z } from "zod";
import { runningAnswers } from "@/lib/chat/running-answers.ts";
import { route } from "@/lib/http/route.ts";

/** The answer from its beginning, while this process writes it; 204 when the stored message is all there is. */
export const GET = route({ guard: "user", params: z.object({ messageId: z.uuid() }) }, ({ user, params }) => {
  const answer = runningAnswers().find(params.messageId, user.userId);
  if (!answer) return undefined;
  return createUIMessageStreamResponse({ stream: answer.listen(), keepAliveMs: 15_000 });
});
