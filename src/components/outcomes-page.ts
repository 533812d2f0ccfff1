import type { BuildInfo, InspectionsFile, OutcomesFile } from "../../pipeline/publish/published.ts";
import { OUTCOME_COLUMNS } from "./chart-columns.ts";
import { chartCard } from "./chart-card.ts";
import { type Choice, choiceBar, type Chosen } from "./choices.ts";
import { element } from "./element.ts";
import { outcomesFinding } from "./findings.ts";
import { breaksWithin, breakWords, type FrameworkBreak } from "./framework-breaks.ts";
import { FOUR_POINT } from "./grade-scale.ts";
import { inspectionsCard } from "./inspections-card.ts";
import { outcomeRows, phaseOrder } from "./outcome-rows.ts";
import { outcomesChart } from "./outcomes-chart.ts";
import { countWords, dayWords } from "./wording.ts";

const EACH = "each";
const SINCE = ["2005", "2010", "2015", "2019", "2021"] as const;

/** Grades of schools as they stood each month, and the inspections that gave them; the choices are in the address. */
export function outcomesPage(
  file: OutcomesFile,
  inspections: InspectionsFile,
  breaks: readonly FrameworkBreak[],
  build: BuildInfo,
): HTMLElement {
  return choiceBar(choicesOf(file), (chosen) =>
    element(
      "div",
      {},
      outcomesCard(file, breaks, build, chosen),
      inspectionsCard(inspections, breaks, build, chosen),
    ),
  );
}

function choicesOf(file: OutcomesFile): Choice[] {
  const phases = [...new Set(file.series.map(({ phase }) => phase))].sort(
    (a, b) => phaseOrder(a) - phaseOrder(b) || (a < b ? -1 : 1),
  );
  return [
    {
      name: "phase",
      label: "Phase",
      options: [
        { value: EACH, label: "Each phase in a panel" },
        ...phases.map((phase) => ({ value: phase, label: phase === "All" ? "All phases together" : phase })),
      ],
    },
    {
      name: "reading",
      label: "Academies",
      options: [
        { value: "with_predecessor", label: "with their predecessor’s grade" },
        { value: "own_urn", label: "with their own grades only" },
      ],
    },
    { name: "since", label: "Since", options: SINCE.map((year) => ({ value: year, label: year })) },
    {
      name: "inspections",
      label: "Inspections as",
      options: [
        { value: "count", label: "counts" },
        { value: "share", label: "shares of each month" },
      ],
    },
  ];
}

function outcomesCard(
  file: OutcomesFile,
  breaks: readonly FrameworkBreak[],
  build: BuildInfo,
  chosen: Chosen,
): HTMLElement {
  const phase = chosen["phase"] ?? EACH;
  const reading = chosen["reading"] ?? "with_predecessor";
  const since = `${chosen["since"] ?? SINCE[0]}-01-01`;
  const rows = outcomeRows(file, "four_point", reading).filter(
    (row) => (phase === EACH || row.phase === phase) && row.asAt >= since,
  );
  const newest = rows.filter((row) => row.phase === (phase === EACH ? "All" : phase)).at(-1);
  if (newest === undefined) {
    return element(
      "p",
      { class: "notice" },
      "No school of this phase has a grade since that year. Choose another phase or year, or reset.",
    );
  }
  const marked = breaksWithin(breaks, rows[0]?.asAt ?? "", newest.asAt);
  const card = chartCard({
    title: outcomesFinding(rows, newest.phase),
    subtitle: `Overall effectiveness as it stood at each month’s end${newest.phase === "All" ? ", by phase" : `, ${newest.phase}`}, as shares of schools with a known outcome. Ever fewer have an overall grade since September 2024.`,
    rows,
    columns: OUTCOME_COLUMNS,
    draw: (width) => outcomesChart(rows, { width, scale: FOUR_POINT, breaks }),
    source: "Ofsted, management information and inspection reports",
    asAt: dayWords(newest.asAt),
    denominator: `${countWords(newest.denominator)} schools with a known latest outcome at the newest month’s end; each month’s own number is in the table.`,
    caveats: [
      reading === "own_urn"
        ? "A school counts from its own first graded inspection: academies without one yet are left out."
        : "Academies show their predecessor’s grade until their own first inspection.",
      "In brackets: schools at the newest month’s end; panels of fewer than ten are faded. Closures that no file tells remain.",
      "Blank above the bands: schools whose latest outcome has no overall grade (inspected since September 2024) or is a report card.",
      ...(marked.length === 0 ? [] : [breakWords(marked)]),
    ],
    buildId: build.build_id,
  });
  card.id = "outcomes";
  return card;
}
