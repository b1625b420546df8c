import type { AgentFn, AgentMessage, Session } from "./api.ts";
import { MemoryError } from "./errors.ts";
import type { ChangeView } from "./types.ts";

/** Turns of history handed to `agentFn`. */
const historyTurns = 50;

/**
 * The engine-driven shape over any session: history, the caller's function, then both turns. When the function throws,
 * nothing is recorded. The first message carries the scope's user, as in the guide.
 */
export async function chatThroughAgent(
  session: Pick<Session, "turn" | "turns">,
  {
    content,
    agentFn,
    user,
    saidAt,
  }: { content: string; agentFn: AgentFn | undefined; user(): Promise<string | undefined>; saidAt: Date },
): Promise<{ response: string; changes: ChangeView[] }> {
  if (!agentFn) {
    throw new MemoryError("invalid", "session.chat needs an agentFn: pass one to sessions.create or sessions.open.");
  }
  const earlier = await session.turns({ limit: historyTurns });
  const messages: AgentMessage[] = [
    ...earlier.map((turn) => ({ role: turn.role, content: turn.content })),
    { role: "user", content },
  ];
  const [first] = messages;
  const userId = await user();
  if (first && userId !== undefined) first.user_id = userId;
  const response = await agentFn(messages);
  if (typeof response !== "string") throw new MemoryError("invalid", "agentFn must return the answer as a string.");
  const { changes = [] } = await session.turn({ role: "user", content, statedAt: saidAt, wait: true });
  if (response !== "") await session.turn({ role: "assistant", content: response });
  return { response, changes };
}

/** The user dimension of a canonical scope key. */
export function userIn(key: string): string | undefined {
  const match = /(?:^|\/)user\/([^/]+)\//.exec(key);
  return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
}
