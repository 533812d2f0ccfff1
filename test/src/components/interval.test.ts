import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "../../../src/components/interval.ts";

describe("wilsonInterval", () => {
  it("gives the published values of the score interval", () => {
    // Newcombe (1998), Table I, method 3.
    for (const [n, denominator, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilsonInterval(n, denominator);
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
  });

  it("gives nothing for a share of nothing", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it("holds the share, stays within 0 and 1, and mirrors", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30_000 }), fc.nat(), (denominator, seed) => {
        const n = seed % (denominator + 1);
        const here = wilsonInterval(n, denominator);
        const mirror = wilsonInterval(denominator - n, denominator);
        if (here === null || mirror === null) throw new Error("a share was expected");
        expect(here.low).toBeGreaterThanOrEqual(0);
        expect(here.high).toBeLessThanOrEqual(1);
        expect(here.low).toBeLessThanOrEqual(here.share);
        expect(here.high).toBeGreaterThanOrEqual(here.share);
        expect(1 - mirror.high).toBeCloseTo(here.low, 5);
      }),
    );
  });
});
