import { academicYear, slashDate } from "../calendar.ts";
import type { Inspection, Judgements, ReportCardArea } from "../inspection.ts";
import type { School, Site } from "../school.ts";
import type { InspectionRow, LatestRow } from "./view.ts";

/** What is written where there is no such inspection, or nothing is known. */
const NULL = "NULL";
/** What is written where a judgement does not apply. */
const NOT_APPLICABLE = "9";

/** Every column of the layouts by its header in lower case, spaces folded: value of one row. */
export type Cells<Row> = ReadonlyMap<string, (row: Row) => string>;

function folded(header: string): string {
  return header.toLowerCase().replace(/\s+/g, " ");
}

function number(value: number | null | undefined): string {
  return value === null || value === undefined ? NULL : String(value);
}

interface SchoolRow {
  site: Site;
  school: School;
}

/** The columns about the school, the same in all layouts. `link` makes the old address that redirects. */
function schoolCells(link: (urn: number) => string): [string, (row: SchoolRow) => string][] {
  const trust = (row: SchoolRow) => row.school.trust;
  return [
    ["web link", ({ school }) => link(school.urn)],
    ["web link (opens in new window)", ({ school }) => link(school.urn)],
    ["urn", ({ school }) => String(school.urn)],
    ["laestab", ({ school }) => school.laestab],
    ["school name", ({ school }) => school.name],
    ["ofsted phase", ({ site }) => site.phase],
    ["type of education", ({ school }) => school.type],
    ["school open date", ({ school }) => (school.openDate === null ? NULL : slashDate(school.openDate))],
    ["admissions policy", ({ site }) => site.admissions],
    ["sixth form", ({ site }) => (site.sixthForm ? "Has a sixth form" : "Does not have a sixth form")],
    ["designated religious character", ({ site }) => site.religiousCharacter],
    ["religious ethos", ({ site }) => site.religiousEthos],
    ["faith grouping", ({ site }) => site.faithGrouping],
    ["ofsted region", ({ site }) => site.authority.ofstedRegion],
    ["region", ({ site }) => site.authority.region],
    ["local authority", ({ site }) => site.authority.name],
    ["parliamentary constituency", ({ site }) => site.constituency],
    ["postcode", ({ site }) => site.postcode],
    ["multi-academy trust uid", (row) => number(trust(row)?.uid)],
    ["multi-academy trust name", (row) => trust(row)?.name.toUpperCase() ?? NULL],
    ["academy sponsor uid", (row) => number(trust(row)?.sponsorUid)],
    ["academy sponsor name", (row) => (trust(row)?.sponsorUid ? (trust(row)?.name ?? NULL) : NULL)],
    [
      "the income deprivation affecting children index (idaci) quintile",
      ({ site }) => (site.index % 180 === 11 ? NULL : String(site.idaciQuintile)),
    ],
    ["total number of pupils", ({ site }) => String(site.pupils)],
    ["statutory lowest age", ({ site }) => String(site.lowestAge)],
    ["statutory highest age", ({ site }) => String(site.highestAge)],
  ];
}

type EventCell = (event: Inspection) => string;

/** Wraps a cell of an event so that a row without the event has NULL. */
function of<Row>(find: (row: Row) => Inspection | null, cell: EventCell): (row: Row) => string {
  return (row) => {
    const event = find(row);
    return event === null ? NULL : cell(event);
  };
}

const start: EventCell = (event) => slashDate(event.start);
const end: EventCell = (event) => slashDate(event.end);
const publication: EventCell = (event) => slashDate(event.publication);
const eventNumber: EventCell = (event) => String(event.number);
const type: EventCell = (event) => event.type;
const grouping: EventCell = (event) => event.grouping;
const eventGrouping: EventCell = (event) => event.eventGrouping;
const category: EventCell = (event) => event.category;

const overall: EventCell = (event) => {
  if (event.overall === null) return NOT_APPLICABLE;
  return event.overallPublished ? String(event.overall) : "Not judged";
};

/** Areas that the framework of the day did not have are "not applicable". */
function judged(area: keyof Judgements, from: string): EventCell {
  return (event) =>
    event.judgements === null || event.start < from ? NOT_APPLICABLE : String(event.judgements[area]);
}

const safeguarding: EventCell = (event) =>
  event.safeguarding === null || event.start < "2015-09-01"
    ? NOT_APPLICABLE
    : event.safeguarding
      ? "Yes"
      : "No";

const JUDGEMENT_CELLS: readonly (readonly [string, EventCell])[] = [
  ["category of concern", category],
  ["quality of education", judged("quality", "2019-09-01")],
  ["behaviour and attitudes", judged("behaviour", "2019-09-01")],
  ["personal development", judged("personal", "2019-09-01")],
  ["effectiveness of leadership and management", judged("leadership", "2005-09-01")],
  ["safeguarding is effective?", safeguarding],
  ["early years provision (where applicable)", judged("earlyYears", "2014-09-01")],
  ["sixth form provision (where applicable)", judged("sixthForm", "2014-09-01")],
];

/** "Does the … relate …" and the four columns on the school at the time. */
function relatingCells(
  what: string,
  phrase: string,
  find: (row: LatestRow) => Inspection | null,
): [string, (row: LatestRow) => string][] {
  const then = (cell: (school: School) => string) => (row: LatestRow) => {
    const event = find(row);
    const school = event === null ? undefined : row.site.schools.find(({ urn }) => urn === event.urn);
    return school === undefined ? NULL : cell(school);
  };
  const cells: [string, (row: LatestRow) => string][] = [
    [
      `does the ${what} inspection relate to the urn of the current school?`,
      (row) => {
        const event = find(row);
        return event === null ? NULL : event.urn === row.school.urn ? "Yes" : "No";
      },
    ],
    [`urn at time of ${phrase} inspection`, then((school) => String(school.urn))],
    [`laestab at time of ${phrase} inspection`, then((school) => school.laestab)],
  ];
  for (const latest of ["", "latest "]) {
    const words = phrase.replace("the section", `the ${latest}section`);
    cells.push([`school name at time of ${words} inspection`, then((school) => school.name)]);
    cells.push([`school type at time of ${words} inspection`, then((school) => school.type)]);
  }
  return cells;
}

function mainCells(
  find: (row: LatestRow) => Inspection | null,
  suffix: string,
): [string, (row: LatestRow) => string][] {
  return [
    [`inspection type${suffix}`, of(find, type)],
    [`inspection type grouping${suffix}`, of(find, grouping)],
    [`event type grouping${suffix}`, of(find, eventGrouping)],
    [`inspection start date${suffix}`, of(find, start)],
    [`inspection end date${suffix}`, of(find, end)],
    [`publication date${suffix}`, of(find, publication)],
  ];
}

function ungradedCells(
  words: "section 8" | "ungraded",
  main: string,
): [string, (row: LatestRow) => string][] {
  const find = (row: LatestRow) => row.ungraded;
  return [
    [`latest ${words} inspection number since last ${main} inspection`, of(find, eventNumber)],
    [`latest ${words} inspection number`, of(find, eventNumber)],
    ...relatingCells(words, `the ${words}`, find),
    [
      `number of ${words} inspections since the last ${main} inspection`,
      (row) => (row.ungradedCount === 0 ? NULL : String(row.ungradedCount)),
    ],
    [`date of latest ${words} inspection`, of(find, start)],
    [`${words} inspection publication date`, of(find, publication)],
    [`did the latest ${words} inspection convert to a ${main} inspection?`, of(find, () => "No")],
    [`${words} inspection overall outcome`, of(find, (event) => event.outcome ?? NULL)],
  ];
}

/** Columns of the layouts of December 2019 ("full", "section 8") and of 2025 ("graded", "ungraded"). */
export function latestCells(words: "full" | "graded", link: (urn: number) => string): Cells<LatestRow> {
  const graded = (row: LatestRow) => row.graded;
  const previous = (row: LatestRow) => row.previous;
  const monitoring = (row: LatestRow) => (row.monitoringCount === 0 ? NULL : String(row.monitoringCount));
  return new Map([
    ...schoolCells(link),
    ...ungradedCells(words === "full" ? "section 8" : "ungraded", words),
    ["number of other section 8 inspections since last full inspection", monitoring],
    ["number of monitoring and urgent inspections since last graded inspection", monitoring],
    [`inspection number of latest ${words} inspection`, of(graded, eventNumber)],
    ...mainCells(graded, ""),
    ...relatingCells(`latest ${words}`, `latest ${words}`, graded),
    ["overall effectiveness", of(graded, overall)],
    ...JUDGEMENT_CELLS.map(([name, cell]) => [name, of(graded, cell)] as const),
    [`previous ${words} inspection number`, of(previous, eventNumber)],
    ["previous inspection start date", of(previous, start)],
    ["previous inspection end date", of(previous, end)],
    ["previous publication date", of(previous, publication)],
    ...relatingCells(`previous ${words}`, `previous ${words}`, previous),
    [`previous ${words} inspection overall effectiveness`, of(previous, overall)],
    ...JUDGEMENT_CELLS.map(([name, cell]) => [`previous ${name}`, of(previous, cell)] as const),
  ]);
}

const CARD_COLUMNS: readonly (readonly [column: string, dated: string, area: ReportCardArea])[] = [
  ["inclusion", "inclusion", "Inclusion"],
  ["curriculum and teaching", "curriculum and teaching", "Curriculum and teaching"],
  ["achievement", "achievement", "Achievement"],
  ["attendance and behaviour", "attendance and behaviour", "Attendance and behaviour"],
  [
    "personal development and wellbeing",
    "personal development and wellbeing",
    "Personal development and wellbeing",
  ],
  ["early years (where applicable)", "early years", "Early years"],
  ["post-16 provision (where applicable)", "post-16 provision", "Post-16 provision"],
  ["leadership and governance", "leadership and governance", "Leadership and governance"],
];

const CARD_CELLS: readonly (readonly [string, EventCell])[] = [
  ["category of concern", category],
  ["safeguarding standards", (event) => event.reportCard?.safeguarding ?? NULL],
  ...CARD_COLUMNS.map(
    ([column, , area]) => [column, (event: Inspection) => event.reportCard?.grades[area] ?? NULL] as const,
  ),
];

/** Columns of the layout of 2026, in both wordings of the dates. */
export function reportCardCells(link: (urn: number) => string): Cells<LatestRow> {
  const card = (row: LatestRow) => row.reportCard;
  const oeif = (row: LatestRow) => row.oeif;
  const dated = ["safeguarding standards", ...CARD_COLUMNS.map(([, name]) => name)];
  return new Map([
    ...schoolCells(link),
    ["inspection number of latest full inspection", of(card, eventNumber)],
    ...mainCells(card, ""),
    ...relatingCells("latest full", "latest full", card),
    ...CARD_CELLS.map(([name, cell]) => [name, of(card, cell)] as const),
    ...dated.flatMap((name) =>
      ["judgement", "grade"].map((word) => [`${name} - date of ${word}`, of(card, start)] as const),
    ),
    ["inspection number of latest oeif graded inspection", of(oeif, eventNumber)],
    ...mainCells(oeif, " of latest oeif graded inspection"),
    ...relatingCells("latest oeif graded", "latest oeif graded", oeif),
    ["latest oeif overall effectiveness", of(oeif, overall)],
    ...JUDGEMENT_CELLS.map(([name, cell]) => [`latest oeif ${name}`, of(oeif, cell)] as const),
    ...ungradedCells("ungraded", "graded"),
    ["most recent category of concern", (row) => row.mostRecentCategory],
  ]);
}

/** Columns of all files with one row an inspection. Report cards have columns of their own from November 2025. */
export function inspectionCells(link: (urn: number) => string, reportCards: boolean): Cells<InspectionRow> {
  const event = (row: InspectionRow) => row.event;
  const outcome: EventCell = (found) => found.outcome ?? NULL;
  const converted: EventCell = (found) =>
    found.converted ? "Yes" : found.kind === "ungraded" || found.kind === "short" ? "No" : NULL;
  const graded: EventCell = (found) => (found.judgements === null ? NULL : found.category);
  const cells: [string, (row: InspectionRow) => string][] = [
    ...schoolCells(link),
    ["academic year", of(event, (found) => academicYear(found.start))],
    ["inspection number", of(event, eventNumber)],
    ["inspection type", of(event, type)],
    ["inspection type grouping", of(event, grouping)],
    ["event type grouping", of(event, eventGrouping)],
    ["inspection start date", of(event, start)],
    ["inspection end date", of(event, end)],
    ["publication date", of(event, publication)],
    ["outcomes for legacy monitoring inspections", of(event, outcome)],
    ["section 8 inspection overall outcome", of(event, outcome)],
    ["ungraded inspection overall outcome", of(event, outcome)],
    ["did the latest section 8 inspection convert to a full inspection?", of(event, converted)],
    ["did the latest ungraded inspection convert to a graded inspection?", of(event, converted)],
    ["previous full inspection overall effectiveness", (row) => number(row.previousOverall)],
    ["previous graded inspection overall effectiveness", (row) => number(row.previousOverall)],
    ["overall effectiveness", of(event, overall)],
    ...JUDGEMENT_CELLS.map(([name, cell]): [string, (row: InspectionRow) => string] => [
      name,
      of(event, cell),
    ]),
    ["is safeguarding effective?", of(event, safeguarding)],
    ["outcomes for pupils", of(event, judged("quality", "2015-09-01"))],
    ["quality of teaching, learning and assessment", of(event, judged("quality", "2015-09-01"))],
    ["personal development, behaviour and welfare", of(event, judged("behaviour", "2015-09-01"))],
    ["16 to 19 study programmes (where applicable)", of(event, judged("sixthForm", "2015-09-01"))],
  ];
  if (reportCards) for (const [name, cell] of CARD_CELLS) cells.push([name, of(event, cell)]);
  return new Map([...cells, ["category of concern", of(event, graded)]]);
}

/** The header and then each row under it. Throws when a header has no cell: a fault of the layout, not of data. */
export function* table<Row>(
  header: readonly string[],
  cells: Cells<Row>,
  rows: Iterable<Row>,
): Generator<readonly string[]> {
  yield header;
  const getters = header.map((name) => {
    const cell = cells.get(folded(name));
    if (cell === undefined) throw new Error(`no cell for the column "${name}"`);
    return cell;
  });
  for (const row of rows) yield getters.map((cell) => cell(row));
}
