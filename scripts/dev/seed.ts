import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { say } from "../command.ts";
import { projectRoot } from "../postgres/place.ts";
import type { Secrets } from "./secrets.ts";

/**
 * Fills a database with the demo data once: only one that had no user, and never again after it was completed, so that
 * what a person forgot does not come back. Returns whether the demo accounts are in that database.
 */
export async function seedOnce(databaseUrl: string, secrets: Secrets, directory: string): Promise<boolean> {
  const file = join(directory, "seeded.json");
  const name = createHash("sha256")
    .update(new URL(databaseUrl).pathname + secrets.cluster)
    .digest("hex");
  const record = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>) : {};
  if (record[name] === "done") return true;
  if (record[name] !== "begun" && (await hasUsers(databaseUrl))) return false;
  const write = (state: string) => writeFileSync(file, JSON.stringify({ ...record, [name]: state }));
  write("begun");
  say("Telling the demo story (first run)");
  const { seed } = (await import(join(projectRoot, "prisma/seed.ts"))) as {
    seed(options: { databaseUrl: string; passwords: { user: string; operator: string } }): Promise<unknown>;
  };
  await seed({ databaseUrl, passwords: { user: secrets.userPassword, operator: secrets.operatorPassword } });
  write("done");
  return true;
}

async function hasUsers(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM users LIMIT 1");
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}
