import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type CodebookFiles,
  codebookFolder,
  loadCodebook,
  parseCodebook,
} from "../../pipeline/themes/codebook.ts";

const read = (name: string): string => readFileSync(`${codebookFolder}${name}`, "utf8");
const small: CodebookFiles = {
  "themes.yml": `version: 1.0.0
vocabulary:
  pupils: [pupils, children]
administrative: []
themes:
  - id: reading
    label: Reading
    definition: Reading.
    excludes: ""
    rules:
      - name: books
        words: books
        any: [<pupils> read books]
`,
  "stance.yml": `start: { neutral: 1 }
cues:
  - name: good
    words: good
    any: [good]
    points: { strength: 2 }
`,
};

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

describe("the version of a codebook", () => {
  it("changes with any change of a file", () => {
    const versions = [
      small,
      changed("themes.yml", "read books", "like books"),
      changed("stance.yml", "strength: 2", "strength: 3"),
    ].map((files) => parseCodebook(files).version);
    expect(new Set(versions).size).toBe(3);
    for (const version of versions) expect(version).toMatch(/^1\.0\.0\+[0-9a-f]{8}$/);
  });

  it("is the same whatever the line ends", () => {
    const themes = read("themes.yml");
    const stance = read("stance.yml");
    const windows = { "themes.yml": themes.replaceAll("\n", "\r\n"), "stance.yml": stance };
    expect(parseCodebook(windows).version).toBe(
      parseCodebook({ "themes.yml": themes, "stance.yml": stance }).version,
    );
  });
});

describe("a malformed codebook is refused with file, theme and rule", () => {
  const cases: readonly (readonly [what: string, files: CodebookFiles, message: RegExp])[] = [
    ["text that is not YAML", { ...small, "themes.yml": "version: [" }, /themes\.yml: not YAML/],
    [
      "a rule with no patterns",
      changed("themes.yml", "any: [<pupils> read books]", "any: []"),
      /themes\.yml: themes\[0\] reading, rules\[0\] books, any/,
    ],
    [
      "an unknown key",
      changed("themes.yml", "words: books", "words: books\n        weight: 3"),
      /rules\[0\] books.*weight/,
    ],
    [
      "an unknown word list",
      changed("themes.yml", "<pupils>", "<teachers>"),
      /theme reading, rule books: the vocabulary has no <teachers>/,
    ],
    [
      "look-around, which RE2 does not know",
      changed("themes.yml", "<pupils> read", "(?!no)read"),
      /theme reading, rule books: look-around/,
    ],
    [
      "a bracket that does not close",
      changed("themes.yml", "<pupils> read", "(read"),
      /theme reading, rule books: not a regular expression/,
    ],
    [
      "points for an unknown stance",
      changed("stance.yml", "strength: 2", "joy: 2"),
      /stance\.yml: cues\[0\] good, points/,
    ],
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
