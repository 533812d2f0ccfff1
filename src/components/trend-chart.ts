import { areaY, axisX, axisY, dot, gridY, lineY, pointer, rect, ruleX, text, tip } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import { type Press, pressLayer } from "./pressable.ts";
import type { TrendRow } from "./trend-rows.ts";
import { countWords, numbered, percentWords } from "./wording.ts";

export interface TrendChartOptions {
  /** Pixels. */
  width: number;
  /** Themes in the order of the panels. */
  themes: readonly string[];
  press?: Press<TrendRow>;
}

type Placed = TrendRow & { fx: number; fy: number; at: number };

const PANEL = 104;
const TOP = 38;
/** Room between two rows of panels for the dates above it and a title of two lines below, in pixels. */
const GAP = 58;

/**
 * Shares of letters that raise a theme, period by period, one panel a theme, with a band of 95 % intervals. The line
 * stops where a period has no letters; a point of fewer than ten is hollow, and says its n where there
 * is room.
 */
export function trendChart(
  rows: readonly TrendRow[],
  { width, themes, press }: TrendChartOptions,
): SVGSVGElement {
  const periods = [...new Set(rows.map((row) => row.period))].sort();
  const columns = width >= 900 ? 5 : width >= 620 ? 3 : 2;
  const panelRows = Math.max(1, Math.ceil(themes.length / columns));
  const place = (theme: string): { fx: number; fy: number } => ({
    fx: themes.indexOf(theme) % columns,
    fy: Math.floor(themes.indexOf(theme) / columns),
  });
  const placed = rows
    .filter((row) => themes.includes(row.theme))
    .map((row): Placed => ({ ...row, ...place(row.theme), at: periods.indexOf(row.period) }));
  const drawn = placed.filter((row) => row.share !== null);
  const labels = new Map(rows.map((row) => [row.theme, row.label]));
  const words = new Map(rows.map((row) => [periods.indexOf(row.period), row.words]));
  const facet = { fx: "fx", fy: "fy" } as const;
  const last = periods.length - 1;
  const panel = (width - 62) / columns / 1.1;
  const hasRoom = panel / periods.length >= 25;
  const fontSize = width < 420 ? 10 : 11.5;
  const byTheme = { ...facet, x: "at", z: "theme" } as const;
  return drawPlot({
    width,
    height: TOP + panelRows * PANEL + (panelRows - 1) * GAP + 26,
    marginTop: TOP,
    marginBottom: 26,
    marginLeft: 40,
    marginRight: 22,
    label: null,
    fx: { axis: null, padding: 0.16 },
    fy: { axis: null, paddingInner: panelRows > 1 ? GAP / (PANEL + GAP) : 0, paddingOuter: 0 },
    x: { type: "linear", domain: [-0.5, Math.max(0.5, last + 0.5)] },
    y: { domain: [0, 1] },
    marks: [
      gridY([0, 0.5, 1], { strokeOpacity: 0.16 }),
      axisY([0, 0.5, 1], { tickSize: 0, tickFormat: (share: number) => percentWords(share), fontSize: 10 }),
      ...(last > 0 ? [0, last] : [0]).map((tick) =>
        axisX([tick], {
          tickSize: 3,
          anchor: "bottom",
          facetAnchor: null,
          fontSize: 10,
          // Where periods are few their first and last stand away from the edges, with room on both sides.
          textAnchor: panel / periods.length >= 36 ? "middle" : tick === 0 ? "start" : "end",
          tickFormat: (at: number) => words.get(at) ?? "",
        }),
      ),
      text(
        themes.map((theme) => ({ ...place(theme), label: labels.get(theme) ?? theme })),
        {
          ...facet,
          text: "label",
          frameAnchor: "top-left",
          lineAnchor: "bottom",
          // Clear of a point at 100 %.
          dy: -8,
          fontWeight: 650,
          fontSize,
          // Some machines have but wide type.
          lineWidth: (0.84 * panel) / fontSize,
        },
      ),
      areaY(placed, {
        ...byTheme,
        y1: (row: Placed) => row.low ?? Number.NaN,
        y2: (row: Placed) => row.high ?? Number.NaN,
        fillOpacity: 0.16,
        curve: "linear",
      }),
      lineY(placed, { ...byTheme, y: (row: Placed) => row.share ?? Number.NaN, strokeWidth: 1.6 }),
      // A period with none beside it has no band: its interval is a line.
      ruleX(alone(drawn), { ...facet, x: "at", y1: "low", y2: "high", strokeOpacity: 0.3 }),
      dot(drawn, {
        ...facet,
        x: "at",
        y: "share",
        r: 2.6,
        fill: (row: Placed) => (row.small ? "var(--paper)" : "currentColor"),
        stroke: "currentColor",
        strokeOpacity: (row: Placed) => (row.small ? 0.5 : 1),
      }),
      ...(hasRoom ? [9, -9] : []).map((dy) =>
        text(
          // Above the point; below it where there is no room above.
          drawn.filter((row) => row.small && (row.share ?? 0) > 0.8 === dy > 0),
          {
            ...facet,
            x: "at",
            y: "share",
            text: (row: Placed) => `n=${row.denominator}`,
            dy,
            fontSize: 8,
            fillOpacity: 0.75,
          },
        ),
      ),
      ...(press === undefined
        ? []
        : [
            rect(drawn, {
              ...facet,
              x1: (row: Placed) => row.at - 0.5,
              x2: (row: Placed) => row.at + 0.5,
              y1: 0,
              y2: 1,
              ...pressLayer(drawn, press),
            }),
          ]),
      tip(
        drawn,
        pointer({
          ariaHidden: "true",
          ...facet,
          x: "at",
          y: "share",
          title: (row: Placed) => row,
          format: { title: tipWords },
        }),
      ),
    ],
  });
}

/** Points with no other in the periods beside them. */
function alone(drawn: readonly Placed[]): Placed[] {
  const there = new Set(drawn.map(({ theme, at }) => `${theme} ${at}`));
  return drawn.filter(
    ({ theme, at }) => !there.has(`${theme} ${at - 1}`) && !there.has(`${theme} ${at + 1}`),
  );
}

function tipWords({ label, words, share, letters, denominator, low, high }: Placed): string {
  return `${label}, ${words}\n${percentWords(share ?? 0)} (${countWords(letters)} of ${numbered(denominator, "letter", "letters")})\n95% interval ${percentWords(low ?? 0)} to ${percentWords(high ?? 0)}`;
}
