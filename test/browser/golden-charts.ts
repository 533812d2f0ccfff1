import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { CELL, type Screen } from "./screen.ts";

/** Where a chart stands on a page, in pixels. */
export type ChartBox = readonly [left: number, top: number, width: number, height: number];

/** A picture of a page and where its charts stand in it. */
export interface Charts {
  boxes: readonly ChartBox[];
  screen: Screen;
}

const FILE = join(import.meta.dirname, "golden", "charts.json");
/** How far a chart may stand aside, in pixels, and how much larger or smaller it may be, of a hundred. */
const ASIDE = 16;
const SIZE_OFF = 5;
/** A cell that is so far from its chart's ground (of 255) has something drawn in it. */
const INK = 8;
/** How many of a hundred cells with something drawn a chart may have more or less. */
const INK_OFF = 40;

/** The charts a reader sees on a page, from top to bottom. */
export function chartBoxes(page: Page): Promise<ChartBox[]> {
  return page.evaluate<ChartBox[]>(`[...document.querySelectorAll(".chart svg.plot")]
    .map((chart) => chart.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ left, top, width, height }) => [left + scrollX, top + scrollY, width, height].map(Math.round))`);
}

/** The charts that stood on a page when its golden screen was kept. */
export async function goldenBoxes(name: string): Promise<readonly ChartBox[]> {
  return (await allBoxes())[name] ?? [];
}

/** Keeps where the charts of a page stand, beside its golden screen. */
export async function keepBoxes(name: string, boxes: readonly ChartBox[]): Promise<void> {
  const all = { ...(await allBoxes()), [name]: boxes };
  const lines = Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  await writeFile(FILE, `{\n${lines.join(",\n")}\n}\n`);
}

/**
 * Which charts of a page are gone, empty, new, or of another size than they were: a picture as a whole would not tell a
 * small chart on a long page.
 */
export function chartFaults(now: Charts, golden: Charts): string[] {
  if (now.boxes.length !== golden.boxes.length)
    return [`it shows ${now.boxes.length} charts, not ${golden.boxes.length}`];
  return golden.boxes.flatMap((was, at) => {
    const is = now.boxes[at] ?? [0, 0, 0, 0];
    const sized = (side: 2 | 3): boolean => Math.abs(is[side] - was[side]) <= (SIZE_OFF / 100) * was[side];
    const [left, , width, height] = is;
    if (!sized(2) || !sized(3) || Math.abs(left - was[0]) > ASIDE)
      return [
        `chart ${at + 1} is ${width} by ${height} pixels from ${left}, not ${was[2]} by ${was[3]} from ${was[0]}`,
      ];
    const [ink, before] = [inkIn(now.screen, is), inkIn(golden.screen, was)];
    return Math.abs(ink - before) <= (INK_OFF / 100) * before
      ? []
      : [`chart ${at + 1} has something drawn in ${ink} cells, not in ${before}`];
  });
}

/** Cells of a chart in which something is drawn: they have not the colour that most of it has. */
function inkIn({ across, cells }: Screen, [left, top, width, height]: ChartBox): number {
  const colours: (readonly number[])[] = [];
  const counts = new Map<string, number>();
  for (let row = Math.ceil(top / CELL.height); row < Math.floor((top + height) / CELL.height); row += 1)
    for (
      let column = Math.ceil(left / CELL.width);
      column < Math.floor((left + width) / CELL.width);
      column += 1
    ) {
      const at = 3 * (row * across + column);
      const colour = cells.slice(at, at + 3);
      colours.push(colour);
      counts.set(String(colour), (counts.get(String(colour)) ?? 0) + 1);
    }
  const most = Math.max(...counts.values());
  const ground = colours.find((colour) => counts.get(String(colour)) === most) ?? [];
  return colours.filter((colour) =>
    colour.some((value, channel) => Math.abs(value - (ground[channel] ?? 0)) > INK),
  ).length;
}

async function allBoxes(): Promise<Readonly<Record<string, readonly ChartBox[]>>> {
  if (!existsSync(FILE)) return {};
  return JSON.parse(await readFile(FILE, "utf8")) as Record<string, readonly ChartBox[]>;
}
