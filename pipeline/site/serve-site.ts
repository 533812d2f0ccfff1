import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { errorCode, OutsideFailed } from "../errors.ts";
import { type Encoding, type SiteFile, SiteFiles } from "./site-files.ts";

/** Sent with every answer; pages add a Content-Security-Policy of their own. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

export interface ServeSiteOptions {
  /** A folder made by `buildSite`. */
  dir: string;
  host?: string;
  /** 0 takes any free port. */
  port?: number;
}

export interface SiteServer {
  /** "http://127.0.0.1:3000" */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a built site to this machine: GET and HEAD only, compressed, with a strict Content-Security-Policy.
 * @throws OutsideFailed when the port is taken
 */
export async function serveSite({
  dir,
  host = "127.0.0.1",
  port = 3000,
}: ServeSiteOptions): Promise<SiteServer> {
  const files = new SiteFiles(dir);
  const server = createServer((request, response) => {
    answer(files, request, response).catch(async () => {
      // In the middle of a file nothing else can be said any more.
      if (response.headersSent) response.destroy();
      else await send(response, request, 500, null);
    });
  });
  await listen(server, host, port);
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const taken = errorCode(error) === "EADDRINUSE";
      const advice = taken
        ? "something else is using it: stop that, or choose another with --port"
        : error.message;
      reject(new OutsideFailed(`The site cannot be served on ${host}, port ${port}: ${advice}.`));
    });
    server.listen(port, host, resolve);
  });
}

async function answer(files: SiteFiles, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    await send(response, request, 405, null);
    return;
  }
  const pathname = decodePath(request.url ?? "/");
  const encoding = acceptedEncoding(request.headers["accept-encoding"]);
  const file = pathname === null ? null : await files.find(pathname, encoding);
  if (file !== null) {
    const unchanged =
      request.headers["if-none-match"]?.split(", ").includes(file.headers["etag"] ?? "") === true;
    await send(response, request, unchanged ? 304 : 200, file);
    return;
  }
  await send(response, request, 404, await files.find("/404.html", encoding));
}

function decodePath(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url, "http://site.invalid").pathname);
  } catch {
    return null;
  }
}

function acceptedEncoding(header: string | string[] | undefined): Encoding {
  const offered = String(header ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
    .map((part) => part.split(";")[0]);
  if (offered.includes("br")) return "br";
  return offered.includes("gzip") ? "gzip" : "identity";
}

async function send(
  response: ServerResponse,
  request: IncomingMessage,
  status: number,
  file: SiteFile | null,
): Promise<void> {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    ...(file?.headers ?? { "content-type": "text/plain; charset=utf-8" }),
    ...(status === 304 ? {} : { "content-length": String(file?.bytes ?? 0) }),
  });
  if (request.method === "HEAD" || status === 304 || file === null) response.end();
  else if ("path" in file.body) await pipeline(createReadStream(file.body.path), response);
  else response.end(file.body);
}
