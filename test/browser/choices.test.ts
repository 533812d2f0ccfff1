import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { visit } from "./reader.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe("the outcomes page", () => {
  it("keeps every choice in the address, gives it back from a link, and follows back, forward and reset", async () => {
    const { page, faults, close } = await visit(browser, "/outcomes");
    await page.getByLabel("Phase", { exact: true }).selectOption("Primary");
    await page.getByLabel("Academies", { exact: true }).selectOption("own_urn");
    await page.getByLabel("Since", { exact: true }).selectOption("2015");
    const address = new URL(page.url());
    expect(address.search).toBe("?phase=Primary&reading=own_urn&since=2015");
    expect(await page.locator("#outcomes svg").first().textContent()).toMatch(/Primary \(\d+\)/);
    expect(await page.locator("#outcomes .subtitle").innerText()).toContain("Primary");
    await page.goBack();
    expect(await page.getByLabel("Since", { exact: true }).inputValue()).toBe("2005");
    await page.goForward();
    expect(await page.getByLabel("Since", { exact: true }).inputValue()).toBe("2015");
    await page.getByRole("button", { name: "Reset" }).click();
    expect(new URL(page.url()).search).toBe("");
    expect(await page.getByLabel("Phase", { exact: true }).inputValue()).toBe("each");
    await close();
    const again = await visit(browser, `/outcomes${address.search}`);
    expect(await again.page.getByLabel("Academies", { exact: true }).inputValue()).toBe("own_urn");
    await again.page.locator("#outcomes summary").click();
    await again.page.locator("#outcomes tbody tr").first().waitFor();
    const years = await again.page.locator("#outcomes tbody tr td:first-child").allInnerTexts();
    expect(years.every((day) => day >= "2015")).toBe(true);
    expect([...faults, ...again.faults]).toEqual([]);
    await again.close();
  });

  it("takes an unknown choice in the address for the default", async () => {
    const { page, faults, close } = await visit(browser, "/outcomes?phase=Nonsense&since=1800");
    expect(await page.getByLabel("Phase", { exact: true }).inputValue()).toBe("each");
    expect(await page.locator("#outcomes svg").count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });
});
