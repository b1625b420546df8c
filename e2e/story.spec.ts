import type { Page } from "playwright/test";
import { expect, test } from "./fixtures.ts";

const story = [
  { said: "I work at Acme Corp as a backend engineer.", learnt: /Remembered employer Acme Corp/ },
  { said: "I prefer concise answers.", learnt: /Remembered response style concise/ },
  { said: "I just moved to the platform team.", learnt: /Updated role/ },
];

async function inNewConversation(page: Page, text: string) {
  await page.goto("/");
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/c\//);
}

for (const assistant of ["built-in", "model"] as const) {
  test.describe(`the guide's story with the assistant: ${assistant}`, () => {
    test.use({ assistant });

    test("three conversations are remembered in the fourth", async ({ page, signedIn, database }) => {
      const { id } = await signedIn();
      for (const { said, learnt } of story) {
        await inNewConversation(page, said);
        await expect(page.getByRole("article", { name: "You" })).toContainText(learnt);
      }
      await inNewConversation(page, "Where do I work and what do I do?");
      const answer = page.getByRole("article", { name: "Palimpsest" });
      await expect(answer).toContainText("Acme Corp");
      if (assistant === "built-in") await expect(answer).toContainText("platform engineer");
      await expect(answer.getByRole("button", { name: /^Used \d+ memor/ })).toBeVisible();

      const rows = await database.attribute.findMany({
        where: { scope: { key: `user/${id}/` }, knownUntil: null },
        orderBy: [{ key: "asc" }, { validFrom: "asc" }],
        include: { evidence: { include: { claim: { include: { turn: true } } } } },
      });
      expect(rows.map(({ key, value, validUntil }) => [key, value, validUntil === null])).toEqual([
        ["employer", "Acme Corp", true],
        ["response_style", "concise", true],
        ["role", "backend engineer", false],
        ["role", "platform engineer", true],
        ["team", "platform", true],
      ]);
      const [before, after] = rows.filter(({ key }) => key === "role");
      expect(before?.supersededById).toBe(after?.id);
      expect(rows.find(({ key }) => key === "response_style")?.category).toBe("instructions");
      const quoted = (row: typeof before) =>
        row?.evidence.filter(({ role }) => role === "supports").map(({ claim }) => claim.turn?.content);
      expect(quoted(before)).toContain(story[0]?.said);
      expect(quoted(after)).toContain(story[2]?.said);

      const asked = await database.message.findFirstOrThrow({
        where: { role: "assistant", conversation: { userId: id } },
        orderBy: { createdAt: "desc" },
        include: { recall: true },
      });
      expect(asked.recall?.profileText).toContain("Acme Corp");
      expect(asked.recall?.profileText).toContain("platform engineer");
      expect(await database.turn.count({ where: { scope: { key: `user/${id}/` }, role: "user" } })).toBe(4);
    });
  });
}
