import { areaY, axisX, axisY, lineY, pointerX, ruleX, ruleY, text, tip } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import { breaksWithin, type FrameworkBreak } from "./framework-breaks.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { SMALL_DENOMINATOR } from "./interval.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import { countWords, monthWords, percentWords } from "./wording.ts";
import {
  newestBands,
  type OutcomeBand,
  outcomeBands,
  type OutcomeMonth,
  outcomeMonths,
} from "./outcome-bands.ts";
import type { OutcomeRow } from "./outcome-rows.ts";

export interface OutcomesChartOptions {
  /** Pixels. */
  width: number;
  scale: readonly GradeStyle[];
  breaks: readonly FrameworkBreak[];
  /** Shares of schools (the default), or counts, each panel up to its own most. */
  measure?: "share" | "count";
}

/** Room between two rows of panels for the dates above it and the title below, in pixels. */
const GAP = 64;
const SMALLEST_BAND = 0.08;

/**
 * Shares of schools by grade at each month end, one panel a phase, grades stacked from the lowest up; dashed rules
 * stand where the framework changed. Marks 1–4 at the right edge tell the bands apart without colour. As counts, each
 * panel has a scale of its own, and a thin line stands for all schools with a known outcome.
 */
export function outcomesChart(
  rows: readonly OutcomeRow[],
  { width, scale, breaks, measure = "share" }: OutcomesChartOptions,
): SVGSVGElement {
  const phases = [...new Set(rows.map((row) => row.phase))];
  const columns = Math.max(1, Math.min(phases.length, width >= 820 ? 3 : width >= 330 ? 2 : 1));
  const panelRows = Math.max(1, Math.ceil(phases.length / columns));
  // Letters of breaks half a year apart would run into each other.
  const isTight = width / columns < 250;
  const panel = (phase: string): { fx: number; fy: number } => {
    const index = phases.indexOf(phase);
    return { fx: index % columns, fy: Math.floor(index / columns) };
  };
  const days = [...new Set(rows.map((row) => row.asAt))].sort();
  const marked = breaksWithin(breaks, days[0] ?? "", days.at(-1) ?? "");
  const everywhere = phases.flatMap((phase) => marked.map((found) => ({ ...found, ...panel(phase) })));
  const { placed, height: legendHeight } = placeLegend(scale, width);
  const panelHeight = phases.length === 1 ? 280 : width >= 820 ? 190 : 150;
  const top = legendHeight + 38;
  const tops = new Map(phases.map((phase) => [phase, measure === "count" ? mostOf(phase, rows) : 1]));
  const heightOf = (row: OutcomeRow): number =>
    measure === "count" ? row.schools / (tops.get(row.phase) ?? 1) : row.share;
  const months = outcomeMonths(rows, scale, panel);
  const stacked = outcomeBands(months, scale, heightOf);
  const last = newestBands(stacked);
  const newest = new Map(last.map(({ row }) => [row.phase, row.denominator]));
  const steps = phases.flatMap((phase) =>
    measure === "count"
      ? [0, 0.5, 1].map((y) => ({ ...panel(phase), y, label: countWords(y * (tops.get(phase) ?? 1)) }))
      : [],
  );
  const facet = { fx: "fx", fy: "fy" } as const;
  const svg = drawPlot({
    width,
    height: top + panelRows * panelHeight + (panelRows - 1) * GAP + 30,
    marginTop: top,
    marginLeft: measure === "count" ? 46 : 36,
    marginRight: 16,
    marginBottom: 30,
    label: null,
    // Plot would look for the ends of each scale, and whether a colour is one, in all these rows; so they are told.
    fx: {
      axis: null,
      domain: Array.from({ length: columns }, (_, column) => column),
      padding: columns > 1 ? (measure === "count" ? 0.2 : 0.1) : 0,
    },
    fy: {
      axis: null,
      domain: Array.from({ length: panelRows }, (_, row) => row),
      paddingInner: panelRows > 1 ? GAP / (panelHeight + GAP) : 0,
      paddingOuter: 0,
    },
    x: { type: "utc", domain: [days[0] ?? "", days.at(-1) ?? ""].map((day) => new Date(day)) },
    y: { domain: [0, 1], axis: null },
    marks: [
      measure === "count"
        ? text(steps, {
            ...facet,
            y: "y",
            text: "label",
            frameAnchor: "left",
            textAnchor: "end",
            dx: -4,
            fontSize: 10,
          })
        : axisY({ ticks: [0, 0.5, 1], tickFormat: (share: number) => percentWords(share), tickSize: 0 }),
      axisX({ ticks: width >= 820 ? 5 : 3, tickSize: 4, anchor: "bottom", facetAnchor: null }),
      ruleY([0, 0.5, 1], { strokeOpacity: 0.15 }),
      areaY(stacked, {
        ...facet,
        x: "date",
        y1: "from",
        y2: "to",
        z: (band: OutcomeBand) => band.row.grade,
        fill: { value: (band: OutcomeBand) => band.style.fill, scale: null },
        fillOpacity: {
          value: (band: OutcomeBand) => ((newest.get(band.row.phase) ?? 0) < SMALL_DENOMINATOR ? 0.4 : 1),
          scale: null,
        },
        stroke: "var(--paper)",
        strokeWidth: 0.8,
      }),
      lineY(measure === "count" ? months : [], {
        ...facet,
        x: "date",
        y: ({ rows: [row] }: OutcomeMonth) => (row?.denominator ?? 0) / (tops.get(row?.phase ?? "") ?? 1),
        stroke: "currentColor",
        strokeWidth: 0.8,
      }),
      ruleX(everywhere, {
        ...facet,
        x: (found: FrameworkBreak) => new Date(found.date),
        stroke: "currentColor",
        strokeDasharray: "2,3",
        strokeOpacity: 0.9,
      }),
      text(isTight ? [] : everywhere, {
        ...facet,
        x: (found: FrameworkBreak) => new Date(found.date),
        y: 1,
        dy: -6,
        text: "letter",
        fontStyle: "italic",
        fontSize: 10,
      }),
      text(
        last.filter((row) => row.to - row.from >= SMALLEST_BAND),
        {
          ...facet,
          x: "date",
          y: (row: { from: number; to: number }) => (row.from + row.to) / 2,
          text: (row: { style: GradeStyle }) => row.style.mark,
          fill: (row: { style: GradeStyle }) => row.style.ink,
          dx: -8,
          fontWeight: 700,
          fontSize: 11,
        },
      ),
      text(
        phases.map((phase) => ({ phase, ...panel(phase) })),
        {
          ...facet,
          text: ({ phase }: { phase: string }) => panelTitle(phase, newest.get(phase) ?? 0, isTight),
          frameAnchor: "top-left",
          dy: isTight ? -15 : -24,
          dx: 0,
          fontWeight: 650,
          fontSize: 12.5,
        },
      ),
      tip(
        months,
        pointerX({
          ...facet,
          x: "date",
          y: 0.5,
          // Words are made of the month that is pointed at, not of every one.
          title: (month: OutcomeMonth) => month,
          format: { title: tipWords },
        }),
      ),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}

/** "Nursery (7)": the newest number of schools there is. */
function panelTitle(phase: string, schools: number, isTight: boolean): string {
  const name = phase === "All" ? "All phases" : isTight ? phase.replace("Alternative", "Alt.") : phase;
  return `${name} (${countWords(schools)})`;
}

function tipWords({ date, rows }: OutcomeMonth): string {
  const phase = rows[0]?.phase ?? "";
  return [
    `${monthWords(date.toISOString())}, ${phase === "All" ? "all phases" : phase}`,
    ...rows.map(
      ({ label, share, schools, denominator }) =>
        `${label}: ${percentWords(share)} (${countWords(schools)} of ${countWords(denominator)})`,
    ),
  ].join("\n");
}

/** The most schools a panel has, rounded up to two digits, an even number: half of it stands beside the axis. */
function mostOf(phase: string, rows: readonly OutcomeRow[]): number {
  const most = Math.max(2, ...rows.filter((row) => row.phase === phase).map((row) => row.denominator));
  const step = 2 * 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1);
  return Math.ceil(most / step) * step;
}
