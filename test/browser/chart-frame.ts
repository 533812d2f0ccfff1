import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import type { Locator, Page } from "playwright-core";

/** Tables behind charts show this many rows at most; the CSV has all. */
const SHOWN = 600;

/**
 * What is missing or untrue in the frames of a page's charts: each has a title of ten words at most, source, as-at and n
 * under it, a table and a CSV that say the same, an SVG and a PNG that stand alone, a link and a citation.
 */
export async function frameFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const frame of await page.locator("figure.card:visible").all()) {
    const title = await frame.locator("figcaption").locator("h2, h3").first().innerText();
    const say = (words: string): number => faults.push(`“${title}”: ${words}`);
    if (title.split(/\s+/).length > 10) say("the title has more than ten words");
    const provenance = await frame.locator(".provenance").innerText();
    if (!/Source .+, as at \d+ \w+ \d{4}(?:, letters up to \d+ \w+ \d{4})?\..* n .+/s.test(provenance))
      say(`source, as-at or n: ${provenance}`);
    const drawing = frame.locator(".chart svg").first();
    if ((await drawing.count()) === 0) continue;
    await compareTable(frame, say);
    const svg = (await taken(page, frame, "SVG")).toString("utf8");
    if (!/^<svg xmlns=[\s\S]*not Ofsted[\s\S]*<\/svg>$/.test(svg)) say("the SVG does not stand alone");
    if (svg.includes("var(--")) say("the SVG has colours that only the page knows");
    if ((await taken(page, frame, "PNG")).toString("latin1", 1, 4) !== "PNG") say("the PNG is none");
    for (const [button, pattern] of [
      ["Copy link", /^http/],
      ["Cite", /build [0-9a-f]{12}\. http[\s\S]*@misc\{inspection-outcomes-[\s\S]*Open Government Licence/],
    ] as const) {
      await frame.getByRole("button", { name: button, exact: true }).click();
      await frame.locator(".said", { hasText: /copied/ }).waitFor();
      const copied = String(await page.evaluate("navigator.clipboard.readText()"));
      if (!pattern.test(copied)) say(`${button} gives: ${copied}`);
    }
  }
  return faults;
}

/** Holds the CSV against the table of what is drawn, cell by cell. */
async function compareTable(frame: Locator, say: (words: string) => void): Promise<void> {
  const csv = (await taken(frame.page(), frame, "CSV")).toString("utf8").replace(/^\uFEFF/, "");
  const [names = [], ...rows] = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;
  const behind = frame.locator("details.behind").first();
  await behind.locator("summary").click();
  await behind.locator("table").waitFor();
  const table = await behind.locator("table tr").evaluateAll((lines) =>
    // What a row does (show its sentences) is no figure.
    lines.map((line) => [...line.querySelectorAll(":scope > :not(.action)")].map((cell) => cell.textContent)),
  );
  await behind.locator("summary").click();
  const drawn = [names, ...rows.slice(0, SHOWN)].map((row) => row.map((cell) => (cell === "" ? "–" : cell)));
  if (rows.length === 0) say("the CSV has no rows");
  if (JSON.stringify(table) === JSON.stringify(drawn)) return;
  const at = drawn.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(table[index]));
  say(`row ${at} is ${String(table[at])} in the table and ${String(drawn[at])} in the CSV`);
}

async function taken(page: Page, frame: Locator, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    frame.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return readFile(await file.path());
}
