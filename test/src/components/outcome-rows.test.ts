import { describe, expect, it } from "vitest";
import { unlistedCaveats } from "../../../src/components/outcome-rows.ts";
import { outcomesOf } from "./chart-rows.ts";

describe("what charts of grades say of schools that no file of the newest month names", () => {
  const file = outcomesOf(["All"]);

  it("is how many they are, and of when the oldest is told", () => {
    const unlisted = { schools: 1_482, of: 2_053, oldest: "2015-08-31" };
    expect(unlistedCaveats({ ...file, unlisted })).toEqual([
      expect.stringMatching(
        /^1,482 of all 2,053 schools are in no file as at 31 August 2025: .* the oldest as at 31 August 2015\./,
      ),
    ]);
  });

  it("is nothing where there are none, and where schools were chosen", () => {
    expect(unlistedCaveats({ ...file, unlisted: { schools: 0, of: 2_053, oldest: null } })).toEqual([]);
    expect(unlistedCaveats(file)).toEqual([]);
  });
});
