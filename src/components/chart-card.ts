import { citationBibtex, citationText, type Cited } from "./citation.ts";
import { pngFile, svgFileText } from "./chart-file.ts";
import { type Column, csvText } from "./csv.ts";
import { dataTable } from "./data-table.ts";
import { download, fileName } from "./download.ts";
import { drawInTurn } from "./draw-in-turn.ts";
import { element } from "./element.ts";
import type { Press } from "./pressable.ts";
import { numbered } from "./wording.ts";

export interface ChartCard<Row> {
  /** The finding, at most ten words. */
  title: string;
  /** What is drawn, in one sentence. */
  subtitle: string;
  /** Exactly the rows that are drawn. */
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  draw: (width: number) => SVGSVGElement;
  /** Where the figures come from. */
  source: string;
  asAt: string;
  /** What n counts and what it is a share of. */
  denominator: string;
  caveats: readonly string[];
  buildId: string;
  /** Where marks can be pressed: the same for the rows of the table. The chart is drawn with it by `draw`. */
  press?: Press<Row>;
}

const NARROWEST = 240;

/** A chart with everything that belongs to it: finding, source, denominator, caveats, downloads, citation, table. */
export function chartCard<Row>(card: ChartCard<Row>): HTMLElement {
  const holder = element("div", {
    class: "chart",
    role: card.press === undefined ? "img" : "group",
    "aria-label": `${card.title}. ${card.subtitle} The table below holds the figures.`,
  });
  drawInTurn(holder, (width) => card.draw(Math.max(NARROWEST, width)));
  const source = `Source: ${card.source}. As at ${card.asAt}. Inspection Outcomes, build ${card.buildId}; not Ofsted.`;
  const table = element("details", { class: "behind" }, element("summary", {}, "Table of what is drawn"));
  table.addEventListener("toggle", () => {
    if (table.open && table.childElementCount === 1)
      table.append(dataTable(card.rows, card.columns, card.subtitle, { press: card.press }));
  });
  return element(
    "figure",
    { class: "card" },
    element(
      "figcaption",
      {},
      element("h2", {}, card.title),
      element("p", { class: "subtitle" }, card.subtitle),
    ),
    holder,
    card.press === undefined ? null : element("p", { class: "hint" }, card.press.hint),
    element(
      "div",
      { class: "provenance" },
      element(
        "p",
        {},
        element("strong", {}, "Source "),
        `${card.source}, as at ${card.asAt}. `,
        element("strong", {}, "n "),
        card.denominator,
      ),
      ...(card.caveats.length === 0
        ? []
        : [element("ul", { class: "caveats" }, ...card.caveats.map((caveat) => element("li", {}, caveat)))]),
    ),
    actions(card, holder, source),
    table,
  );
}

function actions<Row>(card: ChartCard<Row>, holder: HTMLElement, source: string): HTMLElement {
  const said = element("span", { class: "said", role: "status" });
  const name = fileName(card.title);
  const svgText = (): string => {
    const chart = holder.querySelector<SVGSVGElement>(":scope > svg");
    if (chart === null) throw new Error("The chart is not drawn yet: wait a moment and try again.");
    return svgFileText(chart, card.title, source);
  };
  const cited = (): Cited => ({
    title: card.title,
    asAt: card.asAt,
    buildId: card.buildId,
    url: location.href,
  });
  const button = (label: string, does: () => Promise<string> | string): HTMLButtonElement => {
    const made = element("button", { type: "button" }, label);
    made.addEventListener("click", () => {
      Promise.resolve()
        .then(does)
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
        .then((words) => (said.textContent = words))
        .catch(() => undefined);
    });
    return made;
  };
  return element(
    "div",
    { class: "actions", role: "group", "aria-label": `Take away: ${card.title}` },
    button("CSV", () => {
      download(`${name}.csv`, csvText(card.rows, card.columns), "text/csv;charset=utf-8");
      return `${numbered(card.rows.length, "row", "rows")} saved as CSV.`;
    }),
    button("SVG", () => {
      download(`${name}.svg`, svgText(), "image/svg+xml");
      return "Chart saved as SVG.";
    }),
    button("PNG", async () => {
      download(`${name}.png`, await pngFile(svgText()));
      return "Chart saved as PNG.";
    }),
    button("Copy link", async () => {
      await navigator.clipboard.writeText(location.href);
      return "Link copied.";
    }),
    button("Cite", async () => {
      await navigator.clipboard.writeText(`${citationText(cited())}\n\n${citationBibtex(cited())}`);
      return "Citation copied, as text and BibTeX.";
    }),
    said,
  );
}
