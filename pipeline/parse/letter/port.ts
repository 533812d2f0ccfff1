/** Takes what the other end says. */
type Listener = (event: { data: unknown }) => void;

/** What pdf.js says to itself; a stretch of a page's text comes as a `chunk`. */
interface Message {
  chunk?: object;
}

/**
 * A channel of messages within one thread, both ends in one, in the shape of a browser's worker as pdf.js uses it.
 *
 * Where pdf.js has no worker of its own it talks to itself, and copies every message through and through by
 * `structuredClone`, as it would have to between threads. Here messages are handed over as they are. That is safe as long
 * as nobody changes what was said: pdf.js puts a new list of text into the same chunk after each that it has sent, so the
 * chunk itself is copied; what is in it is left alone, and pdf.ts takes numbers and strings out of it only.
 */
export class OneThreadPort {
  readonly #listeners = new Set<Listener>();

  /** Told after what is running now, as from another thread, and in the order of posting. */
  postMessage(message: Message): void {
    const data = message.chunk === undefined ? message : { ...message, chunk: { ...message.chunk } };
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener({ data });
    });
  }

  addEventListener(_type: "message", listener: Listener, { signal }: { signal: AbortSignal }): void {
    this.#listeners.add(listener);
    signal.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
  }
}
