import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";
import { axeFindings, visit } from "./reader.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe("the data page", () => {
  it("lists every table with links that lead to files, and describes itself to search engines", async () => {
    const { page, faults, close } = await visit(browser, "/tables");
    await page.getByRole("heading", { name: "core_school" }).waitFor();
    await page
      .getByText(/^\d+ columns$/)
      .first()
      .click();
    expect(await axeFindings(page)).toEqual([]);
    const links = await page.evaluate<string[]>(
      "[...document.querySelectorAll(\"main a[href*='downloads/latest']\")].map((link) => link.href)",
    );
    expect(links.length).toBeGreaterThan(20);
    // Uncompressed: the server would compress every download to say how long it is.
    const plain = { method: "HEAD", headers: { "accept-encoding": "identity" } };
    for (const link of links) expect((await fetch(link, plain)).status, link).toBe(200);
    const metadata = JSON.parse(await page.locator("script[type='application/ld+json']").innerText()) as {
      distribution: { contentUrl: string }[];
    };
    for (const { contentUrl } of metadata.distribution)
      expect((await fetch(new URL(contentUrl, page.url()), plain)).status, contentUrl).toBe(200);
    expect(faults).toEqual([]);
    await close();
  });

  it("is at the address of the build that every page names at its foot", async () => {
    const { page, close } = await visit(browser, "/tables");
    const build = await page.locator("#build").innerText();
    await page.getByText(`Build ${build}. These addresses`).waitFor();
    expect((await fetch(new URL(`downloads/${build}/README.md`, page.url()))).status).toBe(200);
    await close();
  });

  it("leads to each table from a list, and from an address that names it", async () => {
    const { page, close } = await visit(browser, "/tables#marts_area");
    const top = (name: string) =>
      page.evaluate<number>(`Math.round(document.getElementById("${name}").getBoundingClientRect().top)`);
    await expect.poll(() => top("marts_area")).toBeLessThan(120);
    const list = page.getByRole("navigation", { name: "Tables" });
    const links = await list.getByRole("link").allInnerTexts();
    expect(links).toEqual(await page.locator("main section.card h3").allInnerTexts());
    // What a reader comes for stands first, what it was made from last.
    expect([links[0], links.at(-1)]).toEqual(["core_document", "core_source"]);
    await list.getByRole("link", { name: "core_school", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => top("core_school")).toBeLessThan(120);
    expect(Math.abs(await top("core_school"))).toBeLessThan(120);
    await close();
  });
});
