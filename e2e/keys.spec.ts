import { expect, test } from "./fixtures.ts";

test("a key is made, narrowed, renewed and revoked, and opens as much as the page says", async ({
  page,
  person,
  signedIn,
  database,
  expectFault,
}) => {
  expectFault(/400/);
  const nora = await person({ name: "Nora Berg" });
  const admin = await signedIn({ role: "admin" });
  const secret = page.getByRole("dialog", { name: "Copy the key now" });
  const shown = async () => {
    const key = (await secret.locator("code").textContent()) ?? "";
    await secret.getByRole("button", { name: "Done" }).click();
    await expect(secret).toHaveCount(0);
    return key;
  };
  const call = async (key: string, method: "GET" | "POST", path: string, data?: unknown) => {
    const headers = { authorization: `Bearer ${key}` };
    return (await page.request.fetch(`/api/v1/chat${path}`, { method, headers, data })).status();
  };
  const theOnlyProfile = (key: string) => call(key, "GET", "/profile");
  const beginSession = (key: string, user: string) => call(key, "POST", "/sessions", { scopes: { user } });

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
  expect(await theOnlyProfile(first), "two profiles are in reach").toBe(400);
  expect(await beginSession(first, admin.id)).toBe(201);
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
  expect(await theOnlyProfile(first)).toBe(200);
  expect(await beginSession(first, nora.id)).toBe(403);
  expect(await beginSession(first, admin.id)).toBe(403);

  await row.getByRole("button", { name: "Rotate Nora's notebook" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a new secret" }).click();
  const second = await shown();
  expect(await theOnlyProfile(first)).toBe(401);
  expect(await theOnlyProfile(second)).toBe(200);

  await page
    .getByRole("row")
    .filter({ hasText: "in use" })
    .getByRole("button", { name: "Revoke Nora's notebook" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await theOnlyProfile(second)).toBe(401);
  expect(await database.apiKey.count({ where: { name: "Nora's notebook", revokedAt: null } })).toBe(0);
});
