import { describe, expect, it } from "vitest";
import { matchingOptions } from "../../../src/components/option-search.ts";

const options = [
  "Lincolnshire",
  "North Lincolnshire",
  "Northumberland",
  "Leeds",
  "Bath and North East Somerset",
].map((name) => ({ value: name, label: name }));
const named = (text: string): string[] => matchingOptions(options, text, 5).map(({ value }) => value);

describe("matchingOptions", () => {
  it("gives the very name alone, whatever its case", () => {
    expect(named("lincolnshire")).toEqual(["Lincolnshire"]);
  });

  it("forgives a misspelling, and gives all that begin so", () => {
    expect(named("Leds")).toEqual(["Leeds"]);
    expect(new Set(named("north"))).toEqual(
      new Set(["North Lincolnshire", "Northumberland", "Bath and North East Somerset"]),
    );
  });

  it("finds nothing for nothing, and nothing for what no name is like", () => {
    expect(named("  ")).toEqual([]);
    expect(named("Zzyzx")).toEqual([]);
  });
});
