import { createHash } from "node:crypto";

/** The one page that runs a program in a worker: DuckDB-Wasm, compiled from the site's own file. */
const QUERY_PAGE = /(?:^|\/)explore\.html$/;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/**
 * The Content-Security-Policy of one page: nothing but the site's own files, and of inline scripts only those that
 * stand in this very page, by their SHA-256. No inline styles, no evaluation of text as code, no frames, no forms; workers
 * and WebAssembly on the explore page alone. `name` is the page's file in the site.
 */
export function contentSecurityPolicy(html: string, name: string): string {
  return [...ofThePage(html, name), "frame-ancestors 'none'"].join("; ");
}

/** The policy of a worker's script, which governs what it may do: compile WebAssembly, ask this site, nothing else. */
export const WORKER_POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'";

/**
 * The same policy inside the page, for servers that send no such header; only who may frame a page can not be said there.
 * It comes before anything that it speaks of, and after the character set, which must stand at the very start.
 * @throws Error when the page does not begin as Framework writes it
 */
export function withPolicy(html: string, name: string): string {
  const policy = ofThePage(html, name).join("; ");
  const charset = '<meta charset="utf-8">';
  if (!html.includes(charset)) throw new Error("a page without a character set");
  return html.replace(charset, `${charset}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

function ofThePage(html: string, name: string): string[] {
  const queries = QUERY_PAGE.test(name);
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script]) =>
      `'sha256-${createHash("sha256")
        .update(script ?? "")
        .digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...(queries ? ["'wasm-unsafe-eval'"] : []), ...new Set(hashes)].join(" "),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    `worker-src ${queries ? "'self'" : "'none'"}`,
    "base-uri 'self'",
    "form-action 'none'",
  ];
}
