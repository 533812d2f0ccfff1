import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { AreaFile } from "../../pipeline/publish/published-areas.ts";
import { areaOutcomesChart } from "./area-outcomes-chart.ts";
import { areaQuotations } from "./area-quotations.ts";
import { areaReportCards } from "./area-report-cards.ts";
import {
  AREA_OUTCOME_COLUMNS,
  AREA_THEME_COLUMNS,
  areaOutcomeRows,
  areaOutcomesFinding,
  areaThemeRows,
  areaThemesFinding,
} from "./area-rows.ts";
import { areaAsAt, areaSchoolCounts, areaSchools } from "./area-schools.ts";
import { areaThemesChart } from "./area-themes-chart.ts";
import { chartCard } from "./chart-card.ts";
import { element } from "./element.ts";
import { LETTERS_SOURCE, lettersAsAt } from "./letters-source.ts";
import { dayWords, numbered } from "./wording.ts";

/** As many themes as leave room for quotations on the second sheet. */
const THEMES_SHOWN = 6;

/** Everything about one area: outcomes beside region and England, report cards, themes with quotations, its schools. */
export function areaSection(
  file: AreaFile,
  { parameter, words }: { parameter: string; words: string },
  build: BuildInfo,
): HTMLElement {
  const { name, region, schools, letters } = file;
  const query = new URLSearchParams({ [parameter]: name }).toString();
  const evidence = new URLSearchParams({ [parameter === "la" ? "authority" : parameter]: name }).toString();
  const own = letters[0] ?? 0;
  const asAt = areaAsAt(file);
  return element(
    "article",
    { "aria-labelledby": "area-name" },
    element("h2", { id: "area-name", tabindex: -1 }, name),
    element(
      "p",
      { class: "subtitle" },
      [
        words,
        region,
        `${numbered(schools.length, "school", "schools")} not known to be closed`,
        numbered(own, "letter or report", "letters and reports"),
        asAt === null ? null : `schools as at ${dayWords(asAt)}`,
      ]
        .filter((part) => part !== null)
        .join(" · "),
    ),
    element(
      "p",
      { class: "actions" },
      element("a", { class: "button", href: `./outcomes?${query}` }, "Its grades month by month"),
      element(
        "a",
        { class: "button", href: `./evidence?${evidence}` },
        "Passages from letters on its schools",
      ),
      printButton(),
    ),
    outcomesCard(file, build),
    areaReportCards(file, build),
    areaSchoolCounts(file),
    themesCard(file, build),
    areaQuotations(file),
    areaSchools(file, location.href),
  );
}

function printButton(): HTMLElement {
  const button = element("button", { type: "button" }, "Print on two sheets");
  button.addEventListener("click", () => {
    window.print();
  });
  return button;
}

function outcomesCard(file: AreaFile, build: BuildInfo): HTMLElement {
  const rows = areaOutcomeRows(file);
  if (rows.length === 0)
    return element("p", { class: "notice" }, "No school here has a graded inspection in the files at hand.");
  const newest = rows.at(-1)?.asAt ?? build.as_at;
  const told = areaAsAt(file);
  // The newest month may tell of no school here: what stood then is what an older file tells.
  const older = told !== null && newest !== null && told < newest ? told : null;
  const others = file.places.slice(1).join(" and ");
  const own = rows.filter((row) => row.place === file.name && row.asAt === newest);
  const card = chartCard({
    title: areaOutcomesFinding(rows, file.places),
    subtitle: `Latest outcome of schools in ${file.places.join(", ")}: when every school had an overall grade, and now.`,
    rows,
    columns: AREA_OUTCOME_COLUMNS,
    draw: (width) => areaOutcomesChart(rows, { width }),
    source: "Ofsted, management information and inspection reports",
    asAt: older === null ? dayWords(newest) : `${dayWords(older)} (${others} as at ${dayWords(newest)})`,
    denominator: `${numbered(own[0]?.denominator ?? 0, "school", "schools")} here with a known latest outcome; each bar says its own.`,
    caveats: [
      "Academies show their predecessor’s grade until their own first inspection. Closures that no file tells remain.",
      "Greys are no grades: inspected since September 2024 without an overall grade, or with a report card, whose grades stand on a scale of their own.",
      "Schools count where they are in their newest file.",
      ...(older === null
        ? []
        : [
            `No file after ${dayWords(older)} tells of a school here: under ${dayWords(newest)} they stand as they were known then.`,
          ]),
    ],
    buildId: build.build_id,
  });
  card.id = "outcomes";
  return card;
}

function themesCard(file: AreaFile, build: BuildInfo): HTMLElement {
  const rows = areaThemeRows(file, THEMES_SHOWN);
  if (rows.length === 0)
    return element(
      "p",
      { class: "notice" },
      "No letter or report on a school here is in the data: so far only some of England’s could be collected.",
    );
  const card = chartCard({
    title: areaThemesFinding(rows),
    subtitle: `Shares of letters and reports that raise a theme: the ${THEMES_SHOWN} commonest about ${file.name}, beside ${file.places.slice(1).join(" and ")}.`,
    rows,
    columns: AREA_THEME_COLUMNS,
    draw: (width) => areaThemesChart(rows, { width }),
    source: LETTERS_SOURCE,
    asAt: lettersAsAt(build),
    denominator: `${numbered(file.letters[0] ?? 0, "letter or report", "letters and reports")} on schools here${file.kind === "local_authority" ? " or to the authority itself" : ""}.`,
    caveats: [
      "Lines are 95% intervals; shares of fewer than ten letters are faded and say their n. Letters are those collected, of every kind and year, no random sample.",
    ],
    buildId: build.build_id,
  });
  card.id = "themes";
  return card;
}
