import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { integer, readMart } from "./mart.ts";
import type { VisitsFile } from "./published-visits.ts";

const cellRow = z.object({
  phase: z.string(),
  prior_grade: z.string(),
  letters: integer,
  schools: integer.nullable(),
  published: integer.nullable(),
});
const weekRow = z.object({ week: z.string(), delivery: z.string(), letters: integer });

const briefingRow = z.object({ name: z.string(), from: z.string(), to: z.string(), visits: integer });
const BRIEFINGS = `(select briefing as name, from_date::varchar as "from", to_date::varchar as "to",
  sum(total::integer)::integer as visits from truth.interim_visits group by all)`;

/** Reads the marts of the visits of autumn 2020 into what their page draws. Errors as in `readMart`. */
export async function readVisits(connection: DuckDBConnection): Promise<VisitsFile> {
  return {
    cells: await readMart(connection, "marts.autumn_visits", cellRow, ["phase", "prior_grade"]),
    weeks: await readMart(connection, "marts.autumn_visits_by_week", weekRow, ["week", "delivery"]),
    briefings: await readMart(connection, BRIEFINGS, briefingRow, ["from"]),
  };
}
