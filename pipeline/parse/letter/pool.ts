import { availableParallelism } from "node:os";
import type { ParsedDocument } from "../parsed.ts";
import { READING_LIMITS, type ReadingLimits } from "./limit.ts";
import { LetterThread } from "./thread.ts";

export interface PoolOptions {
  /** Worker threads; all cores where it is not given. */
  workers?: number;
  /** Milliseconds for one PDF. */
  timeLimit?: number;
  /** Megabytes of JavaScript heap for each worker. */
  memoryLimit?: number;
  limits?: ReadingLimits;
  /** The program each worker starts with; tests put a misbehaving one here. */
  entry?: URL;
}

interface Job {
  bytes: Uint8Array;
  resolve: (document: ParsedDocument) => void;
  reject: (reason: unknown) => void;
}

const TIME_LIMIT = 60_000;
const MEMORY_LIMIT = 512;

/**
 * Reads PDFs in worker threads, each under a time and memory limit. A worker that dies or is stopped is replaced, its
 * PDF refused with the reason, and the rest goes on. Workers start when they are first needed; idle ones do not keep
 * the process alive.
 */
export class LetterPool {
  readonly size: number;
  readonly #options: PoolOptions;
  readonly #idle: LetterThread[] = [];
  readonly #busy = new Set<LetterThread>();
  readonly #queue: Job[] = [];
  #closed = false;

  constructor(options: PoolOptions = {}) {
    this.#options = options;
    this.size = Math.max(1, options.workers ?? availableParallelism());
  }

  /**
   * Reads one PDF as `parseLetter` does, in a worker. Calls beyond the number of workers wait their turn. The bytes are
   * copied when their turn comes, and stay the caller's.
   *
   * @throws RefusedFile where the PDF is refused or goes over the time or memory limit
   */
  read(bytes: Uint8Array): Promise<ParsedDocument> {
    if (this.#closed) return Promise.reject(new Error("this LetterPool is closed"));
    return new Promise((resolve, reject) => {
      this.#queue.push({ bytes, resolve, reject });
      this.#next();
    });
  }

  /** Stops all workers. What still waits or is being read is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#queue.splice(0))
      job.reject(new Error("the LetterPool was closed before this PDF was read"));
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((thread) => thread.stop()));
  }

  #next(): void {
    if (this.#queue.length === 0 || this.#busy.size >= this.size) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    const thread = this.#idle.pop() ?? this.#start();
    this.#busy.add(thread);
    void this.#run(thread, job);
  }

  async #run(thread: LetterThread, job: Job): Promise<void> {
    try {
      job.resolve(await thread.run(job.bytes));
    } catch (error) {
      job.reject(error);
    } finally {
      this.#busy.delete(thread);
      if (!thread.dead) this.#idle.push(thread);
      this.#next();
    }
  }

  #start(): LetterThread {
    return new LetterThread(this.#options.entry ?? new URL("./worker-start.js", import.meta.url), {
      time: this.#options.timeLimit ?? TIME_LIMIT,
      memory: this.#options.memoryLimit ?? MEMORY_LIMIT,
      reading: this.#options.limits ?? READING_LIMITS,
    });
  }
}
