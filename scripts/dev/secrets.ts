import { randomBytes, randomInt } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const shape = z.object({
  /** Which data directory these secrets belong to. */
  cluster: z.string(),
  databasePassword: z.string(),
  authSecret: z.string(),
  userPassword: z.string(),
  operatorPassword: z.string(),
});
export type Secrets = z.infer<typeof shape>;

/** The local secrets of this clone, made on first use; readable by their owner alone. */
export function localSecrets(directory: string): Secrets {
  try {
    return readOrMake(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EPERM" && code !== "EACCES") throw error;
    throw new Error(`${directory} belongs to another user. Start as that user, or delete it to begin afresh.`);
  }
}

function readOrMake(directory: string): Secrets {
  const file = join(directory, "secrets.json");
  // The server's account must be able to pass through, though not to read.
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o755);
  if (existsSync(file)) {
    const text = readFileSync(file, "utf8");
    try {
      return shape.parse(JSON.parse(text));
    } catch {
      throw new Error(`${file} is damaged. Delete the directory ${directory} to begin with fresh local data.`);
    }
  }
  const secrets: Secrets = {
    cluster: randomBytes(8).toString("hex"),
    databasePassword: randomBytes(18).toString("base64url"),
    authSecret: randomBytes(33).toString("base64url"),
    userPassword: memorablePassword(),
    operatorPassword: memorablePassword(),
  };
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, file);
  return secrets;
}

/** 60 bits in three groups that can be read aloud: no characters that look alike. */
function memorablePassword() {
  const alphabet = "23456789abcdefghjkmnpqrstuvwxyz".split("");
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${group()}-${group()}-${group()}`;
}
