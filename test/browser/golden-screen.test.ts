import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boxWidth } from "./box-font.ts";
import { launchChromium } from "./chromium.ts";
import { compareScreens, inBoxes } from "./golden-screen.ts";
import type { Screen } from "./screen.ts";

const ACROSS = 6;
const PAPER = [250, 248, 240];
const INK = [60, 60, 70];

/** A page of rows of cells: "p" is paper, "i" is dark. */
function screen(rows: readonly string[], colours = { p: PAPER, i: INK }): Screen {
  return {
    across: ACROSS,
    cells: rows.flatMap((row) => Array.from(row).flatMap((cell) => (cell === "i" ? colours.i : colours.p))),
  };
}

const blank = (rows: number): string[] => Array.from({ length: rows }, () => "pppppp");
const chart = (rows: number): string[] => Array.from({ length: rows }, () => "piiiip");
/** A page of two charts, 1,600 pixels high. */
const ROWS = [...blank(40), ...chart(40), ...blank(30), ...chart(30), ...blank(60)];
const golden = screen(ROWS);

describe("a picture beside the golden one", () => {
  it("may be a line or two longer anywhere, or a shade off", () => {
    expect(compareScreens(golden, golden)).toEqual([]);
    const longer = [
      ...ROWS.slice(0, 60),
      ...chart(4),
      ...ROWS.slice(60, 100),
      ...blank(3),
      ...ROWS.slice(100),
    ];
    expect(compareScreens(screen(longer), golden)).toEqual([]);
    const shade = screen(ROWS, { p: [240, 240, 236], i: [70, 66, 60] });
    expect(compareScreens(shade, golden)).toEqual([]);
  });

  it("may not lack a part or have one more, have other colours, or be far longer, shorter or wider", () => {
    const without = screen([...ROWS.slice(0, 110), ...blank(30), ...ROWS.slice(140)]);
    for (const pair of [
      [without, golden],
      [golden, without],
    ] as const)
      expect(compareScreens(...pair)).toEqual([expect.stringMatching(/% of it look otherwise/)]);
    const dark = screen(ROWS, { p: INK, i: PAPER });
    expect(compareScreens(dark, golden)).toEqual([expect.stringMatching(/% of it look otherwise/)]);
    expect(compareScreens(screen([...ROWS, ...blank(20)]), golden)).toEqual([
      "it is 1760 pixels high, 10 % off the 1600 it was",
    ]);
    expect(compareScreens({ ...golden, across: 12 }, golden)).toEqual(["it is 12 cells wide, not 6"]);
  });

  it("tells where most of it is otherwise", () => {
    const moved = screen(ROWS.map((row, at) => (at >= 110 && at < 140 ? "ipppii" : row)));
    expect(compareScreens(moved, golden)).toEqual([
      expect.stringContaining("most some 960 pixels from the top"),
    ]);
  });
});

describe("the font of boxes", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it("makes text as wide as its characters say, in whatever family a page asks for", async () => {
    const words = "Fiſh & chips: 3,50 € – “Wi-Fi” → ✓";
    const page = await browser.newPage();
    await inBoxes(page);
    await page.goto("data:text/html,<body></body>");
    const widths = await page.evaluate<number[]>(`["sans", "serif", "mono"].map((family) => {
      const line = document.createElement("span");
      line.style.font = \`100px var(--\${family})\`;
      line.style.whiteSpace = "pre";
      line.textContent = ${JSON.stringify(words)};
      document.body.append(line);
      return line.getBoundingClientRect().width;
    })`);
    const width = Array.from(words).reduce((sum, character) => sum + boxWidth(character) / 10, 0);
    for (const its of widths) expect(its).toBeCloseTo(width, 0);
  });
});
