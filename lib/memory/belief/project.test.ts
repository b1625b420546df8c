import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { someClaims } from "../testing/claims.ts";
import { fold } from "./fold.ts";
import { project, type RowChanges, type StoredRow } from "./project.ts";
import type { FoldClaim, FoldOptions, Stretch } from "./types.ts";

type Row = StoredRow & { knownFrom: number };

/** What the store does with the changes of one commit, in memory. */
class Rows {
  rows: Row[] = [];
  #ids = 0;

  commit(stretches: readonly Stretch[], at: number): RowChanges {
    const changes = project(this.rows, stretches, () => `row-${this.#ids++}`);
    for (const { id, stretch, wrong, supersededById } of changes.insert) {
      const { identity, category, validFrom, validUntil, reason, confidence, hidden } = stretch;
      const known = { knownFrom: at, knownUntil: wrong ? at : null, wasWrong: wrong };
      const row = { id, identity, category, validFrom, validUntil, closeReason: reason, confidence, hidden };
      this.rows.push({ ...row, ...known, supersededById, evidence: [] });
    }
    const change = (id: string, next: Partial<Row>) => {
      this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...next } : row));
    };
    for (const { id, corrected } of changes.close) change(id, { knownUntil: at, wasWrong: corrected });
    for (const { id, ...next } of changes.update) change(id, next);
    for (const { rowId, claimId, role } of changes.evidence) {
      const row = this.rows.find(({ id }) => id === rowId);
      if (row) change(rowId, { evidence: [...row.evidence, { claimId, role }] });
    }
    return changes;
  }

  /** Rows believed at a belief time, without ids. */
  believed(at: number) {
    return shown(this.rows.filter((row) => row.knownFrom <= at && (row.knownUntil === null || row.knownUntil > at)));
  }

  /** Rows believed now, with what came after each. */
  current() {
    const open = this.rows.filter(({ knownUntil }) => knownUntil === null);
    const identityOf = new Map(open.map(({ id, identity }) => [id, identity]));
    return sorted(
      open.map((row) => [
        ...plain(row),
        row.supersededById === null ? null : (identityOf.get(row.supersededById) ?? "dangling"),
      ]),
    );
  }
}

type Told = Pick<Row, "identity" | "validFrom" | "validUntil" | "closeReason" | "category" | "hidden">;

function plain({ identity, validFrom, validUntil, closeReason, category, hidden }: Told) {
  return [identity, validFrom, validUntil, closeReason, category, hidden];
}

function shown(rows: readonly Told[]) {
  return sorted(rows.map(plain));
}

function sorted<Entry>(entries: Entry[]): Entry[] {
  return entries.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function told(stretches: readonly Stretch[]) {
  return shown(
    stretches
      .filter(({ corrected }) => corrected === null)
      .map(({ reason, ...stretch }) => ({ ...stretch, closeReason: reason })),
  );
}

const settings: [string, FoldOptions][] = [
  ["one", { cardinality: "one", forgotten: [], identify: (value) => value }],
  ["many", { cardinality: "many", forgotten: [], identify: (value) => value }],
];

describe.each(settings)("the projection of any claims of a key that holds %s", (_, options) => {
  const arriving = fc.tuple(someClaims(), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }));
  const inOrderOf = (claims: readonly FoldClaim[], keys: readonly number[]) =>
    claims
      .map((claim, index) => ({ claim, key: keys[index] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ claim }) => claim);

  it("1 and 2: is the fold after every commit, whatever arrives when, with successors that are believed", () => {
    fc.assert(
      fc.property(arriving, ([claims, keys]) => {
        const [first, second] = [new Rows(), new Rows()];
        for (const [index] of claims.entries()) first.commit(fold(claims.slice(0, index + 1), options), index);
        const shuffled = inOrderOf(claims, keys);
        for (const [index] of shuffled.entries()) second.commit(fold(shuffled.slice(0, index + 1), options), index);
        expect(second.current()).toEqual(first.current());
        expect(JSON.stringify(first.current())).not.toContain("dangling");
        expect(shown(first.rows.filter(({ knownUntil }) => knownUntil === null))).toEqual(told(fold(claims, options)));
      }),
      { numRuns: 300 },
    );
  });

  it("is left as it is by a commit that says nothing new", () => {
    fc.assert(
      fc.property(someClaims(), (claims) => {
        const rows = new Rows();
        rows.commit(fold(claims, options), 1);
        const { insert, close, update } = rows.commit(fold(claims, options), 2);
        expect({ insert, close, update }).toEqual({ insert: [], close: [], update: [] });
      }),
    );
  });

  it("4: as of any commit is the fold of the claims recorded until then", () => {
    fc.assert(
      fc.property(arriving, ([claims, keys]) => {
        const arrived = inOrderOf(claims, keys);
        const rows = new Rows();
        for (const [index] of arrived.entries()) rows.commit(fold(arrived.slice(0, index + 1), options), index);
        for (const [index] of arrived.entries()) {
          expect(rows.believed(index)).toEqual(told(fold(arrived.slice(0, index + 1), options)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("3 and 5: without a turn is what it would be had the turn never been said, chains included", () => {
    fc.assert(
      fc.property(someClaims(), fc.integer({ min: 0, max: 3 }), (claims, turn) => {
        const rest = claims.filter(({ stableId }) => stableId !== `turn-${turn}`);
        const [deleted, never] = [new Rows(), new Rows()];
        deleted.commit(fold(claims, options), 1);
        deleted.commit(fold(rest, options), 2);
        never.commit(fold(rest, options), 1);
        expect(deleted.current()).toEqual(never.current());
      }),
      { numRuns: 300 },
    );
  });
});
