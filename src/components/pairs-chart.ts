import { cell, pointer, text, tip } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import type { PairRow } from "./pair-rows.ts";
import { type Press, pressLayer } from "./pressable.ts";
import { countWords, percentWords } from "./wording.ts";

export interface PairsChartOptions {
  /** Pixels. */
  width: number;
  /** Themes from top to bottom and from left to right. */
  themes: readonly string[];
  press?: Press<PairRow>;
}

const HUE = "#1f6d8c";

/** Shares from which a cell takes the next denser step of one hue; it lets the page through, light or dark. */
const STEPS: readonly { from: number; density: number; ink: string }[] = [
  { from: 0.75, density: 1, ink: "#ffffff" },
  { from: 0.5, density: 0.85, ink: "#ffffff" },
  { from: 0.25, density: 0.5, ink: "currentColor" },
  { from: 0.1, density: 0.28, ink: "currentColor" },
  { from: 0, density: 0.06, ink: "currentColor" },
];

/**
 * Which themes come together: in each row the letters that raise its theme, in each column the share of them with a
 * sentence about the other theme too. On a phone columns are numbered as the rows are. Few letters are faded.
 */
export function pairsChart(
  rows: readonly PairRow[],
  { width, themes, press }: PairsChartOptions,
): SVGSVGElement {
  const labels = new Map(rows.map((row) => [row.theme, row.label]));
  const shown = themes.filter((theme) => labels.has(theme));
  const isNarrow = width < 760;
  const longest = Math.max(0, ...[...labels.values()].map((label) => label.length));
  const marginLeft = isNarrow ? longest * 5.4 + 30 : longest * 6.9 + 36;
  const marginRight = isNarrow ? 8 : 64;
  const side = Math.max(8, (width - marginLeft - marginRight) / Math.max(1, shown.length));
  const height = Math.min(side, 34);
  const hasWords = side >= 28;
  const top = hasWords ? longest * 4.6 + 12 : 24;
  const drawn = rows.filter((row) => shown.includes(row.theme) && shown.includes(row.other));
  const number = (theme: string): string => String(shown.indexOf(theme) + 1);
  return drawPlot({
    width,
    height: top + shown.length * Math.max(height, isNarrow ? 15 : 0) + 8,
    marginTop: top,
    marginBottom: 8,
    marginLeft,
    marginRight,
    label: null,
    x: { type: "band", domain: shown, axis: null, padding: 0.06 },
    y: { type: "band", domain: shown, axis: null, padding: 0.06 },
    marks: [
      text(shown, {
        y: (theme: string) => theme,
        frameAnchor: "left",
        textAnchor: "end",
        dx: -8,
        text: (theme: string) => `${labels.get(theme) ?? theme} ${number(theme)}`,
        fontSize: isNarrow ? 9.5 : 12,
      }),
      text(hasWords ? shown : shown.filter((_, index) => index === 0 || (index + 1) % 5 === 0), {
        x: (theme: string) => theme,
        frameAnchor: "top",
        textAnchor: hasWords ? "start" : "middle",
        rotate: hasWords ? -38 : 0,
        dy: hasWords ? -8 : -9,
        dx: hasWords ? -2 : 0,
        text: (theme: string) =>
          hasWords ? `${number(theme)} ${labels.get(theme) ?? theme}` : number(theme),
        fontSize: isNarrow ? 8 : 11,
      }),
      cell(drawn, {
        x: "other",
        y: "theme",
        fill: HUE,
        fillOpacity: (row: PairRow) => stepOf(row).density * (row.small ? 0.45 : 1),
      }),
      ...(side >= 24
        ? [
            text(drawn, {
              x: "other",
              y: "theme",
              text: (row: PairRow) =>
                row.letters === 0 ? "" : row.share < 0.005 ? "<1" : String(Math.round(row.share * 100)),
              fill: (row: PairRow) => (row.small ? "currentColor" : stepOf(row).ink),
              fontSize: 10,
            }),
          ]
        : []),
      ...(press === undefined ? [] : [cell(drawn, { x: "other", y: "theme", ...pressLayer(drawn, press) })]),
      tip(
        drawn,
        pointer({
          x: "other",
          y: "theme",
          title: (row: PairRow) =>
            `${row.label} with ${row.otherLabel}\n${percentWords(row.share)} of letters that raise ${row.label} (${countWords(row.letters)} of ${countWords(row.denominator)})\n95% interval ${percentWords(row.low)} to ${percentWords(row.high)}`,
        }),
      ),
    ],
  });
}

function stepOf({ share }: PairRow): { density: number; ink: string } {
  return STEPS.find(({ from }) => share >= from) ?? { density: 0, ink: "currentColor" };
}
