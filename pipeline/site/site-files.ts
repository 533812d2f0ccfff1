import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { contentSecurityPolicy, WORKER_POLICY } from "./content-security.ts";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".atom": "application/atom+xml; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".wasm": "application/wasm",
};
const COMPRESSIBLE = new Set([
  ".html",
  ".js",
  ".css",
  ".json",
  ".atom",
  ".csv",
  ".svg",
  ".txt",
  ".md",
  ".wasm",
]);
/** Framework puts a hash of the content into these names: they never change. */
const HASHED = /^\/_(?:file|import|npm|node|observablehq)\/.*\.[0-9a-f]{8}\.\w+$/;
const SMALL = 1024;
/** Larger files, as the downloads of a whole country, are read while they are sent: held, they would fill the memory. */
const LARGE = 64_000_000;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

export type Encoding = "br" | "gzip" | "identity";

/** One file of the site, ready to send. */
export interface SiteFile {
  /** Its bytes as sent, or where they are to be read from. */
  body: Buffer | { path: string };
  bytes: number;
  headers: Record<string, string>;
}

interface Held {
  modified: number;
  plain: Buffer;
  etag: string;
  policy: string | null;
  encoded: Map<Encoding, Buffer>;
}

/** The files of a built site, but for the largest read and compressed once, and again only when they change on the disk. */
export class SiteFiles {
  readonly #folder: string;
  readonly #held = new Map<string, Held>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Finds what an address stands for: "/school" is `school.html`, "/" is `index.html`.
   * @returns null where there is no such file, or the address leads out of the site's folder
   */
  async find(pathname: string, encoding: Encoding): Promise<SiteFile | null> {
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const inside = normalize(name).split(sep).join("/");
    if (inside.includes("\0") || inside.split("/").some((part) => part === ".." || part.startsWith(".")))
      return null;
    return (
      (await this.#read(inside, encoding)) ??
      (extname(inside) === "" ? this.#read(`${inside}.html`, encoding) : null)
    );
  }

  async #read(name: string, wanted: Encoding): Promise<SiteFile | null> {
    const path = join(this.#folder, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() !== true) return null;
    if (found.size > LARGE) return large(path, name, found);
    let held = this.#held.get(name);
    if (held?.modified !== found.mtimeMs) {
      const plain = await readFile(path);
      const policy = name.endsWith(".html")
        ? contentSecurityPolicy(plain.toString("utf8"), name)
        : name.endsWith(".worker.js")
          ? WORKER_POLICY
          : null;
      const etag = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
      held = { modified: found.mtimeMs, plain, etag, policy, encoded: new Map([["identity", plain]]) };
      this.#held.set(name, held);
    }
    const encoding = COMPRESSIBLE.has(extname(name)) && held.plain.length > SMALL ? wanted : "identity";
    const body = await encode(held, encoding);
    return {
      body,
      bytes: body.length,
      headers: {
        ...headersOf(name),
        etag: `"${held.etag}-${encoding}"`,
        vary: "accept-encoding",
        ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
        ...(held.policy === null ? {} : { "content-security-policy": held.policy }),
      },
    };
  }
}

function large(path: string, name: string, { size, mtimeMs }: Stats): SiteFile {
  return { body: { path }, bytes: size, headers: { ...headersOf(name), etag: `"${size}-${mtimeMs}"` } };
}

function headersOf(name: string): Record<string, string> {
  return {
    "content-type": MEDIA_TYPES[extname(name)] ?? "application/octet-stream",
    "cache-control": HASHED.test(name) ? "public, max-age=31536000, immutable" : "no-cache",
  };
}

async function encode(held: Held, encoding: Encoding): Promise<Buffer> {
  const ready = held.encoded.get(encoding);
  if (ready !== undefined) return ready;
  const body =
    encoding === "br"
      ? await toBrotli(held.plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 6,
            [constants.BROTLI_PARAM_SIZE_HINT]: held.plain.length,
          },
        })
      : await toGzip(held.plain, { level: 9 });
  held.encoded.set(encoding, body);
  return body;
}
