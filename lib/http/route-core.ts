import type { Logger } from "pino";
import type { z } from "zod";
import { type Principal, principalOf } from "@/lib/auth/principal.ts";
import type { Session } from "@/lib/auth/session-cookie.ts";
import type { UserRole } from "@/lib/generated/prisma/enums.ts";
import { readJson, refuseUnstorableText } from "./body.ts";
import { AppError } from "./errors.ts";
import { isCrossSite } from "./forwarding.ts";
import { parseInput, queryObject } from "./input.ts";
import { outlineOf } from "./log.ts";
import { isExpected, problemResponse } from "./problem.ts";
import type { RateLimitName } from "./rate-limit.ts";
import { requestIdOf } from "./request-id.ts";
import { findOwnerMember } from "./text-check.ts";

/** `none` needs nobody; `session` admits while the handler runs; a role admits first. */
export type Guard = "none" | "session" | UserRole;

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

interface RouteOptions<G, P, Q, B> {
  guard: G;
  /** Path parameters; what does not fit is answered 404. */
  params?: P;
  query?: Q;
  /** JSON body. Without it the handler gets none, and none is read. */
  body?: B;
  /** Counted per user, or per client address under the guard `none`. */
  rateLimit?: RateLimitName;
  maxBytes?: number;
}

interface Admission<U> {
  none: unknown;
  session: { session: Session & { scope: Principal["scope"] }; admitted: Promise<U> };
}

export type RouteContext<U, G, P, Q, B> = {
  request: Request;
  requestId: string;
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
} & (G extends keyof Admission<U> ? Admission<U>[G] : { user: U });

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };

export interface RouteDependencies<U> {
  readSession(headers: Headers): Promise<Session | null>;
  admit(session: Session | null, role?: UserRole): Promise<U>;
  takeRateLimit(limit: RateLimitName, who: string): Promise<void>;
  addressOf(headers: Headers): string;
  log(): Pick<Logger, "info" | "error">;
}

const signedOut = "You are signed out. Sign in and try again.";
const ownerRefused = "Leave it out: whose data this is follows from who is signed in.";

/** Makes `route`; see route.ts. */
export function createRoute<U>(dependencies: RouteDependencies<U>) {
  const { readSession, admit, takeRateLimit, addressOf, log } = dependencies;

  return function route<
    G extends Guard,
    P extends z.ZodType | undefined = undefined,
    Q extends z.ZodType | undefined = undefined,
    B extends z.ZodType | undefined = undefined,
  >(options: RouteOptions<G, P, Q, B>, handler: (context: RouteContext<U, G, P, Q, B>) => unknown) {
    return async (request: Request, next: NextContext): Promise<Response> => {
      const started = performance.now();
      const requestId = requestIdOf(request.headers);
      let userId: string | undefined;

      async function answer(): Promise<Response> {
        refuseCrossSite(request, options.guard);
        const session = options.guard === "none" ? null : await readSession(request.headers);
        userId = session?.userId;
        const admission = startAdmission(session);
        const user = options.guard === "session" ? undefined : await admission;
        const context = {
          request,
          requestId,
          params: parseParams(options.params, await next.params),
          query: parseQuery(options.query, request.url),
          body: options.body && parseBody(options.body, await readJson(request, options.maxBytes)),
          user,
          session: session && { ...session, scope: principalOf({ userId: session.userId, role: "user" }).scope },
          admitted: admission,
        };
        // Which of these members a handler may see follows from its guard; the types hide the others.
        const result = await settle(() => handler(context as unknown as RouteContext<U, G, P, Q, B>), admission);
        return result instanceof Response ? result : result === undefined ? noContent() : Response.json(result);
      }

      function startAdmission(session: Session | null): Promise<U | undefined> {
        const { guard, rateLimit } = options;
        if (guard !== "none" && !session) return Promise.reject(new AppError("unauthenticated", signedOut));
        const counted = rateLimit && takeRateLimit(rateLimit, session?.userId ?? addressOf(request.headers));
        const user = guard === "none" ? undefined : admit(session, guard === "session" ? "user" : guard);
        const admission = Promise.all([user, counted]).then(([user]) => user);
        admission.catch(() => {}); // Awaited later; until then not an unhandled rejection.
        return admission;
      }

      let response: Response;
      try {
        response = await answer();
      } catch (error) {
        response = problemResponse(error, requestId);
        if (!isExpected(error)) log().error({ requestId, userId, ...outlineOf(error) }, "request failed");
      }
      return finish(response);

      function finish(response: Response): Response {
        const finished = new Response(response.body, response);
        finished.headers.set("x-request-id", requestId);
        if (!finished.headers.has("cache-control")) finished.headers.set("cache-control", "no-store");
        const durationMs = Math.round(performance.now() - started);
        const { pathname } = new URL(request.url);
        log().info({ requestId, userId, method: request.method, path: pathname, status: response.status, durationMs });
        return finished;
      }
    };
  };
}

/** Whatever the handler came to, nothing of it leaves before the admission has passed. */
async function settle(handle: () => unknown, admission: Promise<unknown>): Promise<unknown> {
  try {
    return await handle();
  } finally {
    await admission;
  }
}

function refuseCrossSite(request: Request, guard: Guard) {
  const safe = ["GET", "HEAD", "OPTIONS"].includes(request.method);
  if (!safe && guard !== "none" && isCrossSite(request.headers))
    throw new AppError("forbidden", "This request came from another site. Reload the page and try again.");
}

function parseParams<P extends z.ZodType | undefined>(schema: P, params: unknown): Output<P> {
  const result = schema?.safeParse(params);
  if (result && !result.success) throw new AppError("not_found", "There is nothing at this address.");
  return result?.data as Output<P>;
}

function parseQuery<Q extends z.ZodType | undefined>(schema: Q, url: string): Output<Q> {
  const query = queryObject(new URL(url).searchParams);
  refuseUnstorableText(query, "The query");
  refuseOwner(query);
  return (schema && parseInput(schema, query)) as Output<Q>;
}

function parseBody<B extends z.ZodType>(schema: B, body: unknown): z.output<B> {
  refuseOwner(body);
  return parseInput(schema, body);
}

function refuseOwner(value: unknown) {
  const path = findOwnerMember(value);
  if (path !== null)
    throw new AppError("invalid", `${path} is not accepted. ${ownerRefused}`, {
      fields: [{ path, message: ownerRefused }],
    });
}

function noContent() {
  return new Response(null, { status: 204 });
}
