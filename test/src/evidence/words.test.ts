import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordFinder } from "../../../src/evidence/words.ts";
import { WrongSelection } from "../../../src/evidence/wrong-selection.ts";

const TEXT = "Leaders’ plans for pupils’ mental health are clear; staff say their workload is not.";

/** The pieces of the text that a search finds. */
function found(query: string, text = TEXT): string[] | null {
  return wordFinder(query)(text)?.map(({ start, end }) => text.slice(start, end)) ?? null;
}

describe("wordFinder", () => {
  it("wants every word, in any order and any case", () => {
    expect(found("WORKLOAD staff")).toEqual(["workload", "staff"]);
    expect(found("workload governors")).toBeNull();
  });

  it("finds whole words only, and beginnings where a star asks for them", () => {
    expect(found("work")).toBeNull();
    expect(found("work*")).toEqual(["workload"]);
  });

  it("finds a phrase only where its words stand side by side", () => {
    expect(found('"mental health"')).toEqual(["mental health"]);
    expect(found('"health mental"')).toBeNull();
  });

  it("finds words near each other in either order, within as many words as it says", () => {
    expect(found("workload NEAR/3 staff")).toEqual(["workload", "staff"]);
    expect(found("staff NEAR/2 workload")).toBeNull();
    expect(found('"mental health" NEAR clear')).toEqual(["mental health", "clear"]);
  });

  it("takes either kind of apostrophe", () => {
    expect(found("children's", "The children’s books")).toEqual(["children’s"]);
  });

  it("takes the quotation marks that a word processor or a telephone writes", () => {
    for (const query of ["“mental health”", "”mental health”", "„mental health“"]) {
      expect(found(query)).toEqual(["mental health"]);
      expect(found(query, "Health of body; mental arithmetic.")).toBeNull();
    }
  });

  it("finds beginnings that end with a hyphen", () => {
    expect(found("self-*", "Pupils’ self-esteem grows.")).toEqual(["self-esteem"]);
    expect(found("self-*", "The self grows.")).toBeNull();
  });

  it("takes near with a number in small letters too, and near alone as a word", () => {
    expect(found("workload near/3 staff")).toEqual(["workload", "staff"]);
    expect(found("near", "Schools near the sea.")).toEqual(["near"]);
  });

  it.each([
    '"open',
    "“open",
    "NEAR x",
    "x NEAR",
    "x NEAR/0 y",
    "x NEAR/100 y",
    "!!",
    "a NEAR b NEAR c",
    "x".repeat(301),
  ])("says how words are written when it is given %s", (query) => {
    expect(() => wordFinder(query)).toThrow(WrongSelection);
    expect(() => wordFinder(query)).toThrow(/Allowed: words/);
  });

  it("finds any word of any text, exactly where it stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
          const pieces = found(`"${word}"`, ` ${word} `);
          expect(pieces).toEqual([word]);
        }
      }),
    );
  });
});
