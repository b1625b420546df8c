import { AppError } from "./errors.ts";
import { findUnstorableText } from "./text-check.ts";

/** Longest body unless a route says otherwise; a message of 16,000 characters fits in any script, escaped or not. */
export const defaultMaxBytes = 256 * 1024;

/**
 * Reads a JSON body of at most `maxBytes`. Throws AppError `unsupported_media_type`, `too_large` or `invalid`;
 * what it returns holds no string that PostgreSQL could not store.
 */
export async function readJson(request: Request, maxBytes = defaultMaxBytes): Promise<unknown> {
  const mediaType = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json$/.test(mediaType))
    throw new AppError("unsupported_media_type", "Send JSON, with the header Content-Type: application/json.");
  const text = decode(await readBytes(request, maxBytes));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid", text.trim() === "" ? "The body is empty; send JSON." : "The body is not valid JSON.");
  }
  refuseUnstorableText(value, "The body");
  return value;
}

/** Throws AppError `invalid` that names the field with a null byte or half a surrogate pair. */
export function refuseUnstorableText(value: unknown, what: string): void {
  const path = findUnstorableText(value);
  if (path === null) return;
  const message = "Remove the null byte or broken character.";
  throw new AppError(
    "invalid",
    `${path || what} contains a null byte or a broken character. Remove it and try again.`,
    {
      fields: [{ path, message }],
    },
  );
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = new AppError("too_large", `The body is larger than ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid", "The body is not valid UTF-8.");
  }
}
