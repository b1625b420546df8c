import { defineConfig } from "playwright/test";
import { browserArguments, findBrowser } from "./scripts/browser.ts";

const browser = await findBrowser();
// Workers read this file again: they need not look a second time.
process.env.PLAYWRIGHT_CHROMIUM = browser.path;
Object.assign(process.env, browser.environment);

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/start-app.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "test-results/e2e.json" }]],
  use: {
    launchOptions: { executablePath: browser.path, args: browserArguments },
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
