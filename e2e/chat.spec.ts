import type { Page } from "playwright/test";
import { expect, test } from "./fixtures.ts";

const fact = "I work at Acme Corp as a backend engineer.";

async function send(page: Page, text: string) {
  const field = page.getByLabel("Message", { exact: true });
  await field.fill(text);
  await field.press("Enter");
}

const lastAnswer = (page: Page) => page.getByRole("article", { name: "Palimpsest" }).last();
const lastMessage = (page: Page) => page.getByRole("article", { name: "You" }).last();

test("a message is answered, what it taught is shown under it, and Undo takes it back", async ({
  page,
  signedIn,
  database,
}) => {
  const { id } = await signedIn();
  await page.goto("/");
  await send(page, fact);
  await expect(page).toHaveURL(/\/c\/[0-9a-f-]{36}$/);
  await expect(page.getByLabel("Message", { exact: true })).toBeFocused();
  await expect(lastMessage(page)).toContainText("Remembered employer Acme Corp");
  await expect(lastMessage(page)).toContainText("role backend engineer");
  await expect(lastAnswer(page)).toContainText("Acme Corp");
  await expect(page.getByRole("status").filter({ hasText: "Memory updated" })).toHaveText(
    /^Memory updated: .*Remembered employer Acme Corp/,
  );
  const believed = () =>
    database.attribute.findMany({
      where: { scope: { key: `user/${id}/` }, knownUntil: null },
      select: { key: true, value: true },
      orderBy: { key: "asc" },
    });
  expect(await believed()).toEqual([
    { key: "employer", value: "Acme Corp" },
    { key: "role", value: "backend engineer" },
  ]);

  await page.getByRole("button", { name: "Undo what was learnt from this message" }).click();
  await expect(lastMessage(page)).toContainText("Undone. What was there before holds again.");
  expect(await believed()).toEqual([]);
});

test("a changed fact is shown over the old one, in another conversation, and survives a reload", async ({
  page,
  signedIn,
}) => {
  await signedIn();
  await page.goto("/");
  await send(page, fact);
  await expect(lastMessage(page)).toContainText("Remembered");
  await page.getByRole("link", { name: "New chat" }).click();
  await expect(page.getByRole("article")).toHaveCount(0);
  await send(page, "I just moved to the platform team.");
  await expect(lastMessage(page).getByRole("deletion")).toHaveText("backend engineer");
  await expect(lastMessage(page).getByRole("insertion")).toHaveText("platform engineer");
  await page.reload();
  await expect(lastMessage(page).getByRole("deletion")).toHaveText("backend engineer");
  await expect(page.getByRole("navigation", { name: "Conversations" }).getByRole("listitem")).toHaveCount(2);
});

test("an answer shows which memories it used and leads to the sentence", async ({ page, signedIn }) => {
  await signedIn();
  await page.goto("/");
  await send(page, fact);
  await expect(lastMessage(page)).toContainText("Remembered");
  await page.getByRole("link", { name: "New chat" }).click();
  await expect(page.getByRole("article")).toHaveCount(0);
  await send(page, "Where do I work?");
  await expect(lastAnswer(page)).toContainText("Acme Corp");
  await lastAnswer(page)
    .getByRole("button", { name: /^Used \d+ memor/ })
    .click();
  const item = lastAnswer(page).getByRole("listitem").filter({ hasText: "Acme Corp" }).first();
  await item.getByRole("link", { name: "Where it was said" }).click();
  await expect(page).toHaveURL(/#m-[0-9a-f-]{36}$/);
  await expect(page.locator("article[data-pointed]")).toContainText(fact);
});

test("unsent words are kept for each conversation", async ({ page, signedIn }) => {
  await signedIn();
  await page.goto("/");
  await send(page, "Hello");
  await expect(page).toHaveURL(/\/c\//);
  const field = page.getByLabel("Message", { exact: true });
  await field.fill("Half a thought");
  await page.reload();
  await expect(field).toHaveValue("Half a thought");
  await page.getByRole("link", { name: "New chat" }).click();
  await expect(field).toHaveValue("");
});

test("Enter sends, Shift and Enter makes a new line, and too long a message says by how much", async ({
  page,
  signedIn,
}) => {
  await signedIn();
  await page.goto("/");
  const field = page.getByLabel("Message", { exact: true });
  await field.pressSequentially("one");
  await field.press("Shift+Enter");
  await field.pressSequentially("two");
  await expect(field).toHaveValue("one\ntwo");
  await field.fill("x".repeat(31_990));
  await expect(page.getByText("10 characters left")).toBeVisible();
  await field.fill("x".repeat(32_003));
  await expect(page.getByText("3 characters too many. Shorten the message to send it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
});

test("a conversation is renamed, pinned, deleted and brought back", async ({ page, signedIn, database }) => {
  const { id } = await signedIn();
  await page.goto("/");
  await send(page, "Hello");
  await expect(page).toHaveURL(/\/c\//);
  const list = page.getByRole("navigation", { name: "Conversations" });
  const actions = list.getByRole("button", { name: /^Actions for/ });
  await actions.click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByLabel("Name of the conversation").fill("Greetings");
  await page.keyboard.press("Enter");
  await expect(list.getByRole("link", { name: "Greetings" })).toBeVisible();
  await actions.click();
  await page.getByRole("menuitem", { name: "Pin to the top" }).click();
  await expect(list.getByRole("heading", { name: "Pinned" })).toBeVisible();
  await actions.click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("radio", { name: /Take that back too/ }).check();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(list.getByRole("link", { name: "Greetings" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(list.getByRole("link", { name: "Greetings" })).toBeVisible();
  expect(
    await database.conversation.findMany({ where: { userId: id }, select: { title: true, deletedAt: true } }),
  ).toEqual([{ title: "Greetings", deletedAt: null }]);
});

test("conversations are found by words in their messages", async ({ page, signedIn }) => {
  await signedIn();
  await page.goto("/");
  await send(page, "The ferry to Tasmania leaves at dawn.");
  await expect(page).toHaveURL(/\/c\//);
  await page.getByLabel("Search conversations").fill("tasmania");
  await expect(page.getByRole("navigation", { name: "Conversations" }).getByRole("link")).toContainText([
    "The ferry to Tasmania leaves at dawn",
  ]);
  await page.getByLabel("Search conversations").fill("zebra");
  await expect(page.getByText("Nothing found for “zebra”.")).toBeVisible();
});

test("somebody else's conversation looks like none", async ({ page, person, signedIn, database, expectFault }) => {
  const other = await person();
  const { id } = await database.conversation.create({ data: { userId: other.id, title: "Private" } });
  await signedIn();
  expectFault(/status of 404/);
  await page.goto(`/c/${id}`);
  await expect(page.getByRole("heading", { name: "This page is blank" })).toBeVisible();
  await expect(page.getByText("Private")).toHaveCount(0);
});

test.describe("with a model behind an HTTP API", () => {
  test.use({ assistant: "model" });

  test("Stop ends the answer on the server and keeps what had arrived", async ({ page, signedIn, database }) => {
    const { id } = await signedIn();
    await page.goto("/");
    await send(page, "Tell me something. [[stall]]");
    await expect(lastAnswer(page)).toContainText("These words arrive");
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(lastAnswer(page)).toContainText("Stopped here.");
    await expect(page.getByRole("status").filter({ hasText: "Stopped" })).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Send" })).toBeVisible();
    const [answer] = await database.message.findMany({
      where: { role: "assistant", conversation: { userId: id } },
      select: { content: true, status: true },
    });
    expect(answer).toEqual({ content: "These words arrive", status: "stopped" });
    await page.reload();
    await expect(lastAnswer(page)).toContainText("These words arrive");
  });

  test("an answer that is arriving goes on arriving after a reload", async ({ page, signedIn }) => {
    await signedIn();
    await page.goto("/");
    await send(page, "Tell me something. [[stall]]");
    await expect(lastAnswer(page)).toContainText("These words arrive");
    await expect(page).toHaveURL(/\/c\//);
    await page.reload();
    await expect(lastAnswer(page)).toContainText("These words arrive");
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(lastAnswer(page)).toContainText("Stopped here.");
  });

  for (const [wish, sentence] of [
    ["answer 401", "The model refused its key. Check the key in the settings of this server, then try again."],
    ["answer 429", "The model's account has no credit left. Add some, or choose another model."],
    ["cut", "The answer broke off in the middle. What had arrived is kept; try again for a whole one."],
  ] as const) {
    test(`an answer that fails says why and can be tried again: ${wish}`, async ({ page, signedIn }) => {
      await signedIn();
      await page.goto("/");
      await send(page, `Please answer. [[${wish}]]`);
      await expect(lastAnswer(page).getByRole("alert")).toContainText(sentence, { timeout: 30_000 });
      await expect(lastAnswer(page).getByRole("button", { name: "Try again" })).toBeVisible();
    });
  }

  test("nothing in an answer is fetched, and a link says where it leads", async ({ page, signedIn }) => {
    await signedIn();
    const fetched: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith("http://localhost")) fetched.push(request.url());
    });
    await page.goto("/");
    await send(page, "Show me. [[leak]]");
    await expect(lastAnswer(page).getByRole("link", { name: "there" })).toHaveAttribute("href", "https://example.org/");
    await expect(lastAnswer(page)).toContainText("there (example.org)");
    await expect(lastAnswer(page).getByRole("img")).toHaveCount(0);
    await expect(lastAnswer(page).getByRole("link", { name: "here", exact: true })).toHaveCount(0);
    expect(fetched).toEqual([]);
  });
});
