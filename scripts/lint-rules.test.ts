import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "./postgres/place.ts";

const report = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), message: z.string(), location: z.object({ path: z.string() }) }),
  ),
});

const importing = (module: string) => `import "${module}";\n`;
const reading = "export const port = process.env.PORT;\n";

/** Directory, content, and what the linter must say; null: nothing about imports and environment. */
const probes: [directory: string, content: string, sentence: string | null][] = [
  ["lib/memory", importing("next/server"), "The engine knows no framework"],
  ["lib/memory/recall", importing("react"), "The engine knows no framework"],
  ["lib/memory", importing("@/lib/chat/types.ts"), "The engine imports by relative path"],
  ["lib/memory/recall", importing("../../chat/types.ts"), "The engine imports nothing outside lib/memory"],
  ["lib/memory/extraction/rules", importing("../../../env.ts"), "The engine imports nothing outside lib/memory"],
  ["lib/memory", importing("../../app/page.tsx"), "The engine imports nothing outside lib/memory"],
  ["lib/chat", importing("next-auth"), "Only lib/auth knows next-auth"],
  ["app", importing("next-auth/react"), "Only lib/auth knows next-auth"],
  ["components", importing("next-auth/jwt"), "Only lib/auth knows next-auth"],
  ["lib/chat", importing("@/components/chat/composer.tsx"), "One way"],
  ["lib/chat", importing("@/app/layout.tsx"), "One way"],
  ["lib/auth", importing("@/components/ui/button.tsx"), "One way"],
  ["components/chat", importing("@/app/layout.tsx"), "One way"],
  ["components/chat", importing("../../app/layout.tsx"), "One way"],
  ["lib/chat", importing("@/scripts/command.ts"), "The app does not import its tools"],
  ["app", importing("@/prisma/seed.ts"), "The app does not import its tools"],
  ["app", reading, "Don't use process.env"],
  ["components/chat", reading, "Don't use process.env"],
  ["lib/chat", reading, "Don't use process.env"],
  ["lib/memory", reading, "Don't use process.env"],
  ["lib/auth", importing("next-auth"), null],
  ["lib/memory/store", importing("../../generated/prisma/client.ts"), null],
  ["lib/memory", importing("pg-boss"), null],
  ["app", importing("@/lib/chat/types.ts"), null],
  ["scripts", reading, null],
];

/** What the linter says under this project's rules about each probe, in order. */
function lintProbes() {
  const directory = mkdtempSync(join(tmpdir(), "palimpsest-lint-"));
  copyFileSync(join(projectRoot, "biome.json"), join(directory, "biome.json"));
  for (const [index, [folder, content]] of probes.entries()) {
    mkdirSync(join(directory, folder), { recursive: true });
    writeFileSync(join(directory, folder, `probe-${index}.ts`), content);
  }
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(projectRoot, "node_modules/@biomejs/biome/bin/biome"),
      ...["lint", "--vcs-enabled=false", "--reporter=json", "--max-diagnostics=none", "."],
    ],
    { cwd: directory, encoding: "utf8" },
  );
  rmSync(directory, { recursive: true });
  const { diagnostics } = report.parse(JSON.parse(stdout));
  return probes.map((_, index) =>
    diagnostics.filter((diagnostic) => diagnostic.location.path.endsWith(`probe-${index}.ts`)),
  );
}

describe("the linter", () => {
  const found = lintProbes();

  it.each(probes.map((probe, index) => [...probe, index] as const))("in %s reads %j and says %s", (...probe) => {
    const [, , sentence, index] = probe;
    const said = found[index]?.filter(({ category }) => /noRestrictedImports|noProcessEnv/.test(category)) ?? [];
    const messages = said.map(({ message }) => message);
    expect(messages).toEqual(sentence === null ? [] : [expect.stringContaining(sentence)]);
  });
});

describe("the engine", () => {
  it("imports no file outside lib/memory but the generated database client", () => {
    const engine = join(projectRoot, "lib/memory");
    const files = readdirSync(engine, { recursive: true, encoding: "utf8" }).filter((file) => /\.ts$/.test(file));
    const outside = files.flatMap((file) => {
      if (/\.test\.ts$|^testing\//.test(file)) return [];
      const source = readFileSync(join(engine, file), "utf8");
      return [...source.matchAll(/from "(\.[^"]+)"|import\("(\.[^"]+)"\)/g)]
        .map((match) => resolve(dirname(join(engine, file)), match[1] ?? match[2] ?? ""))
        .filter((target) => !target.startsWith(`${engine}/`))
        .map((target) => `${file} → ${relative(projectRoot, target)}`)
        .filter((edge) => !edge.includes("→ lib/generated/prisma/"));
    });
    expect(files.length).toBeGreaterThan(20);
    expect(outside).toEqual([]);
  });
});
