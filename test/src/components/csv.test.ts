import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvText } from "../../../src/components/csv.ts";

const columns = [
  { name: "a", value: (row: readonly string[]) => row[0] ?? null },
  { name: "b, c", value: (row: readonly string[]) => row[1] ?? null },
];

describe("csvText", () => {
  it("gives back any text to a reader of CSV", () => {
    const harmless = fc.string({ unit: "grapheme" }).filter((text) => !/^[=+\-@\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(harmless, harmless), { minLength: 1 }), (rows) => {
        const text = csvText(rows, columns).replace(/^\uFEFF/, "");
        expect(Papa.parse<string[]>(text, { newline: "\r\n", delimiter: "," }).data.slice(0, -1)).toEqual([
          ["a", "b, c"],
          ...rows,
        ]);
      }),
    );
  });

  it("stops a spreadsheet from running text as a formula, and leaves numbers alone", () => {
    expect(csvText([["=1+1", "@x"]], columns)).toContain("'=1+1,'@x");
    expect(csvText([-5], [{ name: "n", value: (n: number) => n }])).toBe("\uFEFFn\r\n-5\r\n");
    expect(csvText([["-0.3333333333333333", "-1+1"]], columns)).toContain("\r\n-0.3333333333333333,'-1+1");
  });

  it("leaves unknown cells empty, and no line", () => {
    expect(csvText([["x"]], columns)).toBe('\uFEFFa,"b, c"\r\nx,\r\n');
    expect(csvText([null], [{ name: "n", value: (n: null) => n }])).toBe('\uFEFFn\r\n""\r\n');
  });
});
