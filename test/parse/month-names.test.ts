import { describe, expect, it } from "vitest";
import { MONTH_NAMES, monthNumber } from "../../pipeline/parse/month-names.ts";

describe("monthNumber", () => {
  it("knows every month in full and cut short, in capitals or not", () => {
    for (const [index, name] of MONTH_NAMES.entries())
      for (const written of [name, name.toUpperCase(), name.slice(0, 3), name.slice(0, 4).toLowerCase()])
        expect([written, monthNumber(written)]).toEqual([written, index + 1]);
  });

  it("is 0 for what begins like no month", () => {
    expect(["", "Ma", "Lent", "13"].map(monthNumber)).toEqual([0, 0, 0, 0]);
  });
});
