import { z } from "zod";
import type { Prisma } from "@/lib/generated/prisma/client.ts";
import { parseInput } from "@/lib/http/input.ts";
import type { Actor, Memory } from "@/lib/memory/api.ts";
import type { Scope } from "@/lib/memory/types.ts";
import type { KeyHolder } from "./authenticate.ts";
import { once } from "./idempotency.ts";
import type { Grant } from "./key-format.ts";
import type { NamedScope } from "./reach.ts";
import type { ApiServices } from "./services.ts";
import type { SessionRow } from "./store/sessions.ts";

type Schema = z.ZodType | undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/** One request of a key that has passed authentication, grant and schemas. */
export interface ApiCall<P extends Schema = Schema, Q extends Schema = Schema, B extends Schema = Schema> {
  request: Request;
  requestId: string;
  holder: KeyHolder;
  actor: Actor;
  memory: Memory;
  services: ApiServices;
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
  /** The scope to read: beyond what the key allows one that holds nothing. */
  readScope(named?: NamedScope): Scope;
  /** The scope to change. Throws AppError `forbidden` beyond what the key allows. */
  writeScope(named?: NamedScope): Scope;
  /** The session and its scope. Throws AppError `forbidden` for an unknown and for somebody else's session alike. */
  session(id: string, named?: NamedScope): Promise<SessionRow & { scope: Scope }>;
}

interface Described<P extends Schema, Q extends Schema, B extends Schema> {
  /** Unique name, the operationId of the OpenAPI document. */
  id: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below /api/v1/{context}. */
  path: `/${string}`;
  summary: string;
  /** True for verbs that the original product does not have. */
  extension?: boolean;
  /** Null: any valid key. */
  grant: Grant | null;
  params?: P;
  query?: Q;
  body?: B;
  /** A request without any body stands for {}. */
  bodyOptional?: boolean;
  /** Default 200; 204 has no body. */
  status?: 200 | 201 | 204;
  response?: z.ZodType;
  /** Longest body in bytes. */
  maxBytes?: number;
  /** Counted beside the limit that all verbs share. */
  rateLimit?: "chat" | "memoryPurge";
}

export type Operation<P extends Schema = Schema, Q extends Schema = Schema, B extends Schema = Schema> = Described<
  P,
  Q,
  B
> & {
  handle(call: ApiCall<P, Q, B>): unknown;
};

/** Any operation, for lists of them. */
export type AnyOperation = Operation;

/** Keeps the types of the schemas for the handler, and forgets them for lists. */
export function operation<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  described: Operation<P, Q, B>,
): AnyOperation {
  return described as unknown as AnyOperation;
}

/**
 * A write that a repeated Idempotency-Key does not repeat: `perform` returns the ids under which `present` finds again
 * what was done.
 */
export function idempotentOperation<
  Outcome extends Prisma.InputJsonObject,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(
  described: Described<P, Q, B> & {
    perform(call: ApiCall<P, Q, B>): Promise<Outcome>;
    present(call: ApiCall<P, Q, B>, outcome: Outcome): unknown;
  },
): AnyOperation {
  const { perform, present, ...rest } = described;
  return operation<P, Q, B>({
    ...rest,
    async handle(call) {
      return present(call, await onceByHeader(call, () => perform(call)));
    },
  });
}

async function onceByHeader<Outcome extends Prisma.InputJsonObject>(
  { request, holder, services, body }: Pick<ApiCall, "request" | "holder" | "services" | "body">,
  perform: () => Promise<Outcome>,
): Promise<Outcome> {
  const idempotencyKey = request.headers.get("idempotency-key");
  if (idempotencyKey === null) return perform();
  const given = parseInput(idempotencyKeySchema, idempotencyKey);
  const { pathname } = new URL(request.url);
  return once(
    services.prisma,
    {
      keyId: holder.keyId,
      idempotencyKey: given,
      request: [request.method, pathname, JSON.stringify(body)].join("\0"),
      secret: services.secret,
      now: services.now(),
    },
    perform,
  );
}

const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, "Idempotency-Key has 1 to 200 visible characters");
