import type { Page } from "playwright/test";

/** Collects what a page should never do: errors and warnings on its console, uncaught errors, answers of 500 and above. */
export function watchPage(page: Page, faults: string[]) {
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${new URL(response.url()).pathname}`);
  });
}
