import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { projectRoot } from "./postgres/place.ts";

const stamp = join(projectRoot, ".next/made-from");
const inputs = [
  ...["app", "components", "lib", "public", "prisma/schema.prisma", "proxy.ts", "instrumentation.ts"],
  ...["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json", "package.json"],
];

/** Runs `next build`: no database, no migration, no variable needed. Throws when it fails. */
export async function buildForProduction(): Promise<void> {
  // TypeScript 7 has been seen to repeat errors from its incremental record that the files no longer have.
  rmSync(join(projectRoot, ".next/cache/.tsbuildinfo"), { force: true });
  const made = fingerprint();
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, "node_modules/next/dist/bin/next"), "build"], {
      cwd: projectRoot,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`The production build failed (code ${code}).`);
  writeFileSync(stamp, made);
}

/** Whether the build that is there was made from exactly the present files. */
export function isBuildCurrent(): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const path of inputs.flatMap((input) => filesUnder(join(projectRoot, input)))) {
    hash.update(relative(projectRoot, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
