/** Runs a command's main function: a failure becomes its sentence on stderr and exit code 1, never a stack trace. */
export async function runCommand(main: () => Promise<void>): Promise<never> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
  // The schema engine keeps a timer of ten seconds for a lock that it has long been given.
  process.exit();
}

/** One line of progress. */
export function say(line: string) {
  process.stdout.write(`${line}\n`);
}
