import { admit, type CurrentUser, sessionFromRequest } from "@/lib/auth/guards.ts";
import { log } from "./log.ts";
import { rateLimiter } from "./rate-limit.ts";
import { addressOf } from "./request-context.ts";
import { createRoute } from "./route-core.ts";

/**
 * Declares a route handler: who may call it, what it takes, how often. The wrapper does the rest, in this order:
 * request id, cross-site check, cookie, user ∥ rate limit, params, query, body; then the handler, whose result is
 * answered as JSON unless it is a Response; failures become problem documents.
 *
 * ```ts
 * export const PATCH = route(
 *   { guard: "user", params: z.object({ id: z.uuid() }), body: z.object({ title: titleSchema }), rateLimit: "read" },
 *   ({ user, params, body }) => renameConversation(user, params.id, body.title),
 * );
 * ```
 *
 * With `guard: "session"` the handler starts before the database has answered: it gets the verified `session` and the
 * promise `admitted`. It may read, but must await `admitted` before it writes; the wrapper lets nothing leave earlier.
 */
export const route = createRoute<CurrentUser>({
  readSession: sessionFromRequest,
  admit,
  takeRateLimit: (limit, who) => rateLimiter().take(limit, who),
  addressOf,
  log,
});
