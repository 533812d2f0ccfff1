import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { axeFindings, visit } from "./reader.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Answers with a file of the site that does not say it is the sample: figures of the sample are never called old. */
async function asIfReal(route: Route): Promise<void> {
  const answer = await route.fetch();
  const file = (await answer.json()) as { build: object };
  await route.fulfill({ json: { ...file, build: { ...file.build, is_sample: false } } });
}

async function take(page: Page, card: string, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(card).getByRole("button", { name: button, exact: true }).click(),
  ]);
  return readFile(await download.path(), "latin1");
}

describe("the landing page", () => {
  it("weighs at most 250 kB over the wire with its data", async () => {
    const { bytes, close } = await visit(browser, "/");
    expect(bytes()).toBeGreaterThan(20_000);
    expect(bytes()).toBeLessThanOrEqual(250_000);
    await close();
  });

  it("answers in titles of ten words or fewer, made from the data", async () => {
    const { page, close } = await visit(browser, "/");
    const titles = await page.locator("figcaption h2").allInnerTexts();
    expect(titles).toHaveLength(3);
    for (const title of titles) expect(title.split(/\s+/).length).toBeLessThanOrEqual(10);
    expect(titles[0]).toMatch(/\d%.*\d{4}$/);
    await close();
  });

  it("says what is new since the last refresh, or that this is the first", async () => {
    const { page, close } = await visit(browser, "/");
    const words = await page.locator(".news").innerText();
    expect(words).toMatch(/The refresh of \d+ \w+ \d{4} (is the first|brought)/);
    for (const link of await page.locator(".news li a").all())
      expect(await link.getAttribute("href")).toMatch(/^(\.?\/|https:)/);
    await close();
  });

  it("says beside its dates that figures are far too old and that a night was missed, in the words of the status page", async () => {
    const health = {
      at: "2027-01-02T03:00:00.000Z",
      last_good: { run: "a", ended: "2027-01-02T03:00:00.000Z", changed: true },
      last_tried: null,
      next_expected: "2027-01-03T03:00:00.000Z",
    };
    const { page, faults, close } = await visit(browser, "/", {
      before: async (opened) => {
        await opened.clock.setFixedTime(new Date("2027-02-01T12:00:00Z"));
        await opened.route("**/health.json", (route) => route.fulfill({ json: health }));
        await opened.route(/\/data\/(home|about)\.\w+\.json/, asIfReal);
      },
    });
    const notices = page.locator(".counts ~ .notice");
    const words = await notices.allInnerTexts();
    expect(words).toHaveLength(2);
    expect(words[0]).toMatch(/as at .* days ago. That is far too old/);
    expect(words[1]).toContain("3 January 2027");
    expect(await axeFindings(page, "view")).toEqual([]);
    await page.goto(new URL("status", page.url()).href);
    await page.locator("main .notice.stale").waitFor();
    expect(await page.locator("main .notice").allInnerTexts()).toEqual(expect.arrayContaining(words));
    expect(faults).toEqual([]);
    await close();
  });

  it("gives as CSV and in the table exactly what is drawn", async () => {
    const { page, close } = await visit(browser, "/");
    for (const card of ["#outcomes", "#themes"]) {
      const text = await take(page, card, "CSV");
      const { data } = Papa.parse<Record<string, string>>(text.replace(/^\u00ef\u00bb\u00bf/, ""), {
        header: true,
        skipEmptyLines: true,
      });
      expect(data.length).toBeGreaterThan(20);
      for (const row of data) {
        const n = Number(row["schools"] ?? row["letters"]);
        expect(n / Number(row["denominator"])).toBeCloseTo(Number(row["share"]), 5);
        expect(row["small"]).toBe(String(Number(row["denominator"]) < 10));
      }
      if (card === "#themes")
        expect(await page.locator("#themes [aria-label=dot] circle").count()).toBe(data.length);
      await page.locator(`${card} summary`).click();
      await page.locator(`${card} tbody tr`).first().waitFor();
      expect(await page.locator(`${card} tbody tr`).count()).toBe(Math.min(600, data.length));
    }
    await close();
  });

  it("gives each chart as SVG that stands alone and as PNG", async () => {
    const { page, faults, close } = await visit(browser, "/");
    const svg = await take(page, "#outcomes", "SVG");
    expect(svg).toMatch(/^<svg xmlns=/);
    const wellFormed = `new DOMParser().parseFromString(${JSON.stringify(svg)}, "image/svg+xml").querySelector("parsererror") === null`;
    expect(await page.evaluate(wellFormed)).toBe(true);
    expect(svg).not.toContain("var(--");
    expect(svg).toContain("not Ofsted");
    expect((await take(page, "#themes", "PNG")).slice(1, 4)).toBe("PNG");
    expect(faults).toEqual([]);
    await close();
  });

  it("copies link and citation from the keyboard", async () => {
    const { page, close } = await visit(browser, "/");
    await page.locator("#themes").getByRole("button", { name: "Cite" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("#themes .said", { hasText: "Citation copied" }).waitFor();
    const copied = String(await page.evaluate("navigator.clipboard.readText()"));
    expect(copied).toContain("@misc{inspection-outcomes-");
    expect(copied).toContain("Open Government Licence v3.0");
    await close();
  });

  it("says what is here where JavaScript is off", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const { inject } = await import("vitest");
    await page.goto(inject("siteUrl"));
    const words = await page.locator("noscript").innerText();
    expect(words).toMatch(/\d+ schools/);
    for (const link of await page.locator("noscript a").all()) {
      const address = new URL((await link.getAttribute("href")) ?? "", inject("siteUrl"));
      expect((await fetch(address)).status, address.pathname).toBe(200);
    }
    expect(await page.locator("noscript a").count()).toBe(4);
    await context.close();
  });
});
