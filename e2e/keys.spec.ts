import { expect, test } from "./fixtures.ts";

test("a key is made, narrowed, renewed and revoked, and opens as much as the page says", async ({
  page,
  person,
  signedIn,
  database,
  expectFault,
}) => {
  expectFault(/401|403/);
  const nora = await person({ name: "Nora Berg" });
  const admin = await signedIn({ role: "admin" });
  const secret = page.getByRole("dialog", { name: "Copy the key now" });
  const shown = async () => {
    const key = (await secret.locator("code").textContent()) ?? "";
    await secret.getByRole("button", { name: "Done" }).click();
    await expect(secret).toHaveCount(0);
    return key;
  };
  const profile = async (key: string, user: string) =>
    (
      await page.request.get(`/api/v1/chat/profile?scope=${encodeURIComponent(`user/${user}/`)}`, {
        headers: { authorization: `Bearer ${key}` },
      })
    ).status();

  await page.goto("/admin/keys");
  await expect(page.getByText("There are no keys.").or(page.getByRole("region", { name: "Keys" }))).toBeVisible();
  await page.getByRole("button", { name: "New key" }).click();
  const making = page.getByRole("dialog", { name: "New key" });
  await making.getByLabel("Name").fill("Nora's notebook");
  await making.getByLabel("Scopes").fill("everybody");
  await making.getByRole("button", { name: "Make the key" }).click();
  await expect(making.getByRole("alert")).toBeVisible();
  await making.getByLabel("Scopes").fill(`user/${nora.id}/\nuser/${admin.id}/`);
  await making.getByRole("button", { name: "Make the key" }).click();
  const first = await shown();
  expect(await profile(first, nora.id)).toBe(200);
  expect(await profile(first, admin.id)).toBe(200);
  const row = page.getByRole("row").filter({ hasText: "Nora's notebook" });
  await expect(row).toContainText("in use");
  expect(await page.content()).not.toContain(first);

  await row.getByRole("button", { name: "Narrow Nora's notebook" }).click();
  const narrowing = page.getByRole("dialog", { name: "Narrow “Nora's notebook”" });
  await narrowing.getByLabel("Scopes").fill(`user/${nora.id}/`);
  await narrowing.getByLabel("Write memory").uncheck();
  await narrowing.getByRole("button", { name: "Narrow" }).click();
  await expect(narrowing).toHaveCount(0);
  await expect(row).not.toContainText("Write memory");
  expect(await profile(first, nora.id)).toBe(200);
  expect(await profile(first, admin.id)).toBe(403);

  await row.getByRole("button", { name: "Rotate Nora's notebook" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a new secret" }).click();
  const second = await shown();
  expect(await profile(first, nora.id)).toBe(401);
  expect(await profile(second, nora.id)).toBe(200);

  await page
    .getByRole("row")
    .filter({ hasText: "in use" })
    .getByRole("button", { name: "Revoke Nora's notebook" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await profile(second, nora.id)).toBe(401);
  expect(await database.apiKey.count({ where: { name: "Nora's notebook", revokedAt: null } })).toBe(0);
});
