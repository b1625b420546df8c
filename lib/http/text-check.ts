/**
 * Dotted path of the first string (or member name) that PostgreSQL cannot store: one with a null byte or with half
 * of a surrogate pair. Null when all is well. Iterative, so that deep nesting cannot exhaust the stack.
 */
export function findUnstorableText(value: unknown): string | null {
  const pending: { value: unknown; path: string }[] = [{ value, path: "" }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, path } = next;
    if (typeof value === "string") {
      if (!isStorable(value)) return path;
    } else if (value !== null && typeof value === "object") {
      for (const [name, member] of Object.entries(value)) {
        if (!isStorable(name)) return join(path, "(name)");
        pending.push({ value: member, path: join(path, name) });
      }
    }
  }
  return null;
}

export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

const ownerNames = new Set(["scope", "scopes", "scopeId", "scope_id", "userId", "user_id", "ownerId", "owner_id"]);

/** Dotted path of the first member that tries to name an owner; the app takes that from the session alone. */
export function findOwnerMember(value: unknown): string | null {
  const pending: { value: unknown; path: string }[] = [{ value, path: "" }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.value === null || typeof next.value !== "object") continue;
    for (const [name, member] of Object.entries(next.value)) {
      const path = join(next.path, name);
      if (!Array.isArray(next.value) && ownerNames.has(name)) return path;
      pending.push({ value: member, path });
    }
  }
  return null;
}

function join(path: string, name: string) {
  return path === "" ? name : `${path}.${name}`;
}
