import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { FOUR_POINT, type GradeStyle, gradeStyle, REPORT_CARD } from "../../../src/components/grade-scale.ts";

/** Relative luminance after WCAG 2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

describe.each([
  ["the four-point scale", FOUR_POINT],
  ["the report card's scale", REPORT_CARD],
] as const)("%s", (_, scale: readonly GradeStyle[]) => {
  it("sets neighbours apart by 3:1 or more", () => {
    scale.slice(1).forEach((style, index) => {
      expect(contrast(style.fill, scale[index]?.fill ?? "#000000")).toBeGreaterThanOrEqual(3);
    });
  });

  it("writes on each fill with ink that reads at 4.5:1 or more", () => {
    for (const style of scale) expect(contrast(style.fill, style.ink)).toBeGreaterThanOrEqual(4.5);
  });

  it("gives each grade a mark of its own beside colour", () => {
    expect(new Set(scale.map(({ mark }) => mark)).size).toBe(scale.length);
  });

  it("has the same colours in the style sheet", async () => {
    const sheet = await readFile(new URL("../../../src/style/grades.css", import.meta.url), "utf8");
    for (const { grade, fill, ink } of scale) {
      expect(sheet.replace(/\s+/g, " ")).toContain(`.grade-${grade} { background: ${fill}; color: ${ink}; }`);
    }
  });
});

describe("gradeStyle", () => {
  it("never finds a grade of one scale on the other", () => {
    for (const { grade } of FOUR_POINT) expect(gradeStyle(REPORT_CARD, grade)).toBeUndefined();
    for (const { grade } of REPORT_CARD) expect(gradeStyle(FOUR_POINT, grade)).toBeUndefined();
  });

  it("gives no style to what is not a grade", () => {
    for (const grade of ["9", "0", "not_judged", ""]) expect(gradeStyle(FOUR_POINT, grade)).toBeUndefined();
  });
});
