import { expect, it } from "vitest";
import { makeCountry, source } from "./small-country.ts";

const FILES = "https://files.example.org/v1/file/";

/** An item of a page's list of reports. */
function listed(page: string, urn: string, file: string, url = `${FILES}${file}`): Record<string, string> {
  return {
    source_id: page,
    urn,
    ordinal: file,
    publication_type: "Monitoring visit",
    event_date: "2020-11-05",
    publication_date: "2020-12-01",
    url,
  };
}

/** A letter that came as a file named by a number. */
function file(id: string, number: string, more: Record<string, string> = {}): Record<string, string> {
  return source(id, "document", null, { sequence: 9, name: `${number}.pdf`, ...more }) as Record<
    string,
    string
  >;
}

function letter(id: string, more: Record<string, string> = {}): Record<string, string | number> {
  return { document_id: id, kind: "monitoring_letter", pages: 1, no_text: "false", ...more };
}

it("a letter that came as a file is given the address where its school's page lists its number, unless anything speaks against it", async () => {
  const country = await makeCountry({
    source: [
      source("copy", "provider_page", null, { sequence: 1, name: "provider_21_900001.html" }),
      source("first", "provider_page", null, {
        sequence: 2,
        name: null,
        url: "https://reports.example.org/1",
      }),
      source("newest", "provider_page", null, {
        sequence: 3,
        name: null,
        url: "https://reports.example.org/1",
      }),
      file("whole", "50000001"),
      file("dated", "900001_50000002"),
      file("other-urn", "50000003"),
      file("other-day", "50000004"),
      file("twin-a", "50000005"),
      file("twin-b", "900001_50000005"),
      file("differs", "50000006"),
      source("fetched", "document", null, { sequence: 9, name: null, url: `${FILES}50000006` }),
      source("unread", "document", null, { sequence: 9, name: null, url: `${FILES}50000007` }),
      file("beside", "50000007"),
      source("moved", "document", null, {
        sequence: 9,
        name: null,
        url: "https://old.example.org/v1/file/50000009",
      }),
      file("other-name", "50000010"),
      file("gone", "50000008"),
      file("unnamed", "letter"),
    ],
    provider: ["copy", "first", "newest"].map((page) => ({
      source_id: page,
      urn: "900001",
      name: "First School",
    })),
    publication: [
      listed("copy", "900001", "50000001"),
      listed("first", "900001", "50000001"),
      listed("first", "900001", "50000008"),
      ...["1", "2", "3", "4", "5", "6", "7", "9"].map((last) => listed("newest", "900001", `5000000${last}`)),
      listed("newest", "900001", "50000010"),
    ],
    document: [
      letter("whole", { urn: "900001" }),
      letter("other-name", { school_name: "Second School" }),
      letter("dated", { school_name: "FIRST SCHOOL", event_start: "2020-11-03", event_end: "2020-11-04" }),
      letter("other-urn", { urn: "900002" }),
      letter("other-day", { event_start: "2020-11-09" }),
      ...["twin-a", "twin-b", "differs", "fetched", "beside", "moved", "gone", "unnamed"].map((id) =>
        letter(id),
      ),
    ],
  });
  const told = await country.rows(
    "select document_id, listed_url, listed_source_id from core.document where listed_url is not null or listed_source_id is not null order by 1",
  );
  expect(told).toEqual([
    { document_id: "dated", listed_url: `${FILES}50000002`, listed_source_id: "newest" },
    { document_id: "whole", listed_url: `${FILES}50000001`, listed_source_id: "first" },
  ]);
  expect(await country.rows("select count(*)::integer as letters from core.document")).toEqual([
    { letters: 13 },
  ]);
  country.close();
});
