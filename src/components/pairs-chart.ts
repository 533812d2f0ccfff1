import { type HeatCell, heatmap } from "./heatmap.ts";
import type { PairRow } from "./pair-rows.ts";
import { onRow, type Press } from "./pressable.ts";
import { countWords, percentFigure, percentWords } from "./wording.ts";

export interface PairsChartOptions {
  /** Pixels. */
  width: number;
  /** Themes from top to bottom and from left to right. */
  themes: readonly string[];
  press?: Press<PairRow>;
}

type Drawn = HeatCell & { of: PairRow };

/**
 * Which themes come together: in each row the letters that raise its theme, in each column the share of them, in per
 * cent, with a sentence about the other theme too.
 */
export function pairsChart(
  rows: readonly PairRow[],
  { width, themes, press }: PairsChartOptions,
): SVGSVGElement {
  const labels = new Map(rows.map((row) => [row.theme, row.label]));
  const shown = themes
    .filter((theme) => labels.has(theme))
    .map((theme) => ({ key: theme, label: labels.get(theme) ?? theme }));
  const cells = rows.map((row): Drawn => ({
    of: row,
    row: row.theme,
    column: row.other,
    share: row.share,
    words: row.letters === 0 ? "" : percentFigure(row.share),
    tip: `${row.label} with ${row.otherLabel}\n${percentWords(row.share)} of letters that raise ${row.label} (${countWords(row.letters)} of ${countWords(row.denominator)})\n95% interval ${percentWords(row.low)} to ${percentWords(row.high)}`,
    small: row.small,
  }));
  const options = { width, rows: shown, columns: shown, isSquare: true };
  return heatmap(cells, press === undefined ? options : { ...options, press: onRow(press, (one) => one.of) });
}
