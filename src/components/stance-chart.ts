import { axisX, pointer, rect, ruleX, ruleY, text, tip } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import { gradeStyle } from "./grade-scale.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import { type Press, pressLayer } from "./pressable.ts";
import { type StanceRow, STANCES } from "./stance-rows.ts";
import { countWords, numbered, percentWords } from "./wording.ts";

export interface StanceChartOptions {
  /** Pixels. */
  width: number;
  press?: Press<StanceRow>;
}

type Placed = StanceRow & { x: number; left: number; right: number; y: number };

const ROW = 26;

/**
 * Concern to the left and strength to the right, as shares of the letters that raise a theme, with 95 % intervals. A
 * letter may state both. Themes of fewer than ten letters are faded; n stands at the end.
 */
export function stanceChart(rows: readonly StanceRow[], { width, press }: StanceChartOptions): SVGSVGElement {
  const themes = [...new Set(rows.map((row) => row.theme))];
  const placedRows = rows.map((row): Placed => {
    const way = row.stance === "concern" ? -1 : 1;
    const [left = 0, right = 0] = [row.low * way, row.high * way].sort((a, b) => a - b);
    return { ...row, x: row.share * way, left, right, y: themes.indexOf(row.theme) };
  });
  const isNarrow = width < 520;
  const { placed, height: legendHeight } = placeLegend(STANCES, width);
  const top = legendHeight + 14;
  const fill = (row: Placed): string => gradeStyle(STANCES, row.stance)?.fill ?? "currentColor";
  const firsts = placedRows.filter((row) => row.stance === "concern");
  const svg = drawPlot({
    width,
    height: top + themes.length * ROW + 30,
    marginTop: top,
    marginBottom: 30,
    marginLeft: isNarrow ? 124 : 230,
    marginRight: isNarrow ? 42 : 60,
    label: null,
    x: { domain: [-1, 1] },
    y: { type: "linear", domain: [-0.5, themes.length - 0.5], reverse: true, axis: null },
    marks: [
      axisX(isNarrow ? [-1, 0, 1] : [-1, -0.5, 0, 0.5, 1], {
        tickSize: 4,
        anchor: "bottom",
        tickFormat: (share: number) => percentWords(Math.abs(share)),
      }),
      rect(placedRows, {
        x1: 0,
        x2: "x",
        y1: (row: Placed) => row.y - 0.34,
        y2: (row: Placed) => row.y + 0.34,
        fill,
        fillOpacity: (row: Placed) => (row.small ? 0.4 : 1),
        stroke: "currentColor",
        strokeWidth: 0.5,
        strokeOpacity: 0.6,
      }),
      ruleY(placedRows, {
        y: "y",
        x1: "left",
        x2: "right",
        strokeWidth: 4.5,
        stroke: "var(--paper)",
        strokeOpacity: 0.85,
      }),
      ruleY(placedRows, {
        y: "y",
        x1: "left",
        x2: "right",
        strokeWidth: 1.4,
        strokeOpacity: (row: Placed) => (row.small ? 0.4 : 0.9),
      }),
      ruleX([0], { strokeOpacity: 0.7 }),
      text(firsts, {
        y: "y",
        frameAnchor: "left",
        textAnchor: "end",
        dx: -8,
        text: "label",
        lineWidth: isNarrow ? 10.5 : 30,
        fontSize: isNarrow ? 10.5 : 12.5,
      }),
      text(firsts, {
        y: "y",
        frameAnchor: "right",
        textAnchor: "start",
        dx: 6,
        text: (row: Placed) => `n=${countWords(row.denominator)}`,
        fontSize: isNarrow ? 9.5 : 11,
      }),
      ...(press === undefined
        ? []
        : [
            rect(placedRows, {
              x1: 0,
              x2: (row: Placed) => (row.stance === "concern" ? -1 : 1),
              y1: (row: Placed) => row.y - 0.5,
              y2: (row: Placed) => row.y + 0.5,
              ...pressLayer(placedRows, press),
            }),
          ]),
      tip(placedRows, pointer({ ariaHidden: "true", y: "y", x: "x", title: tipWords })),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}

function tipWords({ label, stance, share, letters, denominator, low, high }: Placed): string {
  return `${label}\nstates a ${stance}: ${percentWords(share)} (${countWords(letters)} of ${numbered(denominator, "letter that raises", "letters that raise")} it)\n95% interval ${percentWords(low)} to ${percentWords(high)}`;
}
