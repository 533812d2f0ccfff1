import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { grouped } from "./grouped.ts";
import { known } from "./known.ts";
import { integer, readMart } from "./mart.ts";
import { ownFile } from "./own-file.ts";
import {
  AREA_KINDS,
  type AreaFile,
  type AreaIndexFile,
  type AreaKind,
  type AreaSchool,
} from "./published-areas.ts";
import type { LabelRow, SchoolRow } from "./read-site.ts";

const words = z.string().nullable();
const areaRow = z.object({
  area_kind: z.string(),
  area: z.string(),
  region: words,
  schools: integer,
  closed_schools: integer,
  letters: integer,
});
const outcomeRow = z.object({
  area_kind: z.string(),
  area: z.string(),
  as_at: z.string(),
  grade: z.string(),
  schools: integer,
  denominator: integer,
});
const cardRow = z.object({
  area_kind: z.string(),
  area: z.string(),
  judged: z.string(),
  judged_label: z.string(),
  scale: z.string(),
  grade: z.string(),
  report_cards: integer,
  denominator: integer,
});
const themeRow = z.object({
  area_kind: z.string(),
  area: z.string(),
  theme: z.string(),
  letters: integer,
  letters_strength: integer,
  letters_concern: integer,
});
const quotationRow = z.object({
  area_kind: z.string(),
  area: z.string(),
  theme: z.string(),
  side: z.string(),
  text: z.string(),
  page: integer,
  document_kind: z.string(),
  title: words,
  urn: words,
  school_name: words,
  date: words,
  url: words,
});

type AreaRow = z.output<typeof areaRow>;

/** "la-mereshire.json" */
const FILE_PREFIX: Readonly<Record<AreaKind, string>> = {
  local_authority: "la",
  constituency: "constituency",
};

/** The files of `areas/`, by name, beside their index. */
export interface Areas {
  index: AreaIndexFile;
  files: ReadonlyMap<string, AreaFile>;
}

/**
 * Reads the marts of areas into one file for each local authority and constituency, with its region and England beside it.
 * @param schools rows of marts.school_index
 * @param themes codes and labels of the codebook
 */
export async function readAreas(
  connection: DuckDBConnection,
  schools: readonly SchoolRow[],
  themes: readonly LabelRow[],
): Promise<Areas> {
  const read = async <Row extends z.ZodType<{ area_kind: string; area: string }>>(
    table: string,
    row: Row,
    ...order: string[]
  ): Promise<ReadonlyMap<string, readonly z.output<Row>[]>> =>
    grouped(await readMart(connection, table, row, ["area_kind", "area", ...order]), keyOf);
  const areas = await read("marts.area", areaRow);
  const outcomes = await read("marts.area_outcome", outcomeRow, "as_at", "grade");
  const cards = await read("marts.area_report_card", cardRow, "judged", "grade");
  const raised = await read("marts.area_theme", themeRow, "theme");
  const quoted = await read("marts.area_quotation", quotationRow, "position", "side");
  const open = schools.filter(({ close_date: closed }) => closed === null);
  const members: Readonly<Record<AreaKind, ReadonlyMap<string, readonly SchoolRow[]>>> = {
    local_authority: grouped(open, (school) => school.local_authority ?? ""),
    constituency: grouped(open, (school) => school.constituency ?? ""),
  };
  const labels = new Map(themes.map(({ code, label }) => [code, label]));
  const files = new Map<string, AreaFile>();
  const index: AreaIndexFile["areas"][number][] = [];
  for (const [area] of areas.values()) {
    const kind = AREA_KINDS.find((one) => one === area?.area_kind);
    if (area === undefined || kind === undefined) continue;
    const places = placesOf(area);
    const ofEach = <Row>(
      rows: ReadonlyMap<string, readonly Row[]>,
    ): { place: string; rows: readonly Row[] }[] =>
      places.map(({ key, name }) => ({ place: name, rows: rows.get(key) ?? [] }));
    const file = ownFile(`${FILE_PREFIX[kind]}-${area.area}`, (name) => files.has(name));
    const own = members[kind].get(area.area) ?? [];
    index.push({ kind, name: area.area, region: area.region, file, schools: own.length });
    files.set(file, {
      kind,
      name: area.area,
      region: area.region,
      schools: own.map(listed).sort(byName),
      closed_schools: area.closed_schools,
      places: places.map(({ name }) => name),
      outcomes: ofEach(outcomes).flatMap(({ place, rows }) =>
        rows.map(({ as_at, grade, schools: count, denominator }) => ({
          place,
          as_at,
          grade,
          schools: count,
          denominator,
        })),
      ),
      reportCards: ofEach(cards).flatMap(({ place, rows }) =>
        rows
          .filter(({ scale }) => scale === "report_card")
          .map(({ judged, judged_label: label, grade, report_cards, denominator }) => ({
            place,
            area: judged,
            label,
            grade,
            report_cards,
            denominator,
          })),
      ),
      letters: ofEach(areas).map(({ rows: [row] }) => row?.letters ?? 0),
      themes: [...labels].map(([theme, label]) => {
        const counts = ofEach(raised).map(({ rows }) => rows.find((row) => row.theme === theme));
        return {
          theme,
          label,
          letters: counts.map((row) => row?.letters ?? 0),
          strength: counts.map((row) => row?.letters_strength ?? 0),
          concern: counts.map((row) => row?.letters_concern ?? 0),
        };
      }),
      quotations: (quoted.get(keyOf(area)) ?? []).map(
        ({ theme, side, text, page, document_kind, title, urn, school_name, date, url }) => ({
          ...known({ urn, school_name, date, url }),
          theme,
          label: labels.get(theme) ?? theme,
          side,
          text,
          page,
          document_kind,
          title: title ?? "Untitled document",
        }),
      ),
    });
  }
  return { index: { areas: index }, files };
}

/** The area itself, its region where it is known, England. */
function placesOf(area: AreaRow): { key: string; name: string }[] {
  const wider = [
    ...(area.region === null ? [] : [{ area_kind: "region", area: area.region }]),
    { area_kind: "england", area: "England" },
  ];
  return [area, ...wider].map((place) => ({ key: keyOf(place), name: place.area }));
}

function keyOf({ area_kind, area }: { area_kind: string; area: string }): string {
  return `${area_kind} ${area}`;
}

function listed(school: SchoolRow): AreaSchool {
  const { urn, name, phase, scale, grade, grade_label, graded_on, grade_from, as_at } = school;
  return { ...known({ name, phase, scale, grade, grade_label, graded_on, grade_from, as_at }), urn };
}

function byName(a: AreaSchool, b: AreaSchool): number {
  const [first, second] = [a.name ?? "", b.name ?? ""];
  return first < second ? -1 : first > second ? 1 : a.urn < b.urn ? -1 : 1;
}
