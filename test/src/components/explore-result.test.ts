import { describe, expect, it } from "vitest";
import { countedWords, valueOf } from "../../../src/components/explore-result.ts";
import { MOST_ROWS } from "../../../src/explore/query-result.ts";

describe("a value of a result", () => {
  it.each([
    ["12", "INTEGER", 12],
    ["-0.5", "DOUBLE", -0.5],
    ["0.250", "DECIMAL(18,3)", 0.25],
    ["123456789012345", "HUGEINT", 123456789012345],
    ["12345678901234567890", "HUGEINT", "12345678901234567890"],
    ["nan", "DOUBLE", "nan"],
    ["900001", "VARCHAR", "900001"],
    ["2020-03-17", "DATE", "2020-03-17"],
    ["true", "BOOLEAN", "true"],
    [null, "INTEGER", null],
  ])("%s of %s is %s", (text, type, value) => {
    expect(valueOf(text, type)).toBe(value);
  });
});

describe("the count of a result", () => {
  it.each([
    [0, /No rows: the query is right and finds nothing/],
    [1, /^1 row\.$/],
    [1000, /^1,000 rows\.$/],
    [1001, /^1,001 rows\. The first 1,000 are shown; the CSV has all of them\.$/],
    [MOST_ROWS + 1, /^More than 500,000 rows: too many for a page\..*WHERE or LIMIT/],
  ])("of %i rows says what is shown", (rows, words) => {
    expect(countedWords({ rows })).toMatch(words);
  });
});
