import type { BuildInfo, ThemesFile } from "../../pipeline/publish/published.ts";
import { chartCard } from "./chart-card.ts";
import { type Choice, choiceBar, type Chosen } from "./choices.ts";
import { element } from "./element.ts";
import { themesFinding } from "./findings.ts";
import { FOUR_POINT, gradeStyle } from "./grade-scale.ts";
import { THEME_COLUMNS } from "./chart-columns.ts";
import { phaseOrder } from "./outcome-rows.ts";
import { documentWords } from "./school-events.ts";
import { themeRows, themesByFrequency } from "./theme-rows.ts";
import { themesChart } from "./themes-chart.ts";
import { countWords, dayWords } from "./wording.ts";

const EACH = "each";

/** Which themes letters raise, by phase and prior grade, for a kind of letter; the choices are in the address. */
export function themesPage(file: ThemesFile, build: BuildInfo): HTMLElement {
  return choiceBar(choicesOf(file), (chosen) => themesCard(file, build, chosen));
}

function choicesOf(file: ThemesFile): Choice[] {
  const kinds = [...new Set(file.cells.map((cell) => cell.document_kind))]
    .filter((kind) => kind !== "All")
    .sort();
  const phases = [...new Set(file.cells.map(({ phase }) => phase))]
    .filter((phase) => phase !== "All")
    .sort((a, b) => phaseOrder(a) - phaseOrder(b) || (a < b ? -1 : 1));
  return [
    {
      name: "kind",
      label: "Kind of letter",
      options: [
        { value: "All", label: "Every kind" },
        ...kinds.map((kind) => ({ value: kind, label: documentWords(kind) })),
      ],
    },
    {
      name: "phase",
      label: "Phase",
      options: [
        { value: "All", label: "All phases together" },
        ...phases.map((phase) => ({ value: phase, label: phase })),
        { value: EACH, label: "Each phase in a panel" },
      ],
    },
  ];
}

function themesCard(file: ThemesFile, build: BuildInfo, chosen: Chosen): HTMLElement {
  const kind = chosen["kind"] ?? "All";
  const phase = chosen["phase"] ?? "All";
  const ofKind = themeRows(file, kind);
  const rows =
    phase === EACH
      ? ofKind.filter((row) => row.phase !== "All")
      : ofKind.filter((row) => row.phase === phase);
  const drawn = rows.filter((row) => gradeStyle(FOUR_POINT, row.priorGrade) !== undefined);
  if (drawn.length === 0) {
    return element(
      "p",
      { class: "notice" },
      "No letter of this kind and phase is about a school with a prior grade. Choose another kind or phase, or reset.",
    );
  }
  const themes = themesByFrequency(ofKind);
  const letters = rows.filter((row) => row.priorGrade === "All" && row.theme === themes[0]);
  const count = letters.reduce((sum, row) => sum + row.denominator, 0);
  const kindWords =
    kind === "All" ? "letters of every kind" : `documents of the kind “${documentWords(kind)}”`;
  const phaseWords = phase === EACH ? "each phase in a panel" : phase === "All" ? "all phases" : phase;
  const card = chartCard({
    title: themesFinding(rows, phase === EACH ? "All" : phase),
    subtitle: `Shares of ${kindWords} that raise a theme, by the grade the school had before; ${phaseWords}.`,
    rows: drawn,
    columns: THEME_COLUMNS,
    draw: (width) => themesChart(rows, { width, themes }),
    source: "Ofsted, inspection letters and reports, tagged by this project’s codebook",
    asAt: dayWords(build.as_at),
    denominator: `${countWords(count)} letters and reports; a share is of those of the same phase and prior grade.`,
    caveats: [
      "Lines are 95% intervals. Shares of fewer than ten letters are faded and say their n.",
      "A letter raises a theme when a sentence of its own does; sentences that stand in every letter do not count.",
      "Letters about schools without an overall grade before are not drawn.",
    ],
    buildId: build.build_id,
  });
  card.id = "themes";
  return card;
}
