import { expect, it } from "vitest";
import { fitBeside } from "../../pipeline/themes/beside.ts";

/** Of 400 sentences the first half are on reading; all look as if they were on writing too, which only the others are. */
const sentences = Array.from({ length: 400 }, (_, n) => n);
const levels = {
  reading: Float64Array.from(sentences, (n) => (n < 200 ? 3 : -3)),
  writing: new Float64Array(400).fill(0.5),
  ink: new Float64Array(400).fill(-3),
};
const wanted = [sentences.map((n) => n < 200), sentences.map((n) => n >= 200), sentences.map(() => false)];
const fitted = (least: number) => fitBeside(Object.keys(levels), Object.values(levels), wanted, least);

it("says how much a theme that is given speaks against another", () => {
  const writing = fitted(0).get("writing");
  expect(writing?.themes.get("reading")).toBeLessThan(-2);
  expect(writing?.always).toBeGreaterThan(0);
});

it("never looks at the theme itself, and hears nothing of a theme that is never given", () => {
  const writing = fitted(0).get("writing");
  expect(writing?.themes.has("writing")).toBe(false);
  expect(writing?.themes.get("ink")).toBe(0);
});

it("takes a theme as given from the level that is told", () => {
  expect(fitted(4).get("writing")?.themes.get("reading")).toBe(0);
});

it("leaves the levels as they were", () => {
  fitted(0);
  expect(new Set(levels.writing)).toEqual(new Set([0.5]));
});

it("leaves a theme that few sentences carry as it was told at first", () => {
  expect([...fitted(0).keys()]).toEqual(["reading", "writing"]);
});
