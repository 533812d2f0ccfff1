import { expect, it } from "vitest";
import { type Examples, among, fitLogistic, levelsOf, only } from "../../pipeline/themes/logistic.ts";

/** Forty sentences; half have the label. Feature 0 stands in those with it, 1 in those without, 2 in every other one. */
const rows = Array.from({ length: 40 }, (_, n) => [n < 20 ? 0 : 1, ...(n % 2 === 0 ? [2] : [])]);
const wanted = rows.map((_, n) => n < 20);
const examples = (against: readonly boolean[], expected = [0, 0, 0]): Examples => ({
  features: 3,
  rows,
  importance: rows.map(() => 1),
  scale: new Float64Array(3).fill(1),
  expected: Float64Array.from(expected),
  against,
});

it("weighs what stands with the label for it, what stands without against it, and what says nothing little", () => {
  const { weights } = fitLogistic(examples([false, false, false]), wanted);
  expect(weights[0]).toBeGreaterThan(0.5);
  expect(weights[1]).toBeLessThan(-0.5);
  expect(Math.abs(weights[2] ?? 1)).toBeLessThan(0.1);
});

it("lets a feature that may only speak against a label never speak for it", () => {
  const { weights } = fitLogistic(examples([true, true, true]), wanted);
  expect(weights[0]).toBeCloseTo(0, 9);
  expect(weights[1]).toBeLessThan(-0.5);
});

it("leaves a weight near what is expected where sentences say little of it", () => {
  const { weights } = fitLogistic(
    { ...examples([false, false, false], [0, 0, 4]), rows: rows.map(() => []) },
    wanted,
  );
  expect(weights[2]).toBeCloseTo(4, 9);
});

it("takes some features of the sentences, numbered anew, with what is known of each", () => {
  const taken = only(
    {
      features: 3,
      rows: [[0, 2], [1], [2]],
      importance: [1, 2, 3],
      scale: Float64Array.of(1, 2, 3),
      expected: Float64Array.of(0, 4, 5),
      against: [false, false, true],
    },
    [2, 1],
  );
  expect(taken).toEqual({
    features: 2,
    rows: [[0], [1], [0]],
    importance: [1, 2, 3],
    scale: Float64Array.of(3, 2),
    expected: Float64Array.of(5, 4),
    against: [true, false],
  });
});

it("takes some of the sentences, each with how much it counts", () => {
  const all = { ...examples([false, false, false]), rows: [[0], [1], [2]], importance: [1, 2, 3] };
  expect(among(all, [2, 0])).toEqual({ ...all, rows: [[2], [0]], importance: [3, 1] });
});

it("gives a sentence its start and the weights of what stands in it", () => {
  const levels = levelsOf({ start: -1, weights: Float64Array.of(2, 0.5, 4) }, [[0, 1], []]);
  expect([...levels]).toEqual([1.5, -1]);
});
