import { expect, it } from "vitest";
import { graded, makeCountry, source } from "./small-country.ts";

const FILES = "https://files.example.org/v1/file/";

/** An item of a provider page's list of reports. */
function listed(page: string, ordinal: number, day: string, file: string): Record<string, string | number> {
  return {
    source_id: page,
    urn: "900001",
    ordinal,
    publication_type: "School inspection",
    event_date: day,
    publication_date: day,
    url: `${FILES}${file}`,
  };
}

it("a report that the newest page of a school lists is told apart where neither its document is held nor its day is in the story", async () => {
  const country = await makeCountry({
    source: [
      source("history", "mi", "2019-08-31"),
      source("older", "provider_page", null, { sequence: 2 }),
      source("page", "provider_page", null, { sequence: 3, retrieved_at: "2026-04-02T03:00:00.000Z" }),
      source("letter1", "document", null, { sequence: 4, url: `${FILES}50000001` }),
      source("letter2", "document", null, { sequence: 5, name: "50000002.pdf" }),
    ],
    mi_inspection: [graded("history", 3, 900001, "2010-05-04", "2")],
    provider: ["older", "page"].map((page) => ({ source_id: page, urn: "900001", name: "First School" })),
    document: ["letter1", "letter2"].map((id) => ({
      document_id: id,
      kind: "other",
      pages: 1,
      no_text: "false",
    })),
    publication: [
      listed("older", 1, "1998-03-03", "12"),
      listed("page", 1, "2025-03-18", "50000009"),
      listed("page", 2, "2023-10-11", "50000001"),
      listed("page", 3, "2021-10-11", "50000002"),
      listed("page", 4, "2010-05-05", "50000003"),
    ],
  });
  expect(await country.rows("select * from marts.untold_report")).toEqual([
    {
      urn: "900001",
      event_date: "2025-03-18",
      publication_date: "2025-03-18",
      publication_type: "School inspection",
      url: `${FILES}50000009`,
      source_id: "page",
      retrieved_at: "2026-04-02 03:00:00",
    },
  ]);
  country.close();
});
