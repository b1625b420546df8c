import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { scopeKey } from "@/lib/memory/scope.ts";
import type { KeyView } from "../keys.ts";
import { operation } from "../operation.ts";
import { parseScopePath, reaches } from "../reach.ts";
import * as input from "../schemas/inputs.ts";
import { verbMap, verbsOf } from "../verbs.ts";
import { liveKeys } from "./keys.ts";

const principal = z.object({
  id: z.uuid(),
  displayName: z.string(),
  kind: z.literal("service"),
  grants: z.record(z.string(), z.array(z.string())),
});
const params = z.object({ id: z.string().min(1).max(200) });

export const listPrincipals = operation({
  id: "listPrincipals",
  method: "GET",
  path: "/principals",
  summary: "Who may call: here every key is a principal of its own. Those that open no more than this one.",
  grant: "key:manage",
  response: z.array(principal),
  async handle(call) {
    return (await liveKeys(call)).map(shown);
  },
});

export const getPrincipal = operation({
  id: "getPrincipal",
  method: "GET",
  path: "/principals/{id}",
  summary: "One principal and its grants.",
  grant: "key:manage",
  params,
  response: principal,
  async handle(call) {
    return shown(found(await liveKeys(call), call.params.id));
  },
});

export const effectiveGrants = operation({
  id: "effectiveGrants",
  method: "GET",
  path: "/principals/{id}/effective",
  summary: "The verbs that a principal holds at a path.",
  grant: "key:manage",
  params,
  query: z.object({
    path: z.string().min(1).max(2_000),
    asOf: input.instant.optional().describe("Refused: what a key opened in the past is in the audit."),
  }),
  response: z.object({ path: z.string(), verbs: z.array(z.string()) }),
  async handle(call) {
    if (call.query.asOf) throw new AppError("not_implemented", "Past grants of keys are not kept; see the audit.");
    const key = found(await liveKeys(call), call.params.id);
    const path = scopeKey(parseScopePath(call.query.path));
    return { path, verbs: reaches(key.scopes, path) ? verbsOf(key.grants) : [] };
  },
});

function found(keys: readonly KeyView[], id: string): KeyView {
  const key = keys.find((one) => one.id === id);
  if (!key) throw new AppError("not_found", "There is no such principal.");
  return key;
}

function shown({ id, name, grants, scopes }: KeyView) {
  return { id, displayName: name, kind: "service", grants: verbMap({ grants, patterns: scopes }) };
}
