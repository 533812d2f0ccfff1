import { areaY, axisX, axisY, lineY, pointerX, ruleX, ruleY, text, tip } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import { breaksWithin, type FrameworkBreak } from "./framework-breaks.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { SMALL_DENOMINATOR } from "./interval.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import { countWords, monthWords, percentWords } from "./wording.ts";
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
  const days = rows.map((row) => row.asAt).sort();
  const marked = breaksWithin(breaks, days[0] ?? "", days.at(-1) ?? "");
  const everywhere = phases.flatMap((phase) => marked.map((found) => ({ ...found, ...panel(phase) })));
  const { placed, height: legendHeight } = placeLegend(scale, width);
  const panelHeight = phases.length === 1 ? 280 : width >= 820 ? 190 : 150;
  const top = legendHeight + 38;
  const tops = new Map(phases.map((phase) => [phase, measure === "count" ? mostOf(phase, rows) : 1]));
  const heightOf = (row: OutcomeRow): number =>
    measure === "count" ? row.schools / (tops.get(row.phase) ?? 1) : row.share;
  const stacked = stackedFromBelow(rows, scale, heightOf).map((row) => ({
    ...row,
    ...panel(row.phase),
    date: new Date(row.asAt),
  }));
  const last = lastOfEach(stacked);
  const isFirst = (row: OutcomeRow): boolean => row.grade === scale[0]?.grade;
  const known = measure === "count" ? stacked.filter(isFirst) : [];
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
    fx: { axis: null, padding: columns > 1 ? (measure === "count" ? 0.2 : 0.1) : 0 },
    fy: { axis: null, paddingInner: panelRows > 1 ? GAP / (panelHeight + GAP) : 0, paddingOuter: 0 },
    x: { type: "utc" },
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
        z: "grade",
        fill: (row: { style: GradeStyle }) => row.style.fill,
        fillOpacity: (row: OutcomeRow) => (isFew(row.phase, last) ? 0.4 : 1),
        stroke: "var(--paper)",
        strokeWidth: 0.8,
      }),
      lineY(known, {
        ...facet,
        x: "date",
        y: (row: OutcomeRow) => row.denominator / (tops.get(row.phase) ?? 1),
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
          text: (found: { phase: string }) => panelTitle(found.phase, last, isTight),
          frameAnchor: "top-left",
          dy: isTight ? -15 : -24,
          dx: 0,
          fontWeight: 650,
          fontSize: 12.5,
        },
      ),
      tip(
        stacked,
        pointerX({
          ...facet,
          x: "date",
          y: (row: { from: number; to: number }) => (row.from + row.to) / 2,
          title: (row: OutcomeRow) =>
            `${monthWords(row.asAt)}, ${row.phase === "All" ? "all phases" : row.phase}\n${row.label}: ${percentWords(row.share)} (${row.schools} of ${row.denominator})`,
        }),
      ),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}

/** "Nursery (7 schools)": the newest number there is. */
function panelTitle(phase: string, last: readonly OutcomeRow[], isTight: boolean): string {
  const schools = newestDenominator(phase, last);
  const name = phase === "All" ? "All phases" : isTight ? phase.replace("Alternative", "Alt.") : phase;
  return `${name} (${countWords(schools)})`;
}

/** Under ten schools a panel is faded: its shares say little. */
function isFew(phase: string, last: readonly OutcomeRow[]): boolean {
  return newestDenominator(phase, last) < SMALL_DENOMINATOR;
}

function newestDenominator(phase: string, last: readonly OutcomeRow[]): number {
  return last.find((row) => row.phase === phase)?.denominator ?? 0;
}

type Stacked = OutcomeRow & { from: number; to: number; style: GradeStyle };

/** The most schools a panel has, rounded up to two digits, an even number: half of it stands beside the axis. */
function mostOf(phase: string, rows: readonly OutcomeRow[]): number {
  const most = Math.max(2, ...rows.filter((row) => row.phase === phase).map((row) => row.denominator));
  const step = 2 * 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1);
  return Math.ceil(most / step) * step;
}

/** Gives each row the band it fills, the lowest grade at the bottom. */
function stackedFromBelow(
  rows: readonly OutcomeRow[],
  scale: readonly GradeStyle[],
  heightOf: (row: OutcomeRow) => number,
): Stacked[] {
  const upwards = [...scale].reverse();
  const heights = new Map<string, number>();
  return upwards.flatMap((style) =>
    rows
      .filter((row) => row.grade === style.grade)
      .map((row) => {
        const place = `${row.phase} ${row.asAt}`;
        const from = heights.get(place) ?? 0;
        const to = from + heightOf(row);
        heights.set(place, to);
        return { ...row, from, to, style };
      }),
  );
}

function lastOfEach<Row extends Stacked>(rows: readonly Row[]): Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.phase} ${row.grade}`;
    const held = last.get(key);
    if (held === undefined || held.asAt < row.asAt) last.set(key, row);
  }
  return [...last.values()];
}
