import { runCommand } from "@/scripts/command.ts";

const benches = ["recall", "write", "growth", "vectors"];

await runCommand(async () => {
  const [name] = process.argv.splice(2, 1);
  if (!name || !benches.includes(name)) throw new Error(`Usage: npm run bench -- ${benches.join("|")} [--help]`);
  await import(new URL(`./${name}.ts`, import.meta.url).href);
});
