import { describe, expect, it } from "vitest";
import { letterLimits } from "../../../src/components/letter-limits.ts";
import { LETTERS } from "./letters-file.ts";

describe("letterLimits", () => {
  it("counts the letters of which something is not known, and says where it is known of all", () => {
    expect(letterLimits(LETTERS)).toEqual([
      "4 of 130 letters have no date that could be read: they are in no chart over time.",
      "All 130 letters are about a school with one of the four grades before.",
      "All 130 letters are joined to a school whose phase is known.",
      "60 of 130 letters do not say whether the visit was on site or remote.",
    ]);
  });

  it("names the letters of ungraded and of unknown schools", () => {
    const unknown = { ...LETTERS, priors: ["not_known", "4"], phases: ["Primary", "Unknown"] };
    expect(letterLimits(unknown).slice(1, 3)).toEqual([
      "54 of 130 letters are about no school with one of the four grades before: they are in no chart by prior grade.",
      "10 of 130 letters could not be joined to a school whose phase is known.",
    ]);
  });

  it("tells one letter as one", () => {
    const letters = (count: number) => letterLimits({ ...LETTERS, letters: [0, 0, 0, count, 0] });
    expect(letters(1)).toEqual([
      "The one letter has a date that could be read.",
      "The one letter is about a school with one of the four grades before.",
      "The one letter is joined to a school whose phase is known.",
      "1 of 1 letter does not say whether the visit was on site or remote.",
    ]);
    expect(letterLimits({ ...LETTERS, letters: [5, 0, 0, 1, 0] }).at(-1)).toBe(
      "1 of 6 letters does not say whether the visit was on site or remote.",
    );
  });

  it("says that there are no letters, and nothing of what is known of all none of them", () => {
    expect(letterLimits({ ...LETTERS, letters: [0, 0, 0, 0, 0] })).toEqual(["No letters are here."]);
  });
});
