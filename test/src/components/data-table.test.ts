// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { dataTable } from "../../../src/components/data-table.ts";

describe("dataTable", () => {
  it("says in its caption how many of its rows it shows", () => {
    const rows = Array.from({ length: 6048 }, (_, at) => at);
    const table = dataTable(rows, [{ name: "number", value: (row) => row }], "Numbers", { longest: 1000 });
    expect(table.querySelectorAll("tbody tr")).toHaveLength(1000);
    expect(table.querySelector("caption")?.textContent).toBe(
      "Numbers First 1,000 of 6,048 rows; the CSV has all of them.",
    );
  });

  it("says nothing of that where it shows them all", () => {
    const table = dataTable([1], [{ name: "number", value: (row) => row }], "Numbers");
    expect(table.querySelector("caption")?.textContent).toBe("Numbers");
  });
});
