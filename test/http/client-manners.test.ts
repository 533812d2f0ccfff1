import pLimit from "p-limit";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../pipeline/http/clock.ts";
import { memoryRecord } from "./memory-record.ts";
import type { HostTimes } from "../../pipeline/http/limiter.ts";
import type { RobotsText } from "../../pipeline/http/robots.ts";
import { onThisMachine } from "../server/local-client.ts";
import { type Script, answer, gaps } from "../server/scripted-server.ts";

const here = onThisMachine();
afterEach(() => here.close());
const { serve, client } = here;

const ok: Script = (_, response) => {
  answer(response, 200, "fine", { etag: '"v1"', "last-modified": "Sun, 01 Nov 2026 00:00:00 GMT" });
};

describe("the manners of a client", () => {
  it("never starts two requests closer than the gap over 200 requests at concurrency 8 with random 500s", async () => {
    const gapMs = 20;
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const server = await serve((_, response, nth) => {
      if (nth < 4 && random() < 0.2) answer(response, 500, "no");
      else answer(response, 200, "fine");
    });
    const watched = here.watchedTransport();
    const asking = client([server.host], { gapMs }, { send: watched.send });
    const limit = pLimit(8);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => limit(() => asking.get(`${server.base}/page/${index}`))),
    );
    expect(answers.every(({ outcome }) => outcome === "fetched")).toBe(true);
    expect(server.asked().length).toBeGreaterThan(210);
    const between = watched.starts.slice(1).map((start, index) => start - (watched.starts[index] ?? 0));
    expect(Math.min(...between)).toBeGreaterThanOrEqual(gapMs);
    // The same as the server saw it; a busy machine may hold back single requests on their way.
    expect(gaps(server).filter((gap) => gap < gapMs - 5).length).toBeLessThanOrEqual(2);
    const whole = (server.seen.at(-1)?.at ?? 0) - (server.seen[0]?.at ?? 0);
    expect(whole).toBeGreaterThanOrEqual((server.seen.length - 1) * gapMs - 20);
  });

  it("asks for robots.txt before anything else, and once", async () => {
    const server = await serve(ok);
    const asking = client([server.host]);
    await Promise.all([1, 2, 3].map((n) => asking.get(`${server.base}/${n}`)));
    expect(server.seen[0]?.path).toBe("/robots.txt");
    expect(server.seen.filter(({ path }) => path === "/robots.txt")).toHaveLength(1);
  });

  it("keeps robots.txt a day, over restarts, and asks again conditionally after it", async () => {
    const server = await serve(ok, (request, response) => {
      if (request.headers["if-none-match"] === '"r"') answer(response, 304);
      else answer(response, 200, "User-agent: *\nDisallow: /hidden", { etag: '"r"' });
    });
    const robots = memoryRecord<RobotsText>();
    let now = Date.now();
    const clock = { ...systemClock, now: () => now };
    await client([server.host], {}, { robots, clock }).get(`${server.base}/a`);
    now += 23 * 3_600_000;
    await client([server.host], {}, { robots, clock }).get(`${server.base}/b`);
    const asked = () => server.seen.filter(({ path }) => path === "/robots.txt").map(({ status }) => status);
    expect(asked()).toEqual([200]);
    now += 2 * 3_600_000;
    const third = client([server.host], {}, { robots, clock });
    expect(await third.get(`${server.base}/c`)).toMatchObject({ outcome: "fetched" });
    expect(asked()).toEqual([200, 304]);
    expect(await third.get(`${server.base}/hidden`)).toMatchObject({ outcome: "failed" });
  });

  it("does not ask for what robots.txt disallows, and says so", async () => {
    const rules = "User-agent: *\nDisallow:\n\nUser-agent: InspectionOutcomes\nDisallow: /search\n";
    const server = await serve(ok, (_, response) => {
      answer(response, 200, rules);
    });
    const asking = client([server.host]);
    expect(await asking.get(`${server.base}/search?q=`)).toMatchObject({
      outcome: "failed",
      reason: `robots.txt of ${server.host} disallows it`,
    });
    expect(await asking.get(`${server.base}/provider/21/900001`)).toMatchObject({ outcome: "fetched" });
    expect(server.asked().map(({ path }) => path)).toEqual(["/provider/21/900001"]);
  });

  it("waits for a Crawl-delay that is longer than the gap, and for the gap when that is longer", async () => {
    const delayed =
      (delay: string): Script =>
      (_, response) => {
        answer(response, 200, `User-agent: *\nCrawl-delay: ${delay}`);
      };
    const longer = await serve(ok, delayed("0.15"));
    const shorter = await serve(ok, delayed("0.01"));
    const asking = client([longer.host, shorter.host], { gapMs: 60 });
    for (const path of ["/1", "/2", "/3"]) await asking.get(`${longer.base}${path}`);
    for (const path of ["/1", "/2", "/3"]) await asking.get(`${shorter.base}${path}`);
    expect(Math.min(...gaps(longer).slice(1))).toBeGreaterThan(140);
    expect(Math.min(...gaps(shorter))).toBeGreaterThan(55);
    expect(Math.min(...gaps(shorter))).toBeLessThan(140);
  });

  it.each([404, 403, 401, 410])("takes a robots.txt that answers %i as leave to ask", async (status) => {
    const server = await serve(ok, (_, response) => {
      answer(response, status);
    });
    expect(await client([server.host]).get(`${server.base}/a`)).toMatchObject({ outcome: "fetched" });
  });

  it("asks nothing of a host whose robots.txt answers 5xx or not in time", async () => {
    const ill = await serve(ok, (_, response) => {
      answer(response, 503);
    });
    const silent = await serve(ok, () => undefined);
    const asking = client([ill.host, silent.host], { timeoutMs: 60 });
    for (const server of [ill, silent]) {
      const answered = await asking.get(`${server.base}/a`);
      expect(answered.outcome).toBe("stopped");
      expect("reason" in answered && answered.reason).toContain("robots.txt can not be read");
      expect(server.asked()).toEqual([]);
    }
  });

  it.each([
    ["in seconds", () => "1"],
    // An HTTP date has whole seconds: two seconds ahead is at least one away.
    ["as an HTTP date", () => new Date(Date.now() + 2000).toUTCString()],
  ])("honours Retry-After %s for the whole host, and no burst follows", async (_, retryAfter) => {
    const gapMs = 30;
    let until = 0;
    const server = await serve((request, response, nth) => {
      if (request.url === "/busy" && nth === 1) {
        const header = retryAfter();
        until =
          Number(header) > 0
            ? performance.now() + 1000
            : performance.now() + (Date.parse(header) - Date.now());
        answer(response, 429, "", { "retry-after": header });
      } else answer(response, 200, "fine");
    });
    const asking = client([server.host], { gapMs });
    const busy = asking.get(`${server.base}/busy`);
    while (until === 0) await systemClock.sleep(2);
    await systemClock.sleep(10);
    const others = await Promise.all([1, 2, 3, 4].map((n) => asking.get(`${server.base}/${n}`)));
    expect([await busy, ...others].every(({ outcome }) => outcome === "fetched")).toBe(true);
    const afterwards = server.asked().slice(1);
    expect(afterwards).toHaveLength(5);
    // From the end of the pause on, not from the one before: a slow machine may look at one late and at the next at once.
    afterwards.forEach(({ at }, index) => {
      expect(at).toBeGreaterThanOrEqual(until - 5 + index * (gapMs - 1));
    });
  });

  it("moves the pause once for a burst of concurrent 429s", async () => {
    const times = memoryRecord<HostTimes>();
    const waiting: (() => void)[] = [];
    const server = await serve((_, response, nth) => {
      if (nth > 1) {
        answer(response, 200, "fine");
        return;
      }
      // All eight are on their way before the first is refused.
      waiting.push(() => {
        answer(response, 429, "", { "retry-after": "1" });
      });
      if (waiting.length === 8) for (const refuse of waiting) refuse();
    });
    const pauses = new Set<number>();
    const watched = {
      read: () => times.read(),
      write: (values: ReadonlyMap<string, HostTimes>) => {
        for (const { pausedUntil } of values.values()) if (pausedUntil > 0) pauses.add(pausedUntil);
        return times.write(values);
      },
    };
    const asking = client([server.host], { gapMs: 5 }, { times: watched });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => asking.get(`${server.base}/${n}`)));
    expect(answers.every(({ outcome }) => outcome === "fetched")).toBe(true);
    expect(pauses.size).toBe(1);
    expect(server.asked()).toHaveLength(16);
  });

  it("leaves a host until later that asks for more than an hour", async () => {
    const server = await serve((_, response) => {
      answer(response, 503, "", { "retry-after": "90000" });
    });
    const asking = client([server.host]);
    const answered = await asking.get(`${server.base}/a`);
    expect(answered).toMatchObject({ outcome: "stopped" });
    expect("reason" in answered && answered.reason).toContain("asked to be left alone until");
    expect(server.asked()).toHaveLength(1);
  });

  it("tries five times, each wait longer than half its doubled base, and then gives up", async () => {
    const waits: number[] = [];
    const clock = {
      ...systemClock,
      sleep: (ms: number, signal?: AbortSignal) => {
        if (signal === undefined) waits.push(ms);
        return signal === undefined ? Promise.resolve() : systemClock.sleep(ms, signal);
      },
    };
    const server = await serve((_, response) => {
      answer(response, 500);
    });
    const asking = client([server.host], { backoffMs: 1000 }, { clock, random: () => 0.5 });
    expect(await asking.get(`${server.base}/a`)).toEqual({
      outcome: "failed",
      reason: "it answered 500, 5 times",
      tries: 5,
      status: 500,
    });
    expect(server.asked()).toHaveLength(5);
    expect(waits).toEqual([750, 1500, 3000, 6000]);
  });

  it("stops asking a host after three 403 in a row, also for those already in line, and says what to do", async () => {
    const server = await serve((_, response) => {
      answer(response, 403);
    });
    const asking = client([server.host], { gapMs: 10 });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => asking.get(`${server.base}/${n}`)));
    expect(server.asked()).toHaveLength(3);
    expect(answers.map(({ outcome }) => outcome).filter((outcome) => outcome === "stopped")).toHaveLength(5);
    expect(asking.health.all()).toMatchObject([{ host: server.host }]);
    expect(asking.health.all()[0]?.reason).toMatch(/browser.*gap.*contact/s);
  });

  it("goes on when a 403 stands alone between other answers", async () => {
    const server = await serve((request, response) => {
      answer(response, request.url?.startsWith("/no") === true ? 403 : 200, "fine");
    });
    const asking = client([server.host]);
    const outcomes = [];
    for (const path of ["/no1", "/no2", "/yes", "/no3", "/no4", "/yes2"]) {
      outcomes.push((await asking.get(`${server.base}${path}`)).outcome);
    }
    expect(outcomes).toEqual(["failed", "failed", "fetched", "failed", "failed", "fetched"]);
  });

  it("leaves a host alone after twenty requests in a row failed for good", async () => {
    const server = await serve((_, response) => {
      answer(response, 502);
    });
    const asking = client([server.host], { backoffMs: 0 });
    for (let n = 0; n < 20; n += 1) await asking.get(`${server.base}/${n}`);
    expect(await asking.get(`${server.base}/next`)).toMatchObject({ outcome: "stopped" });
    expect(server.asked()).toHaveLength(100);
  });

  it("sends its name with every request", async () => {
    const server = await serve(ok);
    await client([server.host], { userAgent: "InspectionOutcomes/1 (+mailto:a@example.org)" }).get(
      `${server.base}/a`,
    );
    expect(server.seen.map(({ headers }) => headers["user-agent"])).toEqual([
      "InspectionOutcomes/1 (+mailto:a@example.org)",
      "InspectionOutcomes/1 (+mailto:a@example.org)",
    ]);
  });
});
