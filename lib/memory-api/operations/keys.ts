import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import type { KeyHolder } from "../authenticate.ts";
import { grants } from "../key-format.ts";
import { type KeyView, listKeys, mintKey, narrowKey, revokeKey, rotateKey } from "../keys.ts";
import { type ApiCall, operation } from "../operation.ts";
import * as input from "../schemas/inputs.ts";
import { asksForPage, page, pageOf, pageQuery } from "../schemas/paging.ts";
import * as view from "../schemas/views.ts";
import { grantsIn, verbMap } from "../verbs.ts";

const grant = z.enum(grants);

const keyView = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.string()),
  grants: z.record(z.string(), z.array(z.string())),
  held: z.array(grant),
  createdAt: view.date,
  lastUsedAt: view.date.nullable(),
  validUntil: view.date.nullable(),
});
const minted = z.object({
  id: z.uuid(),
  name: z.string(),
  key: z.string().describe("Shown this once."),
  validUntil: view.date.nullable(),
});

const params = z.object({ name: z.string().min(1).max(100) });
const patterns = z.array(z.string().min(1).max(2_000)).min(1).max(50).optional();
const heldGrants = z.array(grant).max(grants.length).optional();

const verbs = z.record(z.string(), z.array(z.string())).describe("Verb → patterns of scopes.");
const ttlSeconds = z.coerce.number().int().min(1).max(315_360_000).optional();

export const me = operation({
  id: "me",
  method: "GET",
  path: "/me",
  summary: "Who this key is and what it opens.",
  grant: null,
  response: z.object({
    principalId: z.uuid(),
    displayName: z.string(),
    kind: z.literal("service"),
    grants: verbs,
    effectiveGrants: verbs,
    scopes: z.array(z.string()),
    held: z.array(grant).describe("The grants by the names that this server gives them."),
    validUntil: view.date.nullable(),
  }),
  handle({ holder: { keyId, name, patterns, grants: held, validUntil } }) {
    const who = { principalId: keyId, displayName: name, kind: "service" };
    const opened = verbMap({ grants: held, patterns });
    return { ...who, grants: opened, effectiveGrants: opened, scopes: patterns, held, validUntil };
  },
});

export const keyList = operation({
  id: "listKeys",
  method: "GET",
  path: "/keys",
  summary: "Keys in use that open no more than this one: a list, or a page of it when limit, cursor or count is given.",
  grant: "key:manage",
  query: z.object(pageQuery),
  response: z.union([z.array(keyView), z.object({ keys: z.array(keyView), page })]),
  async handle(call) {
    const { rows, page } = pageOf((await liveKeys(call)).map(shown), call.query);
    return asksForPage(call.request) ? { keys: rows, page } : rows;
  },
});

export const newKey = operation({
  id: "mintKey",
  method: "POST",
  path: "/keys",
  summary: "Make a key that opens as much as this one, or less.",
  grant: "key:manage",
  query: z.object({ ttlSeconds }),
  body: z.object({
    name: z.string().trim().min(1).max(100).optional(),
    scopes: patterns,
    grants: z.union([z.array(grant).max(grants.length), verbs]).optional(),
  }),
  bodyOptional: true,
  status: 201,
  response: minted,
  async handle({ query: { ttlSeconds }, body, holder, actor, services }) {
    const now = services.now();
    const listed = Array.isArray(body.grants) ? { grants: body.grants } : body.grants && grantsIn(body.grants);
    const wish = {
      name: body.name ?? `${holder.name} ${now.toISOString()}`.slice(-100),
      contextId: holder.contextId,
      grants: holder.grants,
      ...input.given({ scopes: holder.patterns, ...listed }),
      ...input.given({ scopes: body.scopes }),
      validUntil: ttlSeconds === undefined ? holder.validUntil : new Date(now.getTime() + ttlSeconds * 1_000),
    };
    const { view, key } = await mintKey(services.prisma, wish, { actor, now, bounds: bounds(holder) });
    return { id: view.id, name: view.name, key, validUntil: view.validUntil };
  },
});

export const narrowedKey = operation({
  id: "narrowKey",
  method: "PATCH",
  path: "/keys/{name}",
  summary: "Let a key open less from now on.",
  extension: true,
  grant: "key:manage",
  params,
  body: z.object({ scopes: patterns, grants: heldGrants, validUntil: input.instant.optional() }),
  response: keyView,
  async handle(call) {
    const { body, services, holder, actor } = call;
    const held = await named(call);
    const { scopes = held.scopes, grants = held.grants, validUntil = held.validUntil } = body;
    const act = { actor, now: services.now(), bounds: bounds(holder) };
    return shown(await narrowKey(services.prisma, held.id, { scopes, grants, validUntil }, act));
  },
});

export const revokedKey = operation({
  id: "revokeKey",
  method: "DELETE",
  path: "/keys/{name}",
  summary: "Stop a key, by its name or id, at once and for good.",
  grant: "key:manage",
  params,
  status: 204,
  async handle(call) {
    const { services, actor, holder } = call;
    const { id } = await named(call);
    await revokeKey(services.prisma, id, { actor, now: services.now(), bounds: bounds(holder) });
  },
});

export const rotatedKey = operation({
  id: "rotateKey",
  method: "POST",
  path: "/keys/{name}/rotate",
  summary: "A new secret for the same key; the old one stops at once. ttlSeconds can only bring its end nearer.",
  grant: "key:manage",
  params,
  query: z.object({ ttlSeconds }),
  response: minted,
  async handle(call) {
    const { services, actor, holder } = call;
    const { ttlSeconds } = call.query;
    const now = services.now();
    const { id, scopes, grants } = await named(call);
    const act = { actor, now, bounds: bounds(holder) };
    if (ttlSeconds !== undefined) {
      const validUntil = new Date(now.getTime() + ttlSeconds * 1_000);
      await narrowKey(services.prisma, id, { scopes, grants, validUntil }, act);
    }
    const { view, key } = await rotateKey(services.prisma, id, act);
    return { id: view.id, name: view.name, key, validUntil: view.validUntil };
  },
});

type Call = Pick<ApiCall, "services" | "holder">;

export async function liveKeys({ services, holder }: Call): Promise<KeyView[]> {
  const now = services.now();
  const keys = await listKeys(services.prisma, { contextId: holder.contextId, bounds: bounds(holder) });
  return keys.filter(({ revokedAt, validUntil }) => revokedAt === null && (validUntil === null || validUntil > now));
}

async function named(call: Call & { params: z.output<typeof params> }): Promise<KeyView> {
  const { name } = call.params;
  const key = (await liveKeys(call)).find((one) => one.id === name || one.name === name);
  if (!key) throw new AppError("not_found", "There is no such key in use.");
  return key;
}

function bounds({ patterns, grants, validUntil }: KeyHolder) {
  return { patterns, grants, validUntil };
}

function shown({ id, name, scopes, grants: held, createdAt, lastUsedAt, validUntil }: KeyView) {
  return {
    id,
    name,
    scopes,
    grants: verbMap({ grants: held, patterns: scopes }),
    held,
    createdAt,
    lastUsedAt,
    validUntil,
  };
}
