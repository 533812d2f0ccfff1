import { axisX, dot, gridX, ruleY, text } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import { FOUR_POINT, type GradeStyle, gradeStyle } from "./grade-scale.ts";
import type { VisitRow } from "./visit-rows.ts";
import { numbered, percentWords } from "./wording.ts";

const NONE: GradeStyle = {
  grade: "none",
  label: "No grade before",
  mark: "–",
  fill: "#c9ccd1",
  ink: "#14191f",
};
const LANE = 30;
const GAP = 46;

type Placed = VisitRow & { style: GradeStyle; y: number };

/**
 * Who was visited: for each phase and prior grade, its share of the letters here (a dot with its 95 % interval), of
 * the visits Ofsted published (a diamond) and of all schools of the phase (a vertical stroke).
 */
export function visitsChart(rows: readonly VisitRow[], { width }: { width: number }): SVGSVGElement {
  const phases = [...new Set(rows.map((row) => row.phase))];
  const starts = new Map<string, number>();
  let y = GAP;
  const placed = phases.flatMap((phase) => {
    starts.set(phase, y);
    const lanes = rows
      .filter((row) => row.phase === phase)
      .map((row, index): Placed => ({
        ...row,
        style: gradeStyle(FOUR_POINT, row.priorGrade) ?? NONE,
        y: y + index * LANE,
      }));
    y += lanes.length * LANE + GAP;
    return lanes;
  });
  const titles = phases.map((phase) => {
    const first = rows.find((row) => row.phase === phase);
    return {
      y: (starts.get(phase) ?? 0) - 26,
      title: `${phase} (${numbered(first?.lettersDenominator ?? 0, "letter", "letters")})`,
    };
  });
  const top = 48;
  const present = (of: "share" | "publishedShare" | "schoolsShare"): Placed[] =>
    placed.filter((row) => row[of] !== null);
  const marginLeft = width < 520 ? 144 : 160;
  return drawPlot({
    width,
    height: top + y + 12,
    marginTop: top,
    marginBottom: 30,
    marginLeft,
    marginRight: 40,
    label: null,
    x: { domain: [0, 1] },
    y: { type: "linear", domain: [0, y - 18], reverse: true, axis: null },
    marks: [
      gridX({ strokeOpacity: 0.14, ticks: 4 }),
      axisX({ ticks: 4, tickSize: 0, anchor: "bottom", tickFormat: (share: number) => percentWords(share) }),
      ...keyLines(width, present("publishedShare").length > 0).map(({ words, dy }) =>
        text([words], {
          frameAnchor: "top-left",
          dx: -marginLeft,
          dy,
          text: (line: string) => line,
          fontSize: 12,
        }),
      ),
      text(titles, {
        y: "y",
        frameAnchor: "left",
        textAnchor: "start",
        dx: -marginLeft,
        text: "title",
        fontWeight: 650,
        fontSize: 12.5,
      }),
      text(placed, {
        y: "y",
        frameAnchor: "left",
        textAnchor: "end",
        dx: -9,
        text: "priorLabel",
        fontSize: 11.5,
      }),
      ruleY(present("share"), {
        y: "y",
        x1: "low",
        x2: "high",
        strokeWidth: 2,
        strokeOpacity: (row: Placed) => (row.small ? 0.22 : 0.6),
      }),
      dot(present("schoolsShare"), {
        y: "y",
        x: "schoolsShare",
        symbol: TICK,
        r: 9,
        stroke: "currentColor",
        strokeWidth: 2.5,
      }),
      dot(present("share"), {
        y: "y",
        x: "share",
        r: 6.5,
        fill: (row: Placed) => row.style.fill,
        fillOpacity: (row: Placed) => (row.small ? 0.4 : 1),
        stroke: "currentColor",
        strokeWidth: 0.8,
      }),
      text(
        present("share").filter((row) => !row.small),
        {
          y: "y",
          x: "share",
          text: (row: Placed) => row.style.mark,
          fill: (row: Placed) => row.style.ink,
          fontSize: 9,
          fontWeight: 700,
        },
      ),
      dot(present("publishedShare"), {
        y: "y",
        x: "publishedShare",
        symbol: "diamond",
        r: 5.5,
        fill: "var(--paper)",
        fillOpacity: 0.75,
        stroke: "currentColor",
        strokeWidth: 1.6,
      }),
      text(
        present("share").filter((row) => row.small),
        {
          y: "y",
          x: "high",
          text: (row: Placed) => `n=${row.lettersDenominator}`,
          textAnchor: "start",
          // Clear of the dot, which stands there itself at 100%.
          dx: 9,
          fontSize: 9.5,
        },
      ),
    ],
  });
}

/** A vertical stroke: `size` is the square of its length. */
const TICK = {
  draw(context: CanvasPath, size: number): void {
    const half = Math.sqrt(size) / 2;
    context.moveTo(0, -half);
    context.lineTo(0, half);
  },
};

/** The key as text, so that it goes along when the chart is downloaded. */
function keyLines(width: number, hasPublished: boolean): { words: string; dy: number }[] {
  const keys = [
    "● letters here, with 95% interval",
    ...(hasPublished ? ["◇ Ofsted’s briefings"] : []),
    "| all schools of the phase",
  ];
  return width < 620
    ? keys.map((words, index) => ({ words, dy: index * 15 - 46 }))
    : [{ words: keys.join("     "), dy: -40 }];
}
