/** After so many 403 in a row a host is not asked any more: whoever answers so does not want us. */
const FORBIDDEN_IN_A_ROW = 3;
/** After so many requests in a row that failed for good, the host itself is taken to be ill. */
const FAILED_IN_A_ROW = 20;

/** Which hosts have stopped answering us in this run, and what a person can do about it. */
export class HostHealth {
  readonly #onStop: (host: string) => void;
  readonly #stopped = new Map<string, string>();
  readonly #forbidden = new Map<string, number>();
  readonly #failed = new Map<string, number>();

  /** `onStop` is called once for each host, when it is stopped. */
  constructor(onStop: (host: string) => void) {
    this.#onStop = onStop;
  }

  /** Why a host is not asked any more; null while it is. */
  stopped(host: string): string | null {
    return this.#stopped.get(host) ?? null;
  }

  /** Every stopped host with the reason. */
  all(): { host: string; reason: string }[] {
    return [...this.#stopped].map(([host, reason]) => ({ host, reason }));
  }

  stop(host: string, reason: string): void {
    if (this.#stopped.has(host)) return;
    this.#stopped.set(host, reason);
    this.#onStop(host);
  }

  /** Counts a 403 and says how many there were in a row. */
  forbidden(host: string): number {
    const count = (this.#forbidden.get(host) ?? 0) + 1;
    this.#forbidden.set(host, count);
    if (count >= FORBIDDEN_IN_A_ROW) {
      this.stop(
        host,
        `${host} answered 403 Forbidden ${count} times running, so it is not asked any more. Open it in a browser from ` +
          "this network; if it works there, wait a day, raise the gap (OUTCOMES_GAP_MS), and write to the site's owner " +
          "with your contact before trying again. What is left stays in the queue.",
      );
    }
    return count;
  }

  /** Any other answer than 403 ends a row of them. */
  notForbidden(host: string): void {
    this.#forbidden.delete(host);
  }

  failed(host: string, reason: string): void {
    const count = (this.#failed.get(host) ?? 0) + 1;
    this.#failed.set(host, count);
    if (count >= FAILED_IN_A_ROW) {
      this.stop(
        host,
        `${host} gave no usable answer to ${count} requests running (the last: ${reason}), so it is left alone. ` +
          "Run this again later: what is left stays in the queue.",
      );
    }
  }

  answered(host: string): void {
    this.#failed.delete(host);
  }
}
