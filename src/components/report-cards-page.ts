import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { ReportCardsFile } from "../../pipeline/publish/published-report-cards.ts";
import { chartCard } from "./chart-card.ts";
import { addressOf, choiceBar, chosenIn } from "./choices.ts";
import { areaPairRows } from "./area-pair-rows.ts";
import { type Column, csvText } from "./csv.ts";
import { download } from "./download.ts";
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
import { areaPairsCard, concernsCard, crossCard, pairName, phaseWords } from "./report-card-sections.ts";
import { countWords, dayWords, numbered } from "./wording.ts";

type Regraded = ReportCardsFile["regraded"][number];

const REGRADED_COLUMNS: readonly Column<Regraded>[] = [
  { name: "School", value: ({ name, urn }) => name ?? `URN ${urn}` },
  { name: "URN", value: ({ urn }) => urn },
  { name: "Phase", value: ({ phase }) => phase },
  { name: "Area", value: ({ area }) => area },
  { name: "Grade", value: ({ grade }) => grade },
  { name: "Graded on", value: ({ graded_on }) => graded_on },
  { name: "First grade on", value: ({ first }) => first },
];

/** Report cards on their own scale, by area: grades, safeguarding, concerns, dates; the phase is in the address. */
export function reportCardsPage(file: ReportCardsFile, build: BuildInfo): HTMLElement {
  const phases = Object.keys(file.cards).sort((a, b) => phaseOrder(a) - phaseOrder(b) || (a < b ? -1 : 1));
  if (phases.length === 0) return element("p", { class: "notice" }, "No report card is in this data yet.");
  const pairs = areaPairRows(file, "All", REPORT_CARD);
  const choices = [
    {
      name: "phase",
      label: "Phase",
      options: [
        { value: "All", label: "All phases together" },
        ...phases.map((phase) => ({ value: phase, label: phase })),
      ],
    },
    {
      name: "pair",
      label: "Two areas side by side",
      options: [
        { value: "", label: "None" },
        ...pairs.map((pair) => ({ value: pairName(pair), label: `${pair.label} – ${pair.otherLabel}` })),
      ],
    },
  ];
  const show = (pair: string): void => {
    const chosen = { ...chosenIn(location.search, choices), pair };
    history.pushState(null, "", addressOf(chosen, choices));
    // The controls of the page follow the address as they do on "back".
    dispatchEvent(new PopStateEvent("popstate"));
    const heading = document.querySelector<HTMLElement>("#side-by-side h2");
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus();
  };
  return choiceBar(choices, (chosen) => {
    const phase = chosen["phase"] ?? "All";
    const pair = pairs.find((one) => pairName(one) === chosen["pair"]);
    return element(
      "div",
      {},
      gradesCard(file, build, phase),
      areaPairsCard(file, build, phase, chosen["pair"] ?? "", show),
      ...(pair === undefined ? [] : [crossCard(file, build, phase, pair)]),
      safeguardingCard(file, build, phase),
      concernsCard(file, build, phase),
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
    denominator: `at most ${numbered(most, "report card", "report cards")}; at each bar, those with a grade in that area. Inspections that began from ${dayWords(file.from)} to ${dayWords(file.to)}.`,
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

function datesSection(file: ReportCardsFile, phase: string): HTMLElement {
  const rows = file.regraded.filter((card) => phase === "All" || card.phase === phase);
  const cards = new Set(rows.map(({ urn, first }) => `${urn} ${first}`)).size;
  const caption = `Grades of report cards that are not all of one day, ${phaseWords(phase)}: ${numbered(cards, "report card", "report cards")}.`;
  const csv = element("button", { type: "button" }, "CSV");
  csv.addEventListener("click", () => {
    download("grades-of-different-dates.csv", csvText(rows, REGRADED_COLUMNS), "text/csv;charset=utf-8");
  });
  return element(
    "section",
    { class: "card", "aria-labelledby": "dates" },
    element("h2", { id: "dates" }, "Grades of different dates"),
    element(
      "p",
      { class: "subtitle" },
      "Each grade of a report card has its own date. Where dates differ, a part was graded on another day, such as at a later monitoring inspection.",
    ),
    ...(rows.length === 0
      ? [element("p", {}, "All grades of each report card are of one day.")]
      : [dataTable(rows, REGRADED_COLUMNS, caption), element("div", { class: "actions" }, csv)]),
  );
}
