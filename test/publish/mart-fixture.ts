import { DuckDBInstance } from "@duckdb/node-api";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AREA_MARTS } from "./area-marts.ts";
import { PAGE_MARTS } from "./page-marts.ts";

const PHASES = ["Nursery", "Primary", "Secondary", "Special", "Alternative provision"];
const LABELS: Readonly<Record<string, string>> = {
  "1": "Outstanding",
  "2": "Good",
  "3": "Requires improvement",
  "4": "Inadequate",
};
const TABLES = `
create schema marts; create schema ref;
create table ref.framework_break ("on" date, label varchar);
create table marts.outcomes_by_month (as_at date, phase varchar, reading varchar, scale varchar, grade varchar, grade_label varchar, schools bigint, denominator bigint, share double, low double, high double, small boolean);
create table marts.themes_by_phase_prior (document_kind varchar, phase varchar, prior_grade varchar, theme varchar, letters bigint, denominator bigint, share double, low double, high double, small boolean);
create table marts.school_index (urn varchar, name varchar, other_names varchar, phase varchar, school_type varchar, local_authority varchar, region varchar, constituency varchar, postcode varchar, trust varchar, close_date date, predecessor_urn varchar, scale varchar, grade varchar, grade_label varchar, graded_on date, grade_from varchar, as_at date);
create table marts.school_timeline (urn varchar, inspection_id varchar, date date, what varchar, event varchar, framework varchar, outcome varchar, category_of_concern varchar, relates_to varchar, urn_at_time varchar, document_id varchar, document_kind varchar, title varchar, url varchar, source varchar, as_at date, listed_url varchar);
create table marts.school_judgement (inspection_id varchar, area varchar, area_label varchar, position integer, scale varchar, grade varchar, grade_label varchar, graded_on date);
create table marts.untold_report (urn varchar, event_date date, publication_date date, publication_type varchar, url varchar, source_id varchar, retrieved_at timestamp);
create table marts.freshness (kind varchar, objects bigint, latest_as_at date, latest_retrieved_at timestamp, rows_read bigint, rows_refused bigint, files_refused integer);
`;

type Cell = string | number | boolean | null;

/** What a test may change about the fixture. */
export interface FixtureOptions {
  /** URN of the first of six schools; the rest follow. */
  firstUrn?: number;
  /** Statements run after everything is in. */
  then?: string;
}

/**
 * Writes a small database of marts with invented schools, in a data folder, so that publishing can be tested without
 * a build. Interval columns follow the Wilson formula in SQL.
 */
export async function writeMartFixture(
  dataDir: string,
  { firstUrn = 900_001, then = "" }: FixtureOptions = {},
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const instance = await DuckDBInstance.create(join(dataDir, "outcomes.duckdb"));
  const connection = await instance.connect();
  await connection.run(TABLES);
  const insert = async (table: string, rows: readonly (readonly Cell[])[]): Promise<void> => {
    const width = rows[0]?.length ?? 0;
    const columns = (await connection.runAndReadAll(`describe ${table}`))
      .getRows()
      .slice(0, width)
      .map(([name]) => `"${String(name)}"`);
    await connection.run(
      `insert into ${table} (${columns.join(", ")}) values ${rows.map((row) => `(${row.map(literal).join(", ")})`).join(", ")}`,
    );
  };
  await insert("ref.framework_break", [
    ["2019-09-01", "Education inspection framework"],
    ["2020-03-17", "Routine inspection suspended"],
  ]);
  await insert("marts.outcomes_by_month", outcomeRows());
  await insert("marts.themes_by_phase_prior", themeRows());
  await insert("marts.school_index", schoolRows(firstUrn));
  await insert("marts.school_timeline", timelineRows(firstUrn));
  await insert("marts.school_judgement", [
    [
      "i1",
      "overall_effectiveness",
      "Overall effectiveness",
      1,
      "four_point",
      "3",
      "Satisfactory",
      "2012-05-14",
    ],
    ["i2", "quality_of_education", "Quality of education", 2, "four_point", "1", "Outstanding", "2022-03-09"],
    ["i2", "overall_effectiveness", "Overall effectiveness", 1, "four_point", "2", "Good", "2022-03-09"],
    [
      "i3",
      "overall_effectiveness",
      "Overall effectiveness",
      1,
      "four_point",
      "4",
      "Inadequate",
      "2023-01-17",
    ],
    ["i4", "safeguarding_standards", "Safeguarding standards", 20, "met_not_met", "met", "Met", "2026-01-20"],
    ["i4", "inclusion", "Inclusion", 21, "report_card", "needs_attention", "Needs attention", "2026-02-05"],
  ]);
  await insert("marts.freshness", [
    ["mi", 3, "2026-02-28", "2026-03-02 04:05:06", 60, 1, 0],
    ["document", 4, "2026-03-20", "2026-03-02 04:06:00", 4, 0, 1],
  ]);
  for (const table of ["outcomes_by_month", "themes_by_phase_prior"]) {
    const n = table === "outcomes_by_month" ? "schools" : "letters";
    await connection.run(`update marts.${table} set share = round(${n} / denominator, 6), small = denominator < 10,
      low = round(greatest(0, (${n} / denominator + 1.9207294 / denominator - 1.959964 * sqrt((${n} / denominator) * (1 - ${n} / denominator) / denominator + 0.9603647 / denominator / denominator)) / (1 + 3.8414589 / denominator)), 6),
      high = round(least(1, (${n} / denominator + 1.9207294 / denominator + 1.959964 * sqrt((${n} / denominator) * (1 - ${n} / denominator) / denominator + 0.9603647 / denominator / denominator)) / (1 + 3.8414589 / denominator)), 6)`);
  }
  await connection.run(PAGE_MARTS);
  await connection.run(AREA_MARTS);
  if (then !== "") await connection.run(then);
  connection.closeSync();
  instance.closeSync();
}

function literal(cell: Cell): string {
  if (cell === null) return "null";
  return typeof cell === "string" ? `'${cell.replaceAll("'", "''")}'` : String(cell);
}

function outcomeRows(): Cell[][] {
  return ["2019-07-31", "2019-12-31", "2020-06-30", "2021-06-30"].flatMap((month, later) =>
    ["All", ...PHASES].flatMap((phase, index) =>
      ["own_urn", "with_predecessor"].flatMap((reading) => {
        const counts = [10 + later, 40 + index * 3, 12 - later, 3];
        const denominator = counts.reduce((sum, count) => sum + count, 0);
        return counts.map((schools, grade): Cell[] => [
          month,
          phase,
          reading,
          "four_point",
          String(grade + 1),
          LABELS[String(grade + 1)] ?? "",
          schools,
          denominator,
        ]);
      }),
    ),
  );
}

function themeRows(): Cell[][] {
  return ["All", "monitoring_letter"].flatMap((kind) =>
    ["All", "Primary", "Special"].flatMap((phase, a) =>
      ["1", "2", "3", "4", "none", "All"].flatMap((prior, b) =>
        ["attendance", "behaviour", "safeguarding"].map((theme, c): Cell[] => {
          const denominator = phase === "Special" && prior === "1" ? 6 : 60 - a * 10 - b * 3;
          return [kind, phase, prior, theme, Math.min(denominator, 3 + c * 5 + b * 8), denominator];
        }),
      ),
    ),
  );
}

function schoolRows(firstUrn: number): Cell[][] {
  const names = [
    "Alderwick Primary School",
    "Brindle Bay Academy",
    "Corrow Hall School",
    "Dunmere Nursery",
    "Eastlow Centre",
    "Farrowby Infant School",
  ];
  return names.map((name, index) => {
    const grade = index === 3 ? null : String((index % 4) + 1);
    return [
      String(firstUrn + index),
      name,
      index === 2 ? "Corrow Grange; Corrow Hall Grammar School" : null,
      PHASES[index % PHASES.length] ?? "",
      "Community school",
      index % 2 === 0 ? "Westmarch" : "Lower Ravel",
      "North",
      "Ravel and Corrow",
      `ZZ${index + 1} 1AA`,
      null,
      null,
      null,
      grade === null ? null : "four_point",
      grade,
      grade === null ? null : (LABELS[grade] ?? ""),
      "2022-03-09",
      "own",
      "2026-02-28",
    ];
  });
}

function timelineRows(firstUrn: number): Cell[][] {
  const urn = String(firstUrn);
  const third = String(firstUrn + 2);
  const old = String(firstUrn + 1000);
  const eif = "education_inspection_framework";
  return [
    [
      urn,
      "i1",
      "2012-05-14",
      "inspection",
      "graded",
      "section_5_2005",
      null,
      null,
      "predecessor",
      old,
      null,
      null,
      "Section 5",
      null,
      "history.csv",
      "2019-08-31",
    ],
    [
      urn,
      "i2",
      "2022-03-09",
      "inspection",
      "graded",
      eif,
      null,
      null,
      "own",
      urn,
      null,
      null,
      "Section 5",
      null,
      "latest.csv",
      "2026-02-28",
    ],
    [
      urn,
      "i4",
      "2026-01-20",
      "inspection",
      "graded",
      "renewed_framework",
      null,
      null,
      "own",
      urn,
      null,
      null,
      "Report card",
      null,
      "latest.csv",
      "2026-02-28",
    ],
    [
      urn,
      null,
      "2020-10-06",
      "document",
      null,
      null,
      null,
      null,
      "own",
      urn,
      "00aa11bb22cc33dd",
      "interim_visit_letter",
      "Interim visit letter <b>not markup</b>",
      "https://files.example.test/interim.pdf",
      "interim.pdf",
      null,
    ],
    [
      third,
      "i3",
      "2023-01-17",
      "inspection",
      "graded",
      eif,
      "Special measures",
      "SM",
      "own",
      third,
      null,
      null,
      "Section 5",
      null,
      "latest.csv",
      "2026-02-28",
    ],
  ];
}
