import { expect, it } from "vitest";
import { liftOf } from "../../pipeline/themes/lift.ts";

/** A hundred sentences that carry the theme, of which half look at -1 as if they hardly did, and as many that do not. */
const sentences = Array.from({ length: 1000 }, (_, n) => n);
const wanted = sentences.map((n) => n < 100);
const levels = (others: number): Float64Array =>
  Float64Array.from(sentences, (n) => (n < 50 ? 2 : n < 100 ? -1 : n < 200 ? others : -6));
const once = sentences.map(() => 1);

it("goes so far down as sentences with the theme stand there, and no farther", () => {
  const lift = liftOf(levels(-1.8), wanted, once);
  expect(lift).toBeGreaterThanOrEqual(1);
  expect(lift).toBeLessThan(1.8);
});

it("stays above where sentences without the theme stand as well", () => {
  const many = Float64Array.from(sentences, (n) => (n < 50 ? 2 : n < 100 ? -1 : -0.9));
  expect(liftOf(many, wanted, once)).toBeLessThan(0.9);
});

it("hears what counts more", () => {
  const even = levels(-0.9);
  const others = sentences.map((n) => (n >= 100 ? 9 : 1));
  expect(liftOf(even, wanted, others)).toBeLessThan(0.9);
  expect(
    liftOf(
      even,
      wanted,
      sentences.map((n) => (n < 100 ? 9 : 1)),
    ),
  ).toBeGreaterThanOrEqual(1);
});

it("is the usual one where few sentences carry the theme", () => {
  expect(
    liftOf(
      levels(-1.8),
      sentences.map((n) => n < 59),
      once,
    ),
  ).toBe(0.6);
});
