import { describe, expect, it } from "vitest";
import { type ChartBox, type Charts, chartFaults } from "./golden-charts.ts";
import type { Screen } from "./screen.ts";

const ACROSS = 20;
const PAPER = [252, 250, 246];
const INK = [90, 96, 104];

/** A long page, 4,000 pixels high, with a small chart 1,000 pixels from the top: something in every third row. */
function page(rows: readonly number[]): Screen {
  const isDrawn = (row: number, column: number): boolean => rows.includes(row) && column % 4 === 1;
  return {
    across: ACROSS,
    cells: Array.from({ length: 500 * ACROSS }, (_, at) =>
      isDrawn(Math.floor(at / ACROSS), at % ACROSS) ? INK : PAPER,
    ).flat(),
  };
}

const ROWS = [125, 128, 131, 134, 137, 140];
const BOX: ChartBox = [64, 1000, 1152, 128];
const golden: Charts = { boxes: [BOX], screen: page(ROWS) };

describe("the charts of a page beside those on its golden screen", () => {
  it("may stand a line further down, and have a mark more or less", () => {
    expect(chartFaults(golden, golden)).toEqual([]);
    const down = {
      boxes: [[64, 1024, 1152, 128] as const],
      screen: page(ROWS.slice(0, 5).map((row) => row + 3)),
    };
    expect(chartFaults(down, golden)).toEqual([]);
  });

  it("may not be gone, small as they are, nor be empty, aside or of another size", () => {
    expect(chartFaults({ boxes: [], screen: page([]) }, golden)).toEqual(["it shows 0 charts, not 1"]);
    expect(chartFaults({ ...golden, screen: page([]) }, golden)).toEqual([
      "chart 1 has something drawn in 0 cells, not in 30",
    ]);
    for (const box of [
      [120, 1000, 1152, 128],
      [64, 1000, 600, 128],
      [64, 1000, 1152, 300],
    ] as const)
      expect(chartFaults({ ...golden, boxes: [box] }, golden)).toEqual([
        `chart 1 is ${box[2]} by ${box[3]} pixels from ${box[0]}, not 1152 by 128 from 64`,
      ]);
  });
});
