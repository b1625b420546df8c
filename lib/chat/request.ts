import { z } from "zod";
import type { ChatRequest } from "./types.ts";

export const longestMessage = 32_000;

/** Body of POST /api/chat. The history is the server's; the browser sends the new words alone. */
export const chatRequestSchema = z
  .object({
    conversationId: z.uuid().optional(),
    trigger: z.enum(["submit", "regenerate"]),
    parentId: z.uuid().nullable(),
    text: z
      .string()
      .max(longestMessage, `must have at most ${longestMessage.toLocaleString("en")} characters`)
      .refine((text) => text.trim() !== "", "must not be empty")
      .optional(),
    model: z.string().min(1).max(200).optional(),
  })
  .superRefine((request, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (request.trigger === "submit" && request.text === undefined) fault("text", "must hold the message");
    if (request.trigger === "regenerate" && request.text !== undefined) fault("text", "must be left out");
    if (request.trigger === "regenerate" && !request.parentId) fault("parentId", "must name the user message");
    if (request.parentId && !request.conversationId) fault("conversationId", "must name the conversation");
  }) satisfies z.ZodType<ChatRequest>;

/** Body of PATCH /api/conversations/[id]; at least one member. */
export const conversationChangeSchema = z
  .strictObject({
    title: z.string().trim().min(1, "must not be empty").max(200, "must have at most 200 characters").optional(),
    pinned: z.boolean().optional(),
    memoryEnabled: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Name what to change: title, pinned or memoryEnabled.");
