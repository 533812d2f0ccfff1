import { axisX, text, tip, pointer, axisY } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import { type GradePiece, gradePieces } from "./grade-pieces.ts";
import { type GradeStyle, gradeStyle } from "./grade-scale.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import type { ReportCardRow } from "./report-card-rows.ts";
import { countWords, percentWords } from "./wording.ts";

export interface ReportCardsChartOptions {
  /** Pixels. */
  width: number;
  scale: readonly GradeStyle[];
}

type Piece = ReportCardRow & GradePiece;

const ROW = 38;
/** A piece narrower than this share has no room for its mark. */
const SMALLEST_PIECE = 0.05;

/**
 * Shares of report cards by grade, one bar an area, the best grade on the left; marks in the pieces tell grades apart
 * without colour, n stands at the end. A bar of fewer than ten report cards is faded.
 */
export function reportCardsChart(
  rows: readonly ReportCardRow[],
  { width, scale }: ReportCardsChartOptions,
): SVGSVGElement {
  const areas = [...new Map(rows.map((row) => [row.area, row]))].map(([, row]) => row);
  const pieces = piecesOf(rows, scale);
  const isNarrow = width < 520;
  const { placed, height: legendHeight } = placeLegend(scale, width);
  const top = legendHeight + 12;
  const svg = drawPlot({
    width,
    height: top + areas.length * (isNarrow ? ROW + 14 : ROW) + 30,
    marginTop: top,
    marginBottom: 30,
    marginLeft: isNarrow ? 16 : 256,
    marginRight: 52,
    label: null,
    x: { domain: [0, 1] },
    y: { type: "band", domain: areas.map(({ label }) => label), padding: isNarrow ? 0.45 : 0.28, axis: null },
    marks: [
      axisX({
        ticks: [0, 0.25, 0.5, 0.75, 1],
        tickSize: 4,
        anchor: "bottom",
        tickFormat: (share: number) => percentWords(share),
      }),
      ...(isNarrow
        ? [
            text(areas, {
              y: "label",
              dx: -12,
              frameAnchor: "left",
              textAnchor: "start",
              dy: -19,
              text: "label",
              fontSize: 11.5,
            }),
          ]
        : [axisY({ tickSize: 0, fontSize: 12.5 })]),
      ...gradePieces(
        pieces,
        "label",
        (piece) => piece.x2 - piece.x1 >= SMALLEST_PIECE * (isNarrow ? 1.8 : 1),
      ),
      text(areas, {
        y: "label",
        frameAnchor: "right",
        textAnchor: "start",
        dx: 6,
        text: (row: ReportCardRow) => `n=${countWords(row.denominator)}`,
        fontSize: 11,
      }),
      tip(
        pieces,
        pointer({
          y: "label",
          x: (piece: Piece) => (piece.x1 + piece.x2) / 2,
          title: (piece: Piece) =>
            `${piece.label}\n${piece.gradeLabel}: ${percentWords(piece.share)} (${countWords(piece.reportCards)} of ${countWords(piece.denominator)})\n95% interval ${percentWords(piece.low)} to ${percentWords(piece.high)}`,
        }),
      ),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}

function piecesOf(rows: readonly ReportCardRow[], scale: readonly GradeStyle[]): Piece[] {
  const ends = new Map<string, number>();
  return rows.flatMap((row) => {
    const style = gradeStyle(scale, row.grade);
    if (style === undefined || row.reportCards === 0) return [];
    const x1 = ends.get(row.area) ?? 0;
    const x2 = x1 + row.reportCards / row.denominator;
    ends.set(row.area, x2);
    return [{ ...row, x1, x2: Math.min(1, x2), style }];
  });
}
