import { z } from "zod";
import { chatServices } from "@/lib/chat/process-services.ts";
import { stopAnswer } from "@/lib/chat/stop.ts";
import { route } from "@/lib/http/route.ts";

export const POST = route({ guard: "user", params: z.object({ messageId: z.uuid() }) }, ({ user, params }) =>
  stopAnswer(chatServices(), { userId: user.userId, messageId: params.messageId }),
);
