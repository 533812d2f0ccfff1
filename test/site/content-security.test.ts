import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentSecurityPolicy, withPolicy } from "../../pipeline/site/content-security.ts";

const script = 'console.log("here")';
const hash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
const page = `<head>\n<meta charset="utf-8">\n<script src="/a.js"></script><script type="module">${script}</script></head>`;

test("only the site's own files and the very inline scripts of a page may run", () => {
  const policy = contentSecurityPolicy(page, "index.html");
  expect(policy).toContain(`script-src 'self' ${hash};`);
  expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test("a page carries its policy itself, before anything that could run, but for who may frame it", () => {
  const carried = withPolicy(page, "index.html");
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(carried)?.[1];
  expect(`${policy ?? ""}; frame-ancestors 'none'`).toBe(contentSecurityPolicy(page, "index.html"));
  expect(carried.indexOf("Content-Security-Policy")).toBeLessThan(carried.indexOf("<script"));
  expect(carried.indexOf("charset")).toBeLessThan(carried.indexOf("Content-Security-Policy"));
  expect(() => withPolicy("<html></html>", "index.html")).toThrow(/character set/);
});

test("workers and WebAssembly are for the explore page alone", () => {
  const allowed = contentSecurityPolicy(page, "/explore.html");
  expect(allowed).toContain("worker-src 'self'");
  expect(allowed).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(allowed).not.toContain("'unsafe-eval'");
  for (const name of ["/index.html", "/evidence.html", "/no-explore.html/x.html"]) {
    const policy = contentSecurityPolicy(page, name);
    expect(policy).toContain("worker-src 'none'");
    expect(policy).not.toContain("wasm");
  }
});
