import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atomsOf } from "../../pipeline/themes/atoms.ts";
import { loadRulebook } from "../../pipeline/themes/codebook.ts";
import { wholeWords } from "../../pipeline/themes/pattern.ts";

const { administrative, themes, stance } = loadRulebook();
const patterns = [...administrative, ...themes.flatMap(({ rules }) => rules), ...stance.cues].map(
  ({ pattern }) => pattern,
);

/** Whether the words of a text have one of the atoms. */
function hasAtom(text: string, atoms: readonly string[]): boolean {
  const words = text.split(/[^a-z0-9]+/).map((word) => ` ${word} `);
  return words.some((word) => atoms.some((atom) => word.startsWith(` ${atom}`)));
}

const atoms = (...written: string[]): readonly string[] | null => atomsOf(wholeWords(written, {}));

describe("the atoms of a pattern", () => {
  it("are one word of each alternative: whole, or its beginning where more may follow", () => {
    expect(atoms("phonics?", "decod\\w+", "letter sounds")).toEqual([
      "decod",
      "letter ",
      "phonic",
      "phonics",
    ]);
    expect(atomsOf("\\bsend\\b")).toEqual(["send "]);
  });

  it("take the word that tells more, not one that stands in every letter", () => {
    expect(atoms("the (early|later) years", "of phonics")).toEqual(["early ", "later ", "phonics "]);
  });

  it("look past what may be anything", () => {
    expect(atoms("the (\\w+ ){0,3}library", "reading[^.]*poems?")).toEqual(["library", "reading"]);
  });

  it("hold no letters that may stand in the middle of a word", () => {
    expect(atoms("\\w*load", "poems")).toBeNull();
    expect(atomsOf("phonics")).toBeNull();
  });

  it("are not told where one alternative may be any word, or none", () => {
    expect(atoms("books", "[a-z]+ly")).toBeNull();
    expect(atoms("(?:books)?")).toBeNull();
  });

  it("count an apostrophe, a hyphen and a line's end as what parts words", () => {
    expect(atoms("pupils' books-only\nshelf")).toEqual(["books "]);
    expect(hasAtom("pupils'\nbooks", ["books "])).toBe(true);
  });
});

describe("the atoms of the codebook", () => {
  it("can be told of nearly every pattern", () => {
    expect(patterns.filter((pattern) => atomsOf(pattern) === null).length).toBeLessThan(6);
  });

  it("stand in whatever a pattern is found in", () => {
    let found = 0;
    for (const pattern of patterns) {
      const told = atomsOf(pattern);
      if (told === null) continue;
      const expression = new RegExp(pattern, "s");
      // Edges of words are no part of what is generated; texts that happen to have none where one is asked for are left out.
      const texts = fc.stringMatching(
        new RegExp(`^(?:${pattern.replaceAll("\\b", "").replaceAll("$", "")})$`),
      );
      fc.assert(
        fc.property(
          texts,
          fc.constantFrom("", "a ", "the-"),
          fc.constantFrom("", " b", "."),
          (text, before, after) => {
            const whole = `${before}${text.toLowerCase()}${after}`;
            if (!expression.test(whole)) return;
            found += 1;
            expect(hasAtom(whole, told)).toBe(true);
          },
        ),
        { numRuns: 40 },
      );
    }
    expect(found).toBeGreaterThan(patterns.length * 20);
  });
});
