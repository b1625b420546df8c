import { play } from "@/prisma/seed/play.ts";
import { expect, test } from "./fixtures.ts";

const weeks = {
  name: "Nora Berg",
  email: "",
  scenes: [
    { daysAgo: 20, at: "09:00", says: ["I work at Acme Corp as a backend engineer."] },
    { daysAgo: 10, at: "09:00", says: ["I just moved to the platform team."] },
    { daysAgo: 3, at: "09:00", says: ["Hazelnuts make me ill."] },
  ],
} as const;

test.describe("the inspector", () => {
  test("does not exist for an ordinary user", async ({ page, signedIn, expectFault }) => {
    expectFault(/404/);
    await signedIn();
    const response = await page.goto("/admin");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "People" })).toHaveCount(0);
  });

  test("shows a role's chain with both quotes, after a reason", async ({ page, person, signedIn, database }) => {
    const nora = await person({ name: weeks.name });
    await play(database, { userId: nora.id, person: weeks, contextId: "chat", now: new Date() });
    const operator = await signedIn({ name: "Olive Operator", role: "operator" });

    await page.goto(`/admin?q=${nora.email}`);
    await page.getByRole("link", { name: /Nora Berg/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Nora Berg" })).toBeVisible();
    expect(await page.content()).not.toContain("platform engineer");

    await page.getByRole("button", { name: "Show values" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Show values" }).click();
    await expect(dialog.getByText("Say why, in a few words.")).toBeVisible();
    await dialog.getByLabel("Reason").fill("She asked what we know of her");
    await dialog.getByRole("button", { name: "Show values" }).click();
    await expect(page.getByText("platform engineer").first()).toBeVisible();

    const history = page.getByRole("button", { name: "2 layers of role" });
    await expect(history).toHaveAttribute("aria-expanded", "false");
    await history.click();
    await expect(history).toHaveAttribute("aria-expanded", "true");
    const chain = page.getByRole("listitem").filter({ hasText: "2 layers of role" }).last();
    await expect(chain.getByText("Superseded by platform engineer")).toBeVisible();
    await expect(chain.locator("mark", { hasText: "I work at Acme Corp as a backend engineer" })).toBeVisible();
    await expect(chain.locator("mark", { hasText: "I just moved to the platform team" })).toHaveCount(2);

    await chain.getByRole("link", { name: "in its conversation" }).first().click();
    await expect(page.getByText("Remembered", { exact: false }).or(page.getByText("Updated")).first()).toBeVisible();

    const events = await database.auditEvent.findMany({
      where: { actorId: operator.id },
      orderBy: { createdAt: "asc" },
    });
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(["person.opened", "person.revealed"]));
    const revealed = events.find(({ action }) => action === "person.revealed");
    expect(revealed).toMatchObject({ ref: `user:${nora.id}`, reason: "She asked what we know of her" });
  });

  test("keeps values from a viewer and from an operator's other browser", async ({
    page,
    person,
    signedIn,
    signIn,
    otherBrowser,
    database,
  }) => {
    const nora = await person({ name: weeks.name });
    await play(database, { userId: nora.id, person: weeks, contextId: "chat", now: new Date() });
    await signedIn({ role: "viewer" });
    await page.goto(`/admin/people/${nora.id}`);
    await expect(page.getByText("Values are masked for viewers.")).toBeVisible();
    expect(await page.content()).not.toContain("Acme");
    const refused = await page.request.post(`/api/admin/people/${nora.id}/reveal`, { data: { reason: "curious" } });
    expect(refused.status()).toBe(403);

    const operator = await person({ role: "operator" });
    const first = await otherBrowser();
    await signIn(operator, first.context());
    await first.request.post(`/api/admin/people/${nora.id}/reveal`, { data: { reason: "Ticket 12" } });
    await first.goto(`/admin/people/${nora.id}`);
    await expect(first.getByText("Acme Corp").first()).toBeVisible();
    const second = await otherBrowser();
    await signIn(operator, second.context());
    await second.goto(`/admin/people/${nora.id}`);
    await expect(second.getByRole("button", { name: "Show values" })).toBeVisible();
    expect(await second.content()).not.toContain("Acme");
  });

  test("corrects, restores and rules with a reason", async ({ page, person, signedIn, database }) => {
    const nora = await person({ name: weeks.name });
    await play(database, { userId: nora.id, person: weeks, contextId: "chat", now: new Date() });
    const operator = await signedIn({ role: "operator" });
    await page.request.post(`/api/admin/people/${nora.id}/reveal`, { data: { reason: "Ticket 12" } });

    await page.goto(`/admin/people/${nora.id}`);
    await page.getByRole("button", { name: "Source of employer" }).click();
    await page.getByRole("button", { name: "Act on employer: Acme Corp" }).click();
    await page.getByRole("menuitem", { name: "Correct…" }).click();
    await page.getByLabel("New value").fill("Northwind");
    await page.getByLabel("Reason").fill("She wrote to us");
    await page.getByRole("button", { name: "Correct", exact: true }).click();
    await expect(page.getByText("Corrected.")).toBeVisible();
    await expect(page.getByRole("button", { name: "2 layers of employer" })).toBeVisible();
    await expect(page.getByText("Northwind").first()).toBeVisible();

    await page.goto("/admin/review");
    await page.getByRole("button", { name: "Accept allergy: Hazelnuts" }).click();
    await page.getByLabel("Reason").fill("Confirmed by mail");
    await page.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
    await expect(page.getByText("Accepted.")).toBeVisible();
    await page.goto(`/admin/people/${nora.id}`);
    await expect(page.getByRole("button", { name: "Source of allergy" })).toBeVisible();

    const reasons = await database.auditEvent.findMany({ where: { actorId: operator.id, reason: { not: null } } });
    expect(reasons.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(["Ticket 12", "She wrote to us", "Confirmed by mail"]),
    );
    await page.goto("/admin/audit");
    await expect(page.getByRole("cell", { name: "She wrote to us" }).first()).toBeVisible();
  });

  test("shows the memory as it was, and what has changed since", async ({ page, person, signedIn, database }) => {
    const nora = await person({ name: weeks.name });
    await play(database, { userId: nora.id, person: weeks, contextId: "chat", now: new Date() });
    await signedIn({ role: "operator" });
    await page.request.post(`/api/admin/people/${nora.id}/reveal`, { data: { reason: "Ticket 12" } });
    const then = new Date(Date.now() - 15 * 86_400_000).toISOString();
    await page.goto(`/admin/people/${nora.id}/as-of?at=${then}`);
    const since = page.getByRole("region", { name: "What has changed since" });
    await expect(since.getByRole("listitem").filter({ hasText: "role" })).toContainText(
      "backend engineer → platform engineer",
    );
    await expect(since.getByRole("listitem").filter({ hasText: "team" })).toContainText("new");
    await expect(page.getByRole("region", { name: "Profile at that time" })).toContainText("backend engineer");
    await expect(page.getByRole("region", { name: "Profile at that time" })).not.toContainText("platform");
  });
});
