import { say } from "../command.ts";

type Step = () => Promise<unknown>;

/**
 * Steps that undo what was started, last first. They run once: when the work is over, on Ctrl-C and other requests to
 * stop, and when the program that started us is gone. A second Ctrl-C does not wait for them.
 */
export class CleanUp {
  private readonly steps: Step[] = [];
  private running: Promise<void> | undefined;

  add(step: Step) {
    this.steps.push(step);
  }

  run(): Promise<void> {
    this.running ??= this.runSteps();
    return this.running;
  }

  /** Ends the process in order when it is asked to. */
  onRequestToStop() {
    let asked = 0;
    const stop = () => {
      // npm repeats the signal that the terminal sent to all of us.
      if (asked > 0 && Date.now() - asked < 1_000) return;
      if (asked > 0) process.exit(130);
      asked = Date.now();
      say("\nStopping");
      void this.run().then(() => process.exit(0));
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stop();
    }, 500);
    watch.unref();
  }

  private async runSteps() {
    for (const step of this.steps.reverse()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
}
