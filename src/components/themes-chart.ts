import { axisX, dot, gridX, pointer, ruleY, text, tip } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import { FOUR_POINT, type GradeStyle, gradeStyle } from "./grade-scale.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import type { ThemeRow } from "./theme-rows.ts";
import { countWords, percentWords } from "./wording.ts";

export interface ThemesChartOptions {
  /** Pixels. */
  width: number;
  /** Themes from top to bottom. */
  themes: readonly string[];
}

type Placed = ThemeRow & { style: GradeStyle; y: number; fx: number; fy: number };

const LINE = 12.5;
const LABEL_WIDTH = { wide: 164, narrow: 148 };
/** Room between two rows of panels for the scale above it and the title below, in pixels. */
const GAP = 62;

/**
 * Shares of letters that carry a theme, by prior grade within each theme, one panel a phase, with 95 % intervals.
 * A share of fewer than ten letters is faded and says its n. The digit in a dot is the prior grade.
 */
export function themesChart(rows: readonly ThemeRow[], { width, themes }: ThemesChartOptions): SVGSVGElement {
  const drawn = rows.filter(
    (row) => gradeStyle(FOUR_POINT, row.priorGrade) !== undefined && themes.includes(row.theme),
  );
  const phases = [...new Set(drawn.map((row) => row.phase))];
  const labels = new Map(drawn.map((row) => [row.theme, row.label]));
  const columns = Math.max(1, Math.min(width >= 900 ? 3 : width >= 620 ? 2 : 1, phases.length));
  const isNarrow = columns === 1 && width < 520;
  const longest = Math.max(0, ...[...labels.values()].map((label) => label.length));
  const labelWidth = isNarrow
    ? Math.max(LABEL_WIDTH.narrow, longest * 6.6 + 12)
    : Math.max(LABEL_WIDTH.wide, longest * 7.2 + 12);
  const placedRows = drawn.map((row): Placed => place(row, themes, phases, columns));
  const letters = new Map(
    rows.filter((row) => row.priorGrade === "All").map((row) => [row.phase, row.denominator]),
  );
  const panels = phases.map((phase, index) => ({
    title: `${phase === "All" ? "All phases" : phase} (${countWords(letters.get(phase) ?? 0)} letters)`,
    fx: index % columns,
    fy: Math.floor(index / columns),
  }));
  const { placed, height: legendHeight } = placeLegend(
    FOUR_POINT.map((style) => ({ ...style, label: `${style.label} before` })),
    width,
  );
  const panelRows = Math.max(1, Math.ceil(phases.length / columns));
  const panelHeight = themes.length * FOUR_POINT.length * LINE + themes.length * LINE * 0.7;
  const top = legendHeight + 34;
  const facet = { fx: "fx", fy: "fy" } as const;
  const themeMarks = panels
    .filter(({ fx }) => fx === 0)
    .flatMap((panel) =>
      themes.map((theme, index) => ({
        label: labels.get(theme) ?? theme,
        y: index,
        fx: panel.fx,
        fy: panel.fy,
      })),
    );
  const dividers = panels.flatMap(({ fx, fy }) =>
    themes.slice(1).map((_, index) => ({ y: index + 0.5, fx, fy })),
  );
  const svg = drawPlot({
    width,
    height: top + panelRows * panelHeight + (panelRows - 1) * GAP + 30,
    marginTop: top,
    marginBottom: 30,
    marginLeft: labelWidth,
    marginRight: 26,
    label: null,
    fx: { axis: null, padding: columns > 1 ? 0.14 : 0 },
    fy: { axis: null, paddingInner: panelRows > 1 ? GAP / (panelHeight + GAP) : 0, paddingOuter: 0 },
    x: { domain: [0, Math.min(1, Math.ceil(Math.max(0.1, ...drawn.map((row) => row.high)) * 10) / 10)] },
    y: { type: "linear", domain: [-0.5, themes.length - 0.5], reverse: true, axis: null },
    marks: [
      gridX({ strokeOpacity: 0.14, ticks: 4 }),
      axisX({
        ticks: 4,
        tickFormat: (share: number) => percentWords(share),
        tickSize: 0,
        anchor: "bottom",
        facetAnchor: null,
      }),
      ruleY(dividers, { ...facet, y: "y", strokeOpacity: 0.14 }),
      text(themeMarks, {
        ...facet,
        text: "label",
        y: "y",
        frameAnchor: "left",
        dx: -9,
        textAnchor: "end",
        fontSize: isNarrow ? 11 : 12,
      }),
      text(panels, {
        ...facet,
        text: "title",
        frameAnchor: "top-left",
        dx: isNarrow ? -labelWidth : 0,
        dy: -18,
        fontWeight: 650,
        fontSize: 12.5,
      }),
      ruleY(placedRows, {
        ...facet,
        y: "y",
        x1: "low",
        x2: "high",
        strokeWidth: 2,
        strokeOpacity: (row: Placed) => (row.small ? 0.22 : 0.6),
      }),
      dot(placedRows, {
        ...facet,
        y: "y",
        x: "share",
        r: 5.6,
        fill: (row: Placed) => row.style.fill,
        stroke: "currentColor",
        strokeWidth: 0.7,
        fillOpacity: (row: Placed) => (row.small ? 0.4 : 1),
        strokeOpacity: (row: Placed) => (row.small ? 0.4 : 1),
      }),
      text(
        placedRows.filter((row) => !row.small),
        {
          ...facet,
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
          ...facet,
          y: "y",
          x: "high",
          text: (row: Placed) => `n=${row.denominator}`,
          textAnchor: "start",
          dx: 4,
          fontSize: 9,
          fillOpacity: 0.8,
        },
      ),
      tip(
        placedRows,
        pointer({
          ...facet,
          x: "share",
          y: "y",
          title: (row: Placed) =>
            `${row.label}, ${row.phase === "All" ? "all phases" : row.phase}\n${row.style.label} before: ${percentWords(row.share)} (${row.letters} of ${row.denominator} letters)\n95% interval ${percentWords(row.low)} to ${percentWords(row.high)}`,
        }),
      ),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}

function place(row: ThemeRow, themes: readonly string[], phases: readonly string[], columns: number): Placed {
  const style = gradeStyle(FOUR_POINT, row.priorGrade);
  if (style === undefined) throw new RangeError(`No prior grade on the four-point scale: ${row.priorGrade}`);
  const within = (FOUR_POINT.indexOf(style) - (FOUR_POINT.length - 1) / 2) / (FOUR_POINT.length + 0.7);
  const panel = phases.indexOf(row.phase);
  return {
    ...row,
    style,
    y: themes.indexOf(row.theme) + within,
    fx: panel % columns,
    fy: Math.floor(panel / columns),
  };
}
