import { axisX, axisY, pointerX, rectY, ruleX, ruleY, text, tip } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import { breaksWithin, type FrameworkBreak } from "./framework-breaks.ts";
import type { GradeStyle } from "./grade-scale.ts";
import type { InspectionRow } from "./inspection-rows.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import { countWords, monthWords, percentWords } from "./wording.ts";

export interface InspectionsChartOptions {
  /** Pixels. */
  width: number;
  /** Counts, or the share each kind has in its month. */
  measure: "count" | "share";
  breaks: readonly FrameworkBreak[];
}

const DARK = "#14191f";
const LIGHT = "#ffffff";
/** Kinds from the bottom of a bar up; light and dark take turns, and each has a mark of its own. */
const STYLES = [
  { fill: "#14568f", ink: LIGHT },
  { fill: "#8fd0e3", ink: DARK },
  { fill: "#5a4a8a", ink: LIGHT },
  { fill: "#f3b54a", ink: DARK },
  { fill: "#0c5a52", ink: LIGHT },
  { fill: "#f2b8a0", ink: DARK },
  { fill: "#8a1c22", ink: LIGHT },
  { fill: "#c9ccd1", ink: DARK },
] as const;

/**
 * Inspections that began in each month, stacked by kind; dashed rules stand where the framework changed. A month
 * without any inspection has no bar: that is how the suspension of 2020 shows.
 */
export function inspectionsChart(
  rows: readonly InspectionRow[],
  { width, measure, breaks }: InspectionsChartOptions,
): SVGSVGElement {
  const kinds = [...new Map(rows.map((row) => [row.event, row.label]))];
  const taken = new Set<string>();
  const styles = kinds.map(([event, label], index): GradeStyle => {
    const { fill, ink } = STYLES[index % STYLES.length] ?? STYLES[0];
    // The first letter of its words that no other kind has.
    const mark =
      Array.from(label.toUpperCase()).find((letter) => /[A-Z]/.test(letter) && !taken.has(letter)) ?? "–";
    taken.add(mark);
    return { grade: event, label, mark, fill, ink };
  });
  const bars = stacked(rows, styles, measure);
  const days = rows.map((row) => row.month).sort();
  const marked = breaksWithin(breaks, days[0] ?? "", days.at(-1) ?? "");
  const { placed, height: legendHeight } = placeLegend(styles, width);
  const top = legendHeight + 26;
  const svg = drawPlot({
    width,
    height: top + 260 + 30,
    marginTop: top,
    marginLeft: 46,
    marginRight: 16,
    marginBottom: 30,
    label: null,
    x: { type: "utc" },
    ...(measure === "share" ? { y: { domain: [0, 1] } } : {}),
    marks: [
      axisY({
        ticks: 4,
        tickSize: 0,
        tickFormat: (value: number) => (measure === "share" ? percentWords(value) : countWords(value)),
      }),
      axisX({ ticks: width >= 620 ? 8 : 4, tickSize: 4 }),
      ruleY([0], { strokeOpacity: 0.5 }),
      rectY(bars, { x1: "from", x2: "to", y1: "y1", y2: "y2", fill: (bar: Bar) => bar.style.fill }),
      ruleX(marked, {
        x: (found: FrameworkBreak) => new Date(found.date),
        stroke: "currentColor",
        strokeDasharray: "2,3",
        strokeOpacity: 0.9,
      }),
      text(marked, {
        x: (found: FrameworkBreak) => new Date(found.date),
        frameAnchor: "top",
        dy: -12,
        text: "letter",
        fontStyle: "italic",
        fontSize: 10,
      }),
      tip(
        bars,
        pointerX({
          x: "from",
          y: (bar: Bar) => (bar.y1 + bar.y2) / 2,
          title: (bar: Bar) => bar,
          format: {
            title: (bar: Bar) =>
              `${monthWords(bar.month)}\n${bar.label}: ${countWords(bar.inspections)} of ${countWords(bar.denominator)}`,
          },
        }),
      ),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}

type Bar = InspectionRow & { from: Date; to: Date; y1: number; y2: number; style: GradeStyle };

/** Gives each kind its part of the month's bar, the first kind at the bottom. */
function stacked(rows: readonly InspectionRow[], styles: readonly GradeStyle[], measure: string): Bar[] {
  const heights = new Map<string, number>();
  return styles.flatMap((style) =>
    rows
      .filter((row) => row.event === style.grade && row.inspections > 0)
      .map((row): Bar => {
        const y1 = heights.get(row.month) ?? 0;
        const y2 = y1 + (measure === "share" ? row.share : row.inspections);
        heights.set(row.month, y2);
        const from = new Date(row.month);
        const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
        return { ...row, from, to, y1, y2, style };
      }),
  );
}
