const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/**
 * A response of server-sent events that stays open. `start` gets `send` for one JSON event and returns what ends its
 * work; a comment every `heartbeatMs` keeps proxies from closing the line and finds browsers that are gone.
 */
export function serverSentEvents(
  signal: AbortSignal,
  start: (send: (data: unknown) => void) => Promise<() => void>,
  heartbeatMs = 20_000,
): Response {
  const encoder = new TextEncoder();
  let end: () => void = () => {};
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      let ended = false;
      const write = (text: string) => {
        if (!ended) controller.enqueue(encoder.encode(text));
      };
      const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      let stop: (() => void) | undefined;
      end = () => {
        if (ended) return;
        ended = true;
        clearInterval(heartbeat);
        stop?.();
        try {
          controller.close();
        } catch {
          // The browser closed it first.
        }
      };
      signal.addEventListener("abort", end, { once: true });
      write("retry: 2000\n: listening\n\n");
      stop = await start((data) => write(`data: ${JSON.stringify(data)}\n\n`));
      if (ended || signal.aborted) {
        end();
        stop();
      }
    },
    cancel() {
      end();
    },
  });
  return new Response(stream, { headers });
}
