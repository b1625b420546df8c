import type { Page } from "playwright/test";
import { expect, test } from "./fixtures.ts";

async function tell(page: Page, text: string) {
  await page.goto("/");
  const field = page.getByLabel("Message", { exact: true });
  await field.fill(text);
  await field.press("Enter");
  await expect(page.getByRole("article", { name: "You" }).last()).toContainText(/Remembered|Updated/);
}

const fact = "I work at Acme Corp as a backend engineer.";
const line = (page: Page, label: string) =>
  page.locator("dl > div").filter({ has: page.getByRole("term").getByText(label, { exact: true }) });

test("an empty memory says what to do", async ({ page, signedIn }) => {
  await signedIn();
  await page.goto("/memory");
  await expect(page.getByRole("heading", { level: 1, name: "What I remember of you" })).toBeVisible();
  await expect(page.getByText("Tell me something about yourself in a chat")).toBeVisible();
});

test("each fact shows its sentence and leads to it; what it replaced lies beneath", async ({ page, signedIn }) => {
  await signedIn();
  await tell(page, fact);
  await tell(page, "I just moved to the platform team.");
  await page.goto("/memory");
  const role = line(page, "role");
  await expect(role).toContainText("platform engineer");
  await expect(role.getByRole("deletion")).toHaveText("backend engineer");
  await expect(line(page, "employer")).toContainText("Since today");
  await line(page, "employer").getByRole("link").click();
  await expect(page.locator("article[data-pointed]")).toContainText(fact);
});

test("a correction holds from now on and can be undone", async ({ page, signedIn, database }) => {
  const { id } = await signedIn();
  await tell(page, fact);
  await page.goto("/memory");
  await page.getByRole("button", { name: "Correct employer Acme Corp" }).click();
  await page.getByLabel("What is right").fill("Acme Labs");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(line(page, "employer")).toContainText("Acme Labs");
  await expect(line(page, "employer").getByRole("deletion")).toHaveText("Acme Corp");
  const believed = async () => {
    const rows = await database.attribute.findMany({
      where: { scope: { key: `user/${id}/` }, key: "employer", knownUntil: null, validUntil: null },
    });
    return rows.map(({ value }) => value);
  };
  expect(await believed()).toEqual(["Acme Labs"]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(line(page, "employer")).not.toContainText("Acme Labs");
  expect(await believed()).toEqual(["Acme Corp"]);
});

test("an empty correction says what to do instead", async ({ page, signedIn }) => {
  await signedIn();
  await tell(page, fact);
  await page.goto("/memory");
  await page.getByRole("button", { name: "Correct employer Acme Corp" }).click();
  await page.getByLabel("What is right").fill("  ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Write what is right, or use Forget to remove it.")).toBeVisible();
});

test("what would be forgotten is shown first, then it is gone from page and answers", async ({ page, signedIn }) => {
  await signedIn();
  await tell(page, fact);
  await page.goto("/memory");
  await page.getByRole("button", { name: "Forget employer Acme Corp" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Forget this?" });
  await expect(dialog.getByRole("listitem")).toHaveText(["Acme Corp employer"]);
  await dialog.getByRole("button", { name: "Forget" }).click();
  await expect(line(page, "employer")).toHaveCount(0);
  await expect(line(page, "role")).toContainText("backend engineer");
  await page.goto("/");
  await page.getByLabel("Message", { exact: true }).fill("Where do I work?");
  await page.keyboard.press("Enter");
  const answer = page.getByRole("article", { name: "Palimpsest" });
  await expect(answer.getByRole("button", { name: "Copy answer" })).toBeVisible();
  await expect(answer).not.toContainText("Acme");
});

test("everything is forgotten only after the words are typed, and the report says that nothing is left", async ({
  page,
  signedIn,
  database,
}) => {
  const { id } = await signedIn();
  await tell(page, fact);
  await page.goto("/memory");
  await page.getByRole("button", { name: "Forget everything…" }).click();
  const confirm = page.getByRole("alertdialog").getByRole("button", { name: "Forget everything" });
  await expect(confirm).toBeDisabled();
  await page.getByLabel("To confirm, type “forget everything”").fill("forget everything");
  await confirm.click();
  await expect(page.getByRole("dialog", { name: "Everything is forgotten" })).toContainText("nothing is left");
  await page.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByText("Nothing yet.")).toBeVisible();
  expect(await database.attribute.count({ where: { scope: { key: `user/${id}/` } } })).toBe(0);
});

test("switched off, memory is neither used nor added to, and the answer says so", async ({
  page,
  signedIn,
  database,
}) => {
  const { id } = await signedIn();
  await page.goto("/memory");
  const saved = page.waitForResponse((response) => response.url().endsWith("/api/memory/settings"));
  await page.getByRole("switch", { name: "Remember and use what I say" }).click();
  expect((await saved).status()).toBe(200);
  await page.goto("/");
  await page.getByLabel("Message", { exact: true }).fill(fact);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Answered without memory: it is switched off.")).toBeVisible();
  expect(await database.turn.count({ where: { scope: { key: `user/${id}/` } } })).toBe(0);
});

test("the export holds the facts with their quotes", async ({ page, signedIn }) => {
  await signedIn();
  await tell(page, fact);
  await page.goto("/memory");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("memory.json");
  const exported = await page.request.get("/api/memory/export");
  expect(await exported.text()).toContain('"value": "Acme Corp"');
});

test("a correction of somebody else's fact finds nothing", async ({ page, signedIn, signIn, person, database }) => {
  const owner = await signedIn();
  await tell(page, fact);
  const { id } = await database.attribute.findFirstOrThrow({ where: { scope: { key: `user/${owner.id}/` } } });
  const stranger = await person();
  await signIn(stranger);
  await page.goto("/memory");
  const refused = await page.request.post("/api/memory/correct", {
    data: { attributeId: id, value: "mine now" },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(refused.status()).toBe(404);
  expect((await database.attribute.findUniqueOrThrow({ where: { id } })).value).not.toBe("mine now");
});
