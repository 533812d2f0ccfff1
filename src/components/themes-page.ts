import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { LettersFile, ThemePairsFile } from "../../pipeline/publish/published-letters.ts";
import { DELIVERY_LABELS, PRIOR_LABELS } from "../evidence/vocabulary.ts";
import { type Choice, choiceBar, type Chosen } from "./choices.ts";
import { deliveryCard } from "./delivery-card.ts";
import { element } from "./element.ts";
import { appendInTurn } from "./in-turn.ts";
import { kindsCard } from "./kinds-card.ts";
import { cellsOf, type LetterFilter, schoolYearStart, schoolYearWords } from "./letter-counts.ts";
import { filterWords, type LettersView } from "./letters-view.ts";
import { phaseOrder } from "./outcome-rows.ts";
import { pairsCard } from "./pairs-card.ts";
import { priorCard } from "./prior-card.ts";
import { documentWords } from "./school-events.ts";
import { SentencesBehind } from "./sentences-behind.ts";
import { themesByLetters } from "./share-rows.ts";
import { siteData } from "./site-data.ts";
import { stanceCard } from "./stance-card.ts";
import { trendCard } from "./trend-card.ts";
import { numbered } from "./wording.ts";

const EACH = "each";
const ALL = "All";

/** What letters raise: by grade before, over time, by kind, on site or remote, strength against concern, together. */
export function themesPage(file: LettersFile, build: BuildInfo): HTMLElement {
  const sentences = new SentencesBehind();
  let asked: Promise<ThemePairsFile | null> | null = null;
  const pairs = (): Promise<ThemePairsFile | null> => {
    asked ??= siteData<ThemePairsFile>("theme-pairs.json");
    // What failed is asked for again the next time.
    asked.catch(() => (asked = null));
    return asked;
  };
  // It is on its way while the cards before it are drawn.
  void pairs();
  let last: { key: string; charts: HTMLElement } | null = null;
  // The central chart stays where a choice is not about it: it is the largest of all.
  let kept: { key: string; card: HTMLElement } | null = null;
  const central: Central = (view, isEach) => {
    const key = JSON.stringify([view.filter, isEach]);
    const isNew = kept?.key !== key;
    if (kept?.key !== key) kept = { key, card: priorCard(view, isEach) };
    return { card: kept.card, isNew };
  };
  return choiceBar(choicesOf(file), (chosen) => {
    const key = JSON.stringify(chosen);
    if (last?.key !== key) last = { key, charts: chartsOf(file, build, chosen, sentences, pairs, central) };
    sentences.follow(last.charts);
    return last.charts;
  });
}

/** The central chart of a view, and whether it is another than was shown before. */
type Central = (view: LettersView, isEach: boolean) => { card: HTMLElement; isNew: boolean };

function chartsOf(
  file: LettersFile,
  build: BuildInfo,
  chosen: Chosen,
  sentences: SentencesBehind,
  pairs: () => Promise<ThemePairsFile | null>,
  central: Central,
): HTMLElement {
  const filter = filterOf(chosen);
  const cells = cellsOf(file, filter);
  const letters = cells.reduce((sum, cell) => sum + (file.letters[cell] ?? 0), 0);
  if (letters === 0) return nothing(filter);
  const themes = themesByLetters(file, cells);
  const view: LettersView = { file, build, filter, cells, letters, themes, sentences };
  const count = numbered(letters, "letter or report", "letters and reports");
  const { card, isNew } = central(view, chosen["phase"] === EACH);
  const trend = (): HTMLElement => trendCard(view, chosen["by"] === "term" ? "term" : "year");
  // Where the first stays, the second is the answer to the choice.
  const charts = element("div", {}, element("p", { class: "kicker" }, count), card, isNew ? null : trend());
  appendInTurn(
    charts,
    [
      ...(isNew ? [trend] : []),
      () => stanceCard(view),
      () => kindsCard(view),
      () => deliveryCard(view),
      () => pairsCard(view, pairs),
    ],
    () => {
      sentences.follow(charts);
    },
  );
  return charts;
}

function filterOf(chosen: Chosen): LetterFilter {
  const phase = chosen["phase"] ?? EACH;
  return {
    kind: chosen["kind"] ?? ALL,
    phase: phase === EACH ? ALL : phase,
    prior: chosen["prior"] ?? ALL,
    delivery: chosen["delivery"] ?? ALL,
    from: chosen["from"] ?? "",
    to: chosen["to"] ?? "",
  };
}

function nothing(filter: LetterFilter): HTMLElement {
  return element(
    "p",
    { class: "notice" },
    `No letter is left: ${filterWords(filter)}. Take one choice back, or `,
    element("a", { href: location.pathname }, "look at every letter"),
    ".",
  );
}

function choicesOf(file: LettersFile): Choice[] {
  const years = [...new Set(file.periods.map(schoolYearStart))].sort();
  const yearOptions = years.map((value) => ({ value, label: schoolYearWords(value) }));
  const phases = [...file.phases].sort((a, b) => phaseOrder(a) - phaseOrder(b) || (a < b ? -1 : 1));
  return [
    {
      name: "phase",
      label: "Phase",
      options: [
        { value: EACH, label: "Each phase in a panel" },
        { value: ALL, label: "All phases together" },
        ...phases.map((phase) => ({ value: phase, label: phase })),
      ],
    },
    {
      name: "prior",
      label: "Grade before",
      options: [
        { value: ALL, label: "Every grade" },
        ...file.priors
          .filter((prior) => prior !== "not_a_school")
          .map((prior) => ({ value: prior, label: PRIOR_LABELS[prior] ?? prior })),
      ],
    },
    {
      name: "kind",
      label: "Kind of letter",
      options: [
        { value: ALL, label: "Every kind" },
        ...file.kinds.map((kind) => ({ value: kind, label: documentWords(kind) })),
      ],
    },
    {
      name: "delivery",
      label: "How visited",
      options: [
        { value: ALL, label: "On site or remote" },
        ...file.deliveries.map((value) => ({ value, label: DELIVERY_LABELS[value] ?? value })),
      ],
    },
    {
      name: "from",
      label: "From",
      options: [{ value: "", label: "The first letter" }, ...yearOptions],
    },
    {
      name: "to",
      label: "To",
      options: [{ value: "", label: "The last letter" }, ...[...yearOptions].reverse()],
    },
    {
      name: "by",
      label: "Over time by",
      options: [
        { value: "year", label: "School year" },
        { value: "term", label: "Term" },
      ],
    },
  ];
}
