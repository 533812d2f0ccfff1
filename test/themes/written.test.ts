import { expect, it } from "vitest";
import { loadCodebook } from "../../pipeline/themes/codebook.ts";
import { parseWritten, readWritten } from "../../pipeline/themes/written.ts";

it("reads sentences with their themes and stance, commas within the text included", () => {
  expect(
    parseWritten("a.csv", 'themes,stance,text\ncovid reading,mixed,"Rain, then sun."\n,neutral,Context\n'),
  ).toEqual([
    { id: "a.csv:2", themes: ["covid", "reading"], stance: "mixed", text: "Rain, then sun." },
    { id: "a.csv:3", themes: [], stance: "neutral", text: "Context" },
  ]);
});

it("names the line that is not a coded sentence", () => {
  expect(() => parseWritten("a.csv", "themes,stance,text\ncovid,glad,Rain.\n")).toThrow(
    "written/a.csv, line 2",
  );
});

it("refuses a text with a comma and no quotes instead of reading its beginning", () => {
  expect(() => parseWritten("a.csv", "themes,stance,text\ncovid,mixed,Rain, then sun.\n")).toThrow(
    "written/a.csv, line 2",
  );
});

it("holds themes of the codebook only, each sentence once", () => {
  const known = new Set(loadCodebook().themes.map(({ id }) => id));
  const written = readWritten();
  expect(written.flatMap(({ themes }) => themes).filter((theme) => !known.has(theme))).toEqual([]);
  expect(new Set(written.map(({ text }) => text)).size).toBe(written.length);
  expect(written.length).toBeGreaterThan(5000);
});
