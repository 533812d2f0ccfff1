import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { GradeIndexFile } from "../../pipeline/publish/published-grades.ts";
import { launchChromium } from "./chromium.ts";
import { axeFindings, visit } from "./reader.ts";

let browser: Browser;
let index: GradeIndexFile;
beforeAll(async () => {
  browser = await launchChromium();
  const path = join(inject("siteFolder"), "data", "school-grades", "index.json");
  index = JSON.parse(await readFile(path, "utf8")) as GradeIndexFile;
});
afterAll(() => browser.close());

/** The number of schools the chart of grades says it stands on. */
async function schoolsShown(page: Page): Promise<number> {
  await page.locator("#outcomes svg").first().waitFor();
  const words = await page.locator("#outcomes .provenance p").innerText();
  return Number(/n ([\d,]+) schools/.exec(words)?.[1]?.replaceAll(",", ""));
}

async function csvOf(page: Page, card: string): Promise<Record<string, string>[]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(card).getByRole("button", { name: "CSV", exact: true }).click(),
  ]);
  const text = (await readFile(await file.path(), "utf8")).replace(/^\uFEFF/, "");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

it("tells every grade of the month that is pointed at", async () => {
  const { page, faults, close } = await visit(browser, "/outcomes?phase=All");
  await page.locator("#outcomes .chart svg").hover({ position: { x: 300, y: 200 } });
  const words = await page.locator("#outcomes [aria-label=tip] text").first().textContent();
  expect(words?.replaceAll("\u200b", "")).toMatch(
    /^\w+ \d{4}, all phasesOutstanding: \d+% \(\d+ of \d+\)Good: .*(Satisfactory|Requires improvement): .*Inadequate: /,
  );
  expect(faults).toEqual([]);
  await close();
});

describe("filters of the outcomes page", () => {
  it("fetch the schools of a region alone where a link asks for that", async () => {
    const [part] = index.parts;
    const region = index.values.region[part?.region ?? 0] ?? "";
    const asked: string[] = [];
    const { page, close } = await visit(browser, `/outcomes?region=${encodeURIComponent(region)}`, {
      before: (opened) => Promise.resolve(opened.on("request", (request) => asked.push(request.url()))),
    });
    await page.locator("#outcomes .subtitle", { hasText: `Region: ${region}` }).waitFor();
    expect(asked.filter((url) => url.includes("/school-grades/"))).toEqual([
      `${inject("siteUrl")}/data/school-grades/${part?.file ?? ""}`,
    ]);
    await close();
  });

  it("fetch each school’s grades once, when they are opened, keep the choice in the address, and are undone by back and reset", async () => {
    const region = index.values.region[index.parts[0]?.region ?? 0] ?? "";
    const { page, faults, close } = await visit(browser, "/outcomes");
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/school-grades/")) asked.push(request.url().split("/").pop() ?? "");
    });
    const all = await schoolsShown(page);
    await page.getByText("Filter the schools").click();
    await page.getByLabel("Region", { exact: true }).selectOption(region);
    await page.locator("#outcomes .subtitle", { hasText: `Region: ${region}` }).waitFor();
    expect(asked.sort()).toEqual(index.parts.map(({ file }) => file).sort());
    expect(new URL(page.url()).searchParams.get("region")).toBe(region);
    expect(await schoolsShown(page)).toBeLessThan(all);
    expect(await axeFindings(page)).toEqual([]);
    await page.goBack();
    await page.locator("#outcomes .subtitle", { hasText: "Ever fewer" }).waitFor();
    expect(await schoolsShown(page)).toBe(all);
    await page.goForward();
    await page.locator("#outcomes .subtitle", { hasText: `Region: ${region}` }).waitFor();
    await page.getByRole("button", { name: "Reset" }).click();
    expect(new URL(page.url()).search).toBe("");
    expect(faults).toEqual([]);
    await close();
  });

  it("add up: the schools of all regions are all schools, in both readings", async () => {
    const { page, close } = await visit(browser, "/outcomes?reading=own_urn");
    const all = await schoolsShown(page);
    let sum = 0;
    for (const { region } of index.parts) {
      await page.goto(
        `${inject("siteUrl")}/outcomes?reading=own_urn&region=${encodeURIComponent(index.values.region[region] ?? "")}`,
        { waitUntil: "networkidle" },
      );
      sum += await schoolsShown(page);
    }
    expect(sum).toBe(all);
    await close();
  });

  it("give as CSV what is drawn and say in it what schools were chosen by; counts are drawn too", async () => {
    const { page, faults, close } = await visit(browser, "/outcomes?prior=2&measure=count&phase=All");
    await page.locator("#outcomes svg").first().waitFor();
    expect(await page.locator("#outcomes .subtitle").innerText()).toContain("as counts of schools");
    expect(await page.locator("details.filters").getAttribute("open")).not.toBeNull();
    const rows = await csvOf(page, "#outcomes");
    expect(new Set(rows.map((row) => row["selection"]))).toEqual(new Set(["Prior grade: Good"]));
    const last = rows.filter((row) => row["as_at"] === rows.at(-1)?.["as_at"]);
    expect(last).toHaveLength(4);
    for (const row of rows) {
      expect(Number(row["schools"])).toBeLessThanOrEqual(Number(row["denominator"]));
      expect(Number(row["schools"]) / Number(row["denominator"])).toBeCloseTo(Number(row["share"]), 5);
    }
    expect(await page.locator("#outcomes [aria-label=area] path").count()).toBe(
      new Set(rows.map((row) => row["grade"])).size,
    );
    const inspections = await csvOf(page, "#inspections");
    expect(inspections[0]?.["selection"]).toBe("Prior grade: Good");
    expect(faults).toEqual([]);
    await close();
  });

  it("take an authority from the keyboard in spite of a misspelling, and offer near names for what they do not know", async () => {
    const name = index.values.authority.find((one) => /^[A-Z][a-z]{7,}$/.test(one)) ?? "";
    const misspelt = name.charAt(0) + name.charAt(2) + name.charAt(1) + name.slice(3);
    const { page, faults, close } = await visit(browser, "/outcomes");
    await page.getByText("Filter the schools").focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Local authority", { exact: true }).focus();
    await page.keyboard.type(misspelt);
    await page.keyboard.press("Tab");
    await page.locator("#outcomes .subtitle", { hasText: `Local authority: ${name}` }).waitFor();
    expect(new URL(page.url()).searchParams.get("la")).toBe(name);
    await page.goto(`${inject("siteUrl")}/outcomes?la=${misspelt}`, { waitUntil: "networkidle" });
    await page.getByText(`Local authority “${misspelt}” is not in this data`).waitFor();
    expect(await page.locator("#outcomes").count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("link", { name, exact: true }).click();
    await page.locator("#outcomes .subtitle", { hasText: `Local authority: ${name}` }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("say when nothing fits, and lead back to all schools", async () => {
    const [first, second] = index.parts;
    const region = index.values.region[first?.region ?? 0] ?? "";
    const elsewhere = index.values.authority[second?.authorities[0] ?? 0] ?? "";
    const query = new URLSearchParams({ region, la: elsewhere });
    const { page, faults, close } = await visit(browser, `/outcomes?${query.toString()}`);
    await page.getByText("No school with a known outcome fits all of this").waitFor();
    await page.getByRole("link", { name: "show all schools" }).click();
    await page.locator("#outcomes svg").first().waitFor();
    expect(new URL(page.url()).search).toBe("");
    expect(faults).toEqual([]);
    await close();
  });

  it("say in words that a part is missing", async () => {
    const { page, close } = await visit(browser, "/outcomes");
    await page.route("**/school-grades/*", (route) => route.fulfill({ status: 404, body: "" }));
    await page.getByText("Filter the schools").click();
    await page.getByLabel("Prior grade", { exact: true }).selectOption("1");
    await page.getByText("The schools’ grades are not in this site").waitFor();
    await close();
  });
});
