import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { LettersFile } from "../../pipeline/publish/published-letters.ts";
import type { VisitsFile } from "../../pipeline/publish/published-visits.ts";
import { chartCard } from "./chart-card.ts";
import { type Choice, choiceBar } from "./choices.ts";
import { deliveryCard } from "./delivery-card.ts";
import { element } from "./element.ts";
import { cellsOf, type LetterFilter } from "./letter-counts.ts";
import type { LettersView } from "./letters-view.ts";
import { phaseOrder } from "./outcome-rows.ts";
import { priorCard } from "./prior-card.ts";
import { SentencesBehind } from "./sentences-behind.ts";
import { themesByLetters } from "./share-rows.ts";
import { stanceCard } from "./stance-card.ts";
import { visitColumns, visitRows } from "./visit-rows.ts";
import { visitsChart } from "./visits-chart.ts";
import { WEEK_COLUMNS, weekRows, weeksFinding } from "./week-rows.ts";
import { weeksChart } from "./weeks-chart.ts";
import { countWords, dayWords, numbered } from "./wording.ts";

const KIND = "interim_visit_letter";

/**
 * Who was visited in autumn 2020 beside all schools and beside Ofsted's own count; when; and what the letters raise.
 * Beside invented letters Ofsted's real figures are left out.
 */
export function visitsPage(given: VisitsFile, letters: LettersFile, build: BuildInfo): HTMLElement {
  const file = build.is_sample ? withoutPublished(given) : given;
  const sentences = new SentencesBehind();
  let last: { phase: string; charts: HTMLElement } | null = null;
  return choiceBar([phaseChoice(letters)], (chosen) => {
    const phase = chosen["phase"] ?? "All";
    if (last?.phase !== phase) last = { phase, charts: chartsOf(file, letters, build, phase, sentences) };
    sentences.follow(last.charts);
    return last.charts;
  });
}

/** The same without anything that Ofsted published. */
function withoutPublished(file: VisitsFile): VisitsFile {
  const cells = file.cells
    .filter(({ letters, schools }) => letters > 0 || (schools ?? 0) > 0)
    .map((cell) => ({ ...cell, published: null }));
  return { ...file, cells, briefings: [] };
}

function phaseChoice(file: LettersFile): Choice {
  const inKind = new Set(
    cellsOf(file, filterOf("All")).map((cell) => file.phases[file.phase[cell] ?? -1] ?? ""),
  );
  const phases = [...inKind].sort((a, b) => phaseOrder(a) - phaseOrder(b) || (a < b ? -1 : 1));
  return {
    name: "phase",
    label: "Themes of letters to",
    options: [
      { value: "All", label: "All phases together" },
      ...phases.map((phase) => ({ value: phase, label: phase })),
    ],
  };
}

function filterOf(phase: string): LetterFilter {
  return { kind: KIND, phase, prior: "All", delivery: "All", from: "", to: "" };
}

function chartsOf(
  file: VisitsFile,
  letters: LettersFile,
  build: BuildInfo,
  phase: string,
  sentences: SentencesBehind,
): HTMLElement {
  const here = file.cells.reduce((sum, cell) => sum + cell.letters, 0);
  return element(
    "div",
    {},
    element("p", { class: "notice", id: "how-many" }, howMany(file, here, build)),
    whoCard(file, here, build),
    weeksCard(file, build),
    ...themesCards(letters, build, phase, sentences),
  );
}

/** Says plainly how much of the whole the letters at hand are. */
function howMany({ briefings }: VisitsFile, letters: number, build: BuildInfo): string {
  const here = `${countWords(letters)} ${letters === 1 ? "letter" : "letters"} on visits of autumn 2020 ${letters === 1 ? "is" : "are"} in this data`;
  if (build.is_sample)
    return `${here}, all invented. Ofsted’s own published figures are left out: real counts must not stand beside letters that nobody wrote.`;
  const published = briefings.reduce((sum, { visits }) => sum + visits, 0);
  const whole = `Ofsted’s briefings count ${countWords(published)} visits: ${briefings
    .map(({ from, to, visits }) => `${countWords(visits)} from ${dayWords(from)} to ${dayWords(to)}`)
    .join(", ")}.`;
  if (letters === 0)
    return `No letter on a visit of autumn 2020 is in this data: what follows shows Ofsted’s own count and all schools alone. ${whole}`;
  return letters < published
    ? `Only ${here}, far from all: read shares with their intervals. ${whole}`
    : `${here}. ${whole}`;
}

function whoCard(file: VisitsFile, letters: number, build: BuildInfo): HTMLElement {
  const rows = visitRows(file);
  const hasPublished = file.briefings.length > 0;
  const published = file.cells.reduce((sum, cell) => sum + (cell.published ?? 0), 0);
  const ofInadequate = (of: "published" | "letters"): number =>
    rows.filter((row) => row.priorGrade === "4").reduce((sum, row) => sum + (row[of] ?? 0), 0);
  const card = chartCard({
    title: hasPublished
      ? `${countWords(ofInadequate("published"))} of ${countWords(published)} visits were to inadequate schools`
      : `${countWords(ofInadequate("letters"))} of ${numbered(letters, "letter is", "letters are")} to inadequate schools`,
    subtitle: `The grade before the visit, by phase: share of the letters here${hasPublished ? ", of the visits in Ofsted’s two briefings," : ""} and of all schools.`,
    rows,
    columns: visitColumns(hasPublished),
    draw: (width) => visitsChart(rows, { width }),
    source: `Ofsted, letters on interim visits;${hasPublished ? " COVID-19 series briefings of October and November 2020;" : ""} management information`,
    asAt: dayWords(build.as_at),
    denominator: `${numbered(letters, "letter", "letters")} here${hasPublished ? `, ${countWords(published)} visits published` : ""}; all schools with one of the four grades on 31 August 2020 in these files.`,
    caveats: [
      ...(hasPublished
        ? [
            `The title is Ofsted’s own count: ${file.briefings.map(({ from, to }) => `${dayWords(from)} to ${dayWords(to)}`).join(" and ")}; visits went on into December.`,
            "The briefings count special schools and pupil referral units together, and name no nursery schools.",
          ]
        : []),
      "Ofsted planned to visit every inadequate school and a sample of the rest: the mix was meant to differ from that of all schools.",
      "A dot whose phase has fewer than ten letters is faded and says its n.",
    ],
    buildId: build.build_id,
  });
  card.id = "who";
  return card;
}

function weeksCard(file: VisitsFile, build: BuildInfo): HTMLElement {
  const rows = weekRows(file);
  const total = rows.reduce((sum, { letters }) => sum + letters, 0);
  if (total === 0)
    return element(
      "p",
      { class: "notice", id: "dates" },
      "No letter here has a date to count: there are no weeks to draw.",
    );
  const { briefings } = file;
  const card = chartCard({
    title: weeksFinding(rows),
    subtitle:
      "Letters by the week in which the visit began, and whether inspectors came or visited remotely.",
    rows,
    columns: WEEK_COLUMNS,
    draw: (width) => weeksChart(rows, { width, briefings }),
    source: "Ofsted, letters on interim visits",
    asAt: dayWords(build.as_at),
    denominator: `${numbered(total, "letter", "letters")} with a readable date of the visit.`,
    caveats: [
      "Counts of letters, not shares: weeks differ by how many letters could be collected, too.",
      ...(briefings.length === 0
        ? []
        : ["Lines above the bars: what Ofsted’s briefings cover, with their own count."]),
    ],
    buildId: build.build_id,
  });
  card.id = "dates";
  return card;
}

function themesCards(
  file: LettersFile,
  build: BuildInfo,
  phase: string,
  sentences: SentencesBehind,
): HTMLElement[] {
  const filter = filterOf(phase);
  const cells = cellsOf(file, filter);
  const letters = cells.reduce((sum, cell) => sum + (file.letters[cell] ?? 0), 0);
  if (letters === 0)
    return [
      element(
        "p",
        { class: "notice", id: "themes" },
        "No letter on a visit of autumn 2020 is here: there are no themes to draw.",
      ),
    ];
  const themes = themesByLetters(file, cells);
  const view: LettersView = { file, build, filter, cells, letters, themes, sentences };
  return [priorCard(view, false), stanceCard(view), deliveryCard(view)];
}
