import type { AreaPairRow, CrossRow } from "./area-pair-rows.ts";
import { type GradeStyle } from "./grade-scale.ts";
import { type HeatCell, heatmap } from "./heatmap.ts";
import { onRow, type Press } from "./pressable.ts";
import { countWords, numbered, percentFigure, percentWords } from "./wording.ts";

type Drawn = HeatCell & { of: AreaPairRow };

/** Every two areas once: the share of report cards, in per cent, that give both the same grade. */
export function areasChart(
  rows: readonly AreaPairRow[],
  { width, press }: { width: number; press?: Press<AreaPairRow> },
): SVGSVGElement {
  const labels = new Map(
    rows.flatMap(({ area, label, other, otherLabel }) => [
      [area, label],
      [other, otherLabel],
    ]),
  );
  const areas = [...labels].map(([key, label]) => ({ key, label }));
  const cells = rows.map((row): Drawn => ({
    of: row,
    row: row.other,
    column: row.area,
    share: row.share,
    words: percentFigure(row.share),
    tip: `${row.label} and ${row.otherLabel}\nsame grade: ${percentWords(row.share)} (${countWords(row.same)} of ${numbered(row.denominator, "report card", "report cards")}), by chance ${percentWords(row.byChance)}\n95% interval ${percentWords(row.low)} to ${percentWords(row.high)}\none grade apart: ${countWords(row.oneApart)}, further: ${countWords(row.further)}`,
    small: row.small,
  }));
  // Each pair stands once: the first area has no row, the last no column.
  const options = { width, rows: areas.slice(1), columns: areas.slice(0, -1), isSquare: true };
  return heatmap(cells, press === undefined ? options : { ...options, press: onRow(press, (one) => one.of) });
}

/** Two areas side by side: how many report cards have a grade of one (rows) and a grade of the other (columns). */
export function crossChart(
  rows: readonly CrossRow[],
  { width, grades }: { width: number; grades: readonly GradeStyle[] },
): SVGSVGElement {
  const scale = grades.map(({ grade, label }) => ({ key: grade, label }));
  const cells = rows.map((row): HeatCell => ({
    row: row.grade,
    column: row.other,
    share: row.share,
    words: row.reportCards === 0 ? "" : countWords(row.reportCards),
    tip: `${row.gradeLabel} and ${row.otherLabel}\n${countWords(row.reportCards)} of ${numbered(row.denominator, "report card", "report cards")} (${percentWords(row.share)})\n95% interval ${percentWords(row.low)} to ${percentWords(row.high)}`,
    small: row.small,
  }));
  return heatmap(cells, { width: Math.min(width, 620), rows: scale, columns: scale, isSquare: false });
}
