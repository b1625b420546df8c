import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, test } from "./fixtures.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const sizes = { phone: { width: 390, height: 844 }, wide: { width: 1440, height: 900 } };

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
