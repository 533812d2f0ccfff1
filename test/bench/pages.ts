import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { group } from "d3";
import type { Browser, Page } from "playwright-core";
import { PAGES } from "../../pipeline/site/chrome.ts";
import { serveSite } from "../../pipeline/site/serve-site.ts";
import { launchChromium } from "../browser/chromium.ts";
import { outcomes } from "../evidence/fictional.ts";
import type { BenchTable } from "./bench.ts";
import { archiveLetters } from "./letters/folder.ts";

/** As many schools as England has. Few of the letters are PDFs, to be written and read; the others lie read in the cache. */
const SCHOOLS = 22_000;
const PDFS = 300;
const LETTERS = 20_000;
const RUNS = 3;
/** A choice that nothing answers for so long changes nothing in the data at hand; its list is named, not timed. */
const GIVEN_UP_MS = 10_000;

/** Between two choices: a reader looks at what came. */
const SETTLED_MS = 500;

/** What one page took in one run. */
interface Measured {
  kilobytes: number;
  /** Milliseconds to the first chart; null where there is none. */
  chart: number | null;
  /** Milliseconds that each list of the controls took to answer, by its name; null where nothing answered. */
  filters: readonly (readonly [string, number | null])[];
}

/**
 * Weight of every page as gzip sends it, time from a cold load to the first chart, and from a choice among the controls
 * to its answer on the screen. TEST_SITE names a folder with `site` in it to measure instead of the sample.
 */
export async function run(): Promise<BenchTable> {
  const ready = process.env["TEST_SITE"];
  const folder = ready ?? (await nationalSite());
  const server = await serveSite({ dir: join(folder, "site"), port: 0 });
  const browser = await launchChromium();
  try {
    const rows: (string | number)[][] = [];
    const unanswered: string[] = [];
    for (const { path } of PAGES) {
      const runs: Measured[] = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await once(browser, `${server.url}${path}`));
      const timed = runs.flatMap((run) =>
        run.filters.flatMap(([name, ms]) => (ms === null ? [] : [{ name, ms }])),
      );
      const slowest = [...group(timed, ({ name }) => name)]
        .map(([name, times]) => ({ name, ms: middle(times.map(({ ms }) => ms)) ?? 0 }))
        .reduce((most, one) => (one.ms > most.ms ? one : most), { name: "", ms: 0 });
      const silent = runs.flatMap((run) => run.filters.flatMap(([name, ms]) => (ms === null ? name : [])));
      for (const name of new Set(silent)) unanswered.push(`${path} ${name}`);
      rows.push([
        path,
        Math.round(runs[0]?.kilobytes ?? 0),
        middle(runs.flatMap(({ chart }) => chart ?? [])) ?? "no chart",
        middle(timed.map(({ ms }) => ms)) ?? "no filter",
        timed.length === 0 ? "no filter" : `${slowest.ms} (${slowest.name})`,
      ]);
    }
    return {
      title: `Pages: ${ready === undefined ? `the sample with ${SCHOOLS} schools and ${PDFS + LETTERS} letters` : "the site given"}, median of ${RUNS}`,
      columns: [
        "page",
        "kB, gzip, with data",
        "ms to chart, cold",
        "ms to answer a filter, median",
        "slowest filter, its median",
      ],
      rows,
      notes: [
        "Targets: home at most 250 kB; a chart within 1,000 ms of a cold load; a filter answers within 100 ms.",
        "kB is everything the page asks for until it stands, headers included. Cold: a browser context of its own each time.",
        "Every list among the controls is tried in each run: to the first chart drawn anew, those below it follow. Filters are opened",
        "a while before, as by a reader who looks for one: what they need is fetched then.",
        `Lists whose last choice changes nothing in these data: ${unanswered.join(", ") || "none"}.`,
      ],
    };
  } finally {
    await browser.close();
    await server.close();
    if (ready === undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function nationalSite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "outcomes-pages-"));
  const [files, data] = [join(folder, "files"), join(folder, "data")];
  const run = async (...line: string[]): Promise<void> => {
    const { code, notes } = await outcomes(data, ...line);
    if (code !== 0) throw new Error(`outcomes ${line.join(" ")} ended with ${code}: ${notes.slice(-1500)}`);
  };
  await run("sample", "--schools", String(SCHOOLS), "--letters", String(PDFS), "--out", files);
  await run("import", files);
  await archiveLetters(data, 0, LETTERS, SCHOOLS);
  await run("build");
  await run("publish");
  await run("site", "--out", join(folder, "site"));
  return folder;
}

function middle(times: readonly number[]): number | null {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted.length === 0 ? null : Math.round(sorted[sorted.length >> 1] ?? 0);
}

async function once(browser: Browser, address: string): Promise<Measured> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    extraHTTPHeaders: { "accept-encoding": "gzip" },
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  // The moment of the first drawing is taken in the page itself: asking from outside would add to it.
  await page.addInitScript(`new MutationObserver((_, observer) => {
    if (document.querySelector(".chart svg") === null) return;
    observer.disconnect();
    requestAnimationFrame(() => (globalThis.chartAt = performance.now()));
  }).observe(document, { childList: true, subtree: true });`);
  await page.goto(address, { waitUntil: "networkidle" });
  const chart = await page.evaluate<number | null>("globalThis.chartAt ?? null");
  const kilobytes = bytes / 1000;
  const filters = await filterTimes(page);
  await context.close();
  return { kilobytes, chart, filters };
}

/**
 * Chooses the last option of every list among the controls, one list after the other, and takes it back: milliseconds
 * until what answers the choice stands on the screen. Empty where a page has no list or no chart.
 */
async function filterTimes(page: Page): Promise<Measured["filters"]> {
  for (const filters of await page.locator("details.filters > summary").all()) await filters.click();
  await page.waitForLoadState("networkidle");
  return page.evaluate<[string, number | null][]>(`(async () => {
    const drawn = () => document.querySelector(".chart svg");
    const charts = () => [...document.querySelectorAll(".chart svg")];
    const notices = () => [...document.querySelectorAll("main .notice")].map(({ textContent }) => textContent).join();
    // Before anything else that waits for the same frame, such as the charts further down.
    const painted = () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => scheduler.postTask(resolve, { priority: "user-blocking" })),
      );
    const timed = async (select, index) => {
      const [old, words, before] = [new Set(charts()), notices(), performance.now()];
      // The old charts are no answer: a new one is, or words in their place.
      const answered = () => (drawn() === null ? notices() !== words : charts().some((svg) => !old.has(svg)));
      const answer = new Promise((resolve) => {
        const given = setTimeout(() => resolve(false), ${GIVEN_UP_MS});
        new MutationObserver((_, observer) => {
          if (!answered()) return;
          observer.disconnect();
          clearTimeout(given);
          resolve(true);
        }).observe(document.querySelector("main"), { childList: true, subtree: true });
      });
      select.selectedIndex = index;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      if (!(await answer)) return null;
      await painted();
      const after = performance.now();
      // The charts further down are drawn before the next choice.
      await new Promise((resolve) => setTimeout(resolve, ${SETTLED_MS}));
      return after - before;
    };
    if (drawn() === null) return [];
    const times = [];
    for (const { name } of document.querySelectorAll(".controls select")) {
      const select = () => document.querySelector('.controls select[name="' + name + '"]');
      const time = await timed(select(), select().options.length - 1);
      times.push([name, time]);
      if (time !== null) await timed(select(), 0);
      else {
        select().selectedIndex = 0;
        select().dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    return times;
  })()`);
}
