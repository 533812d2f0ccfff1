import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../../pipeline/parse/mi/csv.ts";
import { RefusedFile } from "../../../pipeline/parse/parsed.ts";

function read(text: string): string[][] {
  const rows: string[][] = [];
  readCsv(text, (cells, row) => {
    rows.push([...cells]);
    expect(row).toBe(rows.length);
  });
  return rows;
}

const cell = fc.string({ unit: fc.constantFrom("a", "é", "7", '"', ",", "\n", "\r", " ", "–") });
const newline = fc.constantFrom("\n", "\r\n", "\r");

describe("readCsv", () => {
  test("gives every table back as it was written, whatever is quoted and however lines end", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1 })),
        newline,
        (rows, end) => {
          const text = rows
            .map((row) => row.map(([value, quoted]) => written(value, quoted)).join(",") + end)
            .join("");
          expect(read(text)).toEqual(rows.map((row) => row.map(([value]) => value)));
        },
      ),
    );
  });

  test("agrees with Papa Parse on well-formed text", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2 }), { minLength: 1 }), (rows) => {
        const text = Papa.unparse(rows, { newline: "\n" });
        expect(read(text)).toEqual(Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" }).data);
      }),
    );
  });

  test("counts empty lines as rows", () => {
    expect(read("a\n\nb")).toEqual([["a"], [""], ["b"]]);
  });

  test("passes over spaces around a quoted cell", () => {
    expect(read('1, "a, b" ,2\n')).toEqual([["1", "a, b", "2"]]);
  });

  test("keeps a quote inside a cell that does not begin with one", () => {
    expect(read('5" pipe,b')).toEqual([['5" pipe', "b"]]);
  });

  test("refuses a quote that never closes, naming the row", () => {
    expect(() => read('a,b\nc,"d\ne,f\n')).toThrow(/row 2: a quote opens and never closes/);
  });

  test("refuses text after a closing quote, naming row and cell", () => {
    expect(() => read('a,b\nc,"d"e\n')).toThrow(/row 2, cell 2: text follows a closing quote/);
  });

  test("refuses one endless line without filling the memory", () => {
    const before = process.memoryUsage().heapUsed;
    expect(() => read("a".repeat(50_000_000))).toThrow(RefusedFile);
    expect(() => read(",".repeat(50_000_000))).toThrow(/row 1 has more than 1000 columns/);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(300_000_000);
  });
});

function written(value: string, quoted: boolean): string {
  return quoted || /[",\r\n]|^ +"/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
