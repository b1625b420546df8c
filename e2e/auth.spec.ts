import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "playwright/test";
import { startNode } from "@/scripts/dev/child.ts";
import { untilAnswering } from "@/scripts/dev/until-answering.ts";
import { freePort } from "@/scripts/postgres/free-port.ts";
import { expect, test } from "./fixtures.ts";
import { readAddresses } from "./support/addresses.ts";

const password = "correct horse battery";

function newAddress() {
  return `ana.${randomUUID()}@example.com`;
}

async function signUp(page: Page, email: string, at = "/sign-up") {
  await page.goto(at);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

async function signInByForm(page: Page, email: string, secret = password) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function sessionCookie(context: BrowserContext) {
  return (await context.cookies()).find(({ name }) => name.endsWith("authjs.session-token"));
}

const signInHeading = { name: "Sign in", exact: true } as const;

test("sign up, sign out, sign in again", async ({ page }) => {
  const email = newAddress();
  await signUp(page, email);
  await expect(page).toHaveURL("/");
  await page.getByRole("button", { name: "Account menu" }).click();
  await expect(page.getByText(email)).toBeVisible();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", signInHeading)).toBeVisible();
  expect(await sessionCookie(page.context())).toBeUndefined();
  await signInByForm(page, email.toUpperCase());
  await expect(page).toHaveURL("/");
});

test("faults are shown beside their fields and what was typed stays", async ({ page }) => {
  const email = newAddress();
  await page.goto("/sign-up");
  await page.getByLabel("E-mail").fill("ana at example");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Enter an e-mail address, for example ana@example.com.")).toBeVisible();
  await expect(page.getByText("Use at least 8 characters.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("ana at example");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/Enter an e-mail address/);
  await signUp(page, email);
  await expect(page).toHaveURL("/");
  await page.context().clearCookies();
  await signUp(page, email);
  await expect(page.getByText("There is an account with this address already. Sign in instead.")).toBeVisible();
});

test("a wrong password and an unknown address get the same sentence", async ({ page }) => {
  const email = newAddress();
  await signUp(page, email);
  await expect(page).toHaveURL("/");
  await page.context().clearCookies();
  for (const [address, secret] of [
    [email, "wrong horse battery"],
    [newAddress(), password],
  ] as const) {
    await signInByForm(page, address, secret);
    await expect(page.getByRole("alert").filter({ hasText: "E-mail or password is not right." })).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(address);
    await expect(page.getByLabel("Password")).toHaveValue("");
  }
  expect(await sessionCookie(page.context())).toBeUndefined();
});

test("signing in leads back to the page that asked for it, and never to another site", async ({ page }) => {
  await page.goto("/account?from=mail");
  await expect(page.getByRole("heading", signInHeading)).toBeVisible();
  await page.getByRole("link", { name: "Create an account" }).click();
  await expect(page.getByRole("heading", { name: "Create an account" })).toBeVisible();
  await page.getByLabel("E-mail").fill(newAddress());
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL("/account?from=mail");
  await page.context().clearCookies();
  await signUp(page, newAddress(), "/sign-up?callbackUrl=https%3A%2F%2Fevil.example%2F");
  await expect(page).toHaveURL("/");
});

test("changing the password signs out every other browser and keeps this one", async ({ page, otherBrowser }) => {
  const email = newAddress();
  await signUp(page, email);
  await expect(page).toHaveURL("/");
  const other = await otherBrowser();
  await signInByForm(other, email);
  await expect(other).toHaveURL("/");

  await page.goto("/account");
  await page.getByLabel("Current password").fill("wrong horse battery");
  await page.getByLabel("New password").fill("another horse battery");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill("another horse battery");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed. Every other device is signed out.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();

  expect((await other.request.get("/api/conversations")).status()).toBe(401);
  await other.goto("/account");
  await expect(other.getByRole("heading", signInHeading)).toBeVisible();
  await signInByForm(other, email);
  await expect(other.getByRole("alert").filter({ hasText: "E-mail or password is not right." })).toBeVisible();
  await signInByForm(other, email, "another horse battery");
  await expect(other).toHaveURL("/");
});

test("signing out everywhere ends this session and the others", async ({ page, signedIn, signIn, otherBrowser }) => {
  const person = await signedIn();
  const other = await otherBrowser();
  await signIn(person, other.context());
  await other.goto("/account");
  await expect(other.getByText(person.email)).toBeVisible();
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", signInHeading)).toBeVisible();
  await other.goto("/account");
  await expect(other.getByRole("heading", signInHeading)).toBeVisible();
});

test("a forged cookie is a signed-out visitor, without an error or a loop", async ({ page, signedIn }) => {
  await signedIn();
  const cookie = await sessionCookie(page.context());
  if (!cookie) throw new Error("no session cookie");
  for (const value of ["forged", cookie.value.slice(0, -8), cookie.value.replace(/.$/, "")]) {
    await page.context().addCookies([{ ...cookie, value }]);
    await page.goto("/account");
    await expect(page).toHaveURL("/sign-in?callbackUrl=%2Faccount");
    await expect(page.getByRole("heading", signInHeading)).toBeVisible();
    const answer = await page.request.get("/api/conversations");
    expect(answer.status()).toBe(401);
    expect(await answer.json()).toMatchObject({ code: "unauthenticated" });
  }
});

test("a page with a role answers those without it as if it did not exist", async ({ page, signedIn, expectFault }) => {
  expectFault(/404/);
  await signedIn();
  expect((await page.goto("/admin"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This page is blank" })).toBeVisible();
});

test("deleting the account takes a typed confirmation and the password, and shows what was erased", async ({
  page,
  database,
}) => {
  const email = newAddress();
  await signUp(page, email, "/sign-up?callbackUrl=%2Faccount");
  const confirm = page.getByLabel("Type “delete my account” to confirm");
  await confirm.fill("delete it");
  await page.getByRole("button", { name: "Delete account" }).click();
  await expect(page.getByText("Type the words: delete my account")).toBeVisible();
  await confirm.fill("Delete my account");
  await page.getByLabel("Your password").fill("wrong horse battery");
  await page.getByRole("button", { name: "Delete account" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Delete account" }).click();
  await expect(page.getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
  await expect(page.getByText("counted again: nothing was left.")).toBeVisible();
  expect(await database.user.count({ where: { email } })).toBe(0);
  await signInByForm(page, email);
  await expect(page.getByRole("alert").filter({ hasText: "E-mail or password is not right." })).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("signing up, in and out everywhere works by plain forms", async ({ page }) => {
    const email = newAddress();
    await signUp(page, email, "/sign-up?callbackUrl=%2Faccount");
    await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(page.getByRole("heading", signInHeading)).toBeVisible();
    await signInByForm(page, email, "wrong horse battery");
    await expect(page.getByText("E-mail or password is not right.")).toBeVisible();
    await signInByForm(page, email);
    await page.goto("/account");
    await expect(page.getByText(email)).toBeVisible();
  });
});

test.describe("with forwarding headers from somebody we do not trust", () => {
  test.use({ extraHTTPHeaders: { "x-forwarded-proto": "https", "x-forwarded-host": "elsewhere.example" } });

  test("signing in works over plain http, with a cookie the browser sends back", async ({ page }) => {
    await signUp(page, newAddress());
    await expect(page).toHaveURL("/");
    expect(await sessionCookie(page.context())).toMatchObject({
      name: "authjs.session-token",
      secure: false,
      httpOnly: true,
      sameSite: "Lax",
    });
  });
});

test("behind a proxy of ours that speaks TLS, the cookie is for https alone and addresses stay as the browser knows them", async ({
  browser,
}) => {
  const { authSecret, "built-in": app } = readAddresses();
  const port = await freePort();
  const environment = {
    AUTH_SECRET: authSecret,
    DATABASE_URL: app.databaseUrl,
    PORT: String(port),
    NODE_ENV: "production",
  };
  const server = startNode(
    ["--import", "tsx", "scripts/start.ts"],
    { ...environment, TRUSTED_PROXY: "true", EXTRACTION_WORKER: "separate", LOG_LEVEL: "warn" },
    () => {},
  );
  try {
    const baseURL = `http://localhost:${port}`;
    await untilAnswering(`${baseURL}/sign-in`);
    const context = await browser.newContext({ baseURL, extraHTTPHeaders: { "x-forwarded-proto": "https" } });
    const page = await context.newPage();
    await signUp(page, newAddress(), "/sign-up?callbackUrl=%2Faccount");
    await expect(page.getByRole("heading", { name: "Account", exact: true })).toBeVisible();
    expect(await sessionCookie(context)).toMatchObject({ name: "__Secure-authjs.session-token", secure: true });
    const answer = await page.goto("/account");
    expect(answer?.headers()["strict-transport-security"]).toBe("max-age=63072000");
    await context.close();
  } finally {
    await server.stop();
  }
});

test("every page carries a policy with a nonce of its own, and nothing of ours is refused by it", async ({
  page,
  signedIn,
}) => {
  // What the policy refuses is a fault on the console, and faults fail the test.
  const nonces = new Set<string>();
  await signedIn();
  for (const path of ["/", "/memory", "/account"]) {
    const response = await page.goto(path);
    const policy = response?.headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/frame-ancestors 'none'/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
  }
  await page.goto("/");
  await page.getByRole("button", { name: "Account menu" }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  expect(nonces.size).toBe(3);
});
