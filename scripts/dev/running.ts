import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { signalGroup } from "./child.ts";

const identity = z.object({ pid: z.number(), started: z.string() });
const shape = z.object({ leader: identity, address: z.string().optional(), children: z.array(identity) });
type Identity = z.infer<typeof identity>;

/** What runs for this clone, written down so that the next start can clear up after a kill. */
export class RunningRecord {
  private readonly children: Identity[] = [];
  private address: string | undefined;

  constructor(private readonly file: string) {}

  /** Address of a start of this clone that is alive and well; what a killed one left behind is ended first. */
  async clearUp(): Promise<string | undefined> {
    if (!existsSync(this.file)) return undefined;
    const record = shape.safeParse(readJson(this.file));
    if (!record.success) return undefined;
    const { leader, children, address } = record.data;
    if (lives(leader)) return address ?? "an address that it will print";
    for (const child of children) {
      for (let attempt = 0; lives(child) && attempt < 100; attempt += 1) {
        signalGroup(child.pid, attempt < 50 ? "SIGTERM" : "SIGKILL");
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    return undefined;
  }

  add(pid: number) {
    this.children.push({ pid, started: startOf(pid) });
    this.write();
  }

  setAddress(address: string) {
    this.address = address;
    this.write();
  }

  write() {
    const leader = { pid: process.pid, started: startOf(process.pid) };
    writeFileSync(this.file, JSON.stringify({ leader, address: this.address, children: this.children }));
  }

  remove() {
    rmSync(this.file, { force: true });
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function lives({ pid, started }: Identity) {
  return started !== "" && startOf(pid) === started;
}

/** When a process began, in the system's own words; "" when there is none. Tells it from a later owner of its number. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "" : (fields[19] ?? "");
  } catch {
    if (existsSync("/proc/self/stat")) return "";
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { stdio: "pipe" })
      .toString()
      .trim();
  } catch {
    return "";
  }
}
