import { describe, expect, it } from "vitest";
import { columnChanges, packageShape } from "../../../pipeline/publish/downloads/column-changes.ts";
import { dataPackage } from "../../../pipeline/publish/downloads/data-package.ts";
import type { Table } from "../../../pipeline/publish/downloads/tables.ts";

const BUILD = { build_id: "bbb", codebook_version: "1", as_at: null, letters_to: null, is_sample: false };

function table(...names: string[]): Table {
  const columns = names.map((name) => ({ name, type: "VARCHAR", description: null, unit: null }));
  return { name: "core.school", header: "grain: one row per school.", columns };
}

const before = packageShape.parse(
  dataPackage([table("urn", "name")], [], { ...BUILD, build_id: "aaa" }, "x"),
);

describe("columnChanges", () => {
  it("says what is new and what is gone, above what it said before", () => {
    const first = columnChanges([table("urn", "name")], null, null, "aaa");
    const second = columnChanges([table("urn", "title")], before, first, "bbb");
    expect(second).toContain("## bbb (after aaa)\n\n- new: core_school.title\n- gone: core_school.name\n");
    expect(second.indexOf("## bbb")).toBeLessThan(second.indexOf("## aaa"));
  });

  it("says which column is of another type", () => {
    const other = table("urn", "name");
    const retyped = { ...other, columns: other.columns.map((column) => ({ ...column, type: "BIGINT" })) };
    expect(columnChanges([retyped], before, null, "bbb")).toContain(
      "- changed: core_school.urn was string, is integer\n",
    );
  });

  it("says nothing of a build that changed no column", () => {
    const first = columnChanges([table("urn", "name")], null, null, "aaa");
    expect(columnChanges([table("urn", "name")], before, first, "bbb")).toBe(first);
  });
});
