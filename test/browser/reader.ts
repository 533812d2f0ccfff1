import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import type { AxeResults } from "axe-core";
import type { Browser, Page, Request } from "playwright-core";
import { inject } from "vitest";

/** How a reader looks at a page. */
export interface View {
  width: number;
  scheme: "light" | "dark";
}

export const VIEWS: readonly View[] = [
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
  { width: 390, scheme: "light" },
  { width: 390, scheme: "dark" },
];

/** An open page, with everything that should not have happened on it. */
export interface Visit {
  page: Page;
  /** Errors of the console and of scripts, failed requests, and requests to anywhere but the site. */
  faults: string[];
  /** Bytes that came over the wire so far, headers included. */
  bytes: () => number;
  close: () => Promise<void>;
}

let axe: Promise<string> | undefined;
function axeSource(): Promise<string> {
  axe ??= readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  return axe;
}

/** What else a visit may be. */
export interface Circumstances extends Partial<View> {
  /** A 404 is part of the test. */
  allowMissing?: boolean;
  /** Done before the page is asked for. */
  before?: (page: Page) => Promise<unknown>;
}

/** Opens a page as a reader would and waits until its data is drawn. */
export async function visit(browser: Browser, path: string, view: Circumstances = {}): Promise<Visit> {
  const site = inject("siteUrl");
  const context = await browser.newContext({
    viewport: { width: view.width ?? 1280, height: 900 },
    colorScheme: view.scheme ?? "light",
    permissions: ["clipboard-read", "clipboard-write"],
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    const isMissing = view.allowMissing === true && message.text().includes("404");
    if (["error", "warning"].includes(message.type()) && !isMissing) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !/^(data|blob):/.test(url)) faults.push(`asked elsewhere: ${url}`);
  });
  const asked = new Set<Request>();
  pending.set(page, asked);
  page.on("request", (request) => asked.add(request));
  page.on("requestfinished", (request) => asked.delete(request));
  page.on("requestfailed", (request) => asked.delete(request));
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await view.before?.(page);
  await page.goto(`${site}${path}`);
  await drawn(page);
  return { page, faults, bytes: () => bytes, close: () => context.close() };
}

/** What each page has asked for and not got yet. */
const pending = new WeakMap<Page, Set<Request>>();

/**
 * Waits until a page stands: every cell has shown what it makes, nothing is on its way, what was to be done with it is
 * done, and the page has stopped growing, as it does with each chart drawn in its turn.
 */
export async function drawn(page: Page): Promise<void> {
  const asked = pending.get(page);
  let height = -1;
  for (let quiet = 0; quiet < 2;) {
    await page.waitForFunction(
      "document.readyState === 'complete' && document.querySelector('observablehq-loading') === null",
    );
    await page.evaluate(
      "new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), { timeout: 1000 }))",
    );
    const before = height;
    height = await page.evaluate<number>("document.documentElement.scrollHeight");
    if (asked !== undefined && asked.size > 0) quiet = 0;
    else quiet = height === before ? quiet + 1 : 1;
    await wait(40);
  }
}

/** How far a page's parts were moved about while it came, as browsers reckon it: 0.1 and more disturbs. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    new PerformanceObserver((list) =>
      resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)),
    ).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(0), 100);
  })`);
}

/** Shows a page, already open, as another reader would see it. */
export async function seeAs(page: Page, { width, scheme }: View): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await drawn(page);
}

/** Rules that depend on width and colours; the others find the same in whatever view. */
const OF_THE_VIEW = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];

/**
 * What axe finds wrong on a page, as lines to read; scripts of tests are not bound by the site's policy.
 * `only` "view" looks only for what may differ between widths and colours.
 */
export async function axeFindings(page: Page, only: "all" | "view" = "all"): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(await axeSource());
  const options =
    only === "all"
      ? { resultTypes: ["violations"] }
      : { resultTypes: ["violations"], runOnly: { type: "rule", values: OF_THE_VIEW } };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${String(target)})`),
  );
}
