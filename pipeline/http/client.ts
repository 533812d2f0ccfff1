import { errorText } from "../errors.ts";
import { PrivateAddress, bareHostname, hasPrivateAddress } from "./address.ts";
import type { Answer, Asking } from "./answer.ts";
import { ACCEPT_ENCODING, BrokenBody, decodedBody } from "./body.ts";
import type { Clock } from "./clock.ts";
import { HostHealth } from "./host-health.ts";
import type { HostRecord } from "./host-record.ts";
import { HostClosed, type HostTimes, Limiter } from "./limiter.ts";
import { backoffMs, isPassing, retryAfterMs, TRIES } from "./retry.ts";
import { ROBOTS_LIMIT_BYTES, type RobotsText } from "./robots.ts";
import { RobotsKeeper } from "./robots-keeper.ts";
import { BodyTooLong, type Incoming, type Transport } from "./transport.ts";

/** What the client touches of the world. */
export interface ClientWorld {
  clock: Clock;
  send: Transport;
  /** 0 to 1, for the jitter of back-off. */
  random: () => number;
  times: HostRecord<HostTimes>;
  robots: HostRecord<RobotsText>;
}

/** What the client may do. Times in milliseconds. */
export interface ClientRules {
  userAgent: string;
  gapMs: number;
  /** Hosts, with port where it is not the usual one, that may be asked, also after a redirect. */
  allowedHosts: ReadonlySet<string>;
  /** Whether a host name (without port) may lead to a private address. */
  mayBePrivate: (hostname: string) => boolean;
  timeoutMs: number;
  bodyLimitBytes: number;
  redirectLimit: number;
  /** The first wait before another try; doubled each time. */
  backoffMs: number;
}

/** A Retry-After beyond this is not waited for: the host is left until a later run. */
const LONGEST_PAUSE_MS = 60 * 60_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** How one try ended: for good, or with a reason to try again (after the host's pause, or a wait of its own). */
type Attempt = { end: Answer } | { again: string; status: number | null; paused: boolean };

/** Asks for pages and files so that the other side has no reason to mind; see docs/sources and the design. */
export class PoliteClient {
  readonly #world: ClientWorld;
  readonly #rules: ClientRules;
  readonly #limiter: Limiter;
  readonly #robots: RobotsKeeper;
  /** Which hosts are not asked any more in this run. */
  readonly health: HostHealth;
  /** Requests sent, robots.txt, tries and redirects included. */
  requests = 0;
  /** Bytes of body read off the wire. */
  bodyBytes = 0;

  constructor(world: ClientWorld, rules: ClientRules) {
    this.#world = world;
    this.#rules = rules;
    this.#limiter = new Limiter(world.clock, rules.gapMs, world.times);
    this.health = new HostHealth((host) => void this.#limiter.close(host));
    this.#robots = new RobotsKeeper(world.clock, world.robots, rules.userAgent, (url, held) =>
      this.#ask(url, { held }, false),
    );
  }

  /** When a request to this address may start at the earliest, as far as is known now. */
  earliest(url: string): Promise<number> {
    return this.#limiter.earliest(new URL(url).host);
  }

  /** Asks for one address and says what became of it; never throws for anything the other side does. */
  get(url: string, asking: Asking = {}): Promise<Answer> {
    return this.#ask(new URL(url), asking, true);
  }

  async #ask(url: URL, asking: Asking, underRobots: boolean): Promise<Answer> {
    for (let tried = 1; ; tried += 1) {
      const attempt = await this.#attempt(url, asking, underRobots, tried);
      if ("end" in attempt) {
        if (attempt.end.outcome !== "failed") this.health.answered(url.host);
        return attempt.end;
      }
      if (tried === TRIES) {
        const reason = `${attempt.again}, ${TRIES} times`;
        if (underRobots) this.health.failed(url.host, reason);
        return { outcome: "failed", reason, tries: tried, status: attempt.status };
      }
      if (!attempt.paused) {
        await this.#world.clock.sleep(backoffMs(tried, this.#rules.backoffMs, this.#world.random()));
      }
    }
  }

  /** One try: the request and the redirects it leads through. */
  async #attempt(start: URL, asking: Asking, underRobots: boolean, tried: number): Promise<Attempt> {
    let url = start;
    for (let hop = 0; hop <= this.#rules.redirectLimit; hop += 1) {
      const refusal =
        (await this.#refusal(url, tried)) ?? (underRobots ? await this.#robotsRefusal(url, tried) : null);
      if (refusal !== null) return { end: hop === 0 ? refusal : afterRedirect(refusal, start) };
      const startedAt = this.#world.clock.now();
      let answer: Incoming;
      try {
        answer = await this.#send(url, asking, underRobots);
      } catch (thrown) {
        return this.#noAnswer(thrown, url, tried);
      }
      const location = answer.headers.location;
      if (!REDIRECTS.has(answer.status) || location === undefined) {
        return this.#judge(url, answer, asking, { startedAt, tried, underRobots });
      }
      this.health.notForbidden(url.host);
      if (!URL.canParse(location, url.href)) {
        return { end: failed(`it redirects to "${location}", which is no address`, tried, answer.status) };
      }
      url = new URL(location, url);
    }
    return { end: failed(`more than ${this.#rules.redirectLimit} redirects`, tried, null) };
  }

  /** Why an address may not be asked at all. */
  async #refusal(url: URL, tried: number): Promise<Answer | null> {
    if (url.protocol !== "https:" && url.protocol !== "http:") {
      return failed(`${url.protocol} is not asked`, tried, null);
    }
    if (!this.#rules.allowedHosts.has(url.host)) {
      return failed(`${url.host} is not an allowed host (setting allowedHosts)`, tried, null);
    }
    if (hasPrivateAddress(url) && !this.#rules.mayBePrivate(bareHostname(url))) {
      return failed(`${bareHostname(url)} is a private address (setting privateAddresses)`, tried, null);
    }
    return this.#pauseRefusal(url);
  }

  /** Why a host may not be asked now: it was stopped, or wants a longer wait than a run has. */
  async #pauseRefusal(url: URL): Promise<Answer | null> {
    const stopped = this.health.stopped(url.host);
    if (stopped !== null) return { outcome: "stopped", reason: stopped };
    const wait = (await this.#limiter.earliest(url.host)) - this.#world.clock.now();
    if (wait <= LONGEST_PAUSE_MS + this.#rules.gapMs) return null;
    const until = new Date(this.#world.clock.now() + wait).toISOString();
    this.health.stop(url.host, `${url.host} asked to be left alone until ${until}. Run this again then.`);
    return this.#pauseRefusal(url);
  }

  async #robotsRefusal(url: URL, tried: number): Promise<Answer | null> {
    const rules = await this.#robots.rulesFor(url);
    if ("unreadable" in rules) {
      this.health.stop(
        url.host,
        `${url.origin}/robots.txt can not be read (${rules.unreadable}); the standard then forbids asking for anything else. Run this again later.`,
      );
      return { outcome: "stopped", reason: this.health.stopped(url.host) ?? rules.unreadable };
    }
    await this.#limiter.widen(url.host, rules.crawlDelayMs);
    if (!rules.allows(url)) return failed(`robots.txt of ${url.host} disallows it`, tried, null);
    return this.#pauseRefusal(url);
  }

  #send(url: URL, asking: Asking, underRobots: boolean): Promise<Incoming> {
    const held = asking.held;
    const headers: Record<string, string> = {
      "user-agent": this.#rules.userAgent,
      accept: "*/*",
      "accept-encoding": ACCEPT_ENCODING,
      ...(held?.etag == null ? {} : { "if-none-match": held.etag }),
      ...(held?.last_modified == null ? {} : { "if-modified-since": held.last_modified }),
    };
    const bodyLimitBytes = underRobots ? this.#rules.bodyLimitBytes : ROBOTS_LIMIT_BYTES;
    return this.#limiter.start(url.host, async (sent) => {
      this.requests += 1;
      const timeLimit = new AbortController();
      const done = new AbortController();
      const { timeoutMs } = this.#rules;
      this.#world.clock.sleep(timeoutMs, done.signal).then(
        () => {
          timeLimit.abort(new Error(`no whole answer within ${timeoutMs} ms`));
        },
        () => undefined,
      );
      try {
        const answer = await this.#world.send({
          url,
          headers,
          bodyLimitBytes,
          signal: timeLimit.signal,
          sent,
        });
        this.bodyBytes += answer.body.length;
        return answer;
      } finally {
        done.abort();
      }
    });
  }

  #noAnswer(thrown: unknown, url: URL, tried: number): Attempt {
    if (thrown instanceof HostClosed) {
      return { end: { outcome: "stopped", reason: this.health.stopped(url.host) ?? thrown.message } };
    }
    if (thrown instanceof PrivateAddress) return { end: failed(thrown.message, tried, null) };
    return { again: errorText(thrown), status: null, paused: false };
  }

  async #judge(
    url: URL,
    answer: Incoming,
    asking: Asking,
    { startedAt, tried, underRobots }: { startedAt: number; tried: number; underRobots: boolean },
  ): Promise<Attempt> {
    const { status } = answer;
    if (status !== 403) this.health.notForbidden(url.host);
    if (status === 200) return this.#fetched(url, answer, asking);
    if (status === 304 && asking.held !== undefined) return { end: { outcome: "unchanged" } };
    if (status === 404 || status === 410) return { end: { outcome: "missing", status } };
    const now = this.#world.clock.now();
    const backoff = (tries: number) => backoffMs(tries, this.#rules.backoffMs, this.#world.random());
    if (status === 403 && underRobots) {
      const inARow = this.health.forbidden(url.host);
      await this.#limiter.pause(url.host, now + backoff(inARow), startedAt);
    }
    if (!isPassing(status)) {
      const unusable = status >= 200 && status < 400;
      const reason = `it answered ${status}`;
      return unusable ? { again: reason, status, paused: false } : { end: failed(reason, tried, status) };
    }
    const asked = retryAfterMs(answer.headers["retry-after"], now);
    const pausesHost = asked !== null || status === 429;
    if (pausesHost) await this.#limiter.pause(url.host, now + (asked ?? backoff(tried)), startedAt);
    return { again: `it answered ${status}`, status, paused: pausesHost };
  }

  async #fetched(url: URL, answer: Incoming, asking: Asking): Promise<Attempt> {
    try {
      const body = await decodedBody(answer, this.#rules.bodyLimitBytes);
      const wrong = (await asking.wrong?.(body)) ?? null;
      if (wrong !== null) return { again: wrong, status: 200, paused: false };
      const { etag = null, "last-modified": last_modified = null } = answer.headers;
      return { end: { outcome: "fetched", body, url: url.href, etag, last_modified } };
    } catch (thrown) {
      if (!(thrown instanceof BrokenBody) && !(thrown instanceof BodyTooLong)) throw thrown;
      return { again: thrown.message, status: 200, paused: false };
    }
  }
}

function failed(reason: string, tries: number, status: number | null): Answer {
  return { outcome: "failed", reason, tries, status };
}

function afterRedirect(refusal: Answer, from: URL): Answer {
  return refusal.outcome === "failed"
    ? { ...refusal, reason: `${from.href} redirects: ${refusal.reason}` }
    : refusal;
}
