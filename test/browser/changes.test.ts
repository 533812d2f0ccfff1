import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { ChangesIndex, HomeChanges, PublishedChange } from "../../pipeline/publish/published-changes.ts";
import { atomFaults, jsonFeedFaults } from "../publish/feeds/valid.ts";
import { launchChromium } from "./chromium.ts";
import { axeFindings, visit } from "./reader.ts";

let browser: Browser;
let index: ChangesIndex;
let changes: PublishedChange[];

async function published<Content>(name: string): Promise<Content> {
  return JSON.parse(await readFile(join(inject("siteFolder"), "data", name), "utf8")) as Content;
}

beforeAll(async () => {
  browser = await launchChromium();
  index = await published<ChangesIndex>("changes/index.json");
  changes = (
    await Promise.all(index.months.map((month) => published<PublishedChange[]>(`changes/${month}.json`)))
  ).flat();
});
afterAll(() => browser.close());

describe("the page of what changed", () => {
  it("lists what the second refresh brought, of every sort, and nothing of the first", async () => {
    expect(index.refreshes).toHaveLength(2);
    const kinds = new Set(changes.map(({ kind }) => kind));
    for (const kind of ["letter", "outcome", "grade_change", "corrected", "withdrawn"] as const)
      expect(kinds, kind).toContain(kind);
    const { page, faults, close } = await visit(browser, "/changes");
    await page.locator(".change-list > li").first().waitFor();
    expect(await page.locator(".change-list > li").count()).toBe(Math.min(200, changes.length));
    expect(await axeFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("keeps what is chosen in the address and gives it as CSV", async () => {
    const wanted = changes.filter(({ kind }) => kind === "corrected");
    const { page, faults, close } = await visit(browser, "/changes?kind=corrected");
    await page.locator(".change-list > li").first().waitFor();
    expect(await page.locator(".change-list > li").count()).toBe(wanted.length);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV" }).click(),
    ]);
    const { data } = Papa.parse<Record<string, string>>(
      (await readFile(await file.path(), "utf8")).slice(1),
      {
        header: true,
        skipEmptyLines: true,
      },
    );
    expect(data.map(({ words }) => words)).toEqual(wanted.map(({ words }) => words));
    const authority = index.authorities[0] ?? "";
    await page.getByLabel("Local authority").selectOption(authority);
    expect(new URL(page.url()).searchParams.get("authority")).toBe(authority);
    await page.getByText(`Follow ${authority},`).waitFor();
    await page.goBack();
    await page.getByText("Follow everything,").waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("says so when nothing lies between two days", async () => {
    const [first] = index.refreshes;
    const { page, close } = await visit(browser, `/changes?until=${first?.date ?? ""}`);
    await page.getByText("Choose an earlier day to begin with").waitFor();
    await close();
  });

  it("shows each revision with both files and rows", async () => {
    const { page, close } = await visit(browser, "/changes");
    const row = page.locator("section[aria-labelledby=revisions] tbody tr").first();
    await row.waitFor();
    expect(await row.innerText()).toMatch(/\.(csv|ods|xlsx), row \d+[\s\S]*\.(csv|ods|xlsx)/);
    await close();
  });
});

describe("feeds of the site", () => {
  it("are found from every page, and are valid where they are served", async () => {
    const { page, close } = await visit(browser, "/method");
    const found = await page.evaluate<string[]>(
      "[...document.querySelectorAll('link[rel=alternate]')].map((link) => link.href)",
    );
    await close();
    expect(found).toHaveLength(2);
    const [atom = "", json = ""] = found;
    const answer = await fetch(atom);
    expect(answer.headers.get("content-type")).toContain("application/atom+xml");
    expect(atomFaults(await answer.text())).toEqual([]);
    expect(jsonFeedFaults(await (await fetch(json)).text())).toEqual([]);
  });
});

describe("what the landing page is told", () => {
  it("is what the newest refresh brought", async () => {
    const home = await published<HomeChanges>("changes.json");
    expect(home.counts.outcomes).toBe(changes.filter(({ kind }) => kind === "outcome").length);
    expect(home.since).toBe(index.refreshes[0]?.date);
    expect(home.newest.every(({ href }) => href.startsWith("/"))).toBe(true);
  });
});
