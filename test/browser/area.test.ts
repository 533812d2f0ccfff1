import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getDocumentProxy } from "unpdf";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { AreaFile, AreaIndexFile } from "../../pipeline/publish/published-areas.ts";
import { launchChromium } from "./chromium.ts";
import { axeFindings, visit } from "./reader.ts";

type Entry = AreaIndexFile["areas"][number];

let browser: Browser;
let authority: Entry;
let constituency: Entry;

async function published<Content>(name: string): Promise<Content> {
  return JSON.parse(await readFile(join(inject("siteFolder"), "data", "areas", name), "utf8")) as Content;
}

beforeAll(async () => {
  browser = await launchChromium();
  const { areas } = await published<AreaIndexFile>("index.json");
  const largest = (kind: string): Entry => {
    const [first] = areas.filter((entry) => entry.kind === kind).sort((a, b) => b.schools - a.schools);
    if (first === undefined) throw new Error(`The sample has no ${kind}.`);
    return first;
  };
  [authority, constituency] = [largest("local_authority"), largest("constituency")];
});
afterAll(() => browser.close());

const address = (parameter: string, name: string): string =>
  `/area?${new URLSearchParams({ [parameter]: name }).toString()}`;

describe("an area's page", () => {
  it("is found from the keyboard in spite of a misspelling, and back and forward follow", async () => {
    const { name } = constituency;
    const misspelt = name.charAt(0) + name.charAt(2) + name.charAt(1) + name.slice(3);
    const { page, faults, close } = await visit(browser, "/area");
    await page.getByText("prints on two sheets of A4").waitFor();
    await page.getByRole("combobox", { name: "Find a local authority or constituency" }).focus();
    await page.keyboard.type(misspelt);
    await page.getByRole("option", { name }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("#area-name", { hasText: name }).waitFor();
    expect(new URL(page.url()).searchParams.get("constituency")).toBe(name);
    await page.goBack();
    await page.getByText("prints on two sheets of A4").waitFor();
    await page.goForward();
    await page.locator("#area-name", { hasText: name }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("shows its outcomes beside region and England, every school with its latest, and quotations with page and link", async () => {
    const file = await published<AreaFile>(authority.file);
    const { page, faults, close } = await visit(browser, address("la", authority.name));
    await page.locator("#outcomes svg").first().waitFor();
    for (const place of file.places)
      expect(await page.locator("#outcomes svg").first().textContent()).toContain(place.slice(0, 16));
    expect(await page.locator(".school-list li").count()).toBe(file.schools.length);
    for (const words of await page.locator(".school-list small").allInnerTexts())
      expect(words).toMatch(/as at \d+ \w+ \d{4}/);
    expect(file.quotations.length).toBeGreaterThan(0);
    expect(await page.locator(".quotations blockquote").allInnerTexts()).toEqual(
      file.quotations.map(({ text }) => text),
    );
    const links = await page.locator(".quotations .source a[href*='#page=']").count();
    expect(links).toBe(file.quotations.filter(({ url }) => url !== undefined).length);
    expect(await axeFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("prints on two sheets of A4 at most", async () => {
    for (const path of [address("la", authority.name), address("constituency", constituency.name)]) {
      const { page, close } = await visit(browser, path);
      await page.locator("#area-name").waitFor();
      const { numPages } = await getDocumentProxy(
        new Uint8Array(await page.pdf({ preferCSSPageSize: true })),
      );
      expect(numPages, path).toBeLessThanOrEqual(2);
      await close();
    }
  });

  it.each([
    ["/area?la=Nowhereshire", "Local authority “Nowhereshire” is not in this data"],
    ["/area?constituency=%3Cb%3Ex", "Constituency “<b>x” is not in this data"],
    ["/area?la=", "Choose one"],
  ])("says in words what is wrong with %s", async (path, words) => {
    const { page, faults, close } = await visit(browser, path);
    await page.getByText(words).waitFor();
    expect(await page.locator("#area-name").count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  it("offers near names for one that is misspelt", async () => {
    const misspelt = authority.name.slice(0, -1);
    const { page, close } = await visit(browser, address("la", `${misspelt}x`));
    await page.getByText("Did you mean").waitFor();
    await page.getByRole("link", { name: authority.name, exact: true }).click();
    await page.locator("#area-name", { hasText: authority.name }).waitFor();
    await close();
  });
});
