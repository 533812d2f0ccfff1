import { axisX, dot, gridX, pointer, ruleY, text, tip } from "@observablehq/plot";
import type { AreaThemeRow } from "./area-rows.ts";
import { drawPlot } from "./drawing.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import { countWords, numbered, percentWords } from "./wording.ts";

type Placed = AreaThemeRow & { style: GradeStyle; y: number };

const LINE = 15;
/** The area, its region, England; with two places the region is left out. */
const STYLES = [
  { mark: "A", fill: "#8a1c22", ink: "#ffffff" },
  { mark: "R", fill: "#8fd0e3", ink: "#14191f" },
  { mark: "E", fill: "#14568f", ink: "#ffffff" },
] as const;

/**
 * Shares of letters that raise a theme, in an area, its region and England, with 95 % intervals; the letter in a dot tells
 * the places apart without colour. A share of fewer than ten letters is faded and says its n.
 */
export function areaThemesChart(rows: readonly AreaThemeRow[], { width }: { width: number }): SVGSVGElement {
  const places = [...new Map(rows.map((row) => [row.place, row.denominator]))];
  const themes = [...new Map(rows.map((row) => [row.theme, row.label]))];
  const styles = places.map(([place, letters], at): GradeStyle => {
    const style = at === 0 ? STYLES[0] : at === places.length - 1 ? STYLES[2] : STYLES[1];
    return { ...style, grade: place, label: `${place} (${numbered(letters, "letter", "letters")})` };
  });
  const placedRows = rows.map((row): Placed => {
    const at = places.findIndex(([place]) => place === row.place);
    const within = (at - (places.length - 1) / 2) / (places.length + 0.9);
    const theme = themes.findIndex(([code]) => code === row.theme);
    return {
      ...row,
      style: styles[at] ?? { ...STYLES[0], grade: row.place, label: row.place },
      y: theme + within,
    };
  });
  const isNarrow = width < 520;
  const longest = Math.max(0, ...themes.map(([, label]) => label.length));
  const left = longest * (isNarrow ? 6.4 : 7) + 16;
  const { placed, height: legendHeight } = placeLegend(styles, width);
  const top = legendHeight + 8;
  const svg = drawPlot({
    width,
    height: top + themes.length * (places.length + 0.7) * LINE + 28,
    marginTop: top,
    marginBottom: 28,
    marginLeft: left,
    marginRight: 34,
    label: null,
    x: { domain: [0, 1] },
    y: { type: "linear", domain: [-0.5, themes.length - 0.5], reverse: true, axis: null },
    marks: [
      gridX({ strokeOpacity: 0.14, ticks: 4 }),
      axisX({ ticks: 4, tickFormat: (share: number) => percentWords(share), tickSize: 0 }),
      ruleY(
        themes.slice(1).map((_, index) => index + 0.5),
        { strokeOpacity: 0.14 },
      ),
      text(
        themes.map(([, label], y) => ({ label, y })),
        {
          text: "label",
          y: "y",
          frameAnchor: "left",
          textAnchor: "end",
          dx: -9,
          fontSize: isNarrow ? 11 : 12,
        },
      ),
      ruleY(placedRows, {
        y: "y",
        x1: "low",
        x2: "high",
        strokeWidth: 2,
        strokeOpacity: (row: Placed) => (row.small ? 0.22 : 0.6),
      }),
      dot(placedRows, {
        y: "y",
        x: "share",
        r: 6,
        fill: (row: Placed) => row.style.fill,
        stroke: "currentColor",
        strokeWidth: 0.7,
        fillOpacity: (row: Placed) => (row.small ? 0.4 : 1),
        strokeOpacity: (row: Placed) => (row.small ? 0.4 : 1),
      }),
      text(
        placedRows.filter((row) => !row.small),
        {
          y: "y",
          x: "share",
          text: (row: Placed) => row.style.mark,
          fill: (row: Placed) => row.style.ink,
          fontSize: 8,
          fontWeight: 700,
        },
      ),
      text(
        placedRows.filter((row) => row.small),
        {
          y: "y",
          x: "high",
          text: (row: Placed) => `n=${row.denominator}`,
          textAnchor: "start",
          // Clear of the dot, which stands there itself at 100%.
          dx: 8,
          fontSize: 9,
          fillOpacity: 0.8,
        },
      ),
      tip(
        placedRows,
        pointer({
          x: "share",
          y: "y",
          title: (row: Placed) =>
            `${row.label}, ${row.place}: ${percentWords(row.share)} (${countWords(row.letters)} of ${numbered(row.denominator, "letter", "letters")})\n95% interval ${percentWords(row.low)} to ${percentWords(row.high)}`,
        }),
      ),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}
