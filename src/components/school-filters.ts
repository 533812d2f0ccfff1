import {
  type GradeIndexFile,
  PRIORS,
  SCHOOL_FILTERS,
  type SchoolFilter,
} from "../../pipeline/publish/published-grades.ts";
import type { Choice, Chosen } from "./choices.ts";
import { FOUR_POINT } from "./grade-scale.ts";
import type { SchoolSelection } from "./school-grades.ts";
import { countWords, sizeWords } from "./wording.ts";

/** Name in the address and label of each filter. */
const FILTERS: Readonly<Record<SchoolFilter, { name: string; label: string; isTyped?: boolean }>> = {
  region: { name: "region", label: "Region" },
  authority: { name: "la", label: "Local authority", isTyped: true },
  constituency: { name: "constituency", label: "Constituency", isTyped: true },
  type: { name: "type", label: "Type of school" },
  trust: { name: "trust", label: "Trust", isTyped: true },
  faith: { name: "faith", label: "Religious character" },
  idaci: { name: "idaci", label: "Deprivation (IDACI) quintile" },
};
const PRIOR = "prior";
/** Before the name of a group of types, so that it is never taken for a type of the same name. */
const EVERY = "every ";
const ANY = { value: "", label: "Any" };

const PRIOR_WORDS: Readonly<Record<string, string>> = {
  not_judged: "No overall grade",
  report_card: "Report card",
  none: "No graded inspection before",
};

/** The controls for choosing schools; of what nobody has, nothing is offered. */
export function filterChoices(index: GradeIndexFile): Choice[] {
  const ofSchools = SCHOOL_FILTERS.filter((filter) => index.values[filter].length > 0).map(
    (filter): Choice => ({
      ...FILTERS[filter],
      isFilter: true,
      options: [ANY, ...optionsOf(index, filter)],
    }),
  );
  const priors = PRIORS.filter((prior) => prior !== "not_known").map((prior) => ({
    value: prior,
    label: priorWords(prior),
  }));
  return [...ofSchools, { name: PRIOR, label: "Prior grade", isFilter: true, options: [ANY, ...priors] }];
}

function optionsOf(index: GradeIndexFile, filter: SchoolFilter): Choice["options"] {
  const plain = index.values[filter].map((value) => ({
    value,
    label: filter === "idaci" ? quintileWords(value) : value,
  }));
  if (filter !== "type") return plain;
  const groups = [...new Set(index.typeGroups.filter((group) => group !== null))].sort();
  return [...groups.map((group) => ({ value: `${EVERY}${group}`, label: `${group}: every type` })), ...plain];
}

function quintileWords(quintile: string): string {
  return quintile === "1" ? "1, least deprived" : quintile === "5" ? "5, most deprived" : quintile;
}

function priorWords(prior: string): string {
  return FOUR_POINT.find(({ grade }) => grade === prior)?.label ?? PRIOR_WORDS[prior] ?? prior;
}

/** What is chosen, as codes; null where no filter is set. */
export function selectionOf(index: GradeIndexFile, chosen: Chosen): SchoolSelection | null {
  const schools: Partial<Record<SchoolFilter, ReadonlySet<number>>> = {};
  for (const filter of SCHOOL_FILTERS) {
    const value = chosen[FILTERS[filter].name] ?? "";
    if (value === "") continue;
    schools[filter] = new Set(
      filter === "type" && value.startsWith(EVERY)
        ? index.typeGroups.flatMap((group, code) => (group === value.slice(EVERY.length) ? [code] : []))
        : [index.values[filter].indexOf(value)],
    );
  }
  const prior = (PRIORS as readonly string[]).indexOf(chosen[PRIOR] ?? "");
  if (prior !== -1) return { schools, prior };
  return Object.keys(schools).length === 0 ? null : { schools };
}

/** "Region: London; Prior grade: Good" */
export function selectionWords(choices: readonly Choice[], chosen: Chosen): string {
  return choices
    .flatMap(({ name, label, options, isFilter }) => {
      const option = options.find(({ value }) => value === chosen[name]);
      return isFilter !== true || option === undefined || option === options[0]
        ? []
        : [`${label}: ${option.label}`];
    })
    .join("; ");
}

/** What a count of chosen schools means, and of how many schools what they are chosen by is known. */
export function selectionCaveats(index: GradeIndexFile, selection: SchoolSelection): string[] {
  const chosenBy = SCHOOL_FILTERS.filter((filter) => selection.schools[filter] !== undefined);
  const partly = chosenBy.filter((filter) => index.known[filter] < index.schools);
  return [
    ...(chosenBy.length === 0
      ? []
      : [
          "Schools are chosen by what they are in the newest file that names them, not by what they were in each month: a school counts throughout where and as it is now.",
        ]),
    ...partly.map(
      (filter) =>
        `${FILTERS[filter].label} is known of ${countWords(index.known[filter])} of ${countWords(index.schools)} schools, closed ones included: the others are left out.`,
    ),
    ...(selection.prior === undefined
      ? []
      : [
          "Prior grade goes month by month: it is that of the graded inspection before the one whose outcome counts, of the school or its predecessor. A school may be in one month and out in the next.",
        ]),
  ];
}

/** How much is fetched for filters. */
export function filterWeight({ parts }: GradeIndexFile): string {
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  return `Each school’s grades are fetched, once, when these filters are opened: ${sizeWords(bytes)} for all of England, before compression.`;
}
