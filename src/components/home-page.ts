import type { HomeFile } from "../../pipeline/publish/published.ts";
import type { PublicHealth } from "../../pipeline/run/public-health.ts";
import { ageNotices } from "./age-notices.ts";
import { chartCard } from "./chart-card.ts";
import { OUTCOME_COLUMNS, THEME_COLUMNS } from "./chart-columns.ts";
import { element } from "./element.ts";
import { outcomesFinding, themesFinding } from "./findings.ts";
import { breaksWithin, breakWords } from "./framework-breaks.ts";
import { freshnessTable } from "./freshness-table.ts";
import { FOUR_POINT, gradeStyle, REPORT_CARD } from "./grade-scale.ts";
import { inspectionsCard } from "./inspections-card.ts";
import { LETTERS_SOURCE, lettersAsAt, RAISES } from "./letters-source.ts";
import { newsSection } from "./news-section.ts";
import { outcomeRows, unlistedCaveats } from "./outcome-rows.ts";
import { outcomesChart } from "./outcomes-chart.ts";
import { REPORT_CARD_COLUMNS, reportCardRows, reportCardsFinding } from "./report-card-rows.ts";
import { reportCardsChart } from "./report-cards-chart.ts";
import { themeRows, themesByFrequency } from "./theme-rows.ts";
import { themesChart } from "./themes-chart.ts";
import { countWords, dayWords, numbered } from "./wording.ts";

export { publicHealth } from "./site-data.ts";

/** The landing page draws this many themes; all of them are behind it, in the table and the CSV of the theme page. */
const THEMES_SHOWN = 6;

/**
 * What is here and as at when, whether that is old as seen at `now`, what is new, and three charts that state a finding in
 * their titles. `health` is null where the server gives none out.
 */
export function homePage(file: HomeFile, now: Date, health: PublicHealth | null): HTMLElement {
  const { build } = file;
  return element(
    "div",
    { class: "home" },
    element(
      "dl",
      { class: "counts" },
      count("schools", build.schools),
      count("inspections", build.inspections),
      count("letters and reports", build.documents),
      day("Ofsted’s figures as at", build.as_at),
      day("register of schools as at", build.register_as_at),
    ),
    ...ageNotices({ freshness: file.freshness, isSample: build.is_sample }, health, now),
    newsSection(file.changes),
    outcomesCard(file),
    themesCard(file),
    thirdCard(file),
    element(
      "section",
      { class: "card", "aria-labelledby": "fresh" },
      element("h2", { id: "fresh" }, "What is here, and how fresh"),
      freshnessTable(file.freshness),
    ),
  );
}

function count(label: string, value: number): HTMLElement {
  return element("div", {}, element("dt", {}, label), element("dd", {}, countWords(value)));
}

function day(label: string, iso: string | null): HTMLElement {
  return element("div", {}, element("dt", {}, label), element("dd", { class: "date" }, dayWords(iso)));
}

function outcomesCard({ outcomes, build, breaks }: HomeFile): HTMLElement {
  const rows = outcomeRows(outcomes, "four_point", "with_predecessor");
  const newest = rows.filter((row) => row.phase === "All").at(-1);
  const marked = breaksWithin(breaks, rows[0]?.asAt ?? "", newest?.asAt ?? "");
  const card = chartCard({
    title: outcomesFinding(rows),
    subtitle:
      "Overall effectiveness of schools as they stood at each month’s end, by phase, as shares of schools with a known outcome; ever fewer have one since overall grades ended in September 2024.",
    rows,
    columns: OUTCOME_COLUMNS,
    draw: (width) => outcomesChart(rows, { width, scale: FOUR_POINT, breaks }),
    source: "Ofsted, management information and inspection reports",
    asAt: dayWords(newest?.asAt ?? build.as_at),
    denominator: `${numbered(newest?.denominator ?? 0, "school", "schools")} with a known latest outcome at the newest month’s end; each month’s own number is in the table.`,
    caveats: [
      "In brackets: schools at the newest month’s end; panels of fewer than ten are faded. Closures that no file tells remain.",
      ...unlistedCaveats(outcomes),
      "Blank above the bands: schools whose latest outcome has no overall grade (inspected since September 2024) or is a report card.",
      "A school keeps its last overall grade until another takes its place; academies show their predecessor’s until their own first inspection.",
      ...(marked.length === 0 ? [] : [breakWords(marked)]),
    ],
    buildId: build.build_id,
  });
  card.id = "outcomes";
  return card;
}

/** Report cards, or, while there are too few to state a finding, the inspections of each month. */
function thirdCard({ reportCards, inspections, breaks, build }: HomeFile): HTMLElement {
  const rows = reportCardRows(reportCards, "All", "report_card", REPORT_CARD);
  if (rows.every(({ small }) => small))
    return inspectionsCard({
      file: inspections,
      breaks,
      build,
      chosen: {},
      selection: "",
      selectionCaveats: [],
    });
  const most = Math.max(...rows.map(({ denominator }) => denominator));
  const card = chartCard({
    title: reportCardsFinding(rows),
    subtitle:
      "The five grades of report cards in each evaluation area, all phases, as shares of report cards with a grade there.",
    rows,
    columns: REPORT_CARD_COLUMNS,
    draw: (width) => reportCardsChart(rows, { width, scale: REPORT_CARD }),
    source: "Ofsted, management information",
    asAt: dayWords(build.as_at),
    denominator: `at most ${numbered(most, "report card", "report cards")}; at each bar, those with a grade in that area. Inspections that began from ${dayWords(reportCards.from)} to ${dayWords(reportCards.to)}.`,
    caveats: [
      "A scale of its own: Ofsted says that these grades cannot be compared with those before November 2025.",
      "Schools inspected first are no random sample: in November 2025 they were volunteers.",
    ],
    buildId: build.build_id,
  });
  card.id = "report-cards";
  return card;
}

function themesCard({ themes: file, build }: HomeFile): HTMLElement {
  const rows = themeRows(file, "All");
  const themes = themesByFrequency(rows).slice(0, THEMES_SHOWN);
  const drawn = rows.filter(
    (row) => themes.includes(row.theme) && gradeStyle(FOUR_POINT, row.priorGrade) !== undefined,
  );
  const letters = rows.find((row) => row.phase === "All" && row.priorGrade === "All")?.denominator ?? 0;
  const card = chartCard({
    title: themesFinding(rows),
    subtitle: `Shares of letters that raise a theme, by phase and by the grade the school had before; the ${themes.length} commonest themes.`,
    rows: drawn,
    columns: THEME_COLUMNS,
    draw: (width) => themesChart(rows, { width, themes }),
    source: LETTERS_SOURCE,
    asAt: lettersAsAt(build),
    denominator: `${numbered(letters, "letter or report", "letters and reports")}; a share is of the letters of that phase and prior grade.`,
    caveats: ["Lines are 95% intervals. Shares of fewer than ten letters are faded and say their n.", RAISES],
    buildId: build.build_id,
  });
  card.id = "themes";
  return card;
}
