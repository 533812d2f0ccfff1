import { axisX, dot, gridX, pointer, rect, ruleY, text, tip } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import { type Press, pressLayer } from "./pressable.ts";
import type { ShareRow } from "./share-rows.ts";
import { countWords, numbered, percentWords } from "./wording.ts";

export interface SharesChartOptions<Row extends ShareRow> {
  /** Pixels. */
  width: number;
  /** Themes from top to bottom. */
  themes: readonly string[];
  panels: readonly { key: string; title: string }[];
  /** How the series are told apart; `grade` is the series' key. */
  series: readonly GradeStyle[];
  /** The series in words, for the legend; without it there is none. */
  legend?: readonly GradeStyle[];
  press?: Press<Row>;
  /** The figure of a row in its tip; a share of letters where nothing else is said. */
  figure?: (row: Row) => string;
  /** Of the axis and the interval; per cent where nothing else is said. */
  format?: (value: number) => string;
}

type Placed<Row> = ShareRow & {
  row: Row;
  style: GradeStyle;
  title: string;
  y: number;
  top: number;
  bottom: number;
  fx: number;
  fy: number;
};

const LINE = 12.5;
const LABEL_WIDTH = { wide: 164, narrow: 148 };
/** Room between two rows of panels for the scale above it and the title below, in pixels. */
const GAP = 62;

/**
 * Shares of letters that raise a theme, by series within each theme, with 95 % intervals, in one panel or several. A
 * share of fewer than ten letters is faded and says its n. The mark in a dot tells its series without colour.
 */
export function sharesChart<Row extends ShareRow>(
  rows: readonly Row[],
  options: SharesChartOptions<Row>,
): SVGSVGElement {
  const { width, themes, series, press } = options;
  const drawn = rows.filter(
    (row) =>
      series.some(({ grade }) => grade === row.series) &&
      themes.includes(row.theme) &&
      options.panels.some(({ key }) => key === row.panel),
  );
  const columns = Math.max(1, Math.min(width >= 900 ? 3 : width >= 620 ? 2 : 1, options.panels.length));
  const panels = options.panels.map((panel, index) => ({
    ...panel,
    fx: index % columns,
    fy: Math.floor(index / columns),
  }));
  const labels = new Map(drawn.map((row) => [row.theme, row.label]));
  const isNarrow = columns === 1 && width < 520;
  const longest = Math.max(0, ...[...labels.values()].map((label) => label.length));
  const labelWidth = isNarrow
    ? Math.max(LABEL_WIDTH.narrow, longest * 6.6 + 12)
    : Math.max(LABEL_WIDTH.wide, longest * 7.2 + 12);
  const ticks = width - labelWidth < 170 ? 2 : 4;
  const placedRows = drawn.map((row) => place(row, options, panels));
  const { placed, height: legendHeight } =
    options.legend === undefined ? { placed: [], height: 0 } : placeLegend(options.legend, width);
  const panelRows = Math.max(1, Math.ceil(panels.length / columns));
  const panelHeight = themes.length * (series.length + 0.7) * LINE;
  const top = legendHeight + 34;
  const facet = { fx: "fx", fy: "fy" } as const;
  const themeMarks = panels
    .filter(({ fx }) => fx === 0)
    .flatMap(({ fx, fy }) =>
      themes.map((theme, index) => ({ label: labels.get(theme) ?? theme, y: index, fx, fy })),
    );
  const dividers = panels.flatMap(({ fx, fy }) =>
    themes.slice(1).map((_, index) => ({ y: index + 0.5, fx, fy })),
  );
  const end = Math.min(1, Math.ceil(Math.max(0.1, ...drawn.map((row) => row.high)) * 10) / 10);
  const svg = drawPlot({
    width,
    height: top + panelRows * panelHeight + (panelRows - 1) * GAP + 30,
    marginTop: top,
    marginBottom: 30,
    marginLeft: labelWidth,
    marginRight: 30,
    label: null,
    fx: { axis: null, padding: columns > 1 ? 0.14 : 0 },
    fy: { axis: null, paddingInner: panelRows > 1 ? GAP / (panelHeight + GAP) : 0, paddingOuter: 0 },
    x: { domain: [0, end] },
    y: { type: "linear", domain: [-0.5, themes.length - 0.5], reverse: true, axis: null },
    marks: [
      gridX({ strokeOpacity: 0.14, ticks }),
      axisX({
        ticks,
        tickFormat: options.format ?? percentWords,
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
        dy: -11,
        lineAnchor: "bottom",
        lineWidth: isNarrow ? width / 12.5 : (width - labelWidth - 30) / columns / 14.5,
        fontWeight: 650,
        fontSize: 12.5,
      }),
      ruleY(placedRows, {
        ...facet,
        y: "y",
        x1: "low",
        x2: "high",
        strokeWidth: 2,
        strokeOpacity: (row: Placed<Row>) => (row.small ? 0.22 : 0.6),
      }),
      dot(placedRows, {
        ...facet,
        y: "y",
        x: "share",
        r: 5.6,
        fill: (row: Placed<Row>) => row.style.fill,
        stroke: "currentColor",
        strokeWidth: 0.7,
        fillOpacity: (row: Placed<Row>) => (row.small ? 0.4 : 1),
        strokeOpacity: (row: Placed<Row>) => (row.small ? 0.4 : 1),
      }),
      text(
        placedRows.filter((row) => !row.small),
        {
          ...facet,
          y: "y",
          x: "share",
          text: (row: Placed<Row>) => row.style.mark,
          fill: (row: Placed<Row>) => row.style.ink,
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
          text: (row: Placed<Row>) => `n=${row.denominator}`,
          textAnchor: "start",
          // Clear of the dot, which stands there itself at 100%.
          dx: 8,
          fontSize: 9,
          fillOpacity: 0.8,
        },
      ),
      ...(press === undefined
        ? []
        : [
            rect(placedRows, {
              ...facet,
              x1: 0,
              x2: end,
              y1: "top",
              y2: "bottom",
              ...pressLayer(drawn, press),
            }),
          ]),
      tip(
        placedRows,
        pointer({
          ariaHidden: "true",
          ...facet,
          x: "share",
          y: "y",
          title: (row: Placed<Row>) => tipWords(row, options),
        }),
      ),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}

function tipWords<Row extends ShareRow>(
  { row, title, style }: Placed<Row>,
  { figure, format = percentWords }: SharesChartOptions<Row>,
): string {
  const { label, share, letters, denominator, low, high } = row;
  const words =
    figure?.(row) ??
    `${percentWords(share)} (${countWords(letters)} of ${numbered(denominator, "letter", "letters")})`;
  const head = [label, title].filter((word) => word !== "").join(", ");
  return `${head}\n${style.label === "" ? "" : `${style.label}: `}${words}\n95% interval ${format(low)} to ${format(high)}`;
}

function place<Row extends ShareRow>(
  row: Row,
  { themes, series, legend }: Pick<SharesChartOptions<ShareRow>, "themes" | "series" | "legend">,
  panels: readonly { key: string; title: string; fx: number; fy: number }[],
): Placed<Row> {
  const index = series.findIndex(({ grade }) => grade === row.series);
  const style = (legend ?? series)[index];
  const panel = panels.find(({ key }) => key === row.panel);
  if (style === undefined || panel === undefined)
    throw new RangeError(`No place in the chart for ${row.panel}, ${row.series}.`);
  const height = 1 / (series.length + 0.7);
  const y = themes.indexOf(row.theme) + (index - (series.length - 1) / 2) * height;
  return {
    ...row,
    row,
    style,
    title: panel.title,
    y,
    top: y - height / 2,
    bottom: y + height / 2,
    fx: panel.fx,
    fy: panel.fy,
  };
}
