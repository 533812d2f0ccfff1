import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs, isPassing, retryAfterMs } from "../../pipeline/http/retry.ts";

const now = Date.parse("2026-11-22T10:00:00Z");

describe("Retry-After", () => {
  it.each([
    ["5", 5000],
    [" 0 ", 0],
    ["Sun, 22 Nov 2026 10:02:00 GMT", 120_000],
    ["Sunday, 22-Nov-26 10:02:00 GMT", 120_000],
    ["Sun, 22 Nov 2026 09:00:00 GMT", 0],
  ])("%s is a wait", (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  it.each([undefined, "", "soon", "-5", "1.5", "2026-11-22"])("%s is none", (header) => {
    expect(retryAfterMs(header, now)).toBeNull();
  });
});

describe("back-off", () => {
  it("doubles with every try, takes up to half away, and stays below five minutes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tried, random) => {
          const full = Math.min(1000 * 2 ** (tried - 1), 300_000);
          const wait = backoffMs(tried, 1000, random);
          expect(wait).toBeGreaterThanOrEqual(full / 2);
          expect(wait).toBeLessThanOrEqual(full);
        },
      ),
    );
    expect(backoffMs(3, 1000, 1)).toBe(4000);
    expect(backoffMs(3, 1000, 0)).toBe(2000);
  });

  it("is for what passes, and not for what another try can not mend", () => {
    expect([408, 425, 429, 500, 502, 503, 504].every(isPassing)).toBe(true);
    expect([200, 301, 400, 401, 403, 404, 410].some(isPassing)).toBe(false);
  });
});
