import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { ReportCardsFile } from "../../pipeline/publish/published-report-cards.ts";
import { chartCard } from "./chart-card.ts";
import { choiceBar } from "./choices.ts";
import type { Column } from "./csv.ts";
import { dataTable } from "./data-table.ts";
import { element } from "./element.ts";
import { type GradeStyle, MET_NOT_MET, REPORT_CARD } from "./grade-scale.ts";
import { phaseOrder } from "./outcome-rows.ts";
import {
  REPORT_CARD_COLUMNS,
  type ReportCardRow,
  reportCardRows,
  reportCardsFinding,
} from "./report-card-rows.ts";
import { reportCardsChart } from "./report-cards-chart.ts";
import { countWords, dayWords, percentWords } from "./wording.ts";

type Regraded = ReportCardsFile["regraded"][number];
interface Concern {
  concern: string;
  reportCards: number;
  of: number;
}

const REGRADED_COLUMNS: readonly Column<Regraded>[] = [
  { name: "School", value: ({ name, urn }) => name ?? `URN ${urn}` },
  { name: "URN", value: ({ urn }) => urn },
  { name: "Phase", value: ({ phase }) => phase },
  { name: "First grades of", value: ({ first }) => dayWords(first) },
  { name: "Last grades of", value: ({ last }) => dayWords(last) },
];
const CONCERN_COLUMNS: readonly Column<Concern>[] = [
  { name: "Category of concern", value: ({ concern }) => concern },
  { name: "Report cards", value: ({ reportCards }) => reportCards },
  { name: "Of all", value: ({ of }) => of },
  { name: "Share", value: ({ reportCards, of }) => percentWords(reportCards / of) },
];

/** Report cards on their own scale, by area: grades, safeguarding, concerns, dates; the phase is in the address. */
export function reportCardsPage(file: ReportCardsFile, build: BuildInfo): HTMLElement {
  const phases = Object.keys(file.cards).sort((a, b) => phaseOrder(a) - phaseOrder(b) || (a < b ? -1 : 1));
  if (phases.length === 0) return element("p", { class: "notice" }, "No report card is in this data yet.");
  const choices = [
    {
      name: "phase",
      label: "Phase",
      options: [
        { value: "All", label: "All phases together" },
        ...phases.map((phase) => ({ value: phase, label: phase })),
      ],
    },
  ];
  return choiceBar(choices, (chosen) => {
    const phase = chosen["phase"] ?? "All";
    return element(
      "div",
      {},
      gradesCard(file, build, phase),
      safeguardingCard(file, build, phase),
      concernsSection(file, phase),
      datesSection(file, phase),
    );
  });
}

function cardOf(
  file: ReportCardsFile,
  build: BuildInfo,
  scale: readonly GradeStyle[],
  words: { id: string; title: string; subtitle: string; rows: readonly ReportCardRow[]; caveats: string[] },
): HTMLElement {
  const { rows } = words;
  const most = Math.max(0, ...rows.map(({ denominator }) => denominator));
  const card = chartCard({
    title: words.title,
    subtitle: words.subtitle,
    rows,
    columns: REPORT_CARD_COLUMNS,
    draw: (width) => reportCardsChart(rows, { width, scale }),
    source: "Ofsted, management information",
    asAt: dayWords(build.as_at),
    denominator: `at most ${countWords(most)} report cards; at each bar, those with a grade in that area. Inspections that began from ${dayWords(file.from)} to ${dayWords(file.to)}.`,
    caveats: words.caveats,
    buildId: build.build_id,
  });
  card.id = words.id;
  return card;
}

function gradesCard(file: ReportCardsFile, build: BuildInfo, phase: string): HTMLElement {
  const rows = reportCardRows(file, phase, "report_card", REPORT_CARD);
  return cardOf(file, build, REPORT_CARD, {
    id: "areas",
    title: reportCardsFinding(rows),
    subtitle: `The five grades in each evaluation area, ${phaseWords(phase)}, as shares of report cards with a grade there.`,
    rows,
    caveats: [
      "A scale of its own: Ofsted says that these grades cannot be compared with those before November 2025.",
      "Early years and post-16 provision are graded only where a school has them. Bars of fewer than ten are faded.",
      "Schools inspected first are no random sample: in November 2025 they were volunteers.",
    ],
  });
}

function safeguardingCard(file: ReportCardsFile, build: BuildInfo, phase: string): HTMLElement {
  const rows = reportCardRows(file, phase, "met_not_met", MET_NOT_MET);
  const met = rows.find(({ grade }) => grade === "met");
  return cardOf(file, build, MET_NOT_MET, {
    id: "safeguarding",
    title:
      met === undefined
        ? "No report card states the safeguarding standards"
        : `Safeguarding standards met in ${countWords(met.reportCards)} of ${countWords(met.denominator)}`,
    subtitle: `Safeguarding standards met or not met, ${phaseWords(phase)}.`,
    rows,
    caveats: ["Met or not met is no grade on the five-point scale."],
  });
}

function concernsSection(file: ReportCardsFile, phase: string): HTMLElement {
  const counts = new Map<string, number>();
  for (const { phase: its, concern, report_cards: count } of file.concerns) {
    if (phase !== "All" && its !== phase) continue;
    const words = concern ?? "Not stated";
    counts.set(words, (counts.get(words) ?? 0) + count);
  }
  const of = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...counts]
    .map(([concern, reportCards]): Concern => ({ concern, reportCards, of }))
    .sort((a, b) => b.reportCards - a.reportCards || (a.concern < b.concern ? -1 : 1));
  return section(
    "concerns",
    "Categories of concern",
    dataTable(rows, CONCERN_COLUMNS, `Report cards by category of concern, ${phaseWords(phase)}; n = ${of}.`),
  );
}

function datesSection(file: ReportCardsFile, phase: string): HTMLElement {
  const rows = file.regraded.filter((card) => phase === "All" || card.phase === phase);
  const caption = `Report cards whose grades are not all of one day, ${phaseWords(phase)}: ${countWords(rows.length)}.`;
  return section(
    "dates",
    "Grades of different dates",
    element(
      "p",
      { class: "subtitle" },
      "Each grade of a report card has its own date. Where dates differ, a part was graded on another day, such as at a later monitoring inspection.",
    ),
    rows.length === 0
      ? element("p", {}, "All grades of each report card are of one day.")
      : dataTable(rows, REGRADED_COLUMNS, caption),
  );
}

function section(id: string, title: string, ...content: readonly Node[]): HTMLElement {
  return element(
    "section",
    { class: "card", "aria-labelledby": id },
    element("h2", { id }, title),
    ...content,
  );
}

function phaseWords(phase: string): string {
  return phase === "All" ? "all phases" : phase;
}
