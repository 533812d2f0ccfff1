import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type CodebookFiles,
  codebookFolder,
  loadCodebook,
  parseCodebook,
  themesText,
} from "../../pipeline/themes/codebook.ts";
import { weightsText } from "../../pipeline/themes/weights.ts";
import { bookAndPenCodebook, bookCodebook } from "./book-codebook.ts";

const read = (name: string): string => readFileSync(`${codebookFolder}${name}`, "utf8");
const small: CodebookFiles = bookCodebook();

function changed(file: keyof CodebookFiles, from: string, to: string): CodebookFiles {
  expect(small[file]).toContain(from);
  return { ...small, [file]: small[file].replace(from, to) };
}

describe("the codebook of the project", () => {
  it("has the twenty themes, each with a definition and rules in words", () => {
    const { themes } = loadCodebook();
    expect(themes).toHaveLength(20);
    for (const { definition, rules } of themes) {
      expect(definition).not.toBe("");
      for (const { words } of rules) expect(words).not.toBe("");
    }
  });
});

it("lets a rule speak against another theme, and never for it", () => {
  const two = (weight: number) => bookAndPenCodebook([`writing,reading/books,${weight}`]);
  expect(parseCodebook(two(-50)).weights.weights).toContainEqual({
    label: "writing",
    feature: "reading/books",
    weight: -50,
  });
  expect(() => parseCodebook(two(50))).toThrow(/a rule speaks for its own theme or against others/);
});

describe("the version of a codebook", () => {
  it("changes with any change of a file", () => {
    const versions = [
      small,
      changed("themes.yml", "any: [<book>]", "any: [<book> club]"),
      changed("stance.yml", "any: [good]", "any: [better]"),
      changed("weights", "good,200", "good,300"),
      changed("headings.yml", "books? to read", "to read"),
    ].map((files) => parseCodebook(files).version);
    expect(new Set(versions).size).toBe(5);
    for (const version of versions) expect(version).toMatch(/^1\.0\.0\+[0-9a-f]{8}$/);
  });

  it("is the same whatever the line ends", () => {
    const themes = themesText();
    const stance = read("stance.yml");
    const weights = weightsText(`${codebookFolder}weights`);
    const headings = read("headings.yml");
    const files = {
      "themes.yml": themes,
      "stance.yml": stance,
      weights,
      "headings.yml": headings,
    };
    const windows = {
      ...files,
      "themes.yml": themes.replaceAll("\n", "\r\n"),
      weights: weights.replaceAll("\n", "\r\n"),
      "headings.yml": headings.replaceAll("\n", "\r\n"),
    };
    expect(parseCodebook(windows).version).toBe(parseCodebook(files).version);
  });
});

describe("a malformed codebook is refused with file, theme and rule", () => {
  const cases: readonly (readonly [what: string, files: CodebookFiles, message: RegExp])[] = [
    ["text that is not YAML", { ...small, "themes.yml": "version: [" }, /themes\.yml: not YAML/],
    [
      "a rule with no patterns",
      changed("themes.yml", "any: [<book>]", "any: []"),
      /themes\.yml: themes\[0\] reading, rules\[0\] books, any/,
    ],
    [
      "an unknown key",
      changed("themes.yml", "words: books", "words: books\n        weight: 3"),
      /rules\[0\] books.*weight/,
    ],
    [
      "an unknown word list",
      changed("themes.yml", "<book>", "<teachers>"),
      /theme reading, rule books: the vocabulary has no <teachers>/,
    ],
    [
      "look-around, which RE2 does not know",
      changed("themes.yml", "<book>", "(?!no)read"),
      /theme reading, rule books: look-around/,
    ],
    [
      "a bracket that does not close",
      changed("themes.yml", "<book>", "(read"),
      /theme reading, rule books: not a regular expression/,
    ],
    [
      "a cue that looks for nothing",
      changed("stance.yml", "any: [good]", "any: []"),
      /stance\.yml: cues\[0\] good, any/,
    ],
    [
      "a heading of an unknown stance",
      changed("headings.yml", "stance: concern", "stance: worry"),
      /headings\.yml: headings\[0\] to_read, stance/,
    ],
    [
      "a weight for an unknown theme or stance",
      changed("weights", "strength,stance", "joy,stance"),
      /weights of joy, line 2: no theme or stance/,
    ],
    [
      "a weight on an unknown rule",
      changed("weights", "reading/books", "reading/poems"),
      /weights of reading, line 3: no rule or cue/,
    ],
    [
      "a weight of a rule for another theme or stance",
      changed("weights", "reading,reading/books", "strength,reading/books"),
      /weights of strength, line 2: a rule speaks for its own theme/,
    ],
    [
      "a weight that is not a whole number",
      changed("weights", "books,150", "books,1.5"),
      /weights of reading, line 3: the weight is not a whole number/,
    ],
    [
      "a weight given twice",
      changed("weights", "reading,reading/books,150", "reading,reading/books,150\nreading,reading/books,1"),
      /weights of reading, line 4: stands there twice/,
    ],
    [
      "a theme that a text with nothing in it would get",
      changed("weights", "reading,(start),-100", "reading,(start),0"),
      /weights of reading, line 2: a text with nothing in it/,
    ],
    [
      "a second look that would give a theme to a text with nothing in it",
      changed("weights", "reading,reading/books,150", "reading,(beside),100"),
      /weights of reading, line 3: a text with nothing in it/,
    ],
    [
      "a second look at the theme itself",
      changed("weights", "reading,reading/books,150", "reading,(beside reading),-10"),
      /weights of reading, line 3: the second look is at other themes/,
    ],
    [
      "a second look at no theme of the codebook",
      changed("weights", "reading,reading/books,150", "reading,(beside writing),-10"),
      /weights of reading, line 3: the second look is at other themes/,
    ],
    [
      "a second look at a stance",
      changed("weights", "strength,stance/good,200", "strength,(beside reading),-10"),
      /weights of strength, line 2: a stance has no second look/,
    ],
    [
      "a label without a start",
      changed("weights", "mixed,(start),0\n", ""),
      /weights: mixed has no \(start\)/,
    ],
    ["weights under other columns", changed("weights", "label,feature", "theme,feature"), /weights, line 1/],
    ["a version that is not one", changed("themes.yml", "1.0.0", "first"), /themes\.yml: version/],
    [
      "the same rule twice",
      changed(
        "themes.yml",
        "      - name: books\n",
        "      - name: books\n        words: b\n        any: [b]\n      - name: books\n",
      ),
      /theme reading: rule books stands there twice/,
    ],
  ];
  for (const [what, files, message] of cases) {
    it(`refuses ${what}`, () => {
      expect(() => parseCodebook(files)).toThrow(message);
    });
  }
});
