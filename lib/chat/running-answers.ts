import type { InferUIMessageChunk } from "ai";
import type { ChatMessage } from "./types.ts";

export type ChatChunk = InferUIMessageChunk<ChatMessage>;

const keptAfterEndMs = 30_000;

/**
 * An answer that is being written in this process, apart from any request: whoever listens may leave, come back or
 * listen twice, and always gets it from the beginning.
 */
export class RunningAnswer {
  readonly #chunks: ChatChunk[] = [];
  readonly #listeners = new Set<ReadableStreamDefaultController<ChatChunk>>();
  readonly #abort = new AbortController();
  readonly #closing = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<void>();
  #closed = false;

  constructor(
    readonly messageId: string,
    readonly userId: string,
  ) {}

  /** Aborts the model call; never bound to a request. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  abort(reason: Error): void {
    this.#abort.abort(reason);
  }

  /** Resolves when the stream has ended and the answer's row is written. */
  get closed(): Promise<void> {
    return this.#closing.promise;
  }

  /** Resolves when everything about the answer has been saved. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  push(chunk: ChatChunk): void {
    if (this.#closed) return;
    this.#chunks.push(chunk);
    for (const listener of this.#listeners) listener.enqueue(chunk);
  }

  /** Ends the stream for every listener. */
  close(): void {
    this.#closed = true;
    this.#closing.resolve();
    for (const listener of this.#listeners) listener.close();
    this.#listeners.clear();
  }

  settle(): void {
    this.#ended.resolve();
  }

  listen(): ReadableStream<ChatChunk> {
    let own: ReadableStreamDefaultController<ChatChunk>;
    return new ReadableStream<ChatChunk>({
      start: (controller) => {
        own = controller;
        for (const chunk of this.#chunks) controller.enqueue(chunk);
        if (this.#closed) controller.close();
        else this.#listeners.add(controller);
      },
      cancel: () => {
        this.#listeners.delete(own);
      },
    });
  }
}

/** The answers of one process, by message id. */
export class RunningAnswers {
  readonly #answers = new Map<string, RunningAnswer>();

  start(messageId: string, userId: string): RunningAnswer {
    const answer = new RunningAnswer(messageId, userId);
    this.#answers.set(messageId, answer);
    void answer.ended.then(() => {
      setTimeout(() => this.#answers.delete(messageId), keptAfterEndMs).unref();
    });
    return answer;
  }

  /** The answer when this process writes it, or has just written it, for this person. */
  find(messageId: string, userId: string): RunningAnswer | null {
    const answer = this.#answers.get(messageId);
    return answer?.userId === userId ? answer : null;
  }

  get ids(): string[] {
    return [...this.#answers.keys()];
  }
}

const shared = globalThis as typeof globalThis & { palimpsestAnswers?: RunningAnswers };

/** The process-wide register; on globalThis because route bundles may each hold a copy of this module. */
export function runningAnswers(): RunningAnswers {
  shared.palimpsestAnswers ??= new RunningAnswers();
  return shared.palimpsestAnswers;
}
