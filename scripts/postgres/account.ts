import { execFileSync, spawnSync } from "node:child_process";

/** Who PostgreSQL runs as. It refuses to run as root; an ordinary user runs it under their own name (undefined). */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp("postgres") ?? create("postgres") ?? lookUp("nobody");
}

function lookUp(name: string): Account {
  const id = (flag: string) => Number.parseInt(execFileSync("id", [flag, name], { stdio: "pipe" }).toString(), 10);
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function create(name: string): Account {
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", name], { stdio: "ignore" });
  return lookUp(name);
}

/** Whether that account may execute a file, asked of the kernel instead of guessed from modes. */
export function canExecute(account: Account, path: string): boolean {
  return (
    spawnSync("test", ["-x", path], { uid: account?.uid, gid: account?.gid, cwd: "/", stdio: "ignore" }).status === 0
  );
}
