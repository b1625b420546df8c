import { Spectron } from "spectron";
import { describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/testing/database.ts";
import { dispatchFetch, keyFor, origin, serveMemoryApi } from "@/lib/testing/memory-api.ts";

// The four TypeScript examples of the guide "User memory in chat", each in words of our own but with its imports,
// names and arguments.

const { prisma } = await freshDatabase();
serveMemoryApi(prisma);
const apiKey = await keyFor(prisma, ["user/*"]);

// The same code against the engine in this process, and against the Memory API over HTTP.
describe.each([
  ["in-process", { apiKey: "sk-test", store: prisma }],
  ["over-http", { apiKey, endpoint: origin, fetch: dispatchFetch }],
])("%s", (where, options) => {
  const client = new Spectron(options);
  const memory = client.memory({ contextId: "chat" });

  const said = [
    "I work at Acme Corp as a backend engineer.",
    "I prefer concise answers.",
    "I just moved to the platform team.",
  ];

  async function threeConversations(userId: string, sentences = said) {
    for (const content of sentences) {
      const session = await memory.sessions.create({ scope: { user: userId } });
      await session.turn({ role: "user", content, statedAt: new Date(Date.UTC(2026, 9, 1 + said.indexOf(content))) });
      await session.turn({ role: "assistant", content: "Noted." });
    }
    await memory.settled({ scope: { user: userId } });
  }

  async function profileOf(userId: string) {
    const { attributes } = await memory.profile({ scope: { user: userId } });
    return Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
  }

  describe("the guide", () => {
    it("engine-driven: the agent function gets the messages, its answer comes back, both turns are recorded", async () => {
      const userId = `engine-driven ${where}`;
      const seen: unknown[] = [];
      const session = await memory.sessions.create({
        scope: { user: userId },
        agentFn: async (messages) => {
          const profile = await memory.profile({ scope: { user: userId } });
          let system = "You are a helpful assistant.";
          if (profile.summary) system += `\n\n${profile.summary}`;
          seen.push({ system, messages });
          return "Good to know.";
        },
      });
      const first = await session.chat({ content: "I work at Acme Corp as a backend engineer." });
      expect(first.response).toBe("Good to know.");
      await session.chat({ content: "Thanks!" });
      expect(seen[0]).toEqual({
        system: "You are a helpful assistant.",
        messages: [{ role: "user", content: "I work at Acme Corp as a backend engineer.", user_id: userId }],
      });
      expect((seen[1] as { system: string }).system).toContain("Acme Corp");
      expect((await session.turns()).map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant"]);
    });

    it("engine-driven: an agent function that throws records nothing and the error surfaces", async () => {
      const session = await memory.sessions.create({
        scope: { user: `thrower ${where}` },
        agentFn: () => {
          throw new Error("no answer today");
        },
      });
      await expect(session.chat({ content: "I live in Leeds." })).rejects.toThrow("no answer today");
      expect(await session.turns()).toEqual([]);
      expect(await profileOf(`thrower ${where}`)).toEqual({});
    });

    it("caller-driven: profile and context are read before the call, both turns are recorded after it", async () => {
      const prompts: string[] = [];
      async function handleMessage(userId: string, sessionId: string | null, userMessage: string): Promise<string> {
        const session = sessionId
          ? memory.sessions.open(sessionId)
          : await memory.sessions.create({ scope: { user: userId } });
        const [profile, ctx] = await Promise.all([
          memory.profile({ scope: { user: userId } }),
          session.context({ query: userMessage, topK: 6 }),
        ]);
        let system = "You are a helpful assistant.";
        if (profile.summary) system += `\n\n## User context\n${profile.summary}`;
        if (ctx.formatted) system += `\n\n## Relevant memory\n${ctx.formatted}`;
        prompts.push(system);
        await session.turn({ role: "user", content: userMessage });
        await session.turn({ role: "assistant", content: "Understood." });
        return session.id;
      }
      const sessionId = await handleMessage(`caller-driven ${where}`, null, "My sister Ana lives in Lisbon.");
      await memory.settled({ scope: { user: `caller-driven ${where}` } });
      await handleMessage(`caller-driven ${where}`, sessionId, "What did I say about Lisbon?");
      expect(prompts[0]).toBe("You are a helpful assistant.");
      expect(prompts[1]).toContain("## Relevant memory");
      expect(prompts[1]).toContain("My sister Ana lives in Lisbon.");
    });

    it("fine-grained injection: attributes carry their category", async () => {
      await threeConversations(`fine-grained ${where}`);
      const profile = await memory.profile({ scope: { user: `fine-grained ${where}` } });
      const instructions = profile.attributes.filter((a) => a.category === "instructions");
      const identity = profile.attributes.filter((a) => a.category === "identity");
      expect(instructions.map(({ key, value }) => [key, value])).toEqual([["response_style", "concise"]]);
      expect(identity.map(({ key }) => key).sort()).toEqual(["employer", "role", "team"]);
    });

    it("inspection: entities come with type, name and attributes", async () => {
      await threeConversations(`inspected ${where}`);
      const lines: string[] = [];
      const entities = await memory.entities.list({ scope: { user: `inspected ${where}` } });
      for (const entity of entities) {
        lines.push(`${entity.type}/${entity.name}`);
        for (const attr of entity.attributes) lines.push(`  ${attr.key}: ${attr.value}`);
      }
      expect(lines).toContain("self/self");
      expect(lines).toContain("  employer: Acme Corp");
      expect(lines).toContain("  role: platform engineer");
    });
  });

  describe("the guide's three conversations", () => {
    const end = { employer: "Acme Corp", role: "platform engineer", team: "platform", response_style: "concise" };

    it("leave a profile with all three facts and a chain of two linked roles with both quotes", async () => {
      await threeConversations(`story ${where}`);
      expect(await profileOf(`story ${where}`)).toEqual(end);
      const history = await memory.entities.history({
        scope: { user: `story ${where}` },
        type: "self",
        name: "self",
        key: "role",
      });
      expect(history.map(({ value }) => value)).toEqual(["platform engineer", "backend engineer"]);
      const [now, before] = history;
      expect(before?.supersededBy).toBe(now?.id);
      expect(now?.supersedes).toEqual([before?.id]);
      expect(before?.validUntil).toEqual(now?.validFrom);
      const quotes = history.map(({ evidence }) =>
        evidence.filter(({ role }) => role === "supports").flatMap((one) => one.quotes),
      );
      expect(quotes[0]?.map(({ text }) => text).join()).toContain("platform team");
      expect(quotes[1]?.map(({ text }) => text).join()).toContain("backend engineer");
    });

    it.each([[[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
      "give the same when they are delivered in the order %j, the dates kept",
      async (order) => {
        const userId = `story-${order.join("")} ${where}`;
        await threeConversations(
          userId,
          order.map((index) => said[index] ?? ""),
        );
        expect(await profileOf(userId)).toEqual(end);
        const history = await memory.entities.history({
          scope: { user: userId },
          type: "self",
          name: "self",
          key: "role",
        });
        expect(history.map(({ value, supersededBy }) => [value, supersededBy !== null])).toEqual([
          ["platform engineer", false],
          ["backend engineer", true],
        ]);
      },
    );
  });
});
