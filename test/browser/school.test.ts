import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import {
  type SchoolFile,
  type SchoolIndexFile,
  type SchoolShard,
  shardOf,
} from "../../pipeline/publish/published.ts";
import { launchChromium } from "./chromium.ts";
import { axeFindings, visit } from "./reader.ts";

let browser: Browser;
let index: SchoolIndexFile;

async function published<Content>(name: string): Promise<Content> {
  return JSON.parse(await readFile(join(inject("siteFolder"), "data", name), "utf8")) as Content;
}

beforeAll(async () => {
  browser = await launchChromium();
  index = await published<SchoolIndexFile>("schools.json");
});
afterAll(() => browser.close());

describe("finding a school", () => {
  it("works from the keyboard in spite of a misspelling, and the address, back and forward follow", async () => {
    const at = index.name.findIndex((name) => /^[A-Z][a-z]{6,}/.test(name));
    const name = index.name[at] ?? "";
    const misspelt = name.charAt(0) + name.charAt(2) + name.charAt(1) + name.slice(3);
    const { page, faults, close } = await visit(browser, "/school");
    await page.getByRole("combobox", { name: "Find a school" }).focus();
    await page.keyboard.type(misspelt);
    await page.getByRole("option").first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const options = await page.getByRole("option").allInnerTexts();
    const wanted = options.findIndex((option) => option.startsWith(name));
    expect(wanted).toBeGreaterThanOrEqual(0);
    for (let press = 0; press <= wanted; press += 1) await page.keyboard.press("ArrowDown");
    const active = await page.getByRole("combobox").getAttribute("aria-activedescendant");
    expect(await page.locator(`#${active ?? ""}`).innerText()).toContain(name);
    await page.keyboard.press("Enter");
    await page.locator("#school-name").waitFor();
    expect(await page.locator("#school-name").innerText()).toBe(name);
    expect(page.url()).toMatch(/\/school\?urn=9\d{5}$/);
    await page.goBack();
    await page.getByText("Choose one to see").waitFor();
    await page.goForward();
    await page.locator("#school-name", { hasText: name }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("says when nothing fits, and Escape closes the list", async () => {
    const { page, close } = await visit(browser, "/school");
    const box = page.getByRole("combobox");
    await box.fill("zzzzqqqq");
    await page.getByText("No school fits “zzzzqqqq”").waitFor();
    await box.fill((index.name[0] ?? "").slice(0, 4));
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    expect(await box.getAttribute("aria-expanded")).toBe("false");
    await close();
  });
});

describe("a school's page", () => {
  it("shows every event with its grades, its source and as at when", async () => {
    const urn = index.urn[0] ?? "";
    const school = (await published<SchoolShard>(`schools/${shardOf(urn)}.json`))[urn];
    const { page, faults, close } = await visit(browser, `/school?urn=${urn}`);
    await page.locator("#school-name").waitFor();
    expect(await page.locator(".events > li").count()).toBe(school?.events.length);
    expect(await page.locator(".events .grade").count()).toBe(
      school?.events.flatMap(({ grades }) => grades).length,
    );
    const sources = await page.locator(".events .source").allInnerTexts();
    for (const source of sources) expect(source).toMatch(/^Source: .+/);
    expect(faults).toEqual([]);
    await close();
  });

  it("tells what its letters raise, and leads to its authority's page", async () => {
    let found: SchoolFile | undefined;
    for (const urn of index.urn) {
      const school = (await published<SchoolShard>(`schools/${shardOf(urn)}.json`))[urn];
      if (school?.events.some(({ themes }) => themes !== undefined) === true) found = school;
      if (found?.school.local_authority !== undefined) break;
    }
    const raised = new Set(found?.events.flatMap(({ themes }) => (themes ?? []).map(([label]) => label)));
    expect(raised.size).toBeGreaterThan(0);
    const { page, faults, close } = await visit(browser, `/school?urn=${found?.school.urn ?? ""}`);
    await page.getByRole("heading", { name: "What its letters raise" }).waitFor();
    const labels = await page
      .locator("section[aria-labelledby=school-themes] tbody td:first-child")
      .allInnerTexts();
    expect(new Set(labels)).toEqual(raised);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("link", { name: found?.school.local_authority ?? "", exact: true }).click();
    await page.locator("#area-name", { hasText: found?.school.local_authority ?? "" }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("is found by URN, by postcode and by the name of its authority", async () => {
    const at = index.postcode.findIndex((postcode) => postcode !== null);
    const [urn, postcode] = [index.urn[at] ?? "", index.postcode[at] ?? ""];
    const authority = index.authorities[index.authority[at] ?? -1] ?? "";
    const { page, close } = await visit(browser, "/school");
    for (const query of [urn, postcode, postcode.toLowerCase().replace(" ", "")]) {
      await page.getByRole("combobox").fill(query);
      await page.getByRole("option", { name: `URN ${urn}` }).waitFor();
    }
    await page.getByRole("combobox").fill(authority);
    await page.getByRole("option", { name: authority }).first().waitFor();
    await close();
  });

  it.each([
    ["/school?urn=abc", "“abc” is not a URN"],
    ["/school?urn=999999", "No school with URN 999999"],
    ["/school?urn=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "“<img src=x onerror=alert(1)>” is not a URN"],
    ["/school?urn=", "Choose one to see"],
  ])("says in words what is wrong with %s", async (path, words) => {
    const { page, faults, close } = await visit(browser, path, { allowMissing: true });
    await page.getByText(words).waitFor();
    expect(await page.getByRole("combobox").isVisible()).toBe(true);
    expect(await page.locator("main img").count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });
});
