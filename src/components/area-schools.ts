import type { AreaFile, AreaSchool } from "../../pipeline/publish/published-areas.ts";
import { AREA_OUTCOMES, WITHOUT_GRADE } from "./area-rows.ts";
import type { Column } from "./csv.ts";
import { csvText } from "./csv.ts";
import { dataTable } from "./data-table.ts";
import { download, fileName } from "./download.ts";
import { element } from "./element.ts";
import { phaseOrder } from "./outcome-rows.ts";
import { countWords, dayWords, monthWords, numbered } from "./wording.ts";

/** How many schools leave the page on two sheets of paper: beside themes and quotations, and without any. */
const MOST_PRINTED = { withLetters: 24, withoutLetters: 90 };
const UNKNOWN = "Not known";

/** Table and CSV of an area's schools. */
const SCHOOL_COLUMNS: readonly Column<AreaSchool>[] = [
  { name: "urn", value: ({ urn }) => urn },
  { name: "school", value: ({ name }) => name ?? null },
  { name: "phase", value: ({ phase }) => phase ?? null },
  { name: "latest_outcome", value: outcomeWords },
  { name: "inspected_on", value: (school) => school.graded_on ?? null },
  { name: "outcome_of", value: ({ grade_from: from }) => from ?? null },
  { name: "as_at", value: (school) => school.as_at ?? null },
];

interface PhaseRow {
  phase: string;
  counts: ReadonlyMap<string, number>;
  schools: number;
}

/** Latest outcome of a school in words: its grade, or what stands in its place. */
export function outcomeWords({ scale, grade_label: label }: AreaSchool): string {
  return WITHOUT_GRADE.find(({ grade }) => grade === scale)?.label ?? label ?? UNKNOWN;
}

/** The newest day that any file tells of one of an area's schools, which may be older than the newest file; ISO. */
export function areaAsAt({ schools }: Pick<AreaFile, "schools">): string | null {
  return (
    schools
      .flatMap(({ as_at: day }) => day ?? [])
      .sort()
      .at(-1) ?? null
  );
}

/** An area's schools counted by phase and latest outcome. */
export function areaSchoolCounts({ name, schools, closed_schools: closed }: AreaFile): HTMLElement {
  return element(
    "section",
    { class: "card", "aria-labelledby": "school-counts" },
    element("h2", { id: "school-counts" }, numbered(schools.length, "school", "schools")),
    dataTable(phaseRows(schools), phaseColumns(schools), `Schools in ${name} by phase and latest outcome`),
    element(
      "p",
      { class: "hint" },
      `A school’s latest graded outcome, of its own or its predecessor. ${closed === 0 ? "No file tells of a closed school here." : `${numbered(closed, "that a file tells to have closed is", "that a file tells to have closed are")} left out.`}`,
    ),
  );
}

/**
 * Each of an area's schools with its latest outcome. Of a long list paper has those that stand out, and says what the
 * others are.
 */
export function areaSchools(
  { name, schools, letters }: Pick<AreaFile, "name" | "schools" | "letters">,
  address: string,
): HTMLElement {
  const most = (letters[0] ?? 0) > 0 ? MOST_PRINTED.withLetters : MOST_PRINTED.withoutLetters;
  const { printed, words } = printedSchools(schools, most);
  const save = element("button", { type: "button" }, "CSV");
  save.addEventListener("click", () => {
    download(
      `${fileName(`schools in ${name}`)}.csv`,
      csvText(schools, SCHOOL_COLUMNS),
      "text/csv;charset=utf-8",
    );
  });
  return element(
    "section",
    { class: "card schools", "aria-labelledby": "schools" },
    element("h2", { id: "schools" }, "Every school, with its latest outcome"),
    words === null ? null : element("p", { class: "only-print" }, `${words} Every school: ${address}`),
    element(
      "ul",
      { class: "school-list" },
      ...schools.map((school) => schoolItem(school, printed.has(school))),
    ),
    element("div", { class: "actions", role: "group", "aria-label": "Take away: schools" }, save),
  );
}

/**
 * Which of an area's schools paper has room for, and what it says of the others; null when it has all of them. First
 * those that are good or outstanding are left out, then those without a grade, then those inspected longest ago.
 */
export function printedSchools(
  schools: readonly AreaSchool[],
  most: number,
): { printed: ReadonlySet<AreaSchool>; words: string | null } {
  if (schools.length <= most) return { printed: new Set(schools), words: null };
  const count = (some: readonly AreaSchool[]): string => numbered(some.length, "school", "schools");
  const others = schools.filter(({ grade }) => grade !== "1" && grade !== "2");
  const good = schools.length - others.length;
  if (others.length <= most)
    return {
      printed: new Set(others),
      words: `On paper: the ${count(others)} whose latest outcome is anything but good or outstanding. The other ${numbered(good, "is", "are")} good or outstanding.`,
    };
  const below = others.filter(({ grade }) => grade === "3" || grade === "4");
  const rest = `Of the others ${numbered(good, "is", "are")} good or outstanding, ${numbered(others.length - below.length, "has", "have")} no overall grade or none that is known.`;
  if (below.length <= most)
    return {
      printed: new Set(below),
      words: `On paper: the ${count(below)} whose latest grade is requires improvement or inadequate. ${rest}`,
    };
  const newest = [...below]
    .sort((a, b) => ((a.graded_on ?? "") < (b.graded_on ?? "") ? 1 : -1))
    .slice(0, most);
  return {
    printed: new Set(newest),
    words: `On paper: of the ${count(below)} whose latest grade is requires improvement or inadequate the ${countWords(most)} inspected last. ${rest}`,
  };
}

function schoolItem(school: AreaSchool, isPrinted: boolean): HTMLElement {
  const { urn, name, phase, graded_on: on, grade_from: from, as_at: asAt } = school;
  const style = AREA_OUTCOMES.find(({ grade }) => grade === (school.grade ?? school.scale));
  return element(
    "li",
    { class: isPrinted ? null : "off-paper" },
    element("a", { href: `./school?urn=${urn}` }, name ?? `URN ${urn}`),
    // On paper one line a school: the day of the figures stands at the head of the page.
    element(
      "span",
      { class: "only-print" },
      ` ${outcomeWords(school)}${on === undefined ? "" : `, ${monthWords(on)}`}${from === "predecessor" ? " (predecessor)" : ""}`,
    ),
    element(
      "small",
      {},
      [
        phase,
        outcomeWords(school),
        on === undefined ? undefined : `inspected ${dayWords(on)}`,
        from === "predecessor" ? "the predecessor’s" : undefined,
        asAt === undefined ? undefined : `as at ${dayWords(asAt)}`,
      ]
        .filter((part) => part !== undefined)
        .join(" · "),
    ),
    style === undefined
      ? null
      : element("b", { class: `grade-${style.grade}`, "aria-hidden": "true" }, style.mark),
  );
}

function phaseRows(schools: readonly AreaSchool[]): PhaseRow[] {
  const phases = [...new Set(schools.map(({ phase }) => phase ?? UNKNOWN))].sort(
    (a, b) => phaseOrder(a) - phaseOrder(b) || (a < b ? -1 : 1),
  );
  return phases.map((phase) => {
    const members = schools.filter((school) => (school.phase ?? UNKNOWN) === phase);
    const counts = new Map<string, number>();
    for (const member of members)
      counts.set(outcomeWords(member), (counts.get(outcomeWords(member)) ?? 0) + 1);
    return { phase, counts, schools: members.length };
  });
}

/** One column for each outcome somebody here has, in the order they are drawn; words of earlier years come after. */
function phaseColumns(schools: readonly AreaSchool[]): Column<PhaseRow>[] {
  const order = (words: string): number => {
    const at = AREA_OUTCOMES.findIndex(({ label }) => label === words);
    return at === -1 ? AREA_OUTCOMES.length : at;
  };
  const outcomes = [...new Set(schools.map(outcomeWords))].sort(
    (a, b) => order(a) - order(b) || (a < b ? -1 : 1),
  );
  return [
    { name: "Phase", value: ({ phase }) => phase },
    ...outcomes.map((words) => ({ name: words, value: ({ counts }: PhaseRow) => counts.get(words) ?? 0 })),
    { name: "Schools", value: ({ schools: count }) => count },
  ];
}
