import type { Grant } from "@/lib/memory-api/key-format.ts";

/** What a grant lets a key do, in words. */
export const grantWords: Record<Grant, string> = {
  "memory:read": "Read memory",
  "memory:write": "Write memory",
  "memory:forget": "Forget",
  "trace:read": "Read traces and audit",
  "key:manage": "Make and revoke keys",
};

/** Lines or commas between scopes, as somebody types them. */
export function typedScopes(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((scope) => scope.trim())
    .filter((scope) => scope !== "");
}
