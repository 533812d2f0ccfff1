import { axisX, pointer, text, tip } from "@observablehq/plot";
import { AREA_OUTCOMES, type AreaOutcomeRow } from "./area-rows.ts";
import { drawPlot } from "./drawing.ts";
import { type GradePiece, gradePieces } from "./grade-pieces.ts";
import { gradeStyle } from "./grade-scale.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import { countWords, dayWords, percentWords } from "./wording.ts";

type Piece = AreaOutcomeRow & GradePiece & { bar: string };

const BAR = 30;
const HEADING = 24;
/** A piece narrower than this many pixels has no room for its mark. */
const ROOM = 18;

/**
 * Outcomes of schools in an area, its region and England, one bar each, day below day: the four grades from the left, then,
 * in greys, schools without an overall grade and those with a report card. Bars of fewer than ten schools are faded.
 */
export function areaOutcomesChart(
  rows: readonly AreaOutcomeRow[],
  { width }: { width: number },
): SVGSVGElement {
  const days = [...new Set(rows.map(({ asAt }) => asAt))];
  const bars = [...new Map(rows.map((row) => [barOf(row), row]))].map(([bar, row]) => ({ ...row, bar }));
  const lanes = days.flatMap((day) => [day, ...bars.filter((row) => row.asAt === day).map(({ bar }) => bar)]);
  const pieces = piecesOf(rows);
  const isNarrow = width < 520;
  const left = isNarrow ? 116 : 200;
  const { placed, height: legendHeight } = placeLegend(
    AREA_OUTCOMES.filter(({ grade }) => pieces.some((piece) => piece.grade === grade)),
    width,
  );
  const top = legendHeight + 6;
  const inner = width - left - 64;
  const svg = drawPlot({
    width,
    height: top + lanes.length * BAR + 28,
    marginTop: top,
    marginBottom: 28,
    marginLeft: left,
    marginRight: 64,
    label: null,
    x: { domain: [0, 1] },
    y: { type: "band", domain: lanes, padding: 0.22, axis: null },
    marks: [
      axisX({
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickSize: 4,
        anchor: "bottom",
        tickFormat: (share: number) => percentWords(share),
      }),
      text(days, {
        y: (day: string) => day,
        text: (day: string) => dayWords(day),
        frameAnchor: "left",
        textAnchor: "start",
        dx: -left,
        dy: (BAR - HEADING) / 2,
        fontWeight: 650,
        fontSize: 12.5,
      }),
      text(bars, {
        y: "bar",
        text: (row: AreaOutcomeRow) => shortened(row.place, isNarrow ? 17 : 29),
        frameAnchor: "left",
        textAnchor: "end",
        dx: -8,
        fontSize: isNarrow ? 11 : 12,
      }),
      ...gradePieces(pieces, "bar", (piece) => (piece.x2 - piece.x1) * inner >= ROOM),
      text(bars, {
        y: "bar",
        frameAnchor: "right",
        textAnchor: "start",
        dx: 6,
        text: (row: AreaOutcomeRow) => `n=${countWords(row.denominator)}`,
        fontSize: 11,
      }),
      tip(
        pieces,
        pointer({
          y: "bar",
          x: (piece: Piece) => (piece.x1 + piece.x2) / 2,
          title: (piece: Piece) =>
            `${piece.place}, ${dayWords(piece.asAt)}\n${piece.label}: ${percentWords(piece.share)} (${countWords(piece.schools)} of ${countWords(piece.denominator)})`,
        }),
      ),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}

function barOf({ asAt, place }: AreaOutcomeRow): string {
  return `${asAt} ${place}`;
}

function shortened(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}

function piecesOf(rows: readonly AreaOutcomeRow[]): Piece[] {
  const ends = new Map<string, number>();
  return rows.flatMap((row) => {
    const style = gradeStyle(AREA_OUTCOMES, row.grade);
    if (style === undefined || row.schools === 0) return [];
    const bar = barOf(row);
    const x1 = ends.get(bar) ?? 0;
    const x2 = Math.min(1, x1 + row.schools / row.denominator);
    ends.set(bar, x2);
    return [{ ...row, bar, x1, x2, style }];
  });
}
