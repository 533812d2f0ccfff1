import { type Country, graded, source } from "./small-country.ts";

const nights = ["2026-03-01T03:00:00.000Z", "2026-04-01T03:00:00.000Z", "2026-05-01T03:00:00.000Z"] as const;
const file = (name: string): string => `https://files.example.org/v1/file/${name}`;

function school(urn: number, more: Readonly<Record<string, string | null>>): Record<string, string | null> {
  return {
    urn: String(urn),
    school_name: `Fictional School ${urn}`,
    phase: "Primary",
    school_type: "Community school",
    local_authority: "Mereshire",
    ...more,
  };
}

/** A latest graded inspection with a quality of education. */
function grade(start: string, quality: string, more: Readonly<Record<string, string | null>> = {}) {
  return {
    graded_start_date: start,
    graded_publication_date: start,
    graded_overall_effectiveness: "Not judged",
    graded_quality_of_education: quality,
    graded_event_grouping: "Schools - S5",
    ...more,
  };
}

function card(inclusion: readonly [string, string], achievement: readonly [string, string]) {
  return {
    rc_start_date: "2026-01-06",
    rc_publication_date: "2026-01-29",
    rc_inclusion: inclusion[0],
    rc_inclusion_date: inclusion[1],
    rc_achievement: achievement[0],
    rc_achievement_date: achievement[1],
    rc_leadership_and_governance: "Expected standard",
  };
}

const rows = {
  latest1: [
    school(900001, grade("2022-03-01", "2")),
    school(900002, grade("2023-05-02", "1", { graded_category_of_concern: "" })),
    school(900003, grade("2025-12-02", "2")),
    school(900004, card(["Needs attention", "2026-01-06"], ["Strong standard", "2026-01-06"])),
    school(900005, { phase: "PRU", ...grade("2021-11-02", "2", { graded_early_years: "9" }) }),
    school(900006, grade("2026-01-13", "2", { graded_publication_date: "2026-01-29" })),
  ],
  latest2: [
    // A grade and the phase told otherwise.
    school(900001, { phase: "Secondary", ...grade("2022-03-01", "3") }),
    // Inspected again: new, and a change of grade.
    school(900002, grade("2026-02-03", "3", { graded_category_of_concern: "SM" })),
    // The inspection of December is gone.
    school(900003, grade("2021-05-05", "3")),
    // Inclusion was graded again later; achievement is told otherwise of the same day.
    school(900004, card(["Expected standard", "2026-02-20"], ["Expected standard", "2026-01-06"])),
    // Other words for the same phase and for "no grade".
    school(900005, {
      phase: "Alternative provision",
      ...grade("2021-11-02", "2", { graded_early_years: "0" }),
    }),
    // The file of the year, of the same day, still tells the day before.
    school(900006, grade("2026-01-13", "2", { graded_publication_date: "2026-01-30" })),
  ],
};

const monitoring = { inspection_type: "Monitoring inspection", overall_effectiveness: null } as const;

const SAID = "Pupils are safe and the workload is not small.";

const files: Country = {
  source: [
    source("latest1", "mi", "2026-01-31", { sequence: 1, retrieved_at: nights[0] }),
    // Five hours and a half later: the same refresh.
    source("year1", "mi", "2026-01-31", { sequence: 2, retrieved_at: "2026-03-01T08:30:00.000Z" }),
    source("letter1", "document", null, { sequence: 3, retrieved_at: nights[0], url: file("1") }),
    source("latest2", "mi", "2026-02-28", { sequence: 4, retrieved_at: nights[1] }),
    source("year2", "mi", "2026-02-28", { sequence: 5, retrieved_at: nights[1] }),
    source("letter1b", "document", null, { sequence: 6, retrieved_at: nights[1], url: file("1") }),
    source("letter2", "document", null, { sequence: 7, retrieved_at: nights[1], url: file("2") }),
    source("letter3", "document", null, { sequence: 8, retrieved_at: nights[1], url: file("3") }),
    source("history", "mi", "2015-08-31", { sequence: 9, retrieved_at: nights[2] }),
    source("letter4", "document", null, { sequence: 10, retrieved_at: nights[2], url: file("4") }),
  ],
  mi_latest: Object.entries(rows).flatMap(([source_id, listed]) =>
    listed.map((row, index) => ({ source_id, row_number: index + 2, ...row })),
  ),
  mi_inspection: [
    graded("year1", 2, 900001, "2026-01-20", null, monitoring),
    graded("year1", 3, 900005, "2025-10-07", null, monitoring),
    graded("year1", 4, 900006, "2026-01-13", "Not judged", {
      publication_date: "2026-01-29",
      quality_of_education: "2",
    }),
    // The monitoring inspection of 900001 is told no more.
    graded("year2", 2, 900005, "2025-10-07", null, monitoring),
    graded("year2", 3, 900006, "2026-01-13", "Not judged", {
      publication_date: "2026-01-29",
      quality_of_education: "2",
    }),
    graded("history", 2, 900001, "2010-02-02", "3"),
  ],
  document: [
    ["letter1", "900001", "Special measures monitoring inspection", "2026-02-10"],
    ["letter1b", "900001", "Special measures monitoring inspection", "2026-02-10"],
    ["letter2", "900002", "A visit to <b>School</b> & friends", "2026-03-10"],
    ["letter3", "900003", "An old visit", "2020-10-06"],
    ["letter4", null, "Focused visit to Mereshire children’s services", "2026-04-20"],
  ].map(([document_id = null, urn = null, title = null, event_start = null]) => ({
    document_id,
    urn,
    title,
    event_start,
    letter_date: event_start,
    kind: urn === null ? "la_focused_visit_letter" : "monitoring_letter",
    pages: 1,
    no_text: "false",
  })),
  page: ["letter1b", "letter2"].map((document_id) => ({ document_id, page: 1, text: SAID })),
  sentence: ["letter1b", "letter2"].map((document_id) => ({
    document_id,
    ordinal: 1,
    page: 1,
    page_end: 1,
    paragraph: 1,
    text: SAID,
  })),
  withdrawal: [
    {
      sequence: 1,
      seen_at: "2026-05-01T03:20:00.000Z",
      what: "unlisted",
      url: file("2"),
      sha256: "letter2".padEnd(64, "0"),
    },
  ],
};

/** An invented archive that three nights filled, as it stood after so many of them. */
export function changingCountry(upTo: 1 | 2 | 3 = 3): Country {
  const here = new Set(
    (files["source"] ?? [])
      .filter((row) => String(row["retrieved_at"]).slice(0, 10) <= (nights[upTo - 1] ?? "").slice(0, 10))
      .map((row) => row["source_id"]),
  );
  return Object.fromEntries(
    Object.entries(files).map(([table, all]) => [
      table,
      table === "withdrawal"
        ? all.slice(0, upTo === 3 ? undefined : 0)
        : all.filter((row) => here.has(row["source_id"] ?? row["document_id"] ?? null)),
    ]),
  );
}
