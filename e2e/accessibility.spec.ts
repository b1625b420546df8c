import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { play } from "@/prisma/seed/play.ts";
import { expect, test } from "./fixtures.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const sizes = { phone: { width: 390, height: 844 }, wide: { width: 1440, height: 900 } };

const nora = {
  name: "Nora Berg",
  email: "",
  scenes: [
    { daysAgo: 20, at: "09:00", says: ["I work at Acme Corp as a backend engineer."] },
    { daysAgo: 3, at: "09:00", says: ["I just moved to the platform team. Hazelnuts make me ill."] },
  ],
} as const;

async function faultsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${size}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, reducedMotion: "reduce" });

      test("chat: empty, answered, notice, used memories, dialogs", async ({ page, signedIn }) => {
        await signedIn();
        await page.goto("/");
        await expect(page.getByRole("button", { name: /I prefer concise answers/ })).toBeVisible();
        expect(await faultsOf(page)).toEqual([]);

        await page.getByRole("button", { name: /I work at Acme Corp/ }).click();
        await expect(page.getByRole("article", { name: "You" })).toContainText("Remembered");
        // While an answer arrives nothing can be sent.
        await expect(page.getByRole("log", { name: "Messages" })).toHaveAttribute("aria-busy", "false");
        const field = page.getByLabel("Message", { exact: true });
        await field.fill("I just moved to the platform team.");
        await field.press("Enter");
        await expect(page.getByRole("article", { name: "You" }).last()).toContainText("Updated");
        await page
          .getByRole("button", { name: /^Used \d+ memor/ })
          .last()
          .click();
        expect(await faultsOf(page)).toEqual([]);

        await page
          .getByRole("main")
          .getByRole("button", { name: /^Actions for/ })
          .click();
        await expect(page.getByRole("menu")).toBeVisible();
        expect(await faultsOf(page)).toEqual([]);
        await page.getByRole("menuitem", { name: "Delete…" }).click();
        await expect(page.getByRole("alertdialog")).toBeVisible();
        expect(await faultsOf(page)).toEqual([]);
      });

      test("memory: full, correcting, forgetting", async ({ page, signedIn }) => {
        await signedIn();
        await page.goto("/");
        await page.getByRole("button", { name: /I work at Acme Corp/ }).click();
        await expect(page.getByRole("article", { name: "You" })).toContainText("Remembered");
        await page.goto("/memory");
        expect(await faultsOf(page)).toEqual([]);
        await page.getByRole("button", { name: "Correct employer Acme Corp" }).click();
        expect(await faultsOf(page)).toEqual([]);
        await page.getByRole("button", { name: "Forget role backend engineer" }).click();
        await expect(page.getByRole("alertdialog").getByRole("listitem")).toHaveCount(1);
        expect(await faultsOf(page)).toEqual([]);
      });

      test("inspector: every page, masked and shown, with a chain open", async ({
        page,
        person,
        signedIn,
        database,
      }) => {
        const { id } = await person({ name: nora.name });
        await play(database, { userId: id, person: nora, contextId: "chat", now: new Date() });
        await signedIn({ role: "admin" });
        const faults: Record<string, string[]> = {};
        const look = async (path: string, name = path) => {
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          faults[name] = await faultsOf(page);
        };
        for (const path of ["/admin", "/admin/review", "/admin/health", "/admin/audit", "/admin/keys"])
          await look(path);
        await look(`/admin/people/${id}`, "masked");
        await page.getByRole("button", { name: "Show values" }).click();
        faults.reveal = await faultsOf(page);
        await page.request.post(`/api/admin/people/${id}/reveal`, { data: { reason: "Ticket 12" } });
        for (const view of ["timeline", "conversations", "as-of"]) await look(`/admin/people/${id}/${view}`, view);
        await look(`/admin/people/${id}/recall`, "recall lab");
        await page.getByLabel("Question").fill("Where do I work?");
        await page.getByRole("button", { name: "Recall", exact: true }).click();
        await expect(page.getByRole("region", { name: "Recalled items" })).toBeVisible();
        faults.recalled = await faultsOf(page);
        await look(`/admin/people/${id}`, "shown");
        await page.getByRole("button", { name: "2 layers of role" }).click();
        await page.getByRole("button", { name: "Act on role: platform engineer" }).click();
        await expect(page.getByRole("menu")).toBeVisible();
        faults.chain = await faultsOf(page);
        expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
        expect(Object.keys(faults)).toHaveLength(14);
      });
    });
  }
}

test("an answer that arrives is not read word by word", async ({ page, signedIn }) => {
  await signedIn();
  await page.goto("/");
  await page.getByRole("button", { name: /I work at Acme Corp/ }).click();
  await expect(page.getByRole("log", { name: "Messages" })).toHaveAttribute("aria-live", "off");
  await expect(page.getByRole("article", { name: "You" })).toContainText("Remembered");
  await expect(page.getByRole("log", { name: "Messages" })).toHaveAttribute("aria-busy", "false");
});

test("the page can be zoomed and the skip link leads to the content", async ({ page, signedIn }) => {
  await signedIn();
  await page.goto("/memory");
  await expect(page.locator("meta[name=viewport]")).not.toHaveAttribute("content", /maximum-scale|user-scalable/);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
});

test("the keys sheet opens with a question mark, but not while writing", async ({ page, signedIn }) => {
  await signedIn();
  await page.goto("/");
  await page.getByLabel("Message", { exact: true }).pressSequentially("why?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
});
