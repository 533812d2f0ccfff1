import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { BOX_FONT, boxFont } from "./box-font.ts";
import { chartBoxes, chartFaults, goldenBoxes, keepBoxes } from "./golden-charts.ts";
import { CELL, type Screen } from "./screen.ts";

const FOLDER = join(import.meta.dirname, "golden");
/** How small a kept picture is beside the page. */
const KEPT_SCALE = { wide: 1 / 4, narrow: 1 / 3 };
/** Quality of a kept picture: it is compared in cells, and looked at by people. */
const KEPT_QUALITY = 0.3;

/** How far off the mean of a channel may be (of 255): a dialect of anti-aliasing, or of the controls of a system. */
const COLOUR_OFF = 14;
/** How many of a hundred cells may be further off, and how much longer or shorter the page may be. */
const CELLS_OFF = 3;
const HEIGHT_OFF = 5;
/** Rows compared together, and how many rows up or down they may have moved: a date may take a line more. */
const BAND = 8;
const MOVED = 16;

/** The day pages are looked at: some say how old their figures are. */
const TODAY = new Date("2026-10-15T12:00:00Z");

/**
 * Has a page written in boxes, whatever fonts this machine has, and on one and the same day: to be called before the page
 * is opened.
 */
export async function inBoxes(page: Page): Promise<void> {
  await page.clock.setFixedTime(TODAY);
  const font = Buffer.from(boxFont()).toString("base64");
  await page.addInitScript(`{
    const bytes = Uint8Array.from(atob("${font}"), (byte) => byte.charCodeAt(0));
    document.fonts.add(new FontFace("${BOX_FONT}", bytes));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":root { --sans: ${BOX_FONT}; --serif: ${BOX_FONT}; --mono: ${BOX_FONT}; }");
    document.adoptedStyleSheets = [sheet];
  }`);
}

/**
 * Writes one build id for every other: it differs from build to build, and an "f" is half as wide as a figure, so that a
 * line may break elsewhere. To be called before each picture.
 */
export async function oneBuildId(page: Page): Promise<void> {
  await page.evaluate(`{
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      texts.currentNode.data = texts.currentNode.data.replace(/\\b[0-9a-f]{12}\\b/g, "fff000000000");
  }`);
}

/**
 * What is wrong with the picture of a page, written in boxes, beside the one kept in `test/browser/golden`. After a change
 * that is meant, keep the new pictures, look at them, and commit them:
 *
 *     UPDATE_SCREENS=1 npx vitest run --project browser test/browser/every-page.test.ts
 *
 * @param name of the page and the view ("home-390-dark"), and of the kept file
 */
export async function screenFaults(page: Page, name: string, png: Buffer): Promise<string[]> {
  const path = join(FOLDER, `${name}.webp`);
  const { kept, screen } = await reduced(page, name, png);
  const boxes = await chartBoxes(page);
  if (process.env["UPDATE_SCREENS"] === "1") {
    await mkdir(FOLDER, { recursive: true });
    const before = existsSync(path) ? await reduced(page, name, await readFile(path)) : null;
    // A new picture of the same would only make the repository grow.
    if (before === null || compareScreens(screen, before.screen, 1).length > 0)
      await writeFile(path, Buffer.from(kept, "base64"));
    await keepBoxes(name, boxes);
    return [];
  }
  if (!existsSync(path)) return [`There is no golden screen ${name}: see test/browser/golden-screen.ts.`];
  const golden = await reduced(page, name, await readFile(path));
  return [
    ...compareScreens(screen, golden.screen),
    ...chartFaults({ boxes, screen }, { boxes: await goldenBoxes(name), screen: golden.screen }),
  ].map((fault) => `${name}: ${fault}`);
}

/** Where two pictures of a page differ by more than machines and dates may make them. */
export function compareScreens(now: Screen, golden: Screen, allowed = CELLS_OFF): string[] {
  if (now.across !== golden.across) return [`it is ${now.across} cells wide, not ${golden.across}`];
  const [height, was] = [heightOf(now), heightOf(golden)];
  const taller = (100 * (height - was)) / was;
  if (Math.abs(taller) > HEIGHT_OFF)
    return [
      `it is ${height * CELL.height} pixels high, ${taller.toFixed(0)} % off the ${was * CELL.height} it was`,
    ];
  const [gone, come] = [unlike(golden, now), unlike(now, golden)];
  const worse = gone.share > come.share ? gone : come;
  return worse.share <= allowed
    ? []
    : [`${worse.share.toFixed(1)} % of it look otherwise, most some ${worse.from} pixels from the top`];
}

/** How many of a hundred cells of one picture the other has not, where each band is laid on the rows that fit it best. */
function unlike(one: Screen, other: Screen): { share: number; from: number } {
  let off = 0;
  let worst = { off: 0, row: 0 };
  for (let row = 0; row < heightOf(one); row += BAND) {
    let least = Infinity;
    for (let moved = -MOVED; moved <= MOVED && least > 0; moved += 1)
      least = Math.min(least, cellsOff(one, row, other, row + moved));
    off += least;
    if (least > worst.off) worst = { off: least, row };
  }
  return { share: (100 * off) / (one.cells.length / 3), from: worst.row * CELL.height };
}

/** Cells of the band from a row on that are not as in the other picture from another row on. */
function cellsOff(one: Screen, row: number, other: Screen, from: number): number {
  const width = 3 * one.across;
  let off = 0;
  const end = Math.min(one.cells.length, (row + BAND) * width);
  for (let at = row * width, beside = from * width; at < end; at += 3, beside += 3)
    if (
      [0, 1, 2].some(
        (channel) =>
          // Beyond its ends a picture has nothing that could be like anything.
          !(
            Math.abs((one.cells[at + channel] ?? 0) - (other.cells[beside + channel] ?? Infinity)) <=
            COLOUR_OFF
          ),
      )
    )
      off += 1;
  return off;
}

function heightOf({ across, cells }: Screen): number {
  return cells.length / (3 * across);
}

/** A picture made small (WebP, base64), and its cells, worked out by the browser, which can read and write pictures. */
async function reduced(page: Page, name: string, picture: Buffer): Promise<{ kept: string; screen: Screen }> {
  const decoder = await decoderOf(page);
  const width = Number(/-(\d+)-/.exec(name)?.[1]);
  return decoder.evaluate<{ kept: string; screen: Screen }>(`(async () => {
    const image = new Image();
    // What kind of picture it is, the browser sees from its first bytes.
    image.src = "data:image/png;base64,${picture.toString("base64")}";
    await image.decode();
    const scale = ${width > 1000 ? KEPT_SCALE.wide : KEPT_SCALE.narrow};
    const small = new OffscreenCanvas(
      Math.round(${width} * scale),
      Math.round((image.height / image.width) * ${width} * scale),
    );
    const context = small.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, small.width, small.height);
    const { data } = context.getImageData(0, 0, small.width, small.height);
    const across = Math.round(${width} / ${CELL.width});
    const down = Math.round(small.height / scale / ${CELL.height});
    const cells = [];
    for (let row = 0; row < down; row += 1)
      for (let column = 0; column < across; column += 1) {
        const sum = [0, 0, 0];
        const [left, right] = [column, column + 1].map((at) => Math.round((at * small.width) / across));
        const [top, bottom] = [row, row + 1].map((at) => Math.round((at * small.height) / down));
        for (let y = top; y < bottom; y += 1)
          for (let x = left; x < right; x += 1)
            for (let channel = 0; channel < 3; channel += 1)
              sum[channel] += data[4 * (y * small.width + x) + channel];
        cells.push(...sum.map((total) => Math.round(total / ((right - left) * (bottom - top)))));
      }
    const bytes = new Uint8Array(
      await (await small.convertToBlob({ type: "image/webp", quality: ${KEPT_QUALITY} })).arrayBuffer(),
    );
    return { kept: btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), "")), screen: { across, cells } };
  })()`);
}

const decoders = new WeakMap<Browser, Promise<Page>>();

function decoderOf(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("The page is of no browser.");
  const known = decoders.get(browser) ?? browser.newPage();
  decoders.set(browser, known);
  return known;
}
