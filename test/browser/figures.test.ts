import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { CodebookFile } from "../../pipeline/publish/codebook-file.ts";
import type { ReportCardsFile } from "../../pipeline/publish/published-report-cards.ts";
import { launchChromium } from "./chromium.ts";
import { axeFindings, visit } from "./reader.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A file of the site's data. */
async function published<Content>(name: string): Promise<Content> {
  return JSON.parse(await readFile(join(inject("siteFolder"), "data", name), "utf8")) as Content;
}

async function csvOf(page: Page, card: string): Promise<Record<string, string>[]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`#${card}`).getByRole("button", { name: "CSV" }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  return Papa.parse<Record<string, string>>(text.replace("\uFEFF", ""), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

describe("the report cards page", () => {
  it("shows two areas side by side when their cell is pressed, keeps them in the address, and its CSV is the mart", async () => {
    const { page, faults, close } = await visit(browser, "/report-cards");
    const file = await published<ReportCardsFile>("report-cards.json");
    const all = file.pairs.filter(({ phase }) => phase === "All");
    expect(await page.locator("#pairs .press [role=button]").count()).toBe(all.length);
    const rows = await csvOf(page, "pairs");
    expect(rows.map(({ denominator }) => Number(denominator)).sort()).toEqual(
      all.map(({ counts }) => counts.reduce((sum, [, , cards]) => sum + cards, 0)).sort(),
    );
    await page.locator("#pairs .press [role=button]").first().click();
    const search = new URL(page.url()).search;
    expect(search).toMatch(/^\?pair=[a-z_0-9]+-[a-z_0-9]+$/);
    const title = await page.locator("#side-by-side h2").innerText();
    expect(await page.evaluate("document.activeElement.closest('#side-by-side') !== null")).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    const again = await visit(browser, `/report-cards${search}`);
    expect(await again.page.locator("#side-by-side h2").innerText()).toBe(title);
    expect(await again.page.locator("#pairs [aria-current]").count()).toBe(1);
    await again.page.getByRole("button", { name: "Reset" }).click();
    expect(await again.page.locator("#side-by-side").count()).toBe(0);
    await page.goBack();
    expect(await page.locator("#side-by-side").count()).toBe(0);
    expect([...faults, ...again.faults]).toEqual([]);
    await close();
    await again.close();
  });
});

describe("the page of the visits of autumn 2020", () => {
  it("sets no published figure beside invented letters, and shows the sentences behind a mark", async () => {
    const { page, faults, close } = await visit(browser, "/visits");
    expect(await page.locator("#how-many").innerText()).toContain("left out");
    expect(await page.locator("#who svg").textContent()).not.toContain("briefings");
    expect(Object.keys((await csvOf(page, "who"))[0] ?? {})).not.toContain("published_visits");
    const weeks = await csvOf(page, "dates");
    expect(await page.locator("#dates [aria-label=rect] rect").count()).toBe(
      weeks.filter(({ letters }) => letters !== "0").length,
    );
    await page.locator('#stance .press [role=button]:not([aria-label*=", 0 of "])').first().click();
    await page.locator("#stance + .sentences .passage").first().waitFor();
    expect(new URL(page.url()).searchParams.get("mark.kind")).toBe("interim_visit_letter");
    expect(faults).toEqual([]);
    await close();
  });
});

describe("the method page", () => {
  it("tells every theme with its measured quality and count, and whether the target is reached", async () => {
    const { page, faults, close } = await visit(browser, "/method");
    const { themes, overall, invented } = await published<CodebookFile>("codebook.json");
    for (const { id, name, definition, sentences } of themes) {
      const theme = page.locator(`#theme-${id}`);
      expect(await theme.locator("summary").innerText()).toContain(name);
      expect(await theme.locator("summary").innerText()).toContain(
        `${sentences.toLocaleString("en-GB")} sentences`,
      );
      expect(await theme.textContent()).toContain(definition);
    }
    const words = await page.locator("main").innerText();
    expect(words).toContain(`micro-F1 of ${overall.micro_f1?.toFixed(2)}`);
    expect(words).toContain((overall.micro_f1 ?? 0) >= 0.88 ? "is reached" : "is not reached");
    expect(words).toContain(`a micro-F1 of ${invented.micro_f1?.toFixed(2)} and stance in`);
    const rows = await csvOf(page, "quality");
    expect(await page.locator("#quality [aria-label=dot] circle").count()).toBe(rows.length);
    expect(faults).toEqual([]);
    await close();
  });

  it("tells how rightly letters are counted, theme by theme", async () => {
    const { page, faults, close } = await visit(browser, "/method");
    const { themes, reports } = await published<CodebookFile>("codebook.json");
    const counted = themes.find(({ id }) => id === "safeguarding")?.reports.raised;
    const share = (count: number): string => `${Math.round((100 * count) / reports.letters)}%`;
    expect(await page.locator("main").innerText()).toContain(
      `Safeguarding is raised in ${share(counted?.readers ?? 0)} of them by the readers’ count and in ${share(counted?.codebook ?? 0)} by the codebook’s`,
    );
    const rows = await csvOf(page, "reports-quality");
    expect(rows).toHaveLength(themes.length * 4);
    expect(await page.locator("#reports-quality [aria-label=dot] circle").count()).toBe(rows.length);
    expect(faults).toEqual([]);
    await close();
  });
});
