import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { PAGES } from "../../pipeline/site/chrome.ts";
import { serveSite } from "../../pipeline/site/serve-site.ts";
import { launchChromium } from "../browser/chromium.ts";
import { outcomes } from "../evidence/fictional.ts";
import type { BenchTable } from "./bench.ts";

/** As many schools as England has; letters are few, for each is a PDF to write and read (see docs/pages.md). */
const SIZE = ["--schools", "22000", "--letters", "300"];
const RUNS = 3;

/** What one page took, in the middle of its runs. */
interface Measured {
  kilobytes: number;
  chart: number | null;
  filter: number | null;
}

/**
 * Weight of every page as gzip sends it, time from a cold load to the first chart, and from a changed filter to the
 * chart drawn anew. TEST_SITE names a folder with `site` in it to measure instead of the sample.
 */
export async function run(): Promise<BenchTable> {
  const ready = process.env["TEST_SITE"];
  const folder = ready ?? (await nationalSite());
  const server = await serveSite({ dir: join(folder, "site"), port: 0 });
  const browser = await launchChromium();
  try {
    const rows: (string | number)[][] = [];
    for (const { path } of PAGES) {
      const { kilobytes, chart, filter } = await measured(browser, `${server.url}${path}`);
      rows.push([path, Math.round(kilobytes), chart ?? "no chart", filter ?? "no filter"]);
    }
    return {
      title: `Pages: ${ready === undefined ? `the sample with ${SIZE.join(" ").replaceAll("--", "")}` : "the site given"}, median of ${RUNS}`,
      columns: ["page", "kB, gzip, with data", "ms to chart, cold", "ms to redraw, filter"],
      rows,
      notes: [
        "Targets: home at most 250 kB; a chart within 1,000 ms of a cold load; a filter answers within 100 ms.",
        "kB is everything the page asks for until it stands, headers included. Cold: a browser context of its own each time.",
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
  const files = join(folder, "files");
  for (const line of [
    ["sample", ...SIZE, "--out", files],
    ["import", files],
    ["build"],
    ["publish"],
    ["site", "--out", join(folder, "site")],
  ]) {
    const { code, notes } = await outcomes(join(folder, "data"), ...line);
    if (code !== 0) throw new Error(`outcomes ${line.join(" ")} ended with ${code}: ${notes.slice(-1500)}`);
  }
  return folder;
}

async function measured(browser: Browser, address: string): Promise<Measured> {
  const runs: Measured[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await once(browser, address));
  const middle = (name: "chart" | "filter"): number | null => {
    const found = runs.map((run) => run[name]).filter((value) => value !== null);
    return found.length === 0 ? null : Math.round(found.sort((a, b) => a - b)[found.length >> 1] ?? 0);
  };
  return { kilobytes: runs[0]?.kilobytes ?? 0, chart: middle("chart"), filter: middle("filter") };
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
  const filter = await filterTime(page);
  await context.close();
  return { kilobytes, chart, filter };
}

/** Chooses the last option of the first list among the controls; null where a page has none. */
async function filterTime(page: Page): Promise<number | null> {
  return page.evaluate<number | null>(`(() => {
    const select = document.querySelector(".controls select");
    if (select === null || document.querySelector(".chart") === null) return null;
    const before = performance.now();
    select.selectedIndex = select.options.length - 1;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    return new Promise((resolve) => {
      const look = () =>
        document.querySelector(".chart svg") === null
          ? requestAnimationFrame(look)
          : requestAnimationFrame(() => resolve(performance.now() - before));
      look();
    });
  })()`);
}
