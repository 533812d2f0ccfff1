import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { CheckFailed } from "../errors.ts";
import { grouped } from "./grouped.ts";
import { integer, readMart } from "./mart.ts";
import { ownFile } from "./own-file.ts";
import {
  type GradeIndexFile,
  type GradePart,
  type GradePartEntry,
  monthsFrom,
  PRIORS,
  SCHOOL_FILTERS,
  type SchoolFilter,
  STATES,
} from "./published-grades.ts";

const words = z.string().nullable();
const schoolRow = z.object({
  urn: z.string(),
  phase: words,
  region: words,
  authority: words,
  constituency: words,
  type: words,
  type_group: words,
  trust: words,
  faith: words,
  idaci: words,
});
const SCHOOLS = `(select urn, phase, region, local_authority as authority, constituency, school_type as type,
  coarse_type as type_group, trust, religious_character as faith, idaci_quintile::varchar as idaci
  from marts.school_index)`;
/** A spell of both readings stands once. */
const spellRow = z.object({
  urn: z.string(),
  from_date: z.string(),
  to_date: words,
  grade: z.string(),
  prior_grade: z.string(),
  reading: integer,
});
const SPELLS = `(select urn, from_date, to_date, grade, prior_grade,
  case when count(*) = 2 then 0 when any_value(reading) = 'own_urn' then 1 else 2 end as reading
  from marts.school_grade_spell group by urn, from_date, to_date, grade, prior_grade)`;
const inspectionRow = z.object({
  urn: z.string(),
  start_date: z.string(),
  event: z.string(),
  prior: z.string(),
});
const INSPECTIONS = `(select inspection_id, urn_at_time::varchar as urn, start_date, event,
  coalesce(prior_grade, prior_grade_reason, 'not_known') as prior from core.inspection where start_date is not null)`;

type SchoolRow = z.output<typeof schoolRow>;
type SpellRow = z.output<typeof spellRow>;
type InspectionRow = z.output<typeof inspectionRow>;

/** The files of `school-grades/`, by name. */
export interface SchoolGrades {
  index: GradeIndexFile;
  parts: ReadonlyMap<string, GradePart>;
}

/**
 * Reads every school's spells and inspections into an index and one part a region.
 * @param labels words for the codes of events
 * @throws CheckFailed as `readMart` does, and when a code is none that the page knows
 */
export async function readSchoolGrades(
  connection: DuckDBConnection,
  labels: ReadonlyMap<string, string>,
): Promise<SchoolGrades> {
  // Neighbours next to each other: equal codes in a row weigh next to nothing over the wire.
  const order = ["region", "authority", "constituency", "phase", "type", "urn"];
  const schools = await readMart(connection, SCHOOLS, schoolRow, order);
  const spells = grouped(
    await readMart(connection, SPELLS, spellRow, ["urn", "from_date", "to_date", "reading"]),
    ({ urn }) => urn,
  );
  const inspections = grouped(
    await readMart(connection, INSPECTIONS, inspectionRow, ["urn", "start_date", "inspection_id"]),
    ({ urn }) => urn,
  );
  const there = schools.filter(({ urn }) => spells.has(urn) || inspections.has(urn));
  const index = indexOf(there, inspections, labels);
  const regions = [...new Set(there.map(({ region }) => region))];
  const parts = new Map<string, GradePart>();
  const entries = regions.map((region): GradePartEntry => {
    const file = ownFile(region ?? "elsewhere", (name) => parts.has(name));
    const members = there.filter((school) => school.region === region);
    const part = partOf(members, index, spells, inspections);
    parts.set(file, part);
    return {
      file,
      region: index.values.region.indexOf(region ?? ""),
      schools: members.length,
      bytes: Buffer.byteLength(JSON.stringify(part)),
      authorities: distinct(part.schools.authority),
      constituencies: distinct(part.schools.constituency),
    };
  });
  return { index: { ...index, parts: entries }, parts };
}

function indexOf(
  schools: readonly SchoolRow[],
  inspections: ReadonlyMap<string, readonly InspectionRow[]>,
  labels: ReadonlyMap<string, string>,
): Omit<GradeIndexFile, "parts"> {
  const names = (of: (school: SchoolRow) => string | null): string[] =>
    [...new Set(schools.map(of).filter((value) => value !== null))].sort();
  const values = Object.fromEntries(
    SCHOOL_FILTERS.map((filter) => [filter, names((school) => school[filter])]),
  ) as Record<SchoolFilter, string[]>;
  const known = Object.fromEntries(
    SCHOOL_FILTERS.map((filter) => [filter, schools.filter((school) => school[filter] !== null).length]),
  ) as Record<SchoolFilter, number>;
  const groups = new Map(schools.map(({ type, type_group: group }) => [type, group]));
  const events = [...new Set([...inspections.values()].flat().map(({ event }) => event))].sort();
  return {
    schools: schools.length,
    values,
    known,
    typeGroups: values.type.map((type) => groups.get(type) ?? null),
    phases: [...new Set(schools.map(phaseOf))].sort(),
    events: events.map((event) => ({ event, label: labels.get(event) ?? event })),
  };
}

function partOf(
  schools: readonly SchoolRow[],
  { values, phases, events }: Omit<GradeIndexFile, "parts">,
  spells: ReadonlyMap<string, readonly SpellRow[]>,
  inspections: ReadonlyMap<string, readonly InspectionRow[]>,
): GradePart {
  const ofEach = <Row>(rows: ReadonlyMap<string, readonly Row[]>): (readonly Row[])[] =>
    schools.map(({ urn }) => rows.get(urn) ?? []);
  const held = ofEach(spells).map((rows) => rows.filter(lastsAMonthEnd));
  const seen = ofEach(inspections);
  const [flatSpells, flatInspections] = [held.flat(), seen.flat()];
  const codes = events.map(({ event }) => event);
  const columns = SCHOOL_FILTERS.map((filter) => {
    const positions = new Map(values[filter].map((value, position) => [value, position]));
    return [filter, schools.map((school) => positions.get(school[filter] ?? "") ?? -1)] as const;
  });
  return {
    schools: {
      ...(Object.fromEntries(columns) as Record<SchoolFilter, number[]>),
      phase: schools.map((school) => phases.indexOf(phaseOf(school))),
    },
    spells: {
      count: held.map((rows) => rows.length),
      from: flatSpells.map(firstMonth),
      to: flatSpells.map(({ to_date: to }) => (to === null ? -1 : monthsFrom(to))),
      state: flatSpells.map(({ grade }) => codeOf(STATES, grade)),
      prior: flatSpells.map(({ prior_grade: prior }) => codeOf(PRIORS, prior)),
      reading: flatSpells.map(({ reading }) => reading),
    },
    inspections: {
      count: seen.map((rows) => rows.length),
      month: flatInspections.map(({ start_date: start }) => monthsFrom(start)),
      event: flatInspections.map(({ event }) => codeOf(codes, event)),
      prior: flatInspections.map(({ prior }) => codeOf(PRIORS, prior)),
    },
  };
}

/** Whether a spell holds the last day of any month that is looked at. */
function lastsAMonthEnd(spell: SpellRow): boolean {
  return spell.to_date === null || monthsFrom(spell.to_date) > firstMonth(spell);
}

function firstMonth({ from_date: from }: SpellRow): number {
  return Math.max(0, monthsFrom(from));
}

/** Phase as the charts count it. */
function phaseOf({ phase }: SchoolRow): string {
  return phase ?? "Unknown";
}

function codeOf(codes: readonly string[], value: string): number {
  const code = codes.indexOf(value);
  if (code === -1)
    throw new CheckFailed(
      `“${value}” is none of ${codes.join(", ")}: the outcomes page can not count it. Publish with the version that built the database.`,
    );
  return code;
}

function distinct(codes: readonly number[]): number[] {
  return [...new Set(codes.filter((code) => code !== -1))].sort((a, b) => a - b);
}
