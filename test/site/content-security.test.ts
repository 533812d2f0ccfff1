import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentSecurityPolicy, withPolicy } from "../../pipeline/site/content-security.ts";

const script = 'console.log("here")';
const hash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
const page = `<head>\n<meta charset="utf-8">\n<script src="/a.js"></script><script type="module">${script}</script></head>`;

test("only the site's own files and the very inline scripts of a page may run", () => {
  const policy = contentSecurityPolicy(page);
  expect(policy).toContain(`script-src 'self' ${hash};`);
  expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test("a page carries its policy itself, before anything that could run, but for who may frame it", () => {
  const carried = withPolicy(page);
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(carried)?.[1];
  expect(`${policy ?? ""}; frame-ancestors 'none'`).toBe(contentSecurityPolicy(page));
  expect(carried.indexOf("Content-Security-Policy")).toBeLessThan(carried.indexOf("<script"));
  expect(carried.indexOf("charset")).toBeLessThan(carried.indexOf("Content-Security-Policy"));
  expect(() => withPolicy("<html></html>")).toThrow(/character set/);
});
