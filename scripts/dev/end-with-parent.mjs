import { Socket } from "node:net";

// Descriptor 3 is a pipe whose other end the starting process holds: it closes even when that process is killed with -9.
// Next forks a server that inherits this preload but not the pipe, hence the check of the parent.
if (Number(process.env.PALIMPSEST_STARTED_BY) === process.ppid) {
  const tie = new Socket({ fd: 3 });
  tie.on("error", () => {});
  tie.on("close", () => process.kill(process.pid, "SIGTERM"));
  tie.resume();
  tie.unref();
}
