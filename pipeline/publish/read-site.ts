import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { integer, momentOrNull, readMart } from "./mart.ts";
import { outcomesFile, readUnlisted } from "./outcomes.ts";
import {
  type BuildInfo,
  FIRST_SAMPLE_URN,
  type FrameworkBreak,
  type Freshness,
  type InspectionsFile,
  type OutcomesFile,
  type ThemesFile,
} from "./published.ts";
import type { LettersFile, ThemePairsFile } from "./published-letters.ts";
import type { ReportCardsFile } from "./published-report-cards.ts";
import type { VisitsFile } from "./published-visits.ts";
import { type Changes, readChanges } from "./changes.ts";
import { type Areas, readAreas } from "./areas.ts";
import { readInspections } from "./inspections.ts";
import { readLetters, readThemePairs } from "./letters.ts";
import { readReportCards } from "./report-cards.ts";
import { readSchoolGrades, type SchoolGrades } from "./school-grades.ts";
import { readVisits } from "./visits.ts";
import { themesFile } from "./themes.ts";

/** What the marts say, in the shapes of the published files. */
export interface SiteData {
  about: Omit<BuildInfo, "build_id" | "site_id" | "version">;
  outcomes: OutcomesFile;
  themes: ThemesFile;
  letters: LettersFile;
  themePairs: ThemePairsFile;
  breaks: FrameworkBreak[];
  freshness: Freshness[];
  schools: SchoolRow[];
  events: EventRow[];
  grades: GradeRow[];
  untoldReports: UntoldRow[];
  documentThemes: DocumentThemeRow[];
  themeLabels: ReadonlyMap<string, string>;
  eventLabels: ReadonlyMap<string, string>;
  concernLabels: ReadonlyMap<string, string>;
  inspections: InspectionsFile;
  reportCards: ReportCardsFile;
  visits: VisitsFile;
  changes: Changes;
  schoolGrades: SchoolGrades;
  areas: Areas;
}

const outcomeRow = z.object({
  as_at: z.string(),
  phase: z.string(),
  reading: z.string(),
  scale: z.string(),
  grade: z.string(),
  grade_label: z.string(),
  schools: integer,
  denominator: integer,
});

const themeRow = z.object({
  document_kind: z.string(),
  phase: z.string(),
  prior_grade: z.string(),
  theme: z.string(),
  letters: integer,
  denominator: integer,
});

const freshnessRow = z.object({
  kind: z.string(),
  objects: integer,
  latest_as_at: z.string().nullable(),
  latest_retrieved_at: momentOrNull,
  rows_read: integer,
  rows_refused: integer,
  files_refused: integer,
});

const breakRow = z.object({ on: z.string(), label: z.string() });
const labelRow = z.object({ code: z.string(), label: z.string() });
const words = z.string().nullable();
const schoolRow = z.object({
  urn: z.string(),
  name: words,
  other_names: words,
  phase: words,
  school_type: words,
  local_authority: words,
  region: words,
  constituency: words,
  postcode: words,
  trust: words,
  close_date: words,
  predecessor_urn: words,
  scale: words,
  grade: words,
  grade_label: words,
  graded_on: words,
  grade_from: words,
  as_at: words,
});
const eventRow = z.object({
  urn: z.string(),
  inspection_id: words,
  date: words,
  what: z.enum(["inspection", "document"]),
  event: words,
  framework: words,
  outcome: words,
  category_of_concern: words,
  relates_to: words,
  urn_at_time: words,
  document_id: words,
  document_kind: words,
  title: words,
  url: words,
  listed_url: words,
  source: words,
  as_at: words,
});
const gradeRow = z.object({
  inspection_id: z.string(),
  area: z.string(),
  area_label: z.string(),
  scale: z.string(),
  grade: words,
  grade_label: words,
  graded_on: words,
});

const untoldRow = z.object({
  urn: z.string(),
  event_date: words,
  publication_date: words,
  publication_type: z.string(),
  url: z.string(),
  retrieved_at: momentOrNull,
});

/** A theme of a document; `says` as in `ThemeSays`. */
const documentThemeRow = z.object({
  document_id: z.string(),
  theme: z.string(),
  says: z.enum(["strength", "concern", "both", "neither"]),
});
const DOCUMENT_THEMES = `(select document_id, theme, case when has_strength and has_concern then 'both'
  when has_strength then 'strength' when has_concern then 'concern' else 'neither' end as says
  from staging.document_theme)`;

export type OutcomeMartRow = z.output<typeof outcomeRow>;
/** A code and its words, of a table of `ref`. */
export type LabelRow = z.output<typeof labelRow>;
export type ThemeMartRow = z.output<typeof themeRow>;
/** A row of `marts.school_index`. */
export type SchoolRow = z.output<typeof schoolRow>;
export type DocumentThemeRow = z.output<typeof documentThemeRow>;
/** A row of `marts.school_timeline`. */
export type EventRow = z.output<typeof eventRow>;
/** A row of `marts.untold_report`. */
export type UntoldRow = z.output<typeof untoldRow>;
/** A row of `marts.school_judgement`. */
export type GradeRow = z.output<typeof gradeRow>;

/** Reads every mart the site needs. Errors as in `readMart`. */
export async function readSite(connection: DuckDBConnection): Promise<SiteData> {
  const read = <Row extends z.ZodType>(
    table: string,
    row: Row,
    ...order: string[]
  ): Promise<z.output<Row>[]> => readMart(connection, table, row, order);
  const outcomes = await read(
    "marts.outcomes_by_month",
    outcomeRow,
    "phase",
    "reading",
    "scale",
    "grade",
    "as_at",
  );
  const themes = await read(
    "marts.themes_by_phase_prior",
    themeRow,
    "document_kind",
    "phase",
    "prior_grade",
    "theme",
  );
  const freshness = await read("marts.freshness", freshnessRow, "kind");
  const breaks = await read("ref.framework_break", breakRow, "on");
  const schools = await read("marts.school_index", schoolRow, "urn");
  const events = await read(
    "marts.school_timeline",
    eventRow,
    "urn",
    "date",
    "what",
    "inspection_id",
    "document_id",
  );
  const grades = await read("marts.school_judgement", gradeRow, "inspection_id", "position");
  const labels = (table: string, code: string): Promise<LabelRow[]> =>
    read(`(select distinct ${code} as code, label from ${table})`, labelRow, "code");
  const codebook = await labels("ref.theme", "theme");
  const eventLabels = labelMap(await labels("ref.event", "event"));
  const asAt = (kind: string): string | null =>
    freshness.find((row) => row.kind === kind)?.latest_as_at ?? null;
  const series = outcomesFile(outcomes);
  const newest = series.months.at(-1);
  return {
    about: {
      as_at: asAt("mi"),
      register_as_at: asAt("gias_register"),
      letters_to: asAt("document"),
      is_sample: schools.some(({ urn }) => Number(urn) >= FIRST_SAMPLE_URN),
      schools: schools.length,
      inspections: distinct(
        events.flatMap((event) => (event.what === "inspection" ? (event.inspection_id ?? []) : [])),
      ),
      documents: freshness.find(({ kind }) => kind === "document")?.objects ?? 0,
    },
    outcomes: newest === undefined ? series : { ...series, unlisted: await readUnlisted(connection, newest) },
    themes: themesFile(themes, codebook),
    letters: await readLetters(connection, codebook),
    themePairs: await readThemePairs(connection, codebook),
    breaks: breaks.map(({ on, label }) => ({ date: on, label })),
    freshness,
    schools,
    events,
    grades,
    untoldReports: await read(
      "marts.untold_report",
      untoldRow,
      "urn",
      "event_date",
      "publication_date",
      "url",
    ),
    documentThemes: await read(DOCUMENT_THEMES, documentThemeRow, "document_id", "theme"),
    themeLabels: labelMap(codebook),
    eventLabels,
    concernLabels: labelMap(await labels("ref.concern", "concern")),
    inspections: await readInspections(connection, eventLabels),
    reportCards: await readReportCards(connection),
    visits: await readVisits(connection),
    changes: await readChanges(connection),
    schoolGrades: await readSchoolGrades(connection, eventLabels),
    areas: await readAreas(connection, schools, codebook),
  };
}

function labelMap(rows: readonly LabelRow[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ code, label }) => [code, label]));
}

/** An academy's predecessor's inspection is an event of both, and one inspection. */
function distinct(ids: readonly string[]): number {
  return new Set(ids).size;
}
