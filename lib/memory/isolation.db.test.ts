import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type ClientName, clientNames, clientsOf } from "@/lib/testing/both-clients.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import type { ForgetTarget, Memory } from "./api.ts";
import { MemoryError } from "./errors.ts";
import { scopeId, scopeKey } from "./scope.ts";
import { projection } from "./testing/projection.ts";
import { scriptedExtractor } from "./testing/scripted-extractor.ts";

const { prisma } = await freshDatabase();
const clients = await clientsOf(prisma, { extractor: scriptedExtractor }, ["chat", "other"]);
const inProcess = clients.memory("in-process");

const mine = { user: "mine" };
const theirs = { user: "theirs" };
const actor = { kind: "user" as const, id: "mine" };
/** Stands in every value, turn and session of the other person. */
const marker = "zanzibar";

interface Ids {
  session: string;
  turn: string;
  attribute: string;
  claim: string;
  entity: string;
}
let their: Ids;
let before: unknown;

async function idsOf(scope: { user: string }): Promise<Ids> {
  const owner = { scopeId: scopeId("chat", scopeKey(scope)) };
  const [turn, attribute, claim, entity] = await Promise.all([
    prisma.turn.findFirstOrThrow({ where: owner }),
    prisma.attribute.findFirstOrThrow({ where: { ...owner, knownUntil: null } }),
    prisma.claim.findFirstOrThrow({ where: owner }),
    prisma.entity.findFirstOrThrow({ where: owner }),
  ]);
  return { session: turn.sessionId, turn: turn.id, attribute: attribute.id, claim: claim.id, entity: entity.id };
}

beforeAll(async () => {
  for (const [scope, value] of [
    [mine, "alpha"],
    [theirs, marker],
  ] as const) {
    const session = await inProcess.sessions.create({ scope });
    await session.turn({ role: "user", content: `assert location ${value}; assert likes ${value}`, wait: true });
  }
  their = await idsOf(theirs);
  before = await snapshot();
});

async function snapshot() {
  const session = inProcess.sessions.open(their.session, { scope: theirs });
  return { rows: await projection(inProcess, "theirs"), turns: await session.turns() };
}

const aTarget: fc.Arbitrary<(ids: Ids) => ForgetTarget> = fc.constantFrom(
  (ids: Ids) => ({ attributeId: ids.attribute }),
  (ids: Ids) => ({ entityId: ids.entity }),
  (ids: Ids) => ({ turnId: ids.turn }),
  (ids: Ids) => ({ sessionId: ids.session }),
  () => ({ query: marker }),
);

type Call = (memory: Memory, otherContext: Memory) => Promise<unknown>;
const aCall: fc.Arbitrary<Call> = fc.oneof(
  fc.constantFrom<Call>(
    (memory) => memory.profile({ scope: mine }),
    (memory) => memory.context({ scope: mine, query: `${marker} location likes` }),
    (memory) => memory.entities.list({ scope: mine }),
    (memory) => memory.entities.histories({ scope: mine }),
    (memory) => memory.entities.get({ scope: mine, type: "self", name: "self" }),
    (memory) => memory.entities.history({ scope: mine, type: "self", name: "self", key: "location" }),
    (memory) => memory.facts.pending({ scope: mine }),
    (memory) => memory.facts.changes({ scope: mine, claimIds: [their.claim] }),
    (memory) => memory.facts.used({ scope: mine, attributeIds: [their.attribute] }),
    (memory) => memory.facts.evidence({ scope: mine, attributeIds: [their.attribute] }),
    (memory) =>
      memory.facts.state({
        scope: mine,
        statements: [{ entity: { type: "self", name: "self" }, key: "likes", value: "delta" }],
        turnId: their.turn,
        actor,
      }),
    (memory) =>
      memory.preview({
        scope: mine,
        sessionId: their.session,
        turns: [{ role: "user", content: "assert likes gamma" }],
      }),
    (memory) => memory.scopes.register({ scope: mine }),
    (memory) => memory.entities.merge({ scope: mine, from: their.entity, into: randomUUID(), actor }),
    (memory) => memory.entities.unmerge({ scope: mine, from: their.entity, actor }),
    (memory) => memory.diff({ scope: mine, from: new Date(0) }),
    (memory) => memory.learned({ scope: mine, turnIds: [their.turn] }),
    (memory) => memory.settled({ scope: mine }),
    (memory) => memory.facts.correct({ scope: mine, attributeId: their.attribute, value: "stolen", actor }),
    (memory) => memory.facts.withdraw({ scope: mine, claimIds: [their.claim], actor }),
    (memory) => memory.facts.resolve({ scope: mine, claimId: their.claim, accept: true, actor }),
    (memory) => memory.turns.withdraw({ scope: mine, turnIds: [their.turn], purge: true, actor }),
    (memory) => memory.sessions.create({ scope: mine, id: their.session }),
    (memory) => memory.sessions.open(their.session, { scope: mine }).turns(),
    (memory) => memory.sessions.open(their.session, { scope: mine }).context({ query: marker }),
    (memory) =>
      memory.sessions.open(their.session, { scope: mine }).turn({ role: "user", content: "assert employer gamma" }),
    (memory) => memory.sessions.open(their.session, { scope: mine }).close(),
    (_memory, otherContext) => otherContext.sessions.open(their.session).turns(),
    (_memory, otherContext) => otherContext.profile({ scope: theirs }),
    (_memory, otherContext) => otherContext.context({ scope: theirs, query: marker }),
  ),
  fc.tuple(fc.constantFrom("preview" as const, "soft" as const, "purge" as const), aTarget).map(
    ([verb, target]): Call =>
      (memory) =>
        verb === "preview"
          ? memory.forget.preview({ scope: mine, target: target(their) })
          : memory.forget[verb]({ scope: mine, target: target(their), actor }),
  ),
);

/** Over HTTP a call costs several times as much. */
const numRuns: Record<ClientName, number> = { "in-process": 60, "over-http": 25 };

describe.each(clientNames)("%s", (client) => {
  const memory = clients.memory(client);
  const otherContext = clients.memory(client, "other");

  it("6: no call in one scope returns or changes a row of another, whatever ids it is given", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aCall, { minLength: 1, maxLength: 6 }), async (calls) => {
        for (const call of calls) {
          const result = await call(memory, otherContext).catch((error: unknown) => {
            // Somebody else's id answers exactly as one that does not exist.
            if (error instanceof MemoryError && (error.code === "not_found" || error.code === "conflict")) return null;
            throw error;
          });
          const text = JSON.stringify(result instanceof Map ? [...result] : result, (key, value) =>
            key === "query" ? null : value,
          );
          expect(text ?? "").not.toContain(marker);
        }
        expect(await snapshot()).toEqual(before);
      }),
      { numRuns: numRuns[client] },
    );
  });

  it("answers for another person's ids as for ids that do not exist", async () => {
    const nowhere = randomUUID();
    const failure = (call: Promise<unknown>) =>
      call.then(
        () => "resolved",
        (error: Error) => error.message,
      );
    const scope = mine;
    expect(await failure(memory.facts.correct({ scope, attributeId: their.attribute, value: "x", actor }))).toBe(
      await failure(memory.facts.correct({ scope, attributeId: nowhere, value: "x", actor })),
    );
    expect(await failure(memory.sessions.open(their.session, { scope }).close())).toBe(
      await failure(memory.sessions.open(nowhere, { scope }).close()),
    );
  });

  it("answers for what cannot be an id as for ids that do not exist", async () => {
    const scope = mine;
    const code = (call: Promise<unknown>) =>
      call.then(
        () => "resolved",
        (error: MemoryError) => error.code,
      );
    expect(await code(memory.facts.correct({ scope, attributeId: "1", value: "x", actor }))).toBe("not_found");
    expect(await code(memory.facts.resolve({ scope, claimId: "'; --", accept: true, actor }))).toBe("not_found");
    expect(await code(memory.forget.preview({ scope, target: { turnId: "x" } }))).toBe("not_found");
    expect(await code(memory.sessions.open("x", { scope }).turns())).toBe("not_found");
    expect(await code(memory.sessions.create({ scope, id: "x" }))).toBe("invalid");
    expect(await code(memory.facts.withdraw({ scope, claimIds: ["x"], actor }))).toBe("resolved");
  });

  it("nothing failed that was not expected", () => {
    expect(clients.faults).toEqual([]);
  });
});
