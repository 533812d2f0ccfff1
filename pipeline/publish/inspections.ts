import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { integer, readMart } from "./mart.ts";
import type { InspectionSeries, InspectionsFile } from "./published.ts";

const monthRow = z.object({
  month: z.string(),
  phase: z.string(),
  event: z.string(),
  inspections: integer,
});

/**
 * Reads `marts.inspections_per_month` into one series for each phase and kind of inspection.
 * @param labels words for the codes of events; a code without any stands for itself
 */
export async function readInspections(
  connection: DuckDBConnection,
  labels: ReadonlyMap<string, string>,
): Promise<InspectionsFile> {
  const rows = await readMart(connection, "marts.inspections_per_month", monthRow, [
    "phase",
    "event",
    "month",
  ]);
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const position = new Map(months.map((month, index) => [month, index]));
  const series = new Map<string, InspectionSeries & { inspections: number[] }>();
  for (const { month, phase, event, inspections } of rows) {
    const key = JSON.stringify([phase, event]);
    const one = series.get(key) ?? {
      phase,
      event,
      event_label: labels.get(event) ?? event,
      inspections: months.map(() => 0),
    };
    series.set(key, one);
    const index = position.get(month);
    if (index !== undefined) one.inspections[index] = inspections;
  }
  return { months, series: [...series.values()] };
}
