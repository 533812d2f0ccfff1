import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permalinkOf, queryOf } from "../../../src/evidence/permalink.ts";
import { LISTS, NOTHING_CHOSEN, type Selection } from "../../../src/evidence/selection.ts";
import { VOCABULARY } from "./fictional-letters.ts";

const lists = Object.fromEntries(
  LISTS.map((name) => [name, fc.subarray(VOCABULARY[name].map(({ id }) => id))]),
) as Record<(typeof LISTS)[number], fc.Arbitrary<string[]>>;
const anySelection: fc.Arbitrary<Selection> = fc
  .record({
    ...lists,
    match: fc.constantFrom("any" as const, "all" as const),
    from: fc.constantFrom("", "2020-09-01"),
    to: fc.constantFrom("", "2021-07-31"),
    words: fc.constantFrom("", '"mental health" NEAR/4 work* r&d=x+y%'),
  })
  .map((selection) => ({
    ...selection,
    match: selection.theme.length > 1 ? selection.match : ("any" as const),
  }));

describe("the address of a view", () => {
  it("brings every selection back as it was", () => {
    fc.assert(
      fc.property(anySelection, fc.boolean(), (selection, picked) => {
        const state = {
          selection,
          picks: picked ? ["0123456789abcdef:3", "0123456789abcdef:1"] : [],
          build: "0123456789ab",
          codebook: "1.0.0+abc",
        };
        expect(permalinkOf(`https://example.org/evidence?${queryOf(state)}`, VOCABULARY)).toEqual(state);
      }),
    );
  });

  it("takes an address as it is copied: with a place on the page, and with no filter at all", () => {
    const read = (address: string) => permalinkOf(address, VOCABULARY).selection;
    const workload = { ...NOTHING_CHOSEN, theme: ["workload"] };
    expect(read("https://example.org/evidence?theme=workload#observablehq-main")).toEqual(workload);
    expect(read("https://example.org/evidence#observablehq-main")).toEqual(NOTHING_CHOSEN);
    expect(read("https://example.org/evidence")).toEqual(NOTHING_CHOSEN);
  });

  it("takes labels and any case, and puts values in one order", () => {
    const { selection } = permalinkOf("theme=Reading&theme=WORKLOAD&prior=inadequate", VOCABULARY);
    expect(selection).toEqual({ ...NOTHING_CHOSEN, theme: ["workload", "reading"], prior: ["4"] });
  });

  it.each([
    ["region=Atlantis", 'region is "Atlantis"; allowed: East Midlands; North West.'],
    ["prior=5", "allowed: 1 (Outstanding); 2 (Good)"],
    ["match=most", "allowed: any, all"],
    ["from=2020-02-30", "YYYY-MM-DD"],
    ["from=2021-01-01&to=2020-01-01", "can not come after"],
    ["colour=red", '"colour" is no filter; allowed: theme, stance'],
    ["pick=abc", "the id of a passage"],
  ])("refuses %s and names what is allowed", (query, words) => {
    expect(() => permalinkOf(query, VOCABULARY)).toThrow(words);
  });
});
