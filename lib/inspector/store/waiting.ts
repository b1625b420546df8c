import { Prisma } from "../../generated/prisma/client.ts";

/** Holds for a claim `c` that waits for a ruling. Its first two terms are those of the index claims_waiting_idx. */
export const isWaiting = Prisma.sql`(
  c.verdict IN ('contested', 'quarantined') AND c.withdrawn_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM claims ruling WHERE ruling.rules_on_id = c.id AND ruling.withdrawn_at IS NULL))`;

/** Id of the user that a memory scope `s` belongs to; null for scopes that are not of one user. */
export const personOfScope = Prisma.sql`substring(s.key FROM '^user/([0-9a-f-]{36})/$')::uuid`;
