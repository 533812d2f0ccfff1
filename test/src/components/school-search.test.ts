import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { mistakesBetween, prepareSearch, searchSchools } from "../../../src/components/school-search.ts";

const search = prepareSearch({
  urn: ["900001", "900002", "900013", "900104"],
  name: [
    "St Aldhelm’s Church of England Primary School",
    "Brindle Bay Academy",
    "Corrow Hall School",
    "Corrow Infant School",
  ],
  other_names: [[1, "Old Harbour School; Brindle Bay Secondary Modern"]],
  postcode: ["ZZ1 4AB", "ZZ2 1AA", null, "ZZ9 9ZZ"],
  phases: ["Primary", "Secondary"],
  phase: [0, 1, 1, 0],
  authorities: ["Lower Ravel", "Westmarch"],
  authority: [1, 0, 0, -1],
});
const names = (query: string): string[] => searchSchools(search, query, 8).map(({ name }) => name);

describe("searchSchools", () => {
  it("finds by the beginnings of words, in any order, without accents or apostrophes", () => {
    expect(names("primary st aldhelms")).toEqual(["St Aldhelm’s Church of England Primary School"]);
    expect(names("corr")).toEqual(["Corrow Hall School", "Corrow Infant School"]);
  });

  it.each(["Brindel Bay", "Brndle bay", "Brinddle", "Brimdle academy", "rindle bay"])(
    "forgives one mistake: %s",
    (query) => {
      expect(names(query)).toEqual(["Brindle Bay Academy"]);
    },
  );

  it("finds by authority, postcode with and without its space, and the beginning of a URN", () => {
    expect(names("lower ravel")).toEqual(["Brindle Bay Academy", "Corrow Hall School"]);
    expect(names("zz14ab")).toEqual(["St Aldhelm’s Church of England Primary School"]);
    expect(names("ZZ1 4AB")).toEqual(["St Aldhelm’s Church of England Primary School"]);
    expect(names("9000")).toHaveLength(3);
    expect(searchSchools(search, "900104", 8)[0]).toEqual({
      urn: "900104",
      name: "Corrow Infant School",
      otherNames: null,
      phase: "Primary",
      authority: null,
      postcode: "ZZ9 9ZZ",
    });
  });

  it("finds by a name of earlier files or of a letter, and says it", () => {
    expect(names("old harbour")).toEqual(["Brindle Bay Academy"]);
    expect(searchSchools(search, "Harbour school", 8)[0]?.otherNames).toBe(
      "Old Harbour School; Brindle Bay Secondary Modern",
    );
  });

  it.each(["URN 900104", "urn900104", "URN: 900104"])("takes the form the pages print: %s", (query) => {
    expect(names(query)).toEqual(["Corrow Infant School"]);
  });

  it("puts the exact before the mistaken, and gives no more than asked for", () => {
    expect(names("corrow infant")[0]).toBe("Corrow Infant School");
    expect(searchSchools(search, "school", 2)).toHaveLength(2);
  });

  it("finds nothing where nothing fits", () => {
    expect(names("zebra")).toEqual([]);
    expect(names("  ")).toEqual([]);
  });
});

describe("mistakesBetween", () => {
  it("counts letters wrong, missing, added and swapped", () => {
    expect(mistakesBetween("brindle", "brindel", 2)).toBe(1);
    expect(mistakesBetween("brindle", "brinle", 2)).toBe(1);
    expect(mistakesBetween("brindle", "xrindlex", 2)).toBe(2);
  });

  it("is symmetric, and nought only between equals", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(mistakesBetween(one, other, 8)).toBe(mistakesBetween(other, one, 8));
        expect(mistakesBetween(one, other, 8) === 0).toBe(one === other);
      }),
    );
  });
});
