import { describe, expect, it } from "vitest";
import { faultOf } from "../../../src/explore/query-error.ts";

const TABLES = ["school_index", "theme_counts"];

describe("the fault of a query", () => {
  it("has DuckDB's words, the line of the query and the line itself with the place marked", () => {
    const message = [
      'Parser Error: syntax error at or near "FORM"',
      "",
      "LINE 2: FORM school_index",
      "        ^",
    ].join("\n");
    expect(faultOf(message, TABLES)).toEqual({
      words: 'Parser Error: syntax error at or near "FORM"',
      line: 2,
      excerpt: "FORM school_index\n^",
      hint: "The query is written in DuckDB’s SQL. Try one of the examples and change it.",
    });
    const further = "Binder Error: wrong\n\nLINE 12: SELECT a, b\n                   ^";
    expect(faultOf(further, TABLES)).toMatchObject({ line: 12, excerpt: "SELECT a, b\n          ^" });
  });

  it.each([
    ["Catalog Error: Table with name scool does not exist!", /The tables are: school_index, theme_counts\./],
    ['Binder Error: Referenced column "pupil" not found in FROM clause!', /“Tables and columns”/],
    ["Error: Cannot prepare multiple statements at once!", /One query is run at a time/],
    ["Permission Error: file system operations are disabled by configuration", /no files, no addresses/],
    ["Out of Memory Error: failed to allocate", /filter or group first/],
    ["There is no statement in what was given.", /press one of the examples/],
  ])("gives advice on %s", (message, advice) => {
    const fault = faultOf(message, TABLES);
    expect(fault.hint).toMatch(advice);
    expect(fault).toMatchObject({ line: null, excerpt: null });
  });
});
