import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";
import { scopeKey } from "@/lib/memory/scope.ts";
import type { Scope } from "@/lib/memory/types.ts";
import type { KeyHolder } from "./authenticate.ts";
import type { ApiCall } from "./operation.ts";
import { type NamedScope, namedScope, onlyScope, parseScopePath, reaches } from "./reach.ts";
import type { ApiServices } from "./services.ts";
import { findSession } from "./store/sessions.ts";

type Reach = Pick<ApiCall, "readScope" | "writeScope" | "session">;

/** How a call finds the scope it is about: what it names can only narrow what its key allows. */
export function callScope(holder: KeyHolder, services: Pick<ApiServices, "prisma">): Reach {
  const reach: Reach = {
    readScope(named) {
      const scope = resolve(holder, named);
      // Nothing was ever written here, so a read beyond the key's reach is empty however it is made.
      return reaches(holder.patterns, scopeKey(scope)) ? scope : { unreachable: randomUUID() };
    },
    writeScope(named) {
      const scope = resolve(holder, named);
      if (!reaches(holder.patterns, scopeKey(scope)))
        throw new AppError("forbidden", "This key does not reach that scope.");
      return scope;
    },
    async session(id, named) {
      const row = z.uuid().safeParse(id).success
        ? await findSession(services.prisma, { contextId: holder.contextId, id })
        : null;
      const asked = named === undefined ? null : scopeKey(resolve(holder, named));
      if (!row || !reaches(holder.patterns, row.scopeKey) || (asked !== null && asked !== row.scopeKey))
        throw new AppError("forbidden", "This key reaches no such session.");
      return { ...row, scope: parseScopePath(row.scopeKey) };
    },
  };
  return reach;
}

function resolve(holder: KeyHolder, named: NamedScope | undefined): Scope {
  const scope = named === undefined ? null : namedScope(named);
  if (scope !== null) return scope;
  const only = onlyScope(holder.patterns);
  if (only === null)
    throw new AppError("invalid", "This key reaches several scopes: name one, in scopes or in lens, such as user/42/.");
  return parseScopePath(only);
}
