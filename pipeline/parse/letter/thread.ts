import { Worker } from "node:worker_threads";
import { type ParsedDocument, RefusedFile } from "../parsed.ts";
import type { ReadingLimits } from "./limit.ts";

/** What a worker sends back. */
export type Answer =
  | { is: "ready" }
  | { is: "document"; document: ParsedDocument }
  | { is: "refused"; reasons: readonly string[] };

export interface ThreadLimits {
  /** Milliseconds for one PDF. */
  time: number;
  /** Megabytes of JavaScript heap for one worker. */
  memory: number;
  reading: ReadingLimits;
}

interface Waiting {
  resolve: (document: ParsedDocument) => void;
  reject: (reason: Error) => void;
}

/** One worker thread that reads one PDF at a time. Once it has died or was stopped it is `dead` and never used again. */
export class LetterThread {
  dead = false;
  readonly #worker: Worker;
  readonly #limits: ThreadLimits;
  readonly #ready: Promise<void>;
  #isReady = false;
  #waiting: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(entry: URL, limits: ThreadLimits) {
    this.#limits = limits;
    this.#worker = new Worker(entry, {
      workerData: limits.reading,
      // Nothing of the parent's flags: a test runner's or debugger's would stop the worker from starting.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    });
    this.#worker.unref();
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.on("message", (answer: Answer) => {
        if (answer.is === "ready") this.#isReady = true;
        if (answer.is === "ready") resolve();
        else this.#answered(answer);
      });
      this.#worker.on("error", (error: Error) => {
        this.#died(error);
        reject(error);
      });
      this.#worker.on("exit", (code) => {
        const error = new Error(`the reader stopped with code ${code}`);
        this.#died(error);
        reject(error);
      });
    });
    // Whoever runs a PDF awaits it; until then a failed start is nobody's unhandled rejection.
    this.#ready.catch(() => undefined);
  }

  /**
   * Reads one PDF.
   *
   * @throws RefusedFile where the PDF is refused, takes too long, or takes the worker down
   * @throws Error where the worker can not start at all: no fault of the PDF
   */
  async run(bytes: Uint8Array): Promise<ParsedDocument> {
    this.#worker.ref();
    try {
      await this.#ready;
      return await new Promise<ParsedDocument>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        this.#timer = setTimeout(() => {
          this.#outOfTime();
        }, this.#limits.time);
        const copy = new Uint8Array(bytes);
        this.#worker.postMessage(copy, [copy.buffer]);
      });
    } finally {
      if (!this.dead) this.#worker.unref();
    }
  }

  async stop(): Promise<void> {
    this.dead = true;
    await this.#worker.terminate();
  }

  #answered(answer: Exclude<Answer, { is: "ready" }>): void {
    const waiting = this.#take();
    if (answer.is === "document") waiting?.resolve(answer.document);
    else waiting?.reject(new RefusedFile(answer.reasons));
  }

  #outOfTime(): void {
    this.dead = true;
    this.#take()?.reject(
      new RefusedFile([
        `reading the PDF took more than ${this.#limits.time / 1000} seconds and was stopped; look whether it is damaged`,
      ]),
    );
    void this.#worker.terminate();
  }

  #died(error: Error): void {
    this.dead = true;
    if (!this.#isReady) return;
    const outOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
    const reason = outOfMemory
      ? `reading the PDF took more than ${this.#limits.memory} MB of memory and was stopped; look whether it is damaged`
      : `the PDF stopped its reader (${error.message}); look whether it is damaged`;
    this.#take()?.reject(new RefusedFile([reason]));
  }

  #take(): Waiting | undefined {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }
}
