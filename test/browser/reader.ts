import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
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

/** Opens a page as a reader would and waits until its data is drawn. `allowMissing`: a 404 is part of the test. */
export async function visit(
  browser: Browser,
  path: string,
  view: Partial<View> & { allowMissing?: boolean } = {},
): Promise<Visit> {
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
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(`${site}${path}`, { waitUntil: "networkidle" });
  return { page, faults, bytes: () => bytes, close: () => context.close() };
}

/** What axe finds wrong on a page, as lines to read; scripts of tests are not bound by the site's policy. */
export async function axeFindings(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${String(target)})`),
  );
}
