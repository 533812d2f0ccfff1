import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PAGES as NAVIGATION } from "../../pipeline/site/chrome.ts";
import { frameFaults } from "./chart-frame.ts";
import { launchChromium } from "./chromium.ts";
import { inBoxes, oneBuildId, screenFaults } from "./golden-screen.ts";
import { axeFindings, drawn, layoutShift, seeAs, VIEWS, visit } from "./reader.ts";

const SCREENS = join(import.meta.dirname, "..", ".screens");
const PAGES = [
  ["/", "home"],
  ["/outcomes", "outcomes"],
  ["/themes?phase=each", "themes"],
  ["/report-cards", "report-cards"],
  ["/visits", "visits"],
  ["/status", "status"],
  ["/outcomes?measure=count&prior=2", "outcomes-filtered"],
  ["/area", "area-none"],
  ["/area?la=Cindregate+and+District", "area"],
  ["/school", "school-none"],
  ["/school?urn=900001", "school"],
  ["/evidence?theme=reading", "evidence"],
  ["/explore", "explore"],
  ["/changes", "changes"],
  ["/tables", "tables"],
  ["/method", "method"],
] as const;

/** By how many pixels a page is wider than its window. */
const OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

let browser: Browser;
beforeAll(async () => {
  await mkdir(SCREENS, { recursive: true });
  browser = await launchChromium();
});
afterAll(() => browser.close());

it("looks at every page of the navigation", () => {
  const seen = PAGES.map(([path]) => path.split("?")[0]);
  expect(NAVIGATION.map(({ path }) => path).filter((path) => !seen.includes(path))).toEqual([]);
});

/** A page is looked at in four views, and every chart taken away in each form: on a busy machine that is long. */
const PAGE_MS = 240_000;

describe.each(PAGES)("%s", (path, name) => {
  it(
    "shows itself wide and narrow, light and dark, all of it opened too, without a fault, and axe finds nothing",
    async () => {
      const { page, faults, close } = await visit(browser, path, { ...VIEWS[0], before: inBoxes });
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.locator(".sample-banner").innerText()).toContain("Fictional sample");
      expect(await page.locator("footer").innerText()).toContain("This is not Ofsted");
      expect(await layoutShift(page)).toBeLessThan(0.05);
      // A site may stand in a folder of its host.
      expect(await page.locator("main a[href^='/']").count()).toBe(0);
      for (const [index, view] of VIEWS.entries()) {
        await seeAs(page, view);
        await oneBuildId(page);
        const file = `${name}-${view.width}-${view.scheme}`;
        const png = await page.screenshot({ path: join(SCREENS, `${file}.png`), fullPage: true });
        expect(await screenFaults(page, file, png)).toEqual([]);
        // The first and the last differ in width and colours both: between them they see every rule in each.
        const rules = index === 0 || index === VIEWS.length - 1 ? "all" : "view";
        expect(await axeFindings(page, rules), file).toEqual([]);
      }
      // Last, for what they open would be looked at above.
      expect(await frameFaults(page)).toEqual([]);
      await page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })");
      await page.setViewportSize({ width: 320, height: 900 });
      await drawn(page);
      expect(await page.evaluate(OVERFLOW)).toBe(0);
      expect(faults).toEqual([]);
      await close();
    },
    PAGE_MS,
  );

  it("fits a small phone and twice the size of text, lets the keyboard skip the navigation, and prints", async () => {
    const { page, faults, close } = await visit(browser, path, { width: 320 });
    expect(await page.evaluate(OVERFLOW)).toBe(0);

    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("location.hash")).toBe("#observablehq-main");

    await page.setViewportSize({ width: 640, height: 900 });
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    await drawn(page);
    expect(await page.evaluate(OVERFLOW)).toBe(0);

    await page.evaluate("document.documentElement.style.fontSize = ''");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav").first().isVisible()).toBe(false);
    for (const actions of await page.locator(".actions").all()) expect(await actions.isVisible()).toBe(false);
    expect(await page.locator(".sample-banner").isVisible()).toBe(true);
    for (const source of await page.locator(".provenance").all()) expect(await source.isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });
});

describe("an address that leads nowhere", () => {
  it("says so in words and leads on", async () => {
    const { page, faults, close } = await visit(browser, "/no/such/page", { allowMissing: true });
    expect(await page.locator("h1").innerText()).toBe("There is no page at this address");
    expect(await axeFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.getByRole("link", { name: "find a school" }).click();
    await page.waitForURL("**/school");
    await close();
  });
});
