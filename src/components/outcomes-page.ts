import type { BuildInfo, InspectionsFile, OutcomesFile } from "../../pipeline/publish/published.ts";
import type { GradeIndexFile, GradePart } from "../../pipeline/publish/published-grades.ts";
import { type Choice, choiceBar, type Chosen } from "./choices.ts";
import { element } from "./element.ts";
import type { FrameworkBreak } from "./framework-breaks.ts";
import { appendInTurn } from "./in-turn.ts";
import { inspectionsCard } from "./inspections-card.ts";
import { phaseOrder } from "./outcome-rows.ts";
import { EACH, outcomesCard } from "./outcomes-card.ts";
import {
  filterChoices,
  filterWeight,
  selectionCaveats,
  selectionOf,
  selectionWords,
} from "./school-filters.ts";
import { partsFor, type SchoolSelection, selectedInspections, selectedOutcomes } from "./school-grades.ts";
import { MissingData, siteData } from "./site-data.ts";

const SINCE = ["2005", "2010", "2015", "2019", "2021"] as const;

export interface OutcomesPage {
  outcomes: OutcomesFile;
  inspections: InspectionsFile;
  index: GradeIndexFile;
  breaks: readonly FrameworkBreak[];
  build: BuildInfo;
}

/**
 * Grades of schools as they stood each month, and the inspections that gave them; the choices are in the address. Of all
 * schools the figures are ready made; of chosen ones they are counted here, from parts that are fetched when
 * the filters are opened, or when the address asks for some of them.
 */
export function outcomesPage(page: OutcomesPage): HTMLElement {
  const { outcomes, index } = page;
  const filters = filterChoices(index);
  const parts = new Map<string, Promise<GradePart>>();
  const partNamed = (file: string): Promise<GradePart> => {
    const held = parts.get(file) ?? loadPart(file);
    parts.set(file, held);
    // What failed is asked for again the next time.
    held.catch(() => parts.delete(file));
    return held;
  };
  const cards = (
    chosen: Chosen,
    selection: SchoolSelection | null,
    loaded: readonly GradePart[],
  ): HTMLElement => {
    const reading = chosen["reading"] ?? "with_predecessor";
    const file =
      selection === null ? outcomes : selectedOutcomes(outcomes, index, loaded, selection, reading);
    const about = {
      selection: selectionWords(filters, chosen),
      selectionCaveats: selection === null ? [] : selectionCaveats(index, selection),
    };
    const holder = element("div", {}, outcomesCard({ ...page, ...about, file, chosen }));
    // What stands further down is not counted before the first chart has answered.
    appendInTurn(holder, [
      () => {
        const inspections =
          selection === null
            ? page.inspections
            : selectedInspections(page.inspections, index, loaded, selection);
        return inspectionsCard({ ...page, ...about, file: inspections, chosen });
      },
    ]);
    return holder;
  };
  return choiceBar(
    [...choicesOf(outcomes), ...filters],
    (chosen, unknown) => {
      // Figures of all schools in answer to a filter that is not understood would mislead.
      if (unknown.some(({ choice }) => choice.isFilter === true)) return element("div");
      const selection = selectionOf(index, chosen);
      if (selection === null) return cards(chosen, null, []);
      const holder = element("div", {}, element("p", { class: "hint" }, "Fetching the schools’ grades …"));
      Promise.all(partsFor(index, selection).map(({ file }) => partNamed(file)))
        .then((loaded) => {
          holder.replaceChildren(cards(chosen, selection, loaded));
        })
        .catch((error: unknown) => {
          const words =
            error instanceof MissingData
              ? error.message
              : "These schools cannot be shown: load the page again.";
          holder.replaceChildren(element("p", { class: "notice" }, words));
        });
      return holder;
    },
    filterWeight(index),
    // A filter is to answer at once: what most of them need is fetched while the reader looks for one.
    () => {
      for (const { file } of index.parts) partNamed(file).catch(() => undefined);
    },
  );
}

async function loadPart(file: string): Promise<GradePart> {
  const part = await siteData<GradePart>(`school-grades/${file}`);
  if (part === null)
    throw new MissingData(
      "The schools’ grades are not in this site: its keeper has to publish and build it again.",
    );
  return part;
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
      name: "measure",
      label: "Grades as",
      options: [
        { value: "share", label: "shares" },
        { value: "count", label: "counts" },
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
