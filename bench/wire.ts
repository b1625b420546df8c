import pg from "pg";

export interface WireStatement {
  text: string;
  values: readonly unknown[];
}

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/**
 * Every statement that this process sends while `work` runs, BEGIN and COMMIT included, in the order they are sent.
 * Covers Prisma and the queue: both speak through node-postgres.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<WireStatement[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  const seen: WireStatement[] = [];
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    if (typeof first === "string") seen.push({ text: first, values: Array.isArray(second) ? second : [] });
    else if (isStatement(first)) {
      const values = first.values ?? (Array.isArray(second) ? second : []);
      seen.push({ text: first.text, values });
    }
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return seen;
}

function isStatement(value: unknown): value is { text: string; values?: readonly unknown[] } {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";
}
