import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Clock } from "../../pipeline/http/clock.ts";
import type { HostRecord } from "../../pipeline/http/host-record.ts";
import { HostClosed, type HostTimes, Limiter } from "../../pipeline/http/limiter.ts";
import { memoryRecord } from "./memory-record.ts";

/** A clock whose time only passes in waits. */
function heldClock(start = 1_000_000): Clock & { time: number } {
  const clock = {
    time: start,
    now: () => clock.time,
    sleep: (ms: number) => {
      clock.time += ms;
      return Promise.resolve();
    },
  };
  return clock;
}

const instantly = (clock: Clock, starts: number[]) => (sent: () => void) => {
  starts.push(clock.now());
  sent();
  return Promise.resolve("answered");
};

describe("the limiter", () => {
  it("lets a host's requests start one gap apart, in the order they came, and does not hold up another host", async () => {
    const clock = heldClock();
    const limiter = new Limiter(clock, 1000, memoryRecord());
    const here: number[] = [];
    const there: number[] = [];
    await Promise.all([
      ...[1, 2, 3].map(() => limiter.start("here", instantly(clock, here))),
      limiter.start("there", instantly(clock, there)),
    ]);
    expect(here.slice(1).map((at, index) => at - (here[index] ?? 0))).toEqual([1000, 1000]);
    expect(there[0]).toBeLessThanOrEqual(here[1] ?? 0);
  });

  it("counts the gap from when the request was written, however long the connection took", async () => {
    const clock = heldClock();
    const limiter = new Limiter(clock, 1000, memoryRecord());
    const starts: number[] = [];
    const slowly = async (sent: () => void) => {
      await clock.sleep(700);
      starts.push(clock.now());
      sent();
    };
    await limiter.start("here", slowly);
    await limiter.start("here", slowly);
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  it("keeps the gap and a pause over a restart, and makes nobody wait longer than that", async () => {
    const clock = heldClock();
    const record = memoryRecord<HostTimes>();
    const starts: number[] = [];
    await new Limiter(clock, 1000, record).start("here", instantly(clock, starts));
    clock.time += 300;
    await new Limiter(clock, 1000, record).start("here", instantly(clock, starts));
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBe(1000);

    const before = new Limiter(clock, 1000, record);
    await before.pause("here", clock.now() + 60_000, clock.now());
    const after = new Limiter(clock, 1000, record);
    await after.start("here", instantly(clock, starts));
    expect((starts[2] ?? 0) - (starts[1] ?? 0)).toBe(60_000);
    await clock.sleep(5000);
    const idle = clock.now();
    await new Limiter(clock, 1000, record).start("here", instantly(clock, starts));
    expect(starts[3]).toBe(idle);
  });

  it("has the start on disk before the request goes out", async () => {
    const clock = heldClock();
    const written: number[] = [];
    const record: HostRecord<HostTimes> = {
      read: () => Promise.resolve(new Map()),
      write: (values) => {
        written.push(values.get("here")?.lastRequest ?? 0);
        return Promise.resolve();
      },
    };
    let onDisk = 0;
    await new Limiter(clock, 1000, record).start("here", (sent) => {
      onDisk = written.length;
      sent();
      return Promise.resolve();
    });
    expect(onDisk).toBe(1);
    expect(written[0]).toBe(1_000_000);
  });

  it("is not held up by a last request in the future, as after a clock that was set back", async () => {
    const clock = heldClock();
    const record = memoryRecord<HostTimes>();
    await record.write(new Map([["here", { lastRequest: clock.now() + 9e9, pausedUntil: 0 }]]));
    const starts: number[] = [];
    await new Limiter(clock, 1000, record).start("here", instantly(clock, starts));
    expect(starts[0]).toBe(1_001_000);
  });

  it("takes a longer gap and never a shorter one", async () => {
    const clock = heldClock();
    const limiter = new Limiter(clock, 1000, memoryRecord());
    await limiter.widen("here", 10);
    await limiter.start("here", instantly(clock, []));
    expect(await limiter.earliest("here")).toBe(clock.now() + 1000);
    await limiter.widen("here", 5000);
    expect(await limiter.earliest("here")).toBe(clock.now() + 5000);
  });

  it("moves a pause for a clearly later moment that one of the burst was told", async () => {
    const clock = heldClock();
    const limiter = new Limiter(clock, 10, memoryRecord());
    const startedAt = clock.now() - 5;
    expect(await limiter.pause("here", clock.now() + 5000, startedAt)).toBe(true);
    expect(await limiter.pause("here", clock.now() + 5004, startedAt)).toBe(false);
    expect(await limiter.pause("here", clock.now() + 90_000, startedAt)).toBe(true);
    expect(await limiter.pause("here", clock.now() + 100, clock.now() + 1)).toBe(false);
    expect(await limiter.earliest("here")).toBe(clock.now() + 90_000);
  });

  it("sends home who stands in line for a closed host, and goes on for others", async () => {
    const clock = heldClock();
    const limiter = new Limiter(clock, 1000, memoryRecord());
    await limiter.close("here");
    await expect(limiter.start("here", instantly(clock, []))).rejects.toThrow(HostClosed);
    expect(await limiter.start("there", instantly(clock, []))).toBe("answered");
  });

  it("goes on after a request that failed", async () => {
    const clock = heldClock();
    const limiter = new Limiter(clock, 1000, memoryRecord());
    await expect(limiter.start("here", () => Promise.reject(new Error("no connection")))).rejects.toThrow(
      "no connection",
    );
    expect(await limiter.start("here", instantly(clock, []))).toBe("answered");
  });

  it("holds the gap whatever callers, pauses and restarts come in whatever order", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("ask" as const), callers: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ kind: fc.constant("pause" as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
      fc.record({ kind: fc.constant("restart" as const) }),
      fc.record({ kind: fc.constant("idle" as const), ms: fc.integer({ min: 0, max: 3000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const clock = heldClock();
        const record = memoryRecord<HostTimes>();
        let limiter = new Limiter(clock, 700, record);
        const starts: number[] = [];
        let paused = 0;
        for (const one of steps) {
          if (one.kind === "restart") limiter = new Limiter(clock, 700, record);
          else if (one.kind === "idle") clock.time += one.ms;
          else if (one.kind === "pause") {
            paused = Math.max(paused, clock.now() + one.ms);
            await limiter.pause("here", clock.now() + one.ms, clock.now() + 1);
          } else {
            const first = starts.length;
            await Promise.all(
              Array.from({ length: one.callers }, () => limiter.start("here", instantly(clock, starts))),
            );
            expect(Math.min(...starts.slice(first))).toBeGreaterThanOrEqual(paused);
          }
        }
        for (const [index, at] of starts.slice(1).entries()) {
          expect(at - (starts[index] ?? 0)).toBeGreaterThanOrEqual(700);
        }
      }),
      { numRuns: 100 },
    );
  });
});
