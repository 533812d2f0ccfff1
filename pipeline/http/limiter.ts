import type { Clock } from "./clock.ts";
import type { HostRecord } from "./host-record.ts";

/** What is remembered of a host between runs. Milliseconds since 1970. */
export interface HostTimes {
  lastRequest: number;
  pausedUntil: number;
}

export function isHostTimes(value: unknown): value is HostTimes {
  return (
    typeof value === "object" &&
    value !== null &&
    "lastRequest" in value &&
    typeof value.lastRequest === "number" &&
    "pausedUntil" in value &&
    typeof value.pausedUntil === "number"
  );
}

interface Host extends HostTimes {
  gapMs: number;
  /** When the pause in force was set; a request that started before had no way to know of it. */
  pauseSetAt: number;
  /** Everyone who wants to ask this host, one behind the other. */
  line: Promise<unknown>;
  /** Aborted when the host is not to be asked any more in this run. */
  closed: AbortController;
}

/** Thrown to whoever stands in line for a host that is not asked any more. */
export class HostClosed extends Error {
  override readonly name = "HostClosed";
}

/** Retry-After counts in whole seconds: moments closer than this are the same moment. */
const RETRY_AFTER_STEP_MS = 1000;

/** No pause or gap is longer: what a server says beyond it is an error of its own, and would keep us away for good. */
const LONGEST_MS = 7 * 86_400_000;

/**
 * Holds one gap per host between the starts of any two requests, however many callers there are, and over
 * restarts: the last start and a pause in force stand in the record before the request is sent.
 */
export class Limiter {
  readonly #clock: Clock;
  readonly #gapMs: number;
  readonly #record: HostRecord<HostTimes>;
  readonly #hosts = new Map<string, Host>();
  #loaded: Promise<Map<string, HostTimes>> | null = null;

  constructor(clock: Clock, gapMs: number, record: HostRecord<HostTimes>) {
    this.#clock = clock;
    this.#gapMs = gapMs;
    this.#record = record;
  }

  /**
   * Waits for this host's turn, then calls `send` with the function that `send` must call once its request is on
   * the wire. The next caller's gap counts from there, so that a slow connection does not bring two requests
   * closer together at the other end.
   * @throws HostClosed when the host is closed before this turn comes.
   */
  async start<Result>(name: string, send: (sent: () => void) => Promise<Result>): Promise<Result> {
    const host = await this.#host(name);
    let result: Promise<Result> | undefined;
    const turn = host.line.then(async () => {
      await this.#untilFree(host);
      if (host.closed.signal.aborted) throw new HostClosed(name);
      await this.#started(host);
      await new Promise<void>((resolve) => {
        const sent = () => {
          resolve(this.#started(host));
        };
        result = send(sent);
        result.then(sent, sent);
      });
    });
    host.line = turn.catch(() => undefined);
    await turn;
    if (result === undefined) throw new Error("unreachable: a turn that ended had sent");
    return result;
  }

  /** Sends home everyone who stands in line for this host, and everyone who comes later. */
  async close(name: string): Promise<void> {
    (await this.#host(name)).closed.abort();
  }

  /** The earliest moment the next request to this host may start, as far as is known now. */
  async earliest(name: string): Promise<number> {
    const host = await this.#host(name);
    return Math.max(host.lastRequest + host.gapMs, host.pausedUntil);
  }

  /** A longer gap wins; a shorter one than the setting never does. */
  async widen(name: string, gapMs: number): Promise<void> {
    const host = await this.#host(name);
    host.gapMs = Math.max(host.gapMs, Math.min(gapMs, LONGEST_MS));
  }

  /**
   * Nobody asks this host before the moment `asked`. Of a burst of refusals only the first moves the pause: a request that
   * had started before the pause was set moves it again only when it was told a clearly later moment.
   * Says whether the pause moved.
   */
  async pause(name: string, asked: number, requestStartedAt: number): Promise<boolean> {
    const host = await this.#host(name);
    const until = Math.min(asked, this.#clock.now() + LONGEST_MS);
    const sameBurst = requestStartedAt <= host.pauseSetAt;
    if (until <= host.pausedUntil + (sameBurst ? RETRY_AFTER_STEP_MS - 1 : 0)) return false;
    host.pausedUntil = until;
    host.pauseSetAt = this.#clock.now();
    await this.#save();
    return true;
  }

  async #host(name: string): Promise<Host> {
    this.#loaded ??= this.#record.read();
    const remembered = (await this.#loaded).get(name);
    let host = this.#hosts.get(name);
    if (host === undefined) {
      const now = this.#clock.now();
      const pausedUntil = remembered?.pausedUntil ?? 0;
      host = {
        gapMs: this.#gapMs,
        // A clock that was set back must not make anybody wait for a moment far away.
        lastRequest: Math.min(remembered?.lastRequest ?? 0, now),
        pausedUntil: pausedUntil > now + LONGEST_MS ? 0 : pausedUntil,
        pauseSetAt: Number.NEGATIVE_INFINITY,
        line: Promise.resolve(),
        closed: new AbortController(),
      };
      this.#hosts.set(name, host);
    }
    return host;
  }

  async #untilFree(host: Host): Promise<void> {
    for (;;) {
      const now = this.#clock.now();
      host.lastRequest = Math.min(host.lastRequest, now);
      const wait = Math.max(host.lastRequest + host.gapMs, host.pausedUntil) - now;
      if (wait <= 0 || host.closed.signal.aborted) return;
      await this.#clock.sleep(wait, host.closed.signal).catch((thrown: unknown) => {
        if (!host.closed.signal.aborted) throw thrown;
      });
    }
  }

  async #started(host: Host): Promise<void> {
    host.lastRequest = this.#clock.now();
    await this.#save();
  }

  async #save(): Promise<void> {
    const times = new Map(await this.#loaded);
    for (const [name, { lastRequest, pausedUntil }] of this.#hosts) {
      times.set(name, { lastRequest, pausedUntil });
    }
    await this.#record.write(times);
  }
}
