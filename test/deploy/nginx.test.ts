import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const nginx = ["/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"].find(existsSync);
if (nginx === undefined) console.warn("nginx is not installed here: deploy/nginx.conf was not tried.");

const long = "every school of the fictional county; ".repeat(100);
const files: Readonly<Record<string, string>> = {
  "index.html": `<!DOCTYPE html><title>home</title>${long}`,
  "school.html": "<!DOCTYPE html><title>school</title>",
  "404.html": "<!DOCTYPE html><title>nothing here</title>",
  "data/schools.json": JSON.stringify({ long }),
  "downloads/latest/core.school.csv": long,
  "_import/page.0123abcd.js": `// ${long}`,
  ".secret": "no",
};

let work: string;
let base: string;
let server: ChildProcess | undefined;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe.runIf(nginx !== undefined)("deploy/nginx.conf", () => {
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), "outcomes-nginx-"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(work, "site", name)), { recursive: true });
      writeFileSync(join(work, "site", name), text);
    }
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    const ours = readFileSync(fileURLToPath(new URL("../../deploy/nginx.conf", import.meta.url)), "utf8")
      .replace("listen 80;", `listen 127.0.0.1:${port};`)
      .replace("listen [::]:80;", "")
      .replaceAll("/var/lib/inspection-outcomes", work);
    writeFileSync(join(work, "health.json"), '{"last_good":null}');
    writeFileSync(join(work, "site.conf"), ours);
    writeFileSync(
      join(work, "nginx.conf"),
      `daemon off; pid ${work}/pid; error_log ${work}/error.log; ${process.getuid?.() === 0 ? "user root;" : ""}
      events {} http { access_log off; client_body_temp_path ${work}/body; proxy_temp_path ${work}/proxy;
      fastcgi_temp_path ${work}/fastcgi; uwsgi_temp_path ${work}/uwsgi; scgi_temp_path ${work}/scgi; include ${work}/site.conf; }`,
    );
    const checked = spawnSync(nginx ?? "", ["-t", "-c", join(work, "nginx.conf")], { encoding: "utf8" });
    expect(checked.stderr).toContain("test is successful");
    server = spawn(nginx ?? "", ["-c", join(work, "nginx.conf")], { stdio: "ignore" });
    for (let attempt = 0; attempt < 100; attempt++) {
      if (await fetch(base).catch(() => null)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  afterAll(async () => {
    const gone = new Promise((resolve) => server?.once("exit", resolve));
    server?.kill();
    await gone;
    rmSync(work, { recursive: true, force: true });
  });

  it("serves a page under its address without ending, and the page for wrong addresses with 404", async () => {
    const school = await fetch(`${base}/school?urn=900001`);
    expect(school.status).toBe(200);
    expect(await school.text()).toContain("<title>school</title>");
    const wrong = await fetch(`${base}/nowhere`);
    expect(wrong.status).toBe(404);
    expect(await wrong.text()).toContain("nothing here");
  });

  it("sends every answer with the headers of security, errors too", async () => {
    for (const path of ["/", "/data/schools.json", "/nowhere"]) {
      const { headers } = await fetch(base + path);
      expect(headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("camera=()");
      expect(headers.get("server")).toBe("nginx");
    }
  });

  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/data/schools.json", "application/json; charset=utf-8"],
    ["/downloads/latest/core.school.csv", "text/csv; charset=utf-8"],
    ["/_import/page.0123abcd.js", "text/javascript; charset=utf-8"],
  ])("compresses %s and says that it is %s", async (path, type) => {
    const { headers } = await fetch(base + path, { headers: { "accept-encoding": "gzip" } });
    expect(headers.get("content-encoding")).toBe("gzip");
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("vary")).toMatch(/accept-encoding/i);
  });

  it("keeps for good only what carries a hash in its name; everything else is asked for again", async () => {
    const cached = async (path: string) => (await fetch(base + path)).headers.get("cache-control");
    expect(await cached("/_import/page.0123abcd.js")).toBe("public, max-age=31536000, immutable");
    expect(await cached("/")).toBe("no-cache");
    const { headers } = await fetch(`${base}/data/schools.json`, {
      headers: { "accept-encoding": "identity" },
    });
    const again = await fetch(`${base}/data/schools.json`, {
      headers: { "accept-encoding": "identity", "if-none-match": headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
  });

  it("lets other sites read published data, and nothing else", async () => {
    const shared = async (path: string) =>
      (await fetch(base + path)).headers.get("access-control-allow-origin");
    expect(await shared("/data/schools.json")).toBe("*");
    expect(await shared("/downloads/latest/core.school.csv")).toBe("*");
    expect(await shared("/school")).toBeNull();
  });

  it("gives how the nights went from beside the site", async () => {
    expect(await (await fetch(`${base}/health.json`)).json()).toEqual({ last_good: null });
  });

  it("only gives, and nothing that is hidden", async () => {
    expect((await fetch(base, { method: "POST", body: "x" })).status).toBe(403);
    expect((await fetch(`${base}/.secret`)).status).toBe(404);
  });
});
