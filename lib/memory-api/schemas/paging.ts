import { z } from "zod";
import { AppError } from "@/lib/http/errors.ts";

const mostRows = 500;
const normalRows = 100;

/** A number of rows: what is above the cap is clamped to it, not refused. */
export const limit = (most: number, normal: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .default(normal)
    .transform((rows) => Math.min(rows, most))
    .describe(`Default ${normal}; more than ${most} is ${most}.`);

export const pageQuery = {
  limit: limit(mostRows, normalRows),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  cursor: z.string().max(100).optional().describe("nextCursor of the page before; it takes the place of offset."),
  count: z.stringbool().optional().describe("Say how many there are in all."),
};

export interface PageQuery {
  limit: number;
  offset: number;
  cursor?: string | undefined;
  count?: boolean | undefined;
}

export const page = z.object({
  hasMore: z.boolean(),
  nextCursor: z.string().optional().describe("Absent on the last page."),
  totalSize: z.number().optional(),
});

/** Where a page begins. Throws AppError `invalid` for a cursor that this server did not give. */
export function pageStart({ cursor, offset }: PageQuery): number {
  if (cursor === undefined) return offset;
  const [, start] = /^after:(\d{1,7})$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (start === undefined) throw new AppError("invalid", "cursor is the nextCursor of an earlier page.");
  return Number(start);
}

export function pageMeta(start: number, query: PageQuery, total: number): z.output<typeof page> {
  const end = start + query.limit;
  return {
    hasMore: total > end,
    ...(total > end ? { nextCursor: Buffer.from(`after:${end}`).toString("base64url") } : {}),
    ...(query.count ? { totalSize: total } : {}),
  };
}

/** One page of rows that are all at hand. */
export function pageOf<Row>(rows: readonly Row[], query: PageQuery): { rows: Row[]; page: z.output<typeof page> } {
  const start = pageStart(query);
  return { rows: rows.slice(start, start + query.limit), page: pageMeta(start, query, rows.length) };
}

/** Older clients of the original product read a plain list, newer ones a page: whoever speaks of pages gets one. */
export function asksForPage({ url }: Request): boolean {
  const { searchParams } = new URL(url);
  return ["limit", "cursor", "count"].some((name) => searchParams.has(name));
}
