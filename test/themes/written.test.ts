import { expect, it } from "vitest";
import { loadCodebook } from "../../pipeline/themes/codebook.ts";
import { parseWritten, readInventedLetters, readWritten } from "../../pipeline/themes/written.ts";

it("reads sentences with their themes and stance, commas within the text included", () => {
  expect(
    parseWritten(
      "written/a.csv",
      'themes,stance,text\ncovid reading,mixed,"Rain, then sun."\n,neutral,Context\n',
    ),
  ).toEqual([
    { id: "written/a.csv:2", themes: ["covid", "reading"], stance: "mixed", text: "Rain, then sun." },
    { id: "written/a.csv:3", themes: [], stance: "neutral", text: "Context" },
  ]);
});

it("names the line that is not a coded sentence", () => {
  expect(() => parseWritten("written/a.csv", "themes,stance,text\ncovid,glad,Rain.\n")).toThrow(
    "written/a.csv, line 2",
  );
});

it("refuses a text with a comma and no quotes instead of reading its beginning", () => {
  expect(() => parseWritten("written/a.csv", "themes,stance,text\ncovid,mixed,Rain, then sun.\n")).toThrow(
    "written/a.csv, line 2",
  );
});

it("holds themes of the codebook only, each sentence once", () => {
  const known = new Set(loadCodebook().themes.map(({ id }) => id));
  const written = [...readWritten(), ...readInventedLetters("train"), ...readInventedLetters("test")];
  expect(written.flatMap(({ themes }) => themes).filter((theme) => !known.has(theme))).toEqual([]);
  expect(new Set(written.map(({ text }) => text)).size).toBe(written.length);
  expect(written.length).toBeGreaterThan(5000);
});

it("keeps the letters that are measured on from those that weights are fitted to", () => {
  const measured = readInventedLetters("test");
  expect(measured.every(({ id }) => id.startsWith("letters/kept-apart.csv:"))).toBe(true);
  expect(measured.length).toBeGreaterThan(500);
  const fitted = readInventedLetters("train");
  expect(fitted.some(({ id }) => id.startsWith("letters/kept-apart.csv:"))).toBe(false);
  expect(fitted.length).toBeGreaterThan(5000);
});
