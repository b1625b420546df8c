import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "./env.ts";
import { PrismaClient } from "./generated/prisma/client.ts";

/** A client with a pool of its own. `url` is a PostgreSQL connection string. */
export function createPrisma(url: string, { poolSize = 10 }: { poolSize?: number } = {}): PrismaClient {
  const pool = { connectionString: url, max: poolSize };
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf }) });
}

/** Statements that carry a name are planned once per connection; all others, whose text may vary, have none. */
function nameOf({ sql }: { sql: string }): string {
  return /\/\* prepared: (\w+) \*\//.exec(sql)?.[1] ?? "";
}

const shared = globalThis as typeof globalThis & { palimpsestPrisma?: PrismaClient };

/** The process-wide client on DATABASE_URL; kept across hot reloads in development. */
export function db(): PrismaClient {
  shared.palimpsestPrisma ??= createPrisma(env().DATABASE_URL);
  return shared.palimpsestPrisma;
}
