const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

const keepAliveMs = 15_000;

/**
 * A response of server-sent events in the form of spec §5.2: JSON in `data:`, comments to keep the line alive. `write`
 * ends the stream when it returns; when it throws, the last frame says that it failed.
 */
export function serverSentFrames(
  signal: AbortSignal,
  write: (send: (frame: Record<string, unknown>) => void) => Promise<void>,
): Response {
  const encoder = new TextEncoder();
  let gone = signal.aborted;
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const put = (text: string) => {
        if (!gone) controller.enqueue(encoder.encode(text));
      };
      const keepAlive = setInterval(() => put(": still here\n\n"), keepAliveMs);
      try {
        await write((frame) => put(`data: ${JSON.stringify(frame)}\n\n`));
      } catch {
        put(
          `data: ${JSON.stringify({ delta: "", done: true, error: { message: "The answer could not be completed." } })}\n\n`,
        );
      } finally {
        clearInterval(keepAlive);
        if (!gone) controller.close();
      }
    },
    cancel() {
      gone = true;
    },
  });
  return new Response(stream, { headers });
}
