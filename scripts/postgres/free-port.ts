import { createServer } from "node:net";

/** The first port from `preferred` upwards that nobody listens on; 0 asks the system for any. */
export async function freePort(preferred = 0): Promise<number> {
  for (let port = preferred; port < preferred + 200 && port <= 65535; port += 1) {
    const found = await tryPort(port);
    if (found !== undefined) return found;
  }
  throw new Error(`No free port between ${preferred} and ${preferred + 199}. Stop something, or name another one.`);
}

async function tryPort(port: number): Promise<number | undefined> {
  // Another program may hold only one of the two address families.
  const onLoopback = await listen(port, "127.0.0.1");
  if (onLoopback === undefined) return undefined;
  const everywhere = await listen(onLoopback);
  return everywhere === undefined ? undefined : onLoopback;
}

function listen(port: number, host?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}
