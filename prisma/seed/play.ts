import { reply } from "@/lib/chat/reply.ts";
import { RunningAnswers } from "@/lib/chat/running-answers.ts";
import type { ChatServices } from "@/lib/chat/services.ts";
import type { PrismaClient } from "@/lib/generated/prisma/client.ts";
import { Spectron } from "@/lib/memory/index.ts";
import { builtInModel } from "@/lib/models/built-in/model.ts";
import type { DemoPerson, Scene } from "./conversation.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Lets a person say their scenes through the chat and the memory, each on its own day. */
export async function play(
  prisma: PrismaClient,
  { userId, person, contextId, now }: { userId: string; person: DemoPerson; contextId: string; now: Date },
): Promise<void> {
  let time = now;
  const clock = { now: () => time };
  const memory = new Spectron({ store: prisma, clock }).memory({ contextId });
  const scope = { user: userId };
  const faults: unknown[] = [];
  const services: ChatServices = {
    sql: prisma,
    memory,
    clock,
    models: {
      resolve: () => "built-in",
      open: (_id, known) => builtInModel(known, { wordDelayMs: 0, now: clock.now }),
      writesTitles: () => false,
    },
    answers: new RunningAnswers(),
    locks: { hold: () => {}, release: () => {} },
    limits: { silenceMs: 60_000, progressMs: 60_000, maxRetries: 0 },
    memoryDeadlineMs: 60_000,
    onFault: (_what, error) => faults.push(error),
  };

  for (const scene of person.scenes) {
    let conversationId: string | undefined;
    let parentId: string | null = null;
    for (const [index, text] of scene.says.entries()) {
      time = instantOf(scene, index, now);
      const answer = await reply(
        { conversationId, trigger: "submit", parentId, text },
        { userId, scope, admitted: Promise.resolve() },
        services,
      );
      await answer.ended;
      await memory.settled({ scope });
      if (faults.length > 0) throw new Error("The demo data could not be made.", { cause: faults[0] });
      parentId = answer.messageId;
      const message = await prisma.message.findUniqueOrThrow({ where: { id: answer.messageId } });
      conversationId = message.conversationId;
    }
  }
  await prisma.user.update({ where: { id: userId }, data: { lastSeenAt: time } });
}

/** A few minutes lie between two messages of a scene; a scene of today is never in the future. */
function instantOf({ daysAgo, at }: Scene, index: number, now: Date): Date {
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs;
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const planned = midnight - daysAgo * dayMs + (hours * 60 + minutes + index * 3) * minuteMs;
  return new Date(Math.min(planned, now.getTime() - minuteMs));
}
