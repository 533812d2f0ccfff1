import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RawValue } from "../../pipeline/database/load.ts";
import { type MadeCountry, makeCountry, source } from "./small-country.ts";

type Row = Record<string, RawValue>;

const sha = (id: string): string => id.padEnd(64, "0");
const at = (name: string): string => `https://files.example.org/v1/file/${name}`;

/** Letters by id, each with its address, in the order in which they were archived: on 1 March, 2 March … */
const letters: readonly (readonly [id: string, address: string])[] = [
  ["gone", at("gone")],
  ["back", at("back")],
  ["listed", at("listed")],
  ["old", at("changed")],
  ["new", at("changed")],
  ["moved", at("moved")],
  ["target", at("target")],
  ["silent", at("silent")],
  ["louder", at("silent")],
  ["first", at("turned")],
  ["second", at("turned")],
  ["alone", at("alone")],
];

/** What was seen, in order: on 1 April, 2 April … */
const seen: readonly Row[] = [
  { what: "unlisted", sha256: sha("gone") },
  { what: "file_gone", sha256: sha("gone") },
  { what: "unlisted", sha256: sha("back") },
  { what: "file_gone", sha256: sha("back") },
  { what: "listed_again", sha256: sha("back") },
  { what: "file_back", sha256: sha("back") },
  { what: "unlisted", sha256: sha("listed") },
  { what: "file_gone", sha256: sha("listed") },
  { what: "listed_again", sha256: sha("listed") },
  { what: "replaced", sha256: sha("old"), url: at("changed"), by_url: at("changed"), by_sha256: sha("new") },
  { what: "unlisted", sha256: sha("moved"), url: at("moved"), by_url: at("target") },
  { what: "replaced", sha256: sha("first"), url: at("turned"), by_sha256: sha("second") },
  { what: "replaced", sha256: sha("second"), url: at("turned"), by_sha256: sha("first") },
  { what: "replaced", sha256: sha("alone"), url: at("alone"), by_sha256: sha("unread") },
];

let made: MadeCountry;
beforeAll(async () => {
  const day = (index: number): string => String(index + 1).padStart(2, "0");
  made = await makeCountry({
    source: letters.map(([id, url], index) =>
      source(id, "document", null, {
        sequence: index + 1,
        url,
        retrieved_at: `2026-03-${day(index)}T03:00:00.000Z`,
      }),
    ),
    document: letters.map(([id]) => ({
      document_id: id,
      kind: "monitoring_letter",
      urn: "900001",
      pages: 1,
      no_text: "false",
    })),
    sentence: letters.map(([id]) => ({
      document_id: id,
      ordinal: 1,
      page: 1,
      page_end: 1,
      paragraph: 1,
      text: "Pupils are safe.",
    })),
    withdrawal: seen.map((row, index) => ({
      sequence: index + 1,
      seen_at: `2026-04-${day(index)}T03:00:00.000Z`,
      ...row,
    })),
  });
});
afterAll(() => {
  made.close();
});

async function marks(table: string, ...ids: string[]): Promise<unknown[]> {
  const rows = await made.rows(
    `select document_id, withdrawn_on, replaced_by from ${table} where document_id in (${ids.map((id) => `'${id}'`).join()})`,
  );
  return ids.map((id) => {
    const row = rows.find((one) => one["document_id"] === id);
    return [row?.["withdrawn_on"], row?.["replaced_by"]];
  });
}

describe("documents that their source took away", () => {
  it("are kept with the first day they were seen gone", async () => {
    expect(await marks("core.document", "gone")).toEqual([["2026-04-01", null]]);
  });

  it("are not marked once they are back, each way of being gone for itself", async () => {
    expect(await marks("core.document", "back", "listed")).toEqual([
      [null, null],
      ["2026-04-08", null],
    ]);
  });

  it("name what stands at their address now, or is listed in their place", async () => {
    expect(await marks("core.document", "old", "new", "moved", "target")).toEqual([
      ["2026-04-10", "new"],
      [null, null],
      ["2026-04-11", "target"],
      [null, null],
    ]);
  });

  it("give way to the newest of their address even where nobody noted the change", async () => {
    expect(await marks("core.document", "silent", "louder")).toEqual([
      ["2026-03-09", "louder"],
      [null, null],
    ]);
  });

  it("are current again when their own bytes come back", async () => {
    expect(await marks("core.document", "first", "second")).toEqual([
      [null, null],
      ["2026-04-13", "first"],
    ]);
  });

  it("are not replaced by one that could not be read", async () => {
    expect(await marks("core.document", "alone")).toEqual([[null, null]]);
  });

  it("count no more in marts when replaced, and still when only withdrawn", async () => {
    const left = letters.length - ["old", "moved", "silent", "second"].length;
    expect(
      await made.rows(
        "select sentences, letters, denominator from marts.theme_counts where theme = 'safeguarding'",
      ),
    ).toEqual([{ sentences: left, letters: left, denominator: left }]);
    expect(
      await made.rows(
        "select denominator, letters from marts.themes_by_phase_prior where theme = 'safeguarding' and document_kind = 'All' and phase = 'All' and prior_grade = 'All'",
      ),
    ).toEqual([{ denominator: left, letters: left }]);
  });

  it("stay on the timeline of their school, marked", async () => {
    expect(await marks("marts.school_timeline", "old", "gone", "new")).toEqual([
      ["2026-04-10", "new"],
      ["2026-04-01", null],
      [null, null],
    ]);
  });
});
