import { AppError } from "@/lib/http/errors.ts";
import { Stopped } from "./generate.ts";
import type { ChatServices } from "./services.ts";
import { markStopped } from "./store/exchange.ts";

const longestWaitMs = 2_000;

/**
 * Stops an answer; what has been written stays. The row is marked first: a process elsewhere that writes the answer
 * sees it when it next saves. Resolves when the answer is closed, if it is written here. Throws AppError `not_found`.
 */
export async function stopAnswer(
  { sql, answers }: Pick<ChatServices, "sql" | "answers">,
  at: { userId: string; messageId: string },
): Promise<void> {
  const marked = await markStopped(sql, at);
  if (!marked) throw new AppError("not_found", "There is no such answer.");
  const running = answers.find(at.messageId, at.userId);
  if (!running || !marked.wasStreaming) return;
  running.abort(new Stopped());
  const waited = AbortSignal.timeout(longestWaitMs);
  await Promise.race([running.closed, new Promise((resolve) => waited.addEventListener("abort", resolve))]);
}
