import { describe, expect, it } from "vitest";
import { clientNames, clientsOf } from "@/lib/testing/both-clients.ts";
import { freshDatabase } from "@/lib/testing/database.ts";
import type { Extractor } from "./extraction/proposal.ts";
import { projection } from "./testing/projection.ts";
import { scriptedExtractor } from "./testing/scripted-extractor.ts";

const { prisma } = await freshDatabase();
const actor = { kind: "operator" as const, id: "op", reason: "same person" };

/** "Ana location Leeds" claims something of a named person. */
const aboutPeople: Extractor = {
  ...scriptedExtractor,
  async extract({ content }) {
    const [name = "", key = "", value = ""] = content.split("/");
    const quotes = [{ start: 0, end: content.length, text: content }];
    const subject = { kind: "named" as const, type: "person" as const, name };
    return {
      proposals: [{ subject, key, op: "assert", value, category: "identity", confidence: 0.9, quotes }],
      outcome: "done",
    };
  },
};

describe.each(clientNames)("an entity with two names, %s", (client) => {
  const user = `merging ${client}`;

  it("is proposed, folded together when a person says so, and taken apart again", async () => {
    const people = (await clientsOf(prisma, { extractor: aboutPeople }, ["people"])).memory(client, "people");
    const scope = { user };
    async function say(content: string, day: number) {
      const session = await people.sessions.create({ scope });
      await session.turn({ role: "user", content, statedAt: new Date(Date.UTC(2026, 0, day)), wait: true });
    }
    await say("Ana Lopez/location/Leeds", 1);
    await say("Ana/location/Turin", 2);
    await say("Ana/employer/Acme", 3);
    const apart = await projection(people, user);

    const [proposal, ...others] = await people.entities.aliases({ scope });
    expect(others).toEqual([]);
    expect([proposal?.entity.name, proposal?.alias, proposal?.kind]).toEqual(["Ana Lopez", "Ana", "nickname"]);

    const from = (await people.entities.get({ scope, type: "person", name: "Ana" }))?.id ?? "";
    const into = proposal?.entity.id ?? "";
    await people.entities.merge({ scope, from, into, actor });
    expect((await projection(people, user)).map(({ entity, key, value, next }) => [entity, key, value, next])).toEqual([
      ["person/Ana Lopez", "employer", "Acme", null],
      ["person/Ana Lopez", "location", "Leeds", "Turin"],
      ["person/Ana Lopez", "location", "Turin", null],
    ]);
    expect(await people.entities.aliases({ scope })).toEqual([]);
    await say("Ana/role/nurse", 4);
    const merged = await people.entities.get({ scope, type: "person", name: "Ana Lopez" });
    expect(merged?.aliases).toEqual(["Ana"]);
    expect(merged?.attributes.map(({ key }) => key)).toContain("role");

    await people.entities.unmerge({ scope, from, actor });
    const again = await projection(people, user);
    expect(again.filter(({ key }) => key !== "role")).toEqual(apart);
    expect(again.find(({ key }) => key === "role")?.entity).toBe("person/Ana");
    expect(await people.entities.aliases({ scope })).toEqual([]);
  });
});

describe.each(clientNames)("a comparison of two dates, %s", (client) => {
  it("tells what was added, what went and what changed", async () => {
    let now = Date.UTC(2026, 0, 1);
    const clock = { now: () => new Date(now) };
    const clients = await clientsOf(prisma, { clock, extractor: scriptedExtractor }, ["diff"]);
    const memory = clients.memory(client, "diff");
    const scope = { user: `diff ${client}` };
    const session = await memory.sessions.create({ scope });
    const sayOn = async (day: number, content: string) => {
      now = Date.UTC(2026, 0, day);
      await session.turn({ role: "user", content, wait: true });
    };
    await sayOn(1, "assert location Leeds; assert likes tea; assert likes rain");
    await sayOn(9, "assert location Turin; retract likes rain; assert likes coffee");
    const diff = await memory.diff({
      scope,
      from: new Date(Date.UTC(2026, 0, 2)),
      to: new Date(Date.UTC(2026, 0, 10)),
    });
    expect(diff.changed.map(({ before, after }) => [before.value, after.value])).toEqual([["Leeds", "Turin"]]);
    expect(diff.added.map(({ value }) => value)).toEqual(["coffee"]);
    expect(diff.removed.map(({ value }) => value)).toEqual(["rain"]);
  });
});
