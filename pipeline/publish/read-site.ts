import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { integer, momentOrNull, readMart } from "./mart.ts";
import { outcomesFile } from "./outcomes.ts";
import {
  type BuildInfo,
  FIRST_SAMPLE_URN,
  type FrameworkBreak,
  type Freshness,
  type OutcomesFile,
  type ThemesFile,
} from "./published.ts";
import type { EventRow, SchoolRow } from "./schools.ts";
import { themesFile } from "./themes.ts";

/** What the marts say, in the shapes of the published files. */
export interface SiteData {
  about: Omit<BuildInfo, "build_id" | "version">;
  outcomes: OutcomesFile;
  themes: ThemesFile;
  breaks: FrameworkBreak[];
  freshness: Freshness[];
  schools: SchoolRow[];
  events: EventRow[];
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
});

const breakRow = z.object({ on: z.string(), label: z.string() });
const schoolRow = z.looseObject({ urn: z.string(), name: z.string().nullable() });
const eventRow = z.looseObject({ urn: z.string(), date: z.string().nullable(), what: z.string() });

export type OutcomeMartRow = z.output<typeof outcomeRow>;
export type ThemeMartRow = z.output<typeof themeRow>;

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
  const events = await read("marts.school_timeline", eventRow, "urn", "date", "what", "document_id");
  return {
    about: {
      as_at: latest(freshness.map((row) => row.latest_as_at)),
      is_sample: schools.some(({ urn }) => Number(urn) >= FIRST_SAMPLE_URN),
      schools: schools.length,
      inspections: events.filter(({ what }) => what === "inspection").length,
      documents: events.filter(({ what }) => what === "document").length,
    },
    outcomes: outcomesFile(outcomes),
    themes: themesFile(themes),
    breaks: breaks.map(({ on, label }) => ({ date: on, label })),
    freshness,
    schools,
    events,
  };
}

function latest(dates: readonly (string | null)[]): string | null {
  return (
    dates
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null
  );
}
