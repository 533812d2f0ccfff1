import { createHash } from "node:crypto";
import { addDays, longDate, monthEnd } from "../calendar.ts";
import { csvChunks } from "../csv.ts";
import type { Inspectorate } from "../inspectorate.ts";
import { ods, xlsx } from "../spreadsheet.ts";
import { encodeWindows1252 } from "../windows1252.ts";
import { inspectionCells, latestCells, reportCardCells, table } from "./columns.ts";
import * as headers from "./headers.ts";
import { inspectionRows, latestRows } from "./view.ts";

/** One file of management information as GOV.UK lists it. */
export interface MiFile {
  /** The title in the content API. */
  title: string;
  name: string;
  /** The folder under /media: 24 hexadecimal digits. */
  mediaId: string;
  /** The day the figures stand for, and the day the file came out (ISO dates). */
  asAt: string;
  released: string;
  contentType: string;
  /** The bytes in pieces, in order; nothing is kept between calls. */
  chunks(): Iterable<Uint8Array>;
}

/** Where the old "Web link" addresses lie: a host that can not exist (RFC 2606). */
export const FICTIONAL_WEB = "http://www.albany-inspectorate.example";

const CSV = "text/csv";
const MI = "Management information - state-funded schools";
const SHORT_MONTHS = /^(\d+) (January|February|March|August|September|October|November|December) /;

/** "31 Aug 2026": names shorten months, or not. */
function nameDate(iso: string, short: boolean): string {
  const long = longDate(iso);
  return short
    ? long.replace(SHORT_MONTHS, (_, day: string, month: string) => `${day} ${month.slice(0, 3)} `)
    : long;
}

function* encoded(chunks: Iterable<string>): Generator<Uint8Array> {
  for (const chunk of chunks) yield encodeWindows1252(chunk);
}

interface Listing {
  title: string;
  name: string;
  asAt: string;
}

/** All files there ever were for a country, oldest first. `webBase` is where the old "Web link" addresses lie. */
export function miFiles(inspectorate: Inspectorate, until: string, webBase: string): MiFile[] {
  const link = (urn: number) => `${webBase}/inspection-reports/find-inspection-report/provider/ELS/${urn}`;
  const listed = (listing: Listing, contentType: string, chunks: () => Iterable<Uint8Array>): MiFile => ({
    ...listing,
    mediaId: createHash("sha256").update(listing.name).digest("hex").slice(0, 24),
    released: addDays(listing.asAt, 14),
    contentType,
    chunks,
  });
  const csv = (listing: Listing, rows: () => Iterable<readonly string[]>, end = "\r\n"): MiFile =>
    listed({ ...listing, name: `${listing.name.replaceAll(" ", "_")}.csv` }, CSV, () =>
      encoded(csvChunks(rows(), { end })),
    );

  const latest = (asAt: string, dateWord: "judgement" | "grade") =>
    table(
      headers.latest2026(dateWord),
      reportCardCells(link),
      latestRows(inspectorate, asAt, `latest-${asAt}`),
    );
  const inYear2026 = (from: string, to: string) =>
    table(
      headers.IN_YEAR_2026,
      inspectionCells(link, true),
      inspectionRows(inspectorate, { from, to, publishedBy: to }, `year-${to}`),
    );
  const graded2025 = (asAt: string) =>
    table(headers.LATEST_2025, latestCells("graded", link), latestRows(inspectorate, asAt, `latest-${asAt}`));
  const year = (from: string, to: string, words: "section 8" | "ungraded") =>
    table(
      headers.inYear(words),
      inspectionCells(link, false),
      inspectionRows(inspectorate, { from, to, publishedBy: to }, `year-${to}`),
    );

  const history2005 = () => {
    const period = { from: "2005-09-01", to: "2015-08-31", publishedBy: "2015-12-31" };
    const rows = inspectionRows(
      inspectorate,
      period,
      "history-2005-2015",
      (event) => event.kind === "graded",
    );
    return titled(
      "Inspections of maintained schools and academies, 1 September 2005 to 31 August 2015",
      table(headers.HISTORY_2005, inspectionCells(link, false), rows),
    );
  };
  const history2015 = () => {
    const period = { from: "2015-09-01", to: "2019-08-31", publishedBy: "2019-12-31" };
    const rows = inspectionRows(inspectorate, period, "history-2015-2019");
    return titled(
      "Inspections of state-funded schools, 1 September 2015 to 31 August 2019",
      table(headers.HISTORY_2015, inspectionCells(link, false), rows),
    );
  };
  const yearFile = (to: string, short: boolean, words: "section 8" | "ungraded"): MiFile => {
    const from = `${Number(to.slice(0, 4)) - 1}-09-01`;
    const name = `${MI} - all inspections - year to date published by ${nameDate(to, short)}`;
    return csv({ title: name, name, asAt: to }, () => year(from, to, words), "\n");
  };
  const h2005 = "Management information - schools - 1 Sept 2005 to 31 August 2015";
  const h2015 = `${MI} 1 September 2015 to 31 August 2019`;
  const d2019 = "2019-12-31";
  const files: MiFile[] = [
    csv({ title: h2005, name: h2005, asAt: "2015-08-31" }, history2005),
    listed(
      { title: h2005, name: `${h2005.replaceAll(" ", "_")}.xlsx`, asAt: "2015-08-31" },
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      () => [xlsx([{ name: "2005-2015 Inspections", rows: history2005() }])],
    ),
    csv({ title: h2015, name: h2015, asAt: "2019-08-31" }, history2015),
    csv(
      {
        title: `${MI} - latest inspections at 31 Dec 2019`,
        name: `${MI} - latest inspections at 31 Dec 2019`,
        asAt: d2019,
      },
      () =>
        table(
          headers.LATEST_2019,
          latestCells("full", link),
          latestRows(inspectorate, d2019, "latest-2019-12"),
        ),
    ),
    yearFile("2020-08-31", false, "section 8"),
    yearFile("2021-08-31", true, "section 8"),
    yearFile("2022-08-31", true, "section 8"),
    yearFile("2023-08-31", true, "section 8"),
    yearFile("2024-08-31", true, "section 8"),
    csv(
      {
        title: `${MI} - latest inspections as at 31 March 2025`,
        name: `${MI} - latest inspections - as at 31 Mar 2025`,
        asAt: "2025-03-31",
      },
      () => graded2025("2025-03-31"),
    ),
    csv(
      {
        title: `${MI} - latest inspections as at 31 August 2025`,
        name: `${MI} - latest inspections as at 31 Aug 2025`,
        asAt: "2025-08-31",
      },
      () => graded2025("2025-08-31"),
    ),
    yearFile("2025-08-31", true, "ungraded"),
    csv(
      {
        title: `${MI} - latest inspections as at 28 February 2026`,
        name: `${MI} - latest inspections as at 28 Feb 2026`,
        asAt: "2026-02-28",
      },
      () =>
        titled("Latest inspections of state-funded schools", blankFirst(latest("2026-02-28", "judgement"))),
    ),
  ];
  for (let asAt = "2026-08-31"; asAt <= until; asAt = monthEnd(addDays(asAt, 1))) {
    const yearStart = asAt.slice(5) >= "09-01" ? asAt.slice(0, 4) : String(Number(asAt.slice(0, 4)) - 1);
    const from = `${yearStart}-09-01`;
    const latestName = `${MI} - latest inspections as at ${nameDate(asAt, false)}`;
    const yearName = `${MI} - all inspections - year to date published by ${nameDate(asAt, false)}`;
    const bookName = `${MI} - as at ${nameDate(asAt, true)}`;
    files.push(csv({ title: latestName, name: latestName, asAt }, () => latest(asAt, "grade")));
    // A small country may have published nothing yet in September: there is no file of nothing.
    if (isEmpty(inspectionRows(inspectorate, { from, to: asAt, publishedBy: asAt }, `year-${asAt}`)))
      continue;
    files.push(
      csv({ title: yearName, name: yearName, asAt }, () => inYear2026(from, asAt)),
      listed(
        { title: bookName, name: `${bookName.replaceAll(" ", "_")}.ods`, asAt },
        "application/vnd.oasis.opendocument.spreadsheet",
        () => [
          ods([
            { name: "Cover", rows: [["Fictional sample: no real school is in it"]] },
            { name: "D1_In_year_inspections", rows: inYear2026(from, asAt) },
            { name: "D2_Most_recent_inspections", rows: latest(asAt, "grade") },
          ]),
        ],
      ),
    );
  }
  return files.filter((file) => file.released <= until);
}

function isEmpty(rows: Iterable<unknown>): boolean {
  return rows[Symbol.iterator]().next().done === true;
}

/** A title row as wide as the table, as spreadsheets saved as csv have. */
function* titled(title: string, rows: Iterable<readonly string[]>): Generator<readonly string[]> {
  let first = true;
  for (const row of rows) {
    if (first) yield [title, ...row.slice(1).map(() => "")];
    first = false;
    yield row;
  }
}

/** A second row before the header, left blank, and wholly blank rows at the end. */
function* blankFirst(rows: Iterable<readonly string[]>): Generator<readonly string[]> {
  let blank: readonly string[] = [];
  for (const row of rows) {
    if (blank.length === 0) yield (blank = row.map(() => ""));
    yield row;
  }
  for (let i = 0; i < 18; i++) yield blank;
}
