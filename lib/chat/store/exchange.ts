import { type MessageRole, type MessageStatus, Prisma, type PrismaClient } from "@/lib/generated/prisma/client.ts";

/** All of one exchange's SQL. Each function is one statement, and the owner stands in every WHERE. */
export type Sql = Pick<PrismaClient, "$queryRaw" | "$executeRaw">;

export interface ThreadMessage {
  id: string;
  role: MessageRole;
  content: string;
  status: MessageStatus;
  turnId: string | null;
  createdAt: Date;
}

export interface Opening {
  /** The person's switch for the whole account. */
  accountMemory: boolean;
  conversation: { id: string; memoryEnabled: boolean; memorySessionId: string | null } | null;
  /** From the oldest message of the window to `parentId`; empty when that message is not in the conversation. */
  thread: ThreadMessage[];
}

/** The account's switch, the conversation and the branch that ends in `parentId`. Null: no such user. */
export async function readOpening(
  sql: Sql,
  at: { userId: string; conversationId: string | null; parentId: string | null; limit: number },
): Promise<Opening | null> {
  const rows = await sql.$queryRaw<
    {
      account: boolean;
      id: string | null;
      memory: boolean | null;
      session: string | null;
      thread: (Omit<ThreadMessage, "createdAt"> & { createdAt: string })[];
    }[]
  >`
    WITH RECURSIVE conversation AS (
      SELECT id, memory_enabled, memory_session_id FROM conversations
      WHERE id = ${at.conversationId}::uuid AND user_id = ${at.userId}::uuid AND deleted_at IS NULL
    ), thread AS (
      SELECT m.id, m.parent_id, m.role, m.content, m.status, m.turn_id, m.created_at, m.conversation_id, 1 AS depth
      FROM messages m JOIN conversation c ON c.id = m.conversation_id WHERE m.id = ${at.parentId}::uuid
      UNION ALL
      SELECT m.id, m.parent_id, m.role, m.content, m.status, m.turn_id, m.created_at, m.conversation_id, depth + 1
      FROM thread t JOIN messages m ON m.id = t.parent_id AND m.conversation_id = t.conversation_id
      WHERE depth < ${at.limit}
    )
    SELECT u.memory_enabled AS account, c.id, c.memory_enabled AS memory, c.memory_session_id AS session, coalesce((
      SELECT json_agg(json_build_object('id', id, 'role', role, 'content', content, 'status', status,
        'turnId', turn_id, 'createdAt', created_at) ORDER BY depth DESC) FROM thread
    ), '[]') AS thread
    FROM users u LEFT JOIN conversation c ON true WHERE u.id = ${at.userId}::uuid`;
  const [row] = rows;
  if (!row) return null;
  return {
    accountMemory: row.account,
    conversation: row.id ? { id: row.id, memoryEnabled: row.memory ?? true, memorySessionId: row.session } : null,
    thread: row.thread.map((message) => ({ ...message, createdAt: new Date(message.createdAt) })),
  };
}

export interface NewExchange {
  userId: string;
  conversationId: string;
  /** Null when the conversation exists already. */
  title: string | null;
  parentId: string | null;
  /** Null for a regenerated answer: the user message is `parentId`. */
  userMessage: { id: string; text: string } | null;
  assistantMessageId: string;
  model: string;
  recordable: boolean;
  now: Date;
}

/** Conversation, user message and the answer's empty row, all or nothing. False: no such conversation or parent. */
export async function saveExchange(sql: Sql, exchange: NewExchange): Promise<boolean> {
  const { conversationId, userId, parentId, userMessage, assistantMessageId, now } = exchange;
  const conversation =
    exchange.title === null
      ? Prisma.sql`UPDATE conversations SET current_leaf_id = ${assistantMessageId}::uuid, updated_at = ${now}
          WHERE id = ${conversationId}::uuid AND user_id = ${userId}::uuid AND deleted_at IS NULL
            AND (${parentId}::uuid IS NULL OR EXISTS (
              SELECT 1 FROM messages WHERE id = ${parentId}::uuid AND conversation_id = ${conversationId}::uuid))
          RETURNING id`
      : Prisma.sql`INSERT INTO conversations (id, user_id, title, current_leaf_id, created_at, updated_at)
          VALUES (${conversationId}::uuid, ${userId}::uuid, ${exchange.title}, ${assistantMessageId}::uuid, ${now}, ${now})
          RETURNING id`;
  const asked = userMessage
    ? Prisma.sql`INSERT INTO messages (id, conversation_id, parent_id, role, content, status, recordable, created_at)
        SELECT ${userMessage.id}::uuid, id, ${parentId}::uuid, 'user', ${userMessage.text}, 'complete',
          ${exchange.recordable}, ${now} FROM conversation RETURNING id`
    : Prisma.sql`SELECT ${parentId}::uuid AS id`;
  const saved = await sql.$queryRaw<unknown[]>`
    WITH conversation AS (${conversation}), asked AS (${asked})
    INSERT INTO messages (id, conversation_id, parent_id, role, content, status, model, recordable, created_at)
    SELECT ${assistantMessageId}::uuid, conversation.id, asked.id, 'assistant', '', 'streaming', ${exchange.model},
      ${exchange.recordable}, ${now} FROM conversation, asked RETURNING id`;
  return saved.length === 1;
}

/** Keeps what has been written so far. False: the row is no longer streaming, because somebody stopped it. */
export async function saveProgress(sql: Sql, messageId: string, text: string): Promise<boolean> {
  const count = await sql.$executeRaw`
    UPDATE messages SET content = ${text} WHERE id = ${messageId}::uuid AND status = 'streaming'`;
  return count === 1;
}

export interface FinishedAnswer {
  text: string;
  status: Exclude<MessageStatus, "streaming">;
  errorCode: string | null;
  inputTokens: number | null;
  outputTokens: number | null;
}

/** Closes the answer's row. One that was stopped meanwhile stays stopped. */
export async function finishAnswer(sql: Sql, messageId: string, answer: FinishedAnswer): Promise<void> {
  await sql.$executeRaw`
    UPDATE messages SET content = ${answer.text},
      status = CASE WHEN status = 'stopped' THEN status ELSE ${answer.status}::"MessageStatus" END,
      error_code = CASE WHEN status = 'stopped' THEN NULL ELSE ${answer.errorCode} END,
      input_tokens = ${answer.inputTokens}, output_tokens = ${answer.outputTokens}
    WHERE id = ${messageId}::uuid`;
}

/** Marks a streaming answer of this person as stopped. Null: there is no such answer. */
export async function markStopped(
  sql: Sql,
  { userId, messageId }: { userId: string; messageId: string },
): Promise<{ wasStreaming: boolean } | null> {
  const rows = await sql.$queryRaw<{ stopped: boolean }[]>`
    WITH own AS (
      SELECT m.id FROM messages m JOIN conversations c ON c.id = m.conversation_id
      WHERE m.id = ${messageId}::uuid AND m.role = 'assistant' AND c.user_id = ${userId}::uuid AND c.deleted_at IS NULL
    ), stopped AS (
      UPDATE messages SET status = 'stopped' WHERE id IN (SELECT id FROM own) AND status = 'streaming' RETURNING id
    )
    SELECT EXISTS (SELECT 1 FROM stopped) AS stopped FROM own`;
  const [row] = rows;
  return row ? { wasStreaming: row.stopped } : null;
}

/** Links a message to the memory turn it was recorded as, and its conversation to the memory session. */
export async function linkTurn(sql: Sql, link: { messageId: string; turnId: string; sessionId: string }) {
  await sql.$executeRaw`
    WITH message AS (
      UPDATE messages SET turn_id = ${link.turnId}::uuid WHERE id = ${link.messageId}::uuid RETURNING conversation_id
    )
    UPDATE conversations SET memory_session_id = ${link.sessionId}::uuid
    WHERE id = (SELECT conversation_id FROM message) AND memory_session_id IS NULL`;
}

/** Turns of user messages that stand beside `messageId` under the same parent: what an edit replaces. */
export async function replacedTurns(sql: Sql, messageId: string): Promise<string[]> {
  const rows = await sql.$queryRaw<{ turn_id: string }[]>`
    SELECT other.turn_id FROM messages m JOIN messages other ON other.conversation_id = m.conversation_id
      AND other.parent_id IS NOT DISTINCT FROM m.parent_id AND other.id <> m.id AND other.role = 'user'
    WHERE m.id = ${messageId}::uuid AND other.turn_id IS NOT NULL AND other.created_at <= m.created_at`;
  return rows.map(({ turn_id }) => turn_id);
}
