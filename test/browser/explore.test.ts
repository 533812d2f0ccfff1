import { readFile } from "node:fs/promises";
import Papa from "papaparse";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXAMPLES } from "../../src/explore/examples.ts";
import { launchChromium } from "./chromium.ts";
import { axeFindings, type Visit, visit } from "./reader.ts";

let browser: Browser;
/** One page for all tests: DuckDB is loaded once. */
let open: Visit;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  open = await visit(browser, "/explore");
  page = open.page;
});
afterAll(async () => {
  await open.close();
  await browser.close();
});

/** Writes a query and runs it from the keyboard. */
async function run(sql: string): Promise<void> {
  await page.getByLabel("Query, in DuckDB’s SQL").fill(sql);
  await page.keyboard.press("Control+Enter");
  await page.locator("#result, .fault").waitFor();
}

async function said(): Promise<string> {
  return page.locator("section[aria-labelledby=result] > p").innerText();
}

describe("the explore page", () => {
  it("answers every example it begins with, puts it into the address, and goes back and forward", async () => {
    for (const { question, sql } of EXAMPLES) {
      await page.getByRole("link", { name: question }).click();
      await page.locator("#result, .fault").waitFor();
      expect(new URL(page.url()).searchParams.get("sql")).toBe(sql);
      expect(await page.getByLabel("Query, in DuckDB’s SQL").inputValue()).toBe(sql);
      expect(await said(), question).toMatch(/^\d+ rows/);
    }
    expect(await axeFindings(page)).toEqual([]);
    await page.goBack();
    await page.locator("#result").waitFor();
    expect(await page.getByLabel("Query, in DuckDB’s SQL").inputValue()).toBe(EXAMPLES.at(-2)?.sql);
  });

  it("runs a query that a link brings, shows the first thousand rows, and gives all of them as CSV", async () => {
    const sql = "SELECT i, i * 0.5 AS half, '<b>' || i AS text FROM range(2500) AS rows(i) ORDER BY i DESC";
    await page.goto(`${page.url().split("?")[0] ?? ""}?${new URLSearchParams({ sql }).toString()}`);
    await page.locator("#result").waitFor({ timeout: 60_000 });
    expect(await said()).toBe("2,500 rows. The first 1,000 are shown; the CSV has all of them.");
    const cells = await page.evaluate<string[][]>(
      "[...document.querySelectorAll('section[aria-labelledby=result] tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))",
    );
    expect(cells).toHaveLength(1000);
    expect(cells[0]).toEqual(["2499", "1249.5", "<b>2499"]);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV", exact: true }).click(),
    ]);
    const { data } = Papa.parse<string[]>((await readFile(await file.path(), "utf8")).slice(1), {
      skipEmptyLines: true,
    });
    expect(data[0]).toEqual(["i", "half", "text"]);
    expect(data).toHaveLength(2501);
    expect(data.slice(1, 1001)).toEqual(cells);
    expect(data.at(-1)).toEqual(["0", "0", "<b>0"]);
  });

  it("says in words what is wrong with a query, where, and what may help", async () => {
    await run("SELECT *\nFORM school_index");
    expect(await page.locator(".fault").innerText()).toMatch(
      /line 2\. .*syntax error[\s\S]*FORM school_index/,
    );
    await run("SELECT colour FROM school_index");
    expect(await page.locator(".fault").innerText()).toMatch(/colour[\s\S]*“Tables and columns”/);
    await run("FROM schools");
    expect(await page.locator(".fault").innerText()).toMatch(/schools does not exist[\s\S]*school_index/);
    await run("SELECT 1; SELECT 2");
    expect(await page.locator(".fault").innerText()).toMatch(/One query is run at a time/);
    await run("   ");
    expect(await page.locator(".fault").innerText()).toMatch(/press one of the examples/);
    expect(await axeFindings(page)).toEqual([]);
    await run("FROM school_index WHERE name = 'nowhere'");
    expect(await said()).toMatch(/^No rows/);
    await run("FROM range(600000)");
    expect(await said()).toMatch(/^More than 500,000 rows/);
    expect(await page.getByRole("button", { name: "CSV", exact: true }).isDisabled()).toBe(true);
  });

  it.each([
    "SELECT 1; -- end",
    "SELECT 1 ; /* a */ ;\n-- b",
    "SELECT 'a;-- b' AS text",
    "SHOW TABLES; -- all",
  ])("takes comments and semicolons after a statement for its end: %s", async (sql) => {
    await run(sql);
    expect(await said()).toMatch(/^\d+ rows?/);
    if (sql.includes("AS text"))
      expect(await page.locator("section[aria-labelledby=result] tbody td").innerText()).toBe("a;-- b");
  });

  it("describes, shows and summarizes tables, as its advice on a query says", async () => {
    for (const sql of ["DESCRIBE school_index;", "show tables", "SUMMARIZE theme_counts"]) {
      await run(sql);
      expect(await said(), sql).toMatch(/^\d+ rows/);
    }
  });

  it("changes nothing, reads no file and no address, and asks nobody for an extension", async () => {
    for (const sql of [
      "FROM 'https://example.org/schools.csv'",
      "FROM read_parquet('https://example.org/schools.parquet')",
      "INSTALL spatial",
      "LOAD icu",
      "DROP TABLE school_index",
      "SET enable_external_access = true",
    ]) {
      await run(sql);
      expect(await page.locator(".fault").count(), sql).toBe(1);
    }
    await run("SELECT count(*) AS schools FROM school_index");
    expect(await said()).toBe("1 row.");
    expect(open.faults).toEqual([]);
  });

  it("stops a query that takes too long, and goes on with the next", async () => {
    await page
      .getByLabel("Query, in DuckDB’s SQL")
      .fill("SELECT max(a.range * b.range) FROM range(10000000) AS a, range(1000000) AS b");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("Stopped.").waitFor();
    await run("SELECT 1 AS one");
    expect(await said()).toBe("1 row.");
  });

  it("says as at when, of which build, and what every table and column is", async () => {
    expect(await page.locator(".explore .provenance").innerText()).toMatch(
      /Newest source as at \d+ \w+ \d{4}\. Build [0-9a-f]{12}, site [0-9a-f]{12}, codebook/,
    );
    const details = page.locator("section[aria-labelledby=tables] details", { hasText: "school_index" });
    await details.locator("summary").click();
    // Its rows are written once it stands open, which is told a moment after the click.
    await details.locator("tbody tr").nth(20).waitFor();
    expect(await details.locator("tbody").innerText()).toContain("Parliamentary constituency");
  });
});
