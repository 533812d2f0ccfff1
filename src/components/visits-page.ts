import type { BuildInfo, ThemesFile } from "../../pipeline/publish/published.ts";
import type { VisitsFile } from "../../pipeline/publish/published-visits.ts";
import { chartCard } from "./chart-card.ts";
import { THEME_COLUMNS } from "./chart-columns.ts";
import { dataTable } from "./data-table.ts";
import { element } from "./element.ts";
import { DELIVERY_LABELS } from "../evidence/vocabulary.ts";
import { themesFinding } from "./findings.ts";
import { FOUR_POINT, gradeStyle } from "./grade-scale.ts";
import { themeRows, themesByFrequency } from "./theme-rows.ts";
import { themesChart } from "./themes-chart.ts";
import { VISIT_COLUMNS, type VisitRow, visitRows } from "./visit-rows.ts";
import { visitsChart } from "./visits-chart.ts";
import { countWords, dayWords } from "./wording.ts";

const KIND = "interim_visit_letter";

/** Who was visited in autumn 2020 beside all schools and beside Ofsted's own count; when; and what the letters raise. */
export function visitsPage(file: VisitsFile, themes: ThemesFile, build: BuildInfo): HTMLElement {
  const rows = visitRows(file);
  const letters = file.cells.reduce((sum, cell) => sum + cell.letters, 0);
  const published = file.cells.reduce((sum, cell) => sum + (cell.published ?? 0), 0);
  return element(
    "div",
    {},
    element("p", { class: "notice", id: "how-many" }, howMany(letters, published)),
    whoCard(rows, letters, published, build),
    weeksSection(file),
    themesCard(themes, build),
  );
}

/** Says plainly how much of the whole the letters at hand are. */
function howMany(letters: number, published: number): string {
  const whole = `Ofsted’s briefings of October and November 2020 count ${countWords(published)} visits.`;
  if (letters === 0)
    return `No letter on a visit of autumn 2020 is in this data: what follows shows Ofsted’s own count and all schools alone. ${whole}`;
  return letters < published
    ? `Only ${countWords(letters)} ${letters === 1 ? "letter" : "letters"} on visits of autumn 2020 ${letters === 1 ? "is" : "are"} in this data, far from all: read shares with their intervals. ${whole}`
    : `${countWords(letters)} letters on visits of autumn 2020 are in this data. ${whole}`;
}

function whoCard(
  rows: readonly VisitRow[],
  letters: number,
  published: number,
  build: BuildInfo,
): HTMLElement {
  const counted = rows.filter((row) => row.published !== null);
  const inadequate = counted
    .filter((row) => row.priorGrade === "4")
    .reduce((sum, row) => sum + (row.published ?? 0), 0);
  const card = chartCard({
    title: `${countWords(inadequate)} of ${countWords(published)} visits were to inadequate schools`,
    subtitle:
      "The grade before the visit, by phase: share of the letters here, of the visits in Ofsted’s two briefings, and of all schools.",
    rows,
    columns: VISIT_COLUMNS,
    draw: (width) => visitsChart(rows, { width }),
    source:
      "Ofsted, letters on interim visits; COVID-19 series briefings of October and November 2020; management information",
    asAt: dayWords(build.as_at),
    denominator: `${countWords(letters)} letters here, ${countWords(published)} visits published; all schools with one of the four grades on 31 August 2020 in these files.`,
    caveats: [
      "The title is Ofsted’s own count: 29 September to 23 October and 2 to 24 November; visits went on into December.",
      "The briefings count special schools and pupil referral units together, and name no nursery schools.",
      "Ofsted planned to visit every inadequate school and a sample of the rest: the mix was meant to differ from that of all schools.",
      "A dot whose phase has fewer than ten letters is faded and says its n.",
    ],
    buildId: build.build_id,
  });
  card.id = "who";
  return card;
}

function weeksSection({ weeks }: VisitsFile): HTMLElement {
  const total = weeks.reduce((sum, { letters }) => sum + letters, 0);
  const caption = `Letters here by the week of the visit, n = ${countWords(total)}; letters without a readable date are left out.`;
  const columns = [
    { name: "Week from", value: ({ week }: VisitsFile["weeks"][number]) => dayWords(week) },
    {
      name: "How",
      value: ({ delivery }: VisitsFile["weeks"][number]) =>
        DELIVERY_LABELS[delivery === "not_said" ? "unknown" : delivery] ?? delivery,
    },
    { name: "Letters", value: ({ letters }: VisitsFile["weeks"][number]) => letters },
  ];
  return element(
    "section",
    { class: "card", "aria-labelledby": "dates" },
    element("h2", { id: "dates" }, "When schools were visited, and how"),
    weeks.length === 0
      ? element("p", {}, "No letter here has a date to count.")
      : dataTable(weeks, columns, caption),
  );
}

function themesCard(file: ThemesFile, build: BuildInfo): HTMLElement {
  const rows = themeRows(file, KIND).filter(({ phase }) => phase === "All");
  const drawn = rows.filter((row) => gradeStyle(FOUR_POINT, row.priorGrade) !== undefined);
  if (drawn.length === 0)
    return element(
      "p",
      { class: "notice" },
      "No letter here is about a school with a grade before: no themes to draw.",
    );
  const themes = themesByFrequency(rows);
  const letters = rows.find((row) => row.priorGrade === "All")?.denominator ?? 0;
  const card = chartCard({
    title: themesFinding(rows),
    subtitle:
      "Shares of letters on visits of autumn 2020 that raise a theme, by the grade the school had before.",
    rows: drawn,
    columns: THEME_COLUMNS,
    draw: (width) => themesChart(rows, { width, themes }),
    source: "Ofsted, letters on interim visits, tagged by this project’s codebook",
    asAt: dayWords(build.as_at),
    denominator: `${countWords(letters)} letters; a share is of those of the same prior grade.`,
    caveats: [
      "Lines are 95% intervals. Shares of fewer than ten letters are faded and say their n.",
      "Sentences that stand in every letter do not count.",
    ],
    buildId: build.build_id,
  });
  card.id = "themes";
  return card;
}
