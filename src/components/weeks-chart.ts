import { axisX, axisY, gridY, pointer, rectY, ruleX, ruleY, text, tip } from "@observablehq/plot";
import type { VisitsFile } from "../../pipeline/publish/published-visits.ts";
import { drawPlot } from "./drawing.ts";
import { gradeStyle } from "./grade-scale.ts";
import { drawLegend, placeLegend } from "./legend.ts";
import { WAYS, type WeekRow } from "./week-rows.ts";
import { countWords, dayWords, numbered } from "./wording.ts";

export interface WeeksChartOptions {
  /** Pixels. */
  width: number;
  /** What Ofsted's briefings cover is marked above the bars; leave out where it must not stand beside these letters. */
  briefings: VisitsFile["briefings"];
}

const DAY = 86_400_000;
const MONTH = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

type Piece = WeekRow & { x1: Date; x2: Date; y1: number; y2: number };

/** Letters by the week their visit began in, by the way of visiting; marks tell the ways without colour. */
export function weeksChart(rows: readonly WeekRow[], { width, briefings }: WeeksChartOptions): SVGSVGElement {
  const pieces = piecesOf(rows);
  const ways = WAYS.filter(({ grade }) => rows.some((row) => row.delivery === grade));
  const { placed, height: legendHeight } = placeLegend(ways, width);
  const top = legendHeight + 16 + briefings.length * 20;
  const highest = Math.max(1, ...pieces.map(({ y2 }) => y2));
  const isNarrow = width < 520;
  const svg = drawPlot({
    width,
    height: top + 220 + 30,
    marginTop: top,
    marginBottom: 30,
    marginLeft: 40,
    marginRight: 16,
    label: null,
    x: { type: "utc" },
    y: { domain: [0, highest] },
    marks: [
      gridY({ ticks: 4, strokeOpacity: 0.14 }),
      axisY({ ticks: Math.min(4, highest), tickSize: 0, tickFormat: (count: number) => countWords(count) }),
      axisX({ ticks: isNarrow ? 3 : 7, tickSize: 4, tickFormat: (day: Date) => MONTH.format(day) }),
      rectY(pieces, {
        x1: "x1",
        x2: "x2",
        y1: "y1",
        y2: "y2",
        insetLeft: 1,
        insetRight: 1,
        fill: (piece: Piece) => gradeStyle(WAYS, piece.delivery)?.fill ?? "currentColor",
        stroke: "currentColor",
        strokeWidth: 0.5,
      }),
      text(
        pieces.filter(({ y1, y2 }) => ((y2 - y1) / highest) * 220 >= 14),
        {
          x: (piece: Piece) => middle(piece.x1, piece.x2),
          y: (piece: Piece) => (piece.y1 + piece.y2) / 2,
          text: (piece: Piece) => gradeStyle(WAYS, piece.delivery)?.mark ?? "",
          fill: (piece: Piece) => gradeStyle(WAYS, piece.delivery)?.ink ?? "currentColor",
          fontSize: 9,
          fontWeight: 700,
        },
      ),
      ruleY([0]),
      ...briefings.flatMap(({ name, from, to, visits }, at) => {
        const dy = -8 - (briefings.length - 1 - at) * 20;
        const [x1, x2] = [new Date(from), new Date(Date.parse(to) + DAY)];
        // From its beginning a name may run out of the chart: then it ends where its line does.
        const isLate = isNarrow && at > 0;
        return [
          ruleY([highest], { x1, x2, dy, strokeWidth: 2 }),
          ruleX([x1, x2], { y1: highest, y2: highest * 0.985, dy }),
          text([`Briefing of ${name}: ${countWords(visits)} visits`], {
            x: isLate ? x2 : x1,
            y: highest,
            dy: dy - 8,
            textAnchor: isLate ? "end" : "start",
            fontSize: isNarrow ? 9.5 : 11,
          }),
        ];
      }),
      tip(
        pieces,
        pointer({
          x: (piece: Piece) => middle(piece.x1, piece.x2),
          y: "y2",
          title: (piece: Piece) =>
            `Week from ${dayWords(piece.week)}\n${piece.deliveryLabel}: ${numbered(piece.letters, "letter", "letters")}`,
        }),
      ),
    ],
  });
  drawLegend(svg, placed);
  return svg;
}

function middle(from: Date, to: Date): Date {
  return new Date((from.getTime() + to.getTime()) / 2);
}

function piecesOf(rows: readonly WeekRow[]): Piece[] {
  const ends = new Map<string, number>();
  return rows.flatMap((row) => {
    if (row.letters === 0) return [];
    const y1 = ends.get(row.week) ?? 0;
    ends.set(row.week, y1 + row.letters);
    const x1 = new Date(row.week);
    return [{ ...row, x1, x2: new Date(x1.getTime() + 7 * DAY), y1, y2: y1 + row.letters }];
  });
}
