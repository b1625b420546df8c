import type { Prisma } from "../../generated/prisma/client.ts";
import { findKnownValue } from "../belief/known-value.ts";
import { wordsOf } from "../belief/wording.ts";
import { identityOf } from "../normalise.ts";
import type { KeyOf } from "../store/claims.ts";
import { namingClaims, setFoundValue, valuesTold } from "../store/known-values.ts";
import { definitionOf } from "../vocabulary.ts";

/**
 * Brings claims that name a value instead of a key ("ditched vim for helix") to the key that holds the value; returns
 * every key that gained or lost one. Only those stated from `from` on: nothing stated later explains an earlier one.
 */
export async function findValuesAgain(
  tx: Prisma.TransactionClient,
  { scopeId, from, salt }: { scopeId: string; from: Date; salt: Uint8Array },
): Promise<KeyOf[]> {
  const touched: KeyOf[] = [];
  for (const { symbol, statedAt, ...claim } of await namingClaims(tx, { scopeId, from })) {
    const { id, entityId, key } = claim;
    const told = await valuesTold(tx, { scopeId, entityId, until: statedAt });
    const found = findKnownValue(
      { ...claim, ...symbol, statedAt: statedAt.getTime() },
      told.map(({ value, ...one }) => ({
        ...one,
        words: wordsOf(value).map((word) => identityOf(salt, word)),
        category: definitionOf(one.key).category,
        single: definitionOf(one.key).cardinality === "one",
        statedAt: one.statedAt.getTime(),
      })),
    );
    const next = found ?? { key: "?", target: null };
    if (next.key === key && next.target === claim.target) continue;
    await setFoundValue(tx, { scopeId, id, ...next, category: definitionOf(next.key).category });
    touched.push({ entityId, key }, { entityId, key: next.key });
  }
  return touched;
}
