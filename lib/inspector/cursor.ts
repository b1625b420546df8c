import { z } from "zod";

const cursorSchema = z.tuple([z.string().max(40), z.string().max(400), z.uuid()]);

/** A place in a list: its name with its order, the value of the leading column as text, and the row's id. */
export interface Cursor {
  list: string;
  position: string;
  id: string;
}

export function encodeCursor({ list, position, id }: Cursor): string {
  return Buffer.from(JSON.stringify([list, position, id])).toString("base64url");
}

/** Null for anything that was not made for this list: a stale or hand-made link starts at the first page. */
export function decodeCursor(list: string, text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const [made, position, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return made === list && isPosition(position) ? { list, position, id } : null;
  } catch {
    return null;
  }
}

function isPosition(text: string): boolean {
  return text.length > 0 && text.isWellFormed() && !text.includes("\0");
}
