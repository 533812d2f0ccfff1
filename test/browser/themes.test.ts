import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openForReading } from "../../pipeline/database/connection.ts";
import { launchChromium } from "./chromium.ts";
import { axeFindings, type Visit, visit } from "./reader.ts";

const CARDS = ["themes", "time", "stance", "kinds", "delivery", "pairs"];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

type Row = Record<string, string>;

/** The rows of the CSV a card hands out. */
async function csvOf(page: Page, card: string): Promise<Row[]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`#${card}`).getByRole("button", { name: "CSV" }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  return Papa.parse<Row>(text.replace("\uFEFF", ""), { header: true, skipEmptyLines: true }).data;
}

/** Opens the page and waits for the last of its charts. */
async function open(path: string): Promise<Visit> {
  const opened = await visit(browser, path);
  await opened.page.locator("#pairs svg").waitFor();
  return opened;
}

/** What the panel of sentences says of itself: sentences and letters. */
async function counted(page: Page): Promise<{ sentences: number; letters: number }> {
  const words = await page.locator(".sentences [role=status]", { hasText: /sentences? in/ }).innerText();
  const [, sentences = "", letters = ""] = /^([\d,]+) sentences? in ([\d,]+) letters?/.exec(words) ?? [];
  return { sentences: Number(sentences.replaceAll(",", "")), letters: Number(letters.replaceAll(",", "")) };
}

/** What a button says after its name: "…: 67%, 4 of 6 letters". */
function lettersIn(name: string | null): number {
  return Number(/([\d,]+) of [\d,]+ letters$/.exec(name ?? "")?.[1]?.replaceAll(",", ""));
}

/** The first mark of a chart with more than one letter behind it. */
async function markWithLetters(page: Page, card: string): Promise<Locator> {
  const buttons = page.locator(`#${card} .press [role=button]`);
  const names = await buttons.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  const at = names.findIndex((name) => lettersIn(name) > 1);
  expect(at, card).toBeGreaterThanOrEqual(0);
  return buttons.nth(at);
}

describe("the themes page", () => {
  it("asks again, at the next choice, for pairs of themes that could not be had", async () => {
    const { page, close } = await open("/themes");
    const isPairs = (url: URL): boolean => url.pathname.endsWith("/theme-pairs.json");
    await page.route(isPairs, (route) => route.abort());
    await page.reload();
    await page.locator("#pairs .notice").waitFor();
    await page.unroute(isPairs);
    await page.getByLabel("Phase", { exact: true }).selectOption("All");
    await page.locator("#pairs svg").waitFor();
    await close();
  });

  it("draws every chart, and the central one holds the figures of its mart", async () => {
    const { page, faults, close } = await open("/themes");
    for (const card of CARDS) expect(await page.locator(`#${card} svg`).count(), card).toBe(1);
    for (const title of await page.locator("figure h2").allInnerTexts())
      expect(title.split(/\s+/).length, title).toBeLessThanOrEqual(10);
    const rows = await csvOf(page, "themes");
    expect(await page.locator("#themes .press [role=button]").count()).toBe(rows.length);
    const database = await openForReading(join(inject("siteFolder"), "..", "data", "outcomes.duckdb"));
    const expected = await database.connection.runAndReadAll(
      `select phase, prior_grade, label as theme, letters::varchar as letters, denominator::varchar as denominator
       from marts.themes_by_phase_prior join ref.theme using (theme)
       where document_kind = 'All' and phase <> 'All' and prior_grade in ('1', '2', '3', '4')`,
    );
    database.close();
    const key = ({ phase, prior_grade, theme, letters, denominator }: Row): string =>
      [phase, prior_grade, theme, letters, denominator].join("|");
    expect(rows.map(key).sort()).toEqual((expected.getRowObjectsJson() as Row[]).map(key).sort());
    expect(faults).toEqual([]);
    await close();
  });

  it("keeps choices in the address, follows back and forward, and its table is what is drawn", async () => {
    const { page, faults, close } = await open("/themes");
    const before = await page.locator("#themes [aria-label=dot] circle").count();
    await page.getByLabel("Phase", { exact: true }).selectOption("All");
    await page.getByLabel("Kind of letter", { exact: true }).selectOption("graded_report");
    expect(new URL(page.url()).search).toBe("?phase=All&kind=graded_report");
    const dots = await page.locator("#themes [aria-label=dot] circle").count();
    expect(dots).toBeLessThan(before);
    await page.locator("#themes summary").click();
    await page.locator("#themes tbody tr").first().waitFor();
    expect(await page.locator("#themes tbody tr").count()).toBe(dots);
    await expect.poll(() => page.locator("#kinds [aria-label=dot] circle").count()).toBe(20);
    await page.goBack();
    expect(await page.getByLabel("Kind of letter", { exact: true }).inputValue()).toBe("All");
    await page.goForward();
    expect(await page.getByLabel("Kind of letter", { exact: true }).inputValue()).toBe("graded_report");
    await page.getByRole("button", { name: "Reset" }).click();
    expect(await page.locator("#themes [aria-label=dot] circle").count()).toBe(before);
    expect(faults).toEqual([]);
    await close();
  });

  it("says in words when no letter is left, and leads out", async () => {
    const { page, faults, close } = await visit(browser, "/themes?kind=report_card&to=2008-09-01");
    const notice = page.locator(".notice", { hasText: "No letter is left" });
    await notice.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await notice.getByRole("link").click();
    await page.locator("#themes svg").waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("shows the very sentences behind a pressed mark, gives them back from a link, and hands them to evidence", async () => {
    const { page, faults, close } = await open("/themes?phase=All");
    const mark = await markWithLetters(page, "stance");
    const letters = lettersIn(await mark.getAttribute("aria-label"));
    await mark.click();
    const found = await counted(page);
    expect(found.letters).toBe(letters);
    expect(await page.evaluate("document.activeElement.id")).toBe("sentences");
    const first = page.locator(".sentences .passage").first();
    expect(await first.locator(".quotation").innerText()).not.toBe("");
    expect(await first.locator(".source").first().innerText()).toMatch(/p\.\s\d+/);
    expect(await axeFindings(page)).toEqual([]);
    const again = await visit(browser, new URL(page.url()).pathname + new URL(page.url()).search);
    expect(await counted(again.page)).toEqual(found);
    await again.page.locator("#stance [aria-current]").waitFor({ state: "attached" });
    await again.page.getByRole("link", { name: "Export these as evidence" }).click();
    const said = again.page.locator(".evidence-count", { hasText: /^[\d,]+ passages in/ });
    expect(await said.innerText()).toContain(
      `${found.sentences} passages in ${found.letters} letters and reports`,
    );
    await page.goBack();
    await page.locator(".sentences").waitFor({ state: "detached" });
    expect([...faults, ...again.faults]).toEqual([]);
    await close();
    await again.close();
  });

  it("asks before it reads more letters behind a mark than a page should", async () => {
    const { page, faults, close } = await visit(browser, "/themes?phase=All", {
      before: (opened) =>
        opened.route("**/evidence/index.json", async (route) => {
          const index = (await (await route.fetch()).json()) as { parts: { theme: string; bytes: number }[] };
          const ofTheme = (theme: string): number =>
            index.parts.filter((part) => part.theme === theme).length;
          // As if each theme had 390 MB in all its parts together.
          for (const part of index.parts) part.bytes = 390e6 / ofTheme(part.theme);
          await route.fulfill({ json: index });
        }),
    });
    await page.locator("#pairs svg").waitFor();
    const mark = await markWithLetters(page, "stance");
    const letters = lettersIn(await mark.getAttribute("aria-label"));
    await mark.click();
    await page.getByText(/The letters it is in are \d+ MB of text/).waitFor();
    expect(await page.locator(".sentences .passage").count()).toBe(0);
    await page.getByRole("button", { name: "Read it all" }).click();
    expect((await counted(page)).letters).toBe(letters);
    expect(faults).toEqual([]);
    await close();
  });

  it("marks the one that is pressed, through back and forward", async () => {
    const { page, faults, close } = await open("/themes?phase=All");
    const pressed = page.locator(".press [aria-current]");
    const names: (string | null)[] = [];
    for (const card of ["stance", "kinds"]) {
      const mark = await markWithLetters(page, card);
      await mark.click();
      expect(await pressed.count()).toBe(1);
      names.push(await pressed.getAttribute("aria-label"));
    }
    await page.goBack();
    await page.locator("#stance + .sentences").waitFor();
    expect(await pressed.count()).toBe(1);
    expect(await pressed.getAttribute("aria-label")).toBe(names[0]);
    await page.goForward();
    await page.locator("#kinds + .sentences").waitFor();
    expect(await pressed.count()).toBe(1);
    expect(await pressed.getAttribute("aria-label")).toBe(names[1]);
    await page.goBack();
    await page.goBack();
    await page.locator(".sentences").waitFor({ state: "detached" });
    expect(await pressed.count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  it("counts as many letters behind a mark of any chart as the mark says", async () => {
    const { page, faults, close } = await open("/themes?phase=All");
    for (const card of CARDS) {
      const mark = await markWithLetters(page, card);
      const letters = lettersIn(await mark.getAttribute("aria-label"));
      await mark.click();
      await page.locator(`#${card} + .sentences .passage`).first().waitFor();
      expect((await counted(page)).letters, card).toBe(letters);
    }
    expect(faults).toEqual([]);
    await close();
  });

  it("goes from mark to mark with arrow keys, presses with Enter, and closes back to the mark", async () => {
    const { page, faults, close } = await open("/themes?phase=All");
    await page.locator("#kinds .press [tabindex='0']").focus();
    const name = (): Promise<string> =>
      page.evaluate<string>("document.activeElement.getAttribute('aria-label')");
    const start = await name();
    await page.keyboard.press("ArrowDown");
    const below = await name();
    expect(below).not.toBe(start);
    await page.keyboard.press("ArrowUp");
    expect(await name()).toBe(start);
    await page.keyboard.press("Enter");
    await page.locator(".sentences .criteria").first().waitFor();
    await page.locator(".sentences").getByRole("button", { name: "Close" }).click();
    expect(await page.locator(".sentences").count()).toBe(0);
    expect(await name()).toBe(start);
    expect(new URL(page.url()).search).toBe("?phase=All");
    expect(faults).toEqual([]);
    await close();
  });

  it("says what is wrong with a mark that the address names and there is not", async () => {
    const { page, close } = await visit(browser, "/themes?chart=stance&mark.theme=nonsense");
    await page.locator(".sentences .notice", { hasText: 'theme is "nonsense"; allowed:' }).waitFor();
    await close();
  });
});
