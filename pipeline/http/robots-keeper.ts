import type { Answer, Validators } from "./answer.ts";
import type { Clock } from "./clock.ts";
import type { HostRecord } from "./host-record.ts";
import { ROBOTS_KEPT_MS, type RobotsRules, type RobotsText, robotsRules } from "./robots.ts";

/** Why a host's robots.txt cannot be relied on, in words; then nothing may be asked of the host. */
export interface Unreadable {
  unreadable: string;
}

/**
 * The robots.txt of every host met: asked for before anything else, kept a day (on disk too), then asked for
 * again conditionally. RFC 9309, 2.3.1: 4xx means that everything is allowed, 5xx or no answer that nothing is.
 */
export class RobotsKeeper {
  readonly #clock: Clock;
  readonly #record: HostRecord<RobotsText>;
  readonly #userAgent: string;
  readonly #ask: (url: URL, held: Validators | undefined) => Promise<Answer>;
  readonly #rules = new Map<string, { until: number; rules: Promise<RobotsRules | Unreadable> }>();
  #kept: Promise<Map<string, RobotsText>> | null = null;

  constructor(
    clock: Clock,
    record: HostRecord<RobotsText>,
    userAgent: string,
    ask: (url: URL, held: Validators | undefined) => Promise<Answer>,
  ) {
    this.#clock = clock;
    this.#record = record;
    this.#userAgent = userAgent;
    this.#ask = ask;
  }

  /** The rules that hold for a URL's host now. */
  async rulesFor(url: URL): Promise<RobotsRules | Unreadable> {
    const now = this.#clock.now();
    const known = this.#rules.get(url.origin);
    if (known !== undefined && now < known.until) return known.rules;
    const entry = { until: now + ROBOTS_KEPT_MS, rules: this.#load(url.origin, now) };
    this.#rules.set(url.origin, entry);
    const rules = await entry.rules;
    const readAt = (await this.#keptTexts()).get(url.origin)?.readAt;
    if (readAt !== undefined) entry.until = readAt + ROBOTS_KEPT_MS;
    return rules;
  }

  async #load(origin: string, now: number): Promise<RobotsRules | Unreadable> {
    const texts = await this.#keptTexts();
    const kept = texts.get(origin);
    if (kept !== undefined && kept.readAt <= now && now < kept.readAt + ROBOTS_KEPT_MS) {
      return robotsRules(origin, kept, this.#userAgent);
    }
    const answer = await this.#ask(new URL("/robots.txt", origin), kept?.text === null ? undefined : kept);
    const text = this.#read(answer, kept);
    if ("unreadable" in text) return text;
    texts.set(origin, text);
    await this.#record.write(texts);
    return robotsRules(origin, text, this.#userAgent);
  }

  #read(answer: Answer, kept: RobotsText | undefined): RobotsText | Unreadable {
    const readAt = this.#clock.now();
    const none = { readAt, text: null, etag: null, last_modified: null };
    switch (answer.outcome) {
      case "fetched":
        return {
          readAt,
          text: new TextDecoder().decode(answer.body),
          etag: answer.etag,
          last_modified: answer.last_modified,
        };
      case "unchanged":
        return kept === undefined ? none : { ...kept, readAt };
      case "missing":
        return none;
      case "failed":
        // Too many requests is no statement about the file: it is read later, or not at all.
        return answer.status !== null && answer.status >= 400 && answer.status < 500 && answer.status !== 429
          ? none
          : { unreadable: answer.reason };
      case "stopped":
        return { unreadable: answer.reason };
    }
  }

  async #keptTexts(): Promise<Map<string, RobotsText>> {
    this.#kept ??= this.#record.read();
    return this.#kept;
  }
}
