import type { InspectionsFile, OutcomeSeries, OutcomesFile } from "../../pipeline/publish/published.ts";
import {
  type GradeIndexFile,
  type GradePart,
  type GradePartEntry,
  monthsFrom,
  READINGS,
  SCHOOL_FILTERS,
  type SchoolFilter,
  STATES,
} from "../../pipeline/publish/published-grades.ts";

/** Which schools, and which of their spells and inspections, count; what is left out does not restrict. */
export interface SchoolSelection {
  /** Codes of `GradeIndexFile.values`, any of which will do. */
  schools: Partial<Readonly<Record<SchoolFilter, ReadonlySet<number>>>>;
  /** Code of `PRIORS`. */
  prior?: number;
}

/** The parts that can hold schools of a selection. */
export function partsFor(index: GradeIndexFile, { schools }: SchoolSelection): GradePartEntry[] {
  const holds = (wanted: ReadonlySet<number> | undefined, there: readonly number[]): boolean =>
    wanted === undefined || there.some((code) => wanted.has(code));
  return index.parts.filter(
    ({ region, authorities, constituencies }) =>
      holds(schools.region, [region]) &&
      holds(schools.authority, authorities) &&
      holds(schools.constituency, constituencies),
  );
}

/** Of each school of a part, whether a selection takes it. */
export function takenSchools(part: GradePart, { schools }: SchoolSelection): Uint8Array {
  const taken = new Uint8Array(part.schools.phase.length).fill(1);
  for (const filter of SCHOOL_FILTERS) {
    const wanted = schools[filter];
    if (wanted === undefined) continue;
    part.schools[filter].forEach((code, at) => {
      if (!wanted.has(code)) taken[at] = 0;
    });
  }
  return taken;
}

/**
 * The outcomes file as it would be if there were only the schools of a selection: the same months and series of one reading,
 * counted from spells. A phase without any school of the selection in a month has null there.
 */
export function selectedOutcomes(
  file: OutcomesFile,
  index: GradeIndexFile,
  parts: readonly GradePart[],
  selection: SchoolSelection,
  reading: string,
): OutcomesFile {
  const months = file.months.map(monthsFrom);
  const last = (months.at(-1) ?? -1) + 1;
  const changes = index.phases.map(() => STATES.map(() => new Int32Array(last + 1)));
  const counts = READINGS.map((readings) => (readings as readonly string[]).includes(reading));
  for (const part of parts) {
    const taken = takenSchools(part, selection);
    const { count, from, to, state, prior, reading: readings } = part.spells;
    let spell = 0;
    for (let school = 0; school < count.length; school += 1) {
      const end = spell + (count[school] ?? 0);
      const ofPhase = changes[part.schools.phase[school] ?? 0];
      for (; spell < end; spell += 1) {
        if (taken[school] === 0 || counts[readings[spell] ?? 0] !== true) continue;
        if (selection.prior !== undefined && prior[spell] !== selection.prior) continue;
        const change = ofPhase?.[state[spell] ?? 0];
        const [first, after] = [from[spell] ?? 0, to[spell] ?? -1];
        if (change === undefined || first >= last) continue;
        change[first] = (change[first] ?? 0) + 1;
        if (after !== -1 && after < last) change[after] = (change[after] ?? 0) - 1;
      }
    }
  }
  const held = new Map(
    index.phases.map((phase, at) => [phase, (changes[at] ?? []).map((change) => runningSum(change))]),
  );
  held.set(
    "All",
    STATES.map((_, state) =>
      sumOf(
        [...held.values()].map((of) => of[state]),
        last + 1,
      ),
    ),
  );
  return {
    months: file.months,
    series: file.series
      .filter((series) => series.reading === reading)
      .map((series): OutcomeSeries => {
        const of = held.get(series.phase);
        const state = (STATES as readonly string[]).indexOf(series.grade);
        const known = months.map((month) =>
          (of ?? []).reduce((sum, schools) => sum + (schools[month] ?? 0), 0),
        );
        // Of two words for one grade each has its own months: where the file has none, there is none here.
        const orNull = (count: (month: number, at: number) => number): (number | null)[] =>
          months.map((month, at) =>
            series.schools[at] == null || known[at] === 0 ? null : count(month, at),
          );
        return {
          ...series,
          schools: orNull((month) => of?.[state]?.[month] ?? 0),
          denominator: orNull((_, at) => known[at] ?? 0),
        };
      }),
  };
}

/** The inspections file as it would be if only the schools of a selection had been inspected. */
export function selectedInspections(
  file: InspectionsFile,
  index: GradeIndexFile,
  parts: readonly GradePart[],
  selection: SchoolSelection,
): InspectionsFile {
  const first = monthsFrom(file.months[0] ?? "2005-09-01");
  const months = file.months.length;
  const counts = index.phases.map(() => index.events.map(() => new Int32Array(months)));
  for (const part of parts) {
    const taken = takenSchools(part, selection);
    const { count, month, event, prior } = part.inspections;
    let at = 0;
    for (let school = 0; school < count.length; school += 1) {
      const end = at + (count[school] ?? 0);
      for (; at < end; at += 1) {
        if (taken[school] === 0 || (selection.prior !== undefined && prior[at] !== selection.prior)) continue;
        const counted = counts[part.schools.phase[school] ?? 0]?.[event[at] ?? 0];
        const position = (month[at] ?? 0) - first;
        if (counted !== undefined) counted[position] = (counted[position] ?? 0) + 1;
      }
    }
  }
  return {
    months: file.months,
    series: file.series.map((series) => {
      const event = index.events.findIndex((one) => one.event === series.event);
      const of =
        series.phase === "All" ? counts : counts.filter((_, at) => index.phases[at] === series.phase);
      return {
        ...series,
        inspections: [
          ...sumOf(
            of.map((events) => events[event]),
            months,
          ),
        ],
      };
    }),
  };
}

function runningSum(changes: Int32Array): Int32Array {
  let sum = 0;
  return changes.map((change) => (sum += change));
}

function sumOf(columns: readonly (Int32Array | undefined)[], length: number): Int32Array {
  const total = new Int32Array(length);
  for (const column of columns) column?.forEach((value, at) => (total[at] = (total[at] ?? 0) + value));
  return total;
}
