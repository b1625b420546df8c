import pg from "pg";
import type { AnswerLocks } from "./services.ts";

const longestPauseMs = 10_000;

type Listener = (payload: string) => void;

/**
 * The one connection of a process that stays open: it hears notifications, and it holds an advisory lock for every
 * answer being written here, so that another process can tell an answer that is alive from one a crash left behind.
 * Connects on first use, reconnects by itself and takes its channels and locks again.
 */
export class ProcessConnection implements AnswerLocks {
  readonly #url: string;
  readonly #onFault: (what: string, error: unknown) => void;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #held = new Set<string>();
  #client: pg.Client | undefined;
  /** What the present client has been told. */
  #told = { channels: new Set<string>(), locks: new Set<string>() };
  #settling: Promise<void> = Promise.resolve();
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = 100;
  #closed = false;

  constructor(url: string, onFault: (what: string, error: unknown) => void) {
    this.#url = url;
    this.#onFault = onFault;
  }

  /** Resolves when the channel is heard, or when the database is away and will be asked again; the result stops it. */
  async listen(channel: string, listener: Listener): Promise<() => void> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    await this.#settle();
    return () => listeners.delete(listener);
  }

  hold(messageId: string): void {
    this.#held.add(messageId);
    void this.#settle();
  }

  release(messageId: string): void {
    this.#held.delete(messageId);
    void this.#settle();
  }

  /** Resolves when everything asked for so far has been told to the database. */
  settled(): Promise<void> {
    return this.#settling;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#settling;
    await this.#client?.end();
  }

  /** One step at a time, because a client takes one query at a time. Never rejects. */
  #settle(): Promise<void> {
    this.#settling = this.#settling
      .then(() => this.#tell())
      .catch((error: unknown) => {
        if (this.#closed) return;
        this.#onFault("process connection", error);
        this.#drop();
      });
    return this.#settling;
  }

  async #tell(): Promise<void> {
    if (this.#closed) return;
    const client = this.#client ?? (await this.#connect());
    const { channels, locks } = this.#told;
    for (const channel of this.#listeners.keys()) {
      if (channels.has(channel)) continue;
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      channels.add(channel);
    }
    for (const id of [...this.#held].filter((id) => !locks.has(id))) {
      await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [id]);
      locks.add(id);
    }
    for (const id of [...locks].filter((id) => !this.#held.has(id))) {
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [id]);
      locks.delete(id);
    }
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on("notification", ({ channel, payload = "" }) => {
      for (const listener of this.#listeners.get(channel) ?? []) listener(payload);
    });
    client.on("error", () => {});
    client.on("end", () => {
      if (this.#client === client) this.#drop();
    });
    await client.connect();
    this.#client = client;
    this.#told = { channels: new Set(), locks: new Set() };
    this.#pauseMs = 100;
    return client;
  }

  #drop(): void {
    this.#client = undefined;
    if (this.#closed) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#settle(), this.#pauseMs);
    this.#retry.unref();
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
  }
}
