import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { scopeKey } from "@/lib/memory/scope.ts";
import { operation } from "../operation.ts";
import { canonicalPattern, includes, onlyScope, parseScopePath } from "../reach.ts";
import { asksForPage, page, pageMeta, pageQuery, pageStart } from "../schemas/paging.ts";
import * as view from "../schemas/views.ts";
import { removeEmptyScope, scopeNode, scopeNodes } from "../store/scope-nodes.ts";

const path = z.string().min(1).max(2_000).describe("Such as user/42/ or org/acme/user/42/.");
const node = z.object({ path: z.string(), createdAt: view.date, tombstonedAt: view.date.nullable() });
/** Each is erased in a transaction of its own. */
const mostErased = 1_000;

export const listScopes = operation({
  id: "listScopes",
  method: "GET",
  path: "/scopes",
  summary: "Scopes within the key's reach: a list, or a page of it when limit, cursor or count is given.",
  grant: "memory:read",
  query: z.object(pageQuery),
  response: z.union([z.array(node), z.object({ scopes: z.array(node), page })]),
  async handle({ query, holder, services, request }) {
    const { contextId, patterns } = holder;
    const skip = pageStart(query);
    const { nodes, total } = await scopeNodes(services.prisma, { contextId, patterns, skip, take: query.limit });
    return asksForPage(request) ? { scopes: nodes, page: pageMeta(skip, query, total) } : nodes;
  },
});

export const registerScope = operation({
  id: "registerScope",
  method: "POST",
  path: "/scopes",
  summary: "Make a scope known before its first use. It need not be done: the first session makes it known too.",
  grant: "memory:write",
  body: z.object({
    path,
    displayName: z.string().max(200).nullish().describe("Accepted and not kept."),
    description: z.string().max(2_000).nullish().describe("Accepted and not kept."),
  }),
  response: node,
  async handle({ body, holder, memory, writeScope, services }) {
    const scope = writeScope(body.path);
    await memory.scopes.register({ scope });
    return scopeNode(services.prisma, { contextId: holder.contextId, path: scopeKey(scope) });
  },
});

export const deleteScope = operation({
  id: "deleteScope",
  method: "DELETE",
  path: "/scopes",
  summary:
    "Take back the registration of a scope that holds nothing. One that holds something is kept: see /scopes/forget.",
  grant: "memory:forget",
  query: z.object({ path }),
  status: 204,
  async handle({ query, holder, writeScope, services }) {
    const owner = { contextId: holder.contextId, path: scopeKey(writeScope(query.path)) };
    if (await removeEmptyScope(services.prisma, owner)) return;
    if (await scopeNode(services.prisma, owner))
      throw new AppError("conflict", "This scope holds memory. To erase it, send its path to /scopes/forget.");
    throw new AppError("not_found", "There is no such scope.");
  },
});

export const forgetScopes = operation({
  id: "forgetScopes",
  method: "POST",
  path: "/scopes/forget",
  summary: "Erase everything in a scope and in those below it, within the key's reach. It cannot be undone.",
  grant: "memory:forget",
  rateLimit: "memoryPurge",
  body: z.object({ path: path.nullish().describe("Left out: the one scope of the key.") }),
  response: z.object({
    forgotten: z.int().describe("Facts and turns that were erased."),
    scopes: z.int(),
  }),
  async handle({ body, holder, memory, actor, services }) {
    const { contextId, patterns } = holder;
    const under = body.path == null ? onlyScope(patterns) : underPath(body.path);
    if (under === null) throw new AppError("invalid", "This key reaches several scopes: name the path to erase.");
    if (!includes(patterns, `${under}*`) && !patterns.includes(under))
      throw new AppError("forbidden", "This key does not reach that scope.");
    const found = await scopeNodes(services.prisma, { contextId, patterns, under, skip: 0, take: mostErased });
    if (found.total > mostErased)
      throw new AppError("invalid", `More than ${mostErased} scopes lie below this path. Name narrower ones.`);
    let forgotten = 0;
    for (const { path } of found.nodes) {
      const scope = parseScopePath(path);
      const report = await memory.forget.purge({ scope, target: { everything: true }, actor });
      forgotten += report.attributes.length + report.turns;
    }
    return { forgotten, scopes: found.nodes.length };
  },
});

/** "/" and "*" are the whole context, "user" is everybody's, "user/42" is one scope and what lies below it. */
function underPath(given: string): string {
  const path = given.replace(/\/?\*$/, "").replace(/^\/|\/$/g, "");
  return path === "" ? "" : canonicalPattern(`${path}/*`).slice(0, -1);
}
