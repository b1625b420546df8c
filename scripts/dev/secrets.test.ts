import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { localSecrets } from "./secrets.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "palimpsest-secrets-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

it("makes secrets once, for their owner's eyes alone", () => {
  const made = localSecrets(directory);
  expect(localSecrets(directory)).toEqual(made);
  expect(made.authSecret.length).toBeGreaterThanOrEqual(32);
  expect(made.userPassword).toMatch(/^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/);
  expect(new Set(Object.values(made)).size).toBe(5);
  expect(statSync(join(directory, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(readdirSync(directory)).toEqual(["secrets.json"]);
});

it("differs from clone to clone", () => {
  const other = join(directory, "other");
  expect(localSecrets(other).userPassword).not.toBe(localSecrets(directory).userPassword);
});

it("says what to do when the file is damaged, and does not replace it", () => {
  writeFileSync(join(directory, "secrets.json"), "{");
  expect(() => localSecrets(directory)).toThrow(/is damaged. Delete the directory .* to begin with fresh local data/);
});
