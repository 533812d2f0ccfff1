import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "../../pipeline/http/clock.ts";
import { memoryRecord } from "./memory-record.ts";
import type { HostTimes } from "../../pipeline/http/limiter.ts";
import { onThisMachine } from "../server/local-client.ts";
import { answer } from "../server/scripted-server.ts";

const { serve, client, close } = onThisMachine();
afterAll(close);

describe("a host that asks for a wait beyond all measure", () => {
  it.each(["9".repeat(14), "9".repeat(400)])(
    "takes a Retry-After of %s for a week, and asks again after it",
    async (retryAfter) => {
      let now = Date.parse("2026-11-22T03:00:00Z");
      const clock = { ...systemClock, now: () => now };
      const times = memoryRecord<HostTimes>();
      let ill = true;
      const server = await serve((_, response) => {
        if (ill) answer(response, 429, "", { "retry-after": retryAfter });
        else answer(response, 200, "fine");
      });
      const ask = () => client([server.host], {}, { clock, times }).get(`${server.base}/a`);
      expect(await ask()).toMatchObject({
        outcome: "stopped",
        reason: expect.stringContaining("left alone until 2026-11-29T03:00:00") as string,
      });
      ill = false;
      now += 6 * 86_400_000;
      expect(await ask()).toMatchObject({ outcome: "stopped" });
      now += 86_400_001;
      expect(await ask()).toMatchObject({ outcome: "fetched" });
    },
  );

  it("forgets a pause that a clock set far ahead left behind", async () => {
    const server = await serve((_, response) => {
      answer(response, 200, "fine");
    });
    const times = memoryRecord<HostTimes>();
    const ahead = Date.now() + 3650 * 86_400_000;
    await times.write(new Map([[server.host, { lastRequest: ahead, pausedUntil: ahead + 60_000 }]]));
    expect(await client([server.host], {}, { times }).get(`${server.base}/a`)).toMatchObject({
      outcome: "fetched",
    });
  });

  it.each(["7200", "1e300"])("leaves a host with a Crawl-delay of %s until later", async (delay) => {
    const server = await serve(
      (_, response) => {
        answer(response, 200, "fine");
      },
      (_, response) => {
        answer(response, 200, `User-agent: *\nCrawl-delay: ${delay}`);
      },
    );
    expect(await client([server.host]).get(`${server.base}/a`)).toMatchObject({ outcome: "stopped" });
    expect(server.asked()).toHaveLength(0);
  });
});
