import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProviderPage } from "../../../pipeline/parse/provider-page.ts";
import { readSearchPage } from "../../../pipeline/parse/search-page.ts";
import type { ServedSample } from "../../../pipeline/sample/serve/server.ts";
import { serveSample } from "../../../pipeline/sample/serve/server.ts";

const LISTING =
  "/api/content/government/statistical-data-sets/monthly-management-information-ofsteds-school-inspections-outcomes";

let sample: ServedSample;
beforeAll(async () => {
  sample = await serveSample({
    port: 0,
    schools: 150,
    letters: 40,
    seed: "served",
    today: () => "2026-11-22",
  });
});
afterAll(async () => {
  await sample.close();
});

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(sample.bases.reports + path, { headers, redirect: "manual" });
}

async function searched(query: string): Promise<ReturnType<typeof readSearchPage>> {
  return readSearchPage(new Uint8Array(await (await get(`/search?${query}`)).arrayBuffer()));
}

async function attachments(): Promise<{ title: string; url: string }[]> {
  const body = (await (await get(LISTING)).json()) as {
    details: { attachments: { title: string; url: string }[] };
  };
  return body.details.attachments;
}

describe("the served sample", () => {
  it("lists the files of management information, and gives each one at its address", async () => {
    const files = await attachments();
    expect(files.length).toBeGreaterThan(12);
    expect(files.some(({ title }) => title.includes("as at 31 August 2026"))).toBe(true);
    for (const { url } of files) expect((await fetch(url)).status).toBe(200);
    expect((await get("/media/000000000000000000000000/none.csv")).status).toBe(404);
  });

  it("answers 304 without a body to one who holds the same thing, by tag or by date", async () => {
    const [file] = await attachments();
    const path = new URL(file?.url ?? "").pathname;
    const whole = await get(path);
    const etag = whole.headers.get("etag") ?? "";
    const modified = whole.headers.get("last-modified") ?? "";
    await whole.arrayBuffer();
    const byTag = await get(path, { "if-none-match": etag });
    const byDate = await get(path, { "if-modified-since": modified });
    expect([byTag.status, byDate.status]).toEqual([304, 304]);
    expect((await byTag.arrayBuffer()).byteLength).toBe(0);
    expect((await get(path, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("gives at most 100 rows a page and leads through all pages, each school once", async () => {
    const urns: string[] = [];
    let next: string | null = "/search?level_1_types=1&rows=1000&start=0";
    let pages = 0;
    while (next !== null) {
      const text: string = await (await get(next)).text();
      const found = readSearchPage(new TextEncoder().encode(text));
      expect(found.results.length).toBeLessThanOrEqual(100);
      urns.push(...found.results.map(({ urn }) => urn));
      const link: string | undefined = /class="pagination__next"[^>]*href="([^"]+)"/.exec(text)?.[1];
      next = link === undefined ? null : link.replaceAll("&amp;", "&");
      pages++;
    }
    expect(pages).toBeGreaterThan(1);
    expect(new Set(urns).size).toBe(urns.length);
    expect(urns.length).toBeGreaterThan(150);
  });

  it("finds providers by the date of their latest report, newest first", async () => {
    const found = await searched(
      "latest_report_date_start=01-01-2026&latest_report_date_end=30-06-2026&sort=date&rows=100",
    );
    const dates = found.results.map(({ latestReport }) => latestReport ?? "");
    expect(dates.length).toBeGreaterThan(3);
    expect(dates.every((date) => date >= "2026-01-01" && date <= "2026-06-30")).toBe(true);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it("filters by phase, status, rating and local authority", async () => {
    const total = (await searched("rows=100")).count;
    for (const query of [
      "level_2_types[]=2",
      "status[]=2",
      "rating[]=5",
      "local_authority[]=700",
      "region[]=E12000001",
    ]) {
      const count = (await searched(`${query}&rows=100`)).count;
      expect(count, query).toBeGreaterThan(0);
      expect(count, query).toBeLessThan(total);
    }
    expect((await searched("level_1_types=3")).count).toBe(0);
  });

  it("knows a provider under its own category only, and leads there from the old address", async () => {
    const found = await get("/inspection-reports/find-inspection-report/provider/ELS/900001");
    expect(found.status).toBe(301);
    const path = new URL(found.headers.get("location") ?? "").pathname;
    const right = await get(path);
    expect(right.status).toBe(200);
    const page = readProviderPage(new Uint8Array(await right.arrayBuffer()));
    expect(page.urn).toBe("900001");
    expect(page.publications.length).toBeGreaterThan(0);
    expect((await get("/provider/27/900001")).status).toBe(404);
    expect((await get("/provider/21/899999")).status).toBe(404);
  });

  it("gives the PDF of every publication that a page lists, and 404 for a number it does not", async () => {
    const found = await searched("rows=20&sort=date");
    for (const { category, urn } of found.results.slice(0, 6)) {
      const page = await (await get(`/provider/${category}/${urn}`)).text();
      for (const [, id] of page.matchAll(/\/v1\/file\/(\d+)/g)) {
        const answer = await get(`/v1/file/${id ?? ""}`);
        expect(answer.headers.get("content-type")).toBe("application/pdf");
        expect((await answer.text()).startsWith("%PDF-")).toBe(true);
      }
    }
    expect((await get("/v1/file/1")).status).toBe(404);
  });

  it("has the register of the last seven days but not of today", async () => {
    const status = async (day: string) =>
      (await get(`/edubase/downloads/public/edubasealldata${day}.csv`)).status;
    expect(await status("20261122")).toBe(404);
    expect(await status("20261121")).toBe(200);
    expect(await status("20261115")).toBe(200);
    expect(await status("20261114")).toBe(404);
    expect((await get("/edubase/downloads/public/links_edubasealldata20261120.csv")).status).toBe(200);
  });

  it("has a robots.txt, and refuses what is not a reading", async () => {
    expect(await (await get("/robots.txt")).text()).toContain("Disallow: /search/subscribe");
    expect((await fetch(`${sample.bases.files}/search`, { method: "POST" })).status).toBe(405);
  });

  it("lets days pass: later letters and files come out, nothing earlier is lost", async () => {
    const later = await serveSample({
      port: 0,
      schools: 150,
      letters: 40,
      seed: "served",
      until: "2026-09-20",
    });
    const listed = async () =>
      (
        (await (await fetch(later.bases.govuk + LISTING)).json()) as {
          details: { attachments: { url: string }[] };
        }
      ).details.attachments.map(({ url }) => url);
    const before = await listed();
    later.setDay("2026-12-20");
    const after = await listed();
    await later.close();
    expect(after.length).toBeGreaterThan(before.length);
    expect(after).toEqual(expect.arrayContaining(before));
  });
});
