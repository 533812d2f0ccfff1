import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** An answer before it is sent. `modified` is an ISO date: the day the thing was last changed. */
export interface Answer {
  status: number;
  type: string;
  body: Uint8Array | string;
  modified?: string;
  location?: string;
}

export const NOT_FOUND: Answer = {
  status: 404,
  type: "text/html; charset=utf-8",
  body: "<h1>Page not found</h1>",
};

export function redirect(location: string): Answer {
  return { status: 301, type: "text/html; charset=utf-8", body: "", location };
}

/** Whether the one who asks already holds this very answer. ETag wins over the date, as RFC 9110 says. */
function isHeld(request: IncomingMessage, etag: string, modified: string | null): boolean {
  const tags = request.headers["if-none-match"];
  if (tags !== undefined) return tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
  const since = request.headers["if-modified-since"];
  return since !== undefined && modified !== null && Date.parse(modified) <= Date.parse(since);
}

/** Sends an answer with its ETag and date, or 304 without a body when the asker's copy is the same. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const body = typeof answer.body === "string" ? Buffer.from(answer.body, "utf8") : answer.body;
  if (answer.status !== 200) {
    response.writeHead(answer.status, {
      "content-type": answer.type,
      "content-length": body.length,
      ...(answer.location === undefined ? {} : { location: answer.location }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return;
  }
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
  const modified =
    answer.modified === undefined ? null : new Date(`${answer.modified}T06:00:00Z`).toUTCString();
  const headers = {
    etag,
    "cache-control": "max-age=0",
    ...(modified === null ? {} : { "last-modified": modified }),
  };
  if (isHeld(request, etag, modified)) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, { ...headers, "content-type": answer.type, "content-length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}
