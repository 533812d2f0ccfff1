import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { serveSite, type SiteServer } from "../../pipeline/site/serve-site.ts";

const LONG = "a line of text that compresses well\n".repeat(200);
let folder: string;
let server: SiteServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "serve-"));
  const dir = join(folder, "site");
  await mkdir(join(dir, "_import"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "not part of the site");
  await writeFile(join(dir, "index.html"), `<script type="module">ok()</script>${LONG}`);
  await writeFile(join(dir, "school.html"), "<h1>School</h1>");
  await writeFile(join(dir, "404.html"), "<h1>No such page</h1>");
  await writeFile(join(dir, ".hidden.json"), "{}");
  await writeFile(join(dir, "_import", "style.0123abcd.css"), LONG);
  server = await serveSite({ dir, port: 0 });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

/** Sends a path as it stands: `fetch` would clean it first. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(server.url, { path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
    })
      .on("error", reject)
      .end();
  });
}

describe("serveSite", () => {
  it("serves pages by their clean addresses, with any query", async () => {
    expect((await ask("/school?urn=900001")).body.toString()).toBe("<h1>School</h1>");
    expect((await ask("/")).headers["content-type"]).toBe("text/html; charset=utf-8");
  });

  it("answers an unknown address with the page for it, and 404", async () => {
    const answer = await ask("/nowhere");
    expect([answer.status, answer.body.toString()]).toEqual([404, "<h1>No such page</h1>"]);
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/_import/..%2f..%2fsecret.txt",
    "/..%5csecret.txt",
    "/.hidden.json",
    "/%00",
    "/%ff",
  ])("never leaves the site's folder: %s", async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain("not part");
  });

  it("sends brotli to who takes it, gzip to who takes that, plain text to the rest", async () => {
    const brotli = await ask("/_import/style.0123abcd.css", { "accept-encoding": "gzip, deflate, br" });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(LONG);
    const gzip = await ask("/_import/style.0123abcd.css", { "accept-encoding": "gzip, br;q=0" });
    expect([gzip.headers["content-encoding"], gunzipSync(gzip.body).toString()]).toEqual(["gzip", LONG]);
    const plain = await ask("/_import/style.0123abcd.css");
    expect([plain.headers["content-encoding"], plain.body.toString()]).toEqual([undefined, LONG]);
  });

  it("says 304 to who has the newest, and sends a file anew once it changed", async () => {
    const first = await ask("/school");
    const etag = String(first.headers["etag"]);
    expect((await ask("/school", { "if-none-match": etag })).status).toBe(304);
    await writeFile(join(folder, "site", "school.html"), "<h1>Changed</h1>");
    const again = await ask("/school", { "if-none-match": etag });
    expect([again.status, again.body.toString()]).toEqual([200, "<h1>Changed</h1>"]);
  });

  it("sends a file whole that is larger than what can be held", async () => {
    const path = join(folder, "site", "core.parquet");
    await writeFile(path, "PAR1");
    await truncate(path, 2 ** 31 + 5);
    const { status, headers } = await ask("/core.parquet", {}, "HEAD");
    expect([status, headers["content-length"]]).toEqual([200, String(2 ** 31 + 5)]);
    expect((await ask("/core.parquet", { "if-none-match": String(headers["etag"]) })).status).toBe(304);
    await truncate(path, 70_000_000);
    const { body } = await ask("/core.parquet");
    expect([body.length, body.subarray(0, 4).toString()]).toEqual([70_000_000, "PAR1"]);
  });

  it("lets only files with a hash in their name be kept for good", async () => {
    expect((await ask("/_import/style.0123abcd.css")).headers["cache-control"]).toContain("immutable");
    expect((await ask("/school")).headers["cache-control"]).toBe("no-cache");
  });

  it("sends a policy that allows the page's own script and nothing from elsewhere", async () => {
    const { headers } = await ask("/");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it("takes nothing but GET and HEAD", async () => {
    const answer = await ask("/", {}, "POST");
    expect([answer.status, answer.headers["allow"]]).toEqual([405, "GET, HEAD"]);
    expect((await ask("/school", {}, "HEAD")).body).toHaveLength(0);
  });

  it("says that a port is taken, and what to do", async () => {
    const port = Number(new URL(server.url).port);
    await expect(serveSite({ dir: folder, port })).rejects.toThrow(/port \d+: something else is using it/);
  });
});
