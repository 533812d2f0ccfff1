import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Country, graded, type MadeCountry, makeCountry, source } from "./small-country.ts";

/** Letters to local authorities by their titles, and the authority each is about; null: of England alone. */
const LETTERS = [
  ["Focused visit to Mereshire County Council children’s services", "Mereshire"],
  ["Focused visit to the Royal Borough of Ash and Holt local authority children's services", "Ash & Holt"],
  ["Focused visit to South West Mereshire children’s services", null],
  ["Focused visit to children’s services", "Mereshire"],
  ["Focused visit to North East Mereshire children’s services", "North East Mereshire"],
  ["Area SEND inspection of Ash Local Area Partnership", "Ash"],
  ["Area SEND inspection of Ashfield Vale Local Area Partnership", null],
] as const;

const country: Country = {
  source: [
    source("history", "mi", "2019-08-31"),
    source("page", "provider", null),
    ...LETTERS.map((_, at) => source(`letter${at}`, "document", null, { sequence: at + 2, rows_read: 1 })),
  ],
  mi_inspection: [
    graded("history", 3, 900001, "2006-03-01", "3"),
    graded("history", 4, 900002, "2010-05-04", "2", { local_authority: "North East Mereshire" }),
    graded("history", 5, 900003, "2010-05-04", "2", { local_authority: "Ash" }),
    graded("history", 6, 900004, "2010-05-04", "2", { local_authority: "Ash & Holt" }),
  ],
  // The fourth letter names no authority: the page that lists it does.
  // The others are a children's home, whose URN is no number, a page saved without its address, and a school.
  provider: [
    { source_id: "page", urn: "80999", name: "Mereshire County Council", category_code: "44" },
    { source_id: "page", urn: "SC900901", name: "Mere House", category_code: "5" },
    { source_id: "page", urn: "SC900902", name: "Ash House" },
    { source_id: "page", urn: "900005", name: "Ash Primary School", category_code: "21" },
    { source_id: "page", urn: "900006", name: "Holt Primary School" },
  ],
  document: LETTERS.map(([title], at) => ({
    document_id: `letter${at}`,
    kind: title.startsWith("Area") ? "area_send_report" : "la_focused_visit_letter",
    title,
    urn: at === 3 ? "80999" : null,
    event_start: "2021-02-03",
    pages: 1,
    no_text: "false",
  })),
  page: LETTERS.map((_, at) => ({ document_id: `letter${at}`, page: 1, text: "Children are safe." })),
  sentence: LETTERS.map((_, at) => ({
    document_id: `letter${at}`,
    ordinal: 1,
    page: 1,
    page_end: 1,
    paragraph: 1,
    text: "Children are safe.",
  })),
};

let made: MadeCountry;
beforeAll(async () => {
  made = await makeCountry(country);
});
afterAll(() => {
  made.close();
});

describe("letters to local authorities", () => {
  it.each(LETTERS.map(([title, area], at) => ({ title, area, document: `letter${at}` })))(
    "are about the authority whose whole name the title, or the provider page, gives: $title",
    async ({ area, document }) => {
      const rows = await made.rows(
        `select area from staging.area_document where document_id = '${document}' and area_kind = 'local_authority'`,
      );
      expect(rows).toEqual(area === null ? [] : [{ area }]);
    },
  );

  it("count for their region and for England, each once", async () => {
    const rows = await made.rows(
      "select area_kind, area, letters from marts.area where area_kind in ('region', 'england')",
    );
    expect(rows).toEqual([
      { area_kind: "england", area: "England", letters: 7 },
      { area_kind: "region", area: "South West", letters: 5 },
    ]);
  });
});

describe("pages of the reports site", () => {
  it("make a school of a school alone, not of an authority or a children's home", async () => {
    const rows = await made.rows("select urn, name from core.school where urn not between 900001 and 900004");
    expect(rows).toEqual([
      { urn: 900005, name: "Ash Primary School" },
      { urn: 900006, name: "Holt Primary School" },
    ]);
  });
});
