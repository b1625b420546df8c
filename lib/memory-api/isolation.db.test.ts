import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { scopeId } from "@/lib/memory/scope.ts";
import { scriptedExtractor } from "@/lib/memory/testing/scripted-extractor.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import { callApi, keyFor, serveMemoryApi, textAt } from "@/lib/testing/memory-api.ts";
import { allOperations } from "./all-operations.ts";

const { prisma } = await freshDatabase();
const { faults, spectron } = serveMemoryApi(prisma, { engine: { extractor: scriptedExtractor }, learnWaitMs: 400 });
const memory = spectron.memory({ contextId: "chat" });
const theirs = { user: "theirs" };
/** Stands in every value, turn and question of the other person. */
const marker = "zanzibar";

let myKey: string;
let otherContextKey: string;
let theirKeyId: string;
const their: Record<string, string> = {};
let before: unknown;

async function snapshot() {
  const owner = { scopeId: scopeId("chat", "user/theirs/") };
  const [attributes, claims, turns, sessions, recalls, audits, keys, histories] = await Promise.all([
    prisma.attribute.findMany({ where: owner, orderBy: { id: "asc" } }),
    prisma.claim.findMany({ where: owner, orderBy: { id: "asc" } }),
    prisma.turn.findMany({ where: owner, orderBy: { id: "asc" } }),
    prisma.memorySession.findMany({ where: owner, orderBy: { id: "asc" } }),
    prisma.recall.findMany({ where: owner, orderBy: { id: "asc" } }),
    prisma.auditEvent.count({ where: owner }),
    prisma.apiKey.findMany({ where: { id: theirKeyId }, omit: { lastUsedAt: true } }),
    memory.entities.histories({ scope: theirs }),
  ]);
  const known = histories.flatMap(({ entries }) => entries.map(({ id, value, knownUntil }) => [id, value, knownUntil]));
  return { attributes, claims, turns, sessions, recalls, audits, keys, known };
}

beforeAll(async () => {
  for (const [user, value] of [
    ["mine", "alpha"],
    ["theirs", marker],
  ] as const) {
    const key = await keyFor(prisma, [`user/${user}/`]);
    const told = await callApi(key, "POST", "/chat/facts", {
      body: { text: `assert location ${value}; assert likes ${value}` },
    });
    expect(told.status).toBe(200);
    const asked = await callApi(key, "POST", "/chat/query", { body: { query: `${value} location` } });
    if (user === "mine") {
      myKey = key;
      continue;
    }
    const owner = { scopeId: scopeId("chat", "user/theirs/") };
    const attribute = await prisma.attribute.findFirstOrThrow({ where: { ...owner, knownUntil: null } });
    const claim = await prisma.claim.findFirstOrThrow({ where: owner });
    theirKeyId = (await prisma.apiKey.findUniqueOrThrow({ where: { prefix: key.split("-")[1] ?? "" } })).id;
    Object.assign(their, {
      session: textAt(told.json, "sessionId"),
      turn: textAt(told.json, "turnId"),
      trace: textAt(asked.json, "trace.traceId"),
      attribute: attribute.id,
      entity: attribute.entityId,
      claim: claim.id,
      key: theirKeyId,
    });
  }
  otherContextKey = await keyFor(prisma, ["*"], { contextId: "other" });
  before = await snapshot();
});

const ids = ["session", "turn", "trace", "attribute", "entity", "claim", "key", "nowhere"] as const;
const anId = fc.constantFrom(...ids);
const idOf = (name: string) => their[name] ?? randomUUID();
const aName = fc.constantFrom("theirs", "user/theirs/", "user/theirs", "user=theirs", "user/mine/");

/** Everything that a body may hold, with the other person's ids and scope wherever one fits. */
const aBody = fc
  .record({
    id: anId,
    scope: aName,
    set: fc.boolean(),
    target: fc.constantFrom("attributeId", "entityId", "turnId", "sessionId", "query"),
    infer: fc.constantFrom("full", "none", "preview"),
  })
  .map(({ id, scope, set, target, infer }) => () => ({
    ...(set ? { scopes: scope, lens: scope } : {}),
    text: "assert location beta",
    message: "assert location beta",
    content: "assert location beta",
    role: "user",
    messages: [{ role: "user", content: "assert likes beta" }],
    query: undefined as string | undefined,
    session_id: idOf(id),
    sessionId: idOf(id),
    id: idOf(id),
    attributeId: their.attribute,
    attributeIds: [their.attribute],
    value: "stolen",
    claimId: their.claim,
    claimIds: [their.claim],
    accept: true,
    turnIds: [their.turn],
    purge: true,
    wait: true,
    from: their.entity,
    into: randomUUID(),
    rules: [{ category: "identity", afterDays: 0 }],
    path: scope === "theirs" ? "user/theirs" : scope.replace("=", "/"),
    acceptedValue: marker,
    infer,
    triples: [{ entity: { type: "self", name: "self" }, key: "likes", value: "beta" }],
    statements: [{ entity: { type: "self", name: "self" }, key: "likes", value: "beta" }],
    turnId: their.turn,
    target: target === "query" ? { query: "location" } : { [target]: idOf(id) },
  }));

/** Keys are made in keys.db.test.ts; here they would only pile up. */
const operations = allOperations.filter(({ id }) => id !== "mintKey");

const aRequest = fc.record({
  operation: fc.constantFrom(...operations),
  id: anId,
  body: aBody,
  lens: fc.option(aName),
  foreignContext: fc.boolean(),
  ref: fc.constantFrom("entity:self/self", "attribute:self/self/location", "trace:"),
});

async function send({
  operation,
  id,
  body,
  lens,
  foreignContext,
  ref,
}: typeof aRequest extends fc.Arbitrary<infer R> ? R : never) {
  const values: Record<string, string> = {
    id: idOf(id),
    type: "self",
    name: id === "key" ? idOf(id) : "self",
    key: "location",
  };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  const query = new URLSearchParams({
    ref: ref === "trace:" ? `trace:${their.trace}` : ref,
    from: "2020-01-01T00:00:00Z",
    path: "user/theirs/",
  });
  if (lens !== null) query.set("lens", lens);
  const needsQuery = ["context", "query", "sessionContext"].includes(operation.id);
  const sent = needsQuery ? { ...body(), query: "location likes" } : body();
  const key = foreignContext ? otherContextKey : myKey;
  const context = foreignContext && id === "nowhere" ? "other" : "chat";
  return callApi(key, operation.method, `/${context}${path}?${query}`, operation.body ? { body: sent } : {});
}

it("6: no request with a key of one scope reads or changes another, whatever it names", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aRequest, { minLength: 2, maxLength: 8 }), async (requests) => {
      for (const request of requests) {
        const answer = await send(request);
        expect(answer.status, request.operation.id).toBeLessThan(500);
        expect(answer.text, request.operation.id).not.toContain(marker);
      }
      expect(await snapshot()).toEqual(before);
    }),
    { numRuns: 40 },
  );
  expect(faults).toEqual([]);
});

it("6: the same for every verb with each of the other person's ids; none is turned away for its form alone", {
  timeout: 240_000,
}, async () => {
  const [body] = fc.sample(
    aBody.filter((one) => !("scopes" in one()) && one().infer === "full"),
    1,
  );
  if (!body) throw new Error("no body was drawn");
  for (const operation of operations) {
    const statuses = new Set<number>();
    const takesId = operation.body !== undefined || operation.path.includes("{");
    for (const id of takesId ? ids : (["nowhere"] as const)) {
      const request = {
        operation,
        id,
        body,
        lens: null,
        foreignContext: operation.id === "retain",
        ref: "trace:",
      } as const;
      const answer = await send({ ...request, id: request.foreignContext ? "nowhere" : id });
      expect(answer.status, operation.id).toBeLessThan(500);
      expect(answer.text, operation.id).not.toContain(marker);
      statuses.add(answer.status);
    }
    expect(
      [...statuses].some((status) => status !== 400 && status !== 415),
      operation.id,
    ).toBe(true);
  }
  expect(await snapshot()).toEqual(before);
  expect(faults).toEqual([]);
});

it("answers for somebody else's ids as for ids that do not exist", async () => {
  const ids = [their.session ?? "", randomUUID(), "not-an-id"];
  for (const [method, path, body] of [
    ["GET", "/sessions/@/turns", undefined],
    ["GET", "/sessions/@", undefined],
    ["POST", "/sessions/@/context", { query: "location" }],
    ["POST", "/sessions/@/turns", { role: "user", content: "assert likes beta" }],
    ["DELETE", "/sessions/@", undefined],
    ["POST", "/chat", { message: "Hello", sessionId: "@" }],
    ["POST", "/facts", { text: "assert likes beta", session_id: "@" }],
    ["POST", "/query", { query: "location", sessionId: "@" }],
  ] as const) {
    const answers = await Promise.all(
      ids.map(async (id) => {
        const sent = body === undefined ? {} : { body: JSON.parse(JSON.stringify(body).replace("@", id)) };
        const { status, json } = await callApi(myKey, method, `/chat${path.replace("@", id)}`, sent);
        return `${status} ${textAt(json, "message")}`;
      }),
    );
    expect(new Set(answers), path).toEqual(new Set([answers[0]]));
    expect(answers[0], path).toMatch(/^40[34] /);
  }
});

it("beyond the key's reach writes are refused and reads are empty", async () => {
  const write = await callApi(myKey, "POST", "/chat/facts", {
    body: { text: "assert likes beta", scopes: "user/theirs" },
  });
  expect(write.status).toBe(403);
  expect(
    (await callApi(myKey, "POST", "/chat/forget", { body: { query: marker, scopes: [["user/theirs"]] } })).status,
  ).toBe(403);
  const profile = await callApi(myKey, "GET", "/chat/profile?lens=user/theirs");
  expect([profile.status, textAt(profile.json, "summary")]).toEqual([200, ""]);
  const context = await callApi(myKey, "POST", "/chat/context", { body: { query: marker, lens: [["user/theirs/"]] } });
  expect([context.status, textAt(context.json, "context")]).toEqual([200, ""]);
  expect((await callApi(myKey, "GET", "/chat/entities?lens=user/theirs&count=true")).json).toEqual({
    entities: [],
    page: { hasMore: false, totalSize: 0 },
  });
});
