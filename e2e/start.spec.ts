import { expect, test } from "./fixtures.ts";

test("a newcomer is asked to sign in", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
});

test("a signed-in person gets to the chat", async ({ page, signedIn }) => {
  await signedIn();
  await page.goto("/");
  await expect(page).not.toHaveURL(/\/sign-in/);
  await expect(page.getByRole("textbox")).toBeVisible();
});
