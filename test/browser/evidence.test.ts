import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { outcomes } from "../evidence/fictional.ts";
import { launchChromium } from "./chromium.ts";
import { axeFindings, visit } from "./reader.ts";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchChromium();
  folder = await mkdtemp(join(tmpdir(), "outcomes-evidence-page-"));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

const dataDir = (): string => join(inject("siteFolder"), "..", "data");

async function counted(page: Page): Promise<number> {
  const words = await page.locator(".evidence-count", { hasText: /^[\d,]+ passages in/ }).innerText();
  return Number(words.split(" ")[0]?.replaceAll(",", ""));
}

/** Presses the button of a format and gives the name and bytes of what the browser saves. */
async function saved(page: Page, scope: string, format: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`${scope} button[data-format="${format}"]`).first().click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe("the evidence page", () => {
  it("puts filters into the address, counts as they change, and back brings the old view", async () => {
    const { page, faults, close } = await visit(browser, "/evidence");
    const all = await counted(page);
    await page.getByRole("checkbox", { name: "Reading", exact: true }).check();
    await page.waitForURL(/theme=reading/);
    await expect.poll(() => counted(page)).toBeLessThan(all);
    const reading = await counted(page);
    await page.goBack();
    await expect.poll(() => counted(page)).toBe(all);
    const again = await visit(browser, "/evidence?theme=reading");
    expect(await counted(again.page)).toBe(reading);
    expect(await again.page.getByRole("checkbox", { name: "Reading", exact: true }).isChecked()).toBe(true);
    expect([...faults, ...again.faults]).toEqual([]);
    await close();
    await again.close();
  });

  it("marks the matched words in the sentence, and says where it is from", async () => {
    const { page, close } = await visit(browser, "/evidence?theme=workload");
    const first = page.locator("main > div .passages .passage").first();
    expect(await first.locator(".quotation mark").count()).toBeGreaterThan(0);
    await first.getByText("Where is that from?").click();
    expect(await first.locator("code").innerText()).toMatch(/^[0-9a-f]{64}$/);
    expect(await first.locator(".behind .source").innerText()).toMatch(
      /^Taken into the archive \d+ \w+ \d{4}, \d\d:\d\d UTC\. SHA-256 [0-9a-f]{64}\. It was imported from the file “\d{8}\.pdf”, from which address is not known\. Published at \(by that number .*; not compared\): https:\S+\./,
    );
    await close();
  });

  it("writes five passages picked, with order and note, as the very files of the command line", async () => {
    const { page, faults, close } = await visit(browser, "/evidence?theme=curriculum");
    const buttons = page.locator(".passages .pick");
    for (let at = 0; at < 5; at += 1) await buttons.nth(at).click();
    await page.getByRole("heading", { name: "Basket: 5 passages" }).waitFor();
    await page.getByRole("button", { name: "Down: passage 1" }).click();
    await page.getByLabel("Your note").first().fill("Ask the governors.");
    await page.getByLabel("Your note").first().blur();
    await page.reload({ waitUntil: "networkidle" });
    await page.getByRole("heading", { name: "Basket: 5 passages" }).waitFor();
    expect(await page.getByLabel("Your note").first().inputValue()).toBe("Ask the governors.");
    const basket = join(folder, "basket.json");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save basket" }).click(),
    ]);
    await file.saveAs(basket);
    const out = join(folder, "out");
    const said = await outcomes(
      dataDir(),
      ...["evidence", "--theme", "curriculum", "--basket", basket, "--page", `${inject("siteUrl")}/evidence`],
      ...["--format", "all", "--out", out],
    );
    expect(said).toMatchObject({ code: 0 });
    for (const format of ["docx", "xlsx", "csv", "json", "md", "zip"]) {
      const { name, bytes } = await saved(page, "section[aria-labelledby=basket]", format);
      expect(bytes.equals(await readFile(join(out, name))), name).toBe(true);
    }
    expect(faults).toEqual([]);
    await close();
  });

  it("loses no note and no focus in the basket, whether the keyboard goes on or the mouse", async () => {
    const { page, faults, close } = await visit(browser, "/evidence?theme=curriculum");
    const picks = page.locator(".passages .pick");
    for (let at = 0; at < 3; at += 1) await picks.nth(at).click();
    await page.getByRole("heading", { name: "Basket: 3 passages" }).waitFor();
    const basket = page.locator("section[aria-labelledby=basket]");
    const notes = basket.getByLabel("Your note");
    const ids = (): Promise<string[]> =>
      page.evaluate<string[]>(
        "[...document.querySelectorAll('section[aria-labelledby=basket] .passage')].map(({ dataset }) => dataset.id)",
      );
    const focused = (): Promise<string | null> =>
      page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");
    const before = await ids();

    await notes.nth(0).click();
    await page.keyboard.type("One.");
    await notes.nth(1).click();
    await page.keyboard.type("Two.", { delay: 30 });
    for (const key of ["Tab", "Tab"]) await page.keyboard.press(key);
    await expect.poll(focused).toBe("Down: passage 2");
    await page.keyboard.press("Enter");
    await expect.poll(ids).toEqual([before[0], before[2], before[1]]);
    // At the end it goes no further down: what may still be pressed of that passage has the focus.
    expect(await focused()).toBe("Up: passage 3");
    await basket.getByRole("button", { name: "Remove: passage 2" }).press("Enter");
    await expect.poll(ids).toEqual([before[0], before[1]]);
    expect(await focused()).toBe("Remove: passage 2");
    const { bytes } = await saved(page, "section[aria-labelledby=basket]", "json");
    const { passages } = JSON.parse(bytes.toString()) as { passages: { note: string }[] };
    expect(passages.map(({ note }) => note)).toEqual(["One.", "Two."]);
    expect(faults).toEqual([]);
    await close();
  });

  it("goes to the basket on a phone with its heading below the bar, not under it", async () => {
    const { page, close } = await visit(browser, "/evidence?theme=curriculum", { width: 390 });
    await page.locator(".passages .pick").first().click();
    await page.getByRole("heading", { name: "Basket: 1 passage" }).waitFor();
    await page.getByRole("button", { name: "To the basket (1)" }).click();
    const gap =
      "document.getElementById('basket').getBoundingClientRect().top - document.querySelector('.evidence-bar').getBoundingClientRect().bottom";
    await expect.poll(() => page.evaluate<number>(gap)).toBeLessThan(300);
    expect(await page.evaluate<number>(gap)).toBeGreaterThanOrEqual(0);
    await close();
  });

  it("answers the case it is made for, and writes the very file of the command line", async () => {
    const query = "theme=workload&phase=Primary&region=East+Midlands&prior=4";
    const { page, faults, close } = await visit(browser, `/evidence?${query}`);
    const passage = page.locator("main > div .passages .passage").first();
    expect(await passage.innerText()).toMatch(/Inadequate/);
    const { name, bytes } = await saved(page, "main", "csv");
    const out = join(folder, "case");
    const said = await outcomes(
      dataDir(),
      ...[
        "evidence",
        "--theme",
        "workload",
        "--phase",
        "Primary",
        "--region",
        "East Midlands",
        "--prior",
        "4",
      ],
      ...["--page", `${inject("siteUrl")}/evidence`, "--format", "csv", "--out", out],
    );
    expect(said).toMatchObject({ code: 0 });
    expect(bytes.equals(await readFile(join(out, name)))).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  it("reads no more than a page should without being told to, and says what to choose", async () => {
    const fetched: string[] = [];
    /** The parts as they would be in a collection so much larger. */
    const sized = (bytes: number) => async (opened: Page) => {
      opened.on("request", (request) => fetched.push(request.url()));
      await opened.route("**/evidence/index.json", async (route) => {
        const index = (await (await route.fetch()).json()) as { parts: { bytes: number }[] };
        for (const part of index.parts) part.bytes = bytes / index.parts.length;
        await route.fulfill({ json: index });
      });
    };
    const large = await visit(browser, "/evidence", { before: sized(100e6) });
    await large.page
      .getByText(/letters and reports are here; these filters ask for 100 MB of their text/)
      .waitFor();
    await large.page.getByRole("heading", { name: "Basket: 0 passages" }).waitFor();
    expect(fetched.filter((address) => /evidence\/[a-z_0-9]+-/.test(address))).toEqual([]);
    expect(await axeFindings(large.page)).toEqual([]);
    await large.page.getByRole("button", { name: "Read it all" }).click();
    expect(await counted(large.page)).toBeGreaterThan(0);
    expect(large.faults).toEqual([]);
    await large.close();
    const huge = await visit(browser, "/evidence", { before: sized(800e6) });
    await huge.page.getByText(/it is more than a page can read at once/).waitFor();
    expect(await huge.page.getByRole("button", { name: "Read it all" }).count()).toBe(0);
    await huge.page.getByRole("checkbox", { name: "Workload", exact: false }).check();
    expect(await counted(huge.page)).toBeGreaterThan(0);
    await huge.close();
  });

  it("leaves nothing of other filters to be taken away when what was asked for can not be fetched", async () => {
    const { page, close } = await visit(browser, "/evidence?theme=reading");
    await counted(page);
    await page.route("**/evidence/*.json", (route) => route.abort());
    await page.locator('input[name="theme"][value="workload"]').check();
    await page.locator(".notice", { hasText: "could not be loaded" }).waitFor();
    expect(await page.locator(".passages > li").count()).toBe(0);
    expect(await page.locator("button[data-format]").count()).toBe(0);
    expect(await page.locator(".evidence-count").textContent()).toBe("");
    await close();
  });

  it("lets nothing of other filters be taken away while it searches", async () => {
    const { page, close } = await visit(browser, "/evidence?theme=reading");
    await counted(page);
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/evidence/*.json", async (route) => {
      await asked;
      await route.continue();
    });
    await page.locator('input[name="theme"][value="workload"]').check();
    await page.getByText("Searching …").waitFor();
    expect(await page.locator("[inert] button[data-format]").count()).toBeGreaterThan(0);
    answer();
    await counted(page);
    expect(await page.locator("[inert]").count()).toBe(0);
    await close();
  });

  it("leaves nothing of other filters to be taken away when a filter or an address can not be", async () => {
    const { page, close } = await visit(browser, "/evidence?theme=reading");
    const reading = await counted(page);
    const left = async (): Promise<(string | number | null)[]> => [
      await page.locator(".passages > li").count(),
      await page.locator("button[data-format]").count(),
      await page.locator(".evidence-count").textContent(),
    ];
    const nothing = [0, 0, "Nothing is looked for until the filters are put right."];
    await page.locator('input[name="authority"]').fill("Atlantis");
    await page.locator('input[name="authority"]').press("Enter");
    await page.getByText('authority is "Atlantis"; allowed:').waitFor();
    expect(await left()).toEqual(nothing);
    await page.locator('input[name="authority"]').fill("");
    await page.locator('input[name="authority"]').press("Enter");
    expect(await counted(page)).toBe(reading);
    await page.locator('input[name="words"]').fill('"no end');
    await page.locator('input[name="words"]').press("Enter");
    await expect.poll(left).toEqual(nothing);
    await page.goBack();
    expect(await counted(page)).toBe(reading);
    expect(await page.locator(".evidence-filters [role=alert]").textContent()).toBe("");
    await page.goto(new URL("/evidence?phase=Upper", page.url()).href);
    await page.getByText('phase is "Upper"; allowed: Nursery').waitFor();
    expect(await left()).toEqual(nothing);
    expect(await page.getByRole("button", { name: "To the basket (0)" }).count()).toBe(1);
    await close();
  });

  it("says what to widen when nothing is found, and what is wrong with an address", async () => {
    const nothing = await visit(browser, "/evidence?theme=workload&words=xylophone");
    await nothing.page
      .getByText(/No passage matches\. Take off one filter: without “Words” there are \d+/)
      .waitFor();
    await nothing.close();
    const wrong = await visit(browser, "/evidence?phase=Upper");
    await wrong.page.getByText('phase is "Upper"; allowed: Nursery').waitFor();
    await wrong.close();
    const old = await visit(browser, "/evidence?theme=workload&build=ffffffffffff&codebook=0.0.1");
    await old.page.getByText(/made with build ffffffffffff; the data is now build/).waitFor();
    await old.page.getByText(/made with codebook 0\.0\.1/).waitFor();
    await old.close();
  });
});
