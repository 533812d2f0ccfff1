import { cell, pointer, text, tip } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import { type Press, pressLayer } from "./pressable.ts";

/** A cell of a matrix: its share is drawn as density, its words stand in it where there is room. */
export interface HeatCell {
  row: string;
  column: string;
  share: number;
  words: string;
  tip: string;
  small: boolean;
}

export interface HeatmapOptions<Cell extends HeatCell> {
  /** Pixels. */
  width: number;
  /** From top to bottom, and from left to right. */
  rows: readonly { key: string; label: string }[];
  columns: readonly { key: string; label: string }[];
  /** Rows and columns stand for the same things: they are numbered, and numbers alone head columns too narrow for names. */
  isSquare: boolean;
  press?: Press<Cell>;
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
/** A cell at least this wide has room for words, and for the name of its column above it. */
const ROOM = { words: 24, names: 28 };

/**
 * Shares as a matrix in steps of one hue. Shares of few are faded.
 */
export function heatmap<Cell extends HeatCell>(
  cells: readonly Cell[],
  { width, rows, columns, isSquare, press }: HeatmapOptions<Cell>,
): SVGSVGElement {
  const isNarrow = width < 760;
  const longest = Math.max(0, ...rows.map(({ label }) => label.length));
  const highest = Math.max(0, ...columns.map(({ label }) => label.length));
  const marginLeft = longest * (isNarrow ? 5.4 : 6.9) + (isNarrow ? 30 : 36);
  const sideWith = (right: number): number => (width - marginLeft - right) / Math.max(1, columns.length);
  // Names lean to the right: how far out of the matrix the one that reaches furthest does.
  const reach = Math.max(
    8,
    ...columns.map(
      ({ label }, at) => label.length * (isNarrow ? 4.3 : 5) + 14 - (columns.length - at - 0.5) * sideWith(8),
    ),
  );
  const hasNames = !isSquare || sideWith(reach) >= ROOM.names;
  const marginRight = hasNames ? reach : 8;
  const side = sideWith(marginRight);
  const height = Math.max(15, Math.min(side, 34));
  const top = hasNames ? highest * 4.6 + 14 : 24;
  const keys = [...new Set([...columns, ...rows].map(({ key }) => key))];
  const number = (key: string): number => keys.indexOf(key) + 1;
  const heads = columns
    .map(({ key, label }) => ({
      key,
      words: !hasNames ? String(number(key)) : isSquare ? `${number(key)} ${label}` : label,
    }))
    .filter(({ key }) => hasNames || side >= 14 || number(key) === 1 || number(key) % 5 === 0);
  return drawPlot({
    width,
    height: top + rows.length * height + 8,
    marginTop: top,
    marginBottom: 8,
    marginLeft,
    marginRight,
    label: null,
    x: { type: "band", domain: columns.map(({ key }) => key), axis: null, padding: 0.06 },
    y: { type: "band", domain: rows.map(({ key }) => key), axis: null, padding: 0.06 },
    marks: [
      text(
        rows.map(({ key, label }) => ({ key, words: isSquare ? `${label} ${number(key)}` : label })),
        {
          y: "key",
          frameAnchor: "left",
          textAnchor: "end",
          dx: -8,
          text: "words",
          fontSize: isNarrow ? 9.5 : 12,
        },
      ),
      text(heads, {
        x: "key",
        frameAnchor: "top",
        textAnchor: hasNames ? "start" : "middle",
        rotate: hasNames ? -38 : 0,
        dy: hasNames ? -8 : -9,
        dx: hasNames ? -2 : 0,
        text: "words",
        fontSize: isNarrow ? 9 : 11,
      }),
      cell(cells, {
        x: "column",
        y: "row",
        fill: HUE,
        fillOpacity: (one: Cell) => stepOf(one).density * (one.small ? 0.45 : 1),
      }),
      ...(side < ROOM.words
        ? []
        : [
            text(cells, {
              x: "column",
              y: "row",
              text: "words",
              fill: (one: Cell) => (one.small ? "currentColor" : stepOf(one).ink),
              fontSize: 10.5,
            }),
          ]),
      ...(press === undefined ? [] : [cell(cells, { x: "column", y: "row", ...pressLayer(cells, press) })]),
      tip(cells, pointer({ ariaHidden: "true", x: "column", y: "row", title: "tip" })),
    ],
  });
}

function stepOf({ share }: HeatCell): { density: number; ink: string } {
  return STEPS.find(({ from }) => share >= from) ?? { density: 0, ink: "currentColor" };
}
