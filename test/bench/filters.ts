import type { InspectionsFile, OutcomesFile } from "../../pipeline/publish/published.ts";
import {
  type GradeIndexFile,
  type GradePart,
  PRIORS,
  SCHOOL_FILTERS,
  type SchoolFilter,
  STATES,
} from "../../pipeline/publish/published-grades.ts";
import { Random } from "../../pipeline/sample/random.ts";
import { inspectionRows } from "../../src/components/inspection-rows.ts";
import { outcomeRows } from "../../src/components/outcome-rows.ts";
import {
  type SchoolSelection,
  selectedInspections,
  selectedOutcomes,
} from "../../src/components/school-grades.ts";
import type { BenchTable } from "./bench.ts";

const SCHOOLS = 22_000;
const INSPECTIONS = 60_000;
const MONTHS = 252;
const TIMES = 40;
const PHASES = ["Nursery", "Primary", "Secondary", "Special", "Alternative provision"];
/** How many values each filter has in England, about. */
const VALUES: Readonly<Record<SchoolFilter, number>> = {
  region: 9,
  authority: 153,
  constituency: 543,
  type: 27,
  trust: 1200,
  faith: 27,
  idaci: 5,
};

/** What a filter of the outcomes page costs at national size, from its choice to the rows of both charts. */
export function run(): Promise<BenchTable> {
  const random = new Random("filters");
  const { index, parts } = invented(random);
  const outcomes = outcomesOf();
  const inspections = inspectionsOf();
  const selections: readonly [string, SchoolSelection][] = [
    ["one region", { schools: { region: new Set([3]) } }],
    ["one trust", { schools: { trust: new Set([7]) } }],
    ["type and deprivation", { schools: { type: new Set([1, 2, 3]), idaci: new Set([4]) } }],
    ["prior grade", { schools: {}, prior: 1 }],
  ];
  const rows = selections.map(([what, selection]) => {
    const times = Array.from({ length: TIMES }, () => {
      const start = performance.now();
      outcomeRows(
        selectedOutcomes(outcomes, index, parts, selection, "with_predecessor"),
        "four_point",
        "with_predecessor",
      );
      inspectionRows(selectedInspections(inspections, index, parts, selection), "All", "2005-01-01");
      return performance.now() - start;
    }).sort((a, b) => a - b);
    return [what, (times[TIMES / 2] ?? 0).toFixed(1), (times.at(-1) ?? 0).toFixed(1)];
  });
  return Promise.resolve({
    title: `Filters: ${SCHOOLS} schools, ${INSPECTIONS} inspections, ${MONTHS} months`,
    columns: ["filter", "median ms", "longest ms"],
    rows,
    notes: ["Target: at most 100 ms. Drawing the charts comes on top: it is measured with the pages."],
  });
}

function invented(random: Random): { index: GradeIndexFile; parts: GradePart[] } {
  const codes = (count: number, below: number): number[] =>
    Array.from({ length: count }, () => random.int(0, below - 1));
  const each = INSPECTIONS / SCHOOLS;
  const counts = Array.from(
    { length: SCHOOLS },
    (_, at) => Math.round((at + 1) * each) - Math.round(at * each),
  );
  const months = counts.flatMap((count) => codes(count, MONTHS).sort((a, b) => a - b));
  const to: number[] = [];
  let next = 0;
  for (const count of counts) {
    for (let at = 0; at < count; at += 1) to.push(at === count - 1 ? -1 : (months[next + at + 1] ?? -1));
    next += count;
  }
  const columns = SCHOOL_FILTERS.map((filter) => [filter, codes(SCHOOLS, VALUES[filter])] as const);
  const prior = codes(INSPECTIONS, PRIORS.length);
  return {
    index: {
      schools: SCHOOLS,
      values: { region: [], authority: [], constituency: [], type: [], trust: [], faith: [], idaci: [] },
      known: { region: 0, authority: 0, constituency: 0, type: 0, trust: 0, faith: 0, idaci: 0 },
      typeGroups: [],
      phases: PHASES,
      events: [{ event: "graded", label: "Graded inspection" }],
      parts: [],
    },
    parts: [
      {
        schools: {
          ...(Object.fromEntries(columns) as Record<SchoolFilter, number[]>),
          phase: codes(SCHOOLS, PHASES.length),
        },
        spells: {
          count: counts,
          from: months,
          to,
          state: codes(INSPECTIONS, STATES.length),
          prior,
          reading: months.map(() => 0),
        },
        inspections: { count: counts, month: months, event: months.map(() => 0), prior },
      },
    ],
  };
}

/** A month of the series: its last day for outcomes, its first for inspections; only year and month matter here. */
function monthDay(month: number): string {
  return new Date(Date.UTC(2005, 8 + month, 1)).toISOString().slice(0, 10);
}

function outcomesOf(): OutcomesFile {
  const months = Array.from({ length: MONTHS }, (_, month) => monthDay(month));
  const ones = months.map(() => 1);
  return {
    months,
    series: ["All", ...PHASES].flatMap((phase) =>
      STATES.map((grade, at) => ({
        phase,
        reading: "with_predecessor",
        scale: at < 4 ? "four_point" : grade,
        grade,
        grade_label: grade,
        schools: ones,
        denominator: ones,
      })),
    ),
  };
}

function inspectionsOf(): InspectionsFile {
  const months = Array.from({ length: MONTHS }, (_, month) => monthDay(month));
  return {
    months,
    series: ["All", ...PHASES].map((phase) => ({
      phase,
      event: "graded",
      event_label: "Graded inspection",
      inspections: months.map(() => 0),
    })),
  };
}
