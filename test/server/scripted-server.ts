import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as the server saw it. */
export interface Seen {
  /** Milliseconds, of a clock that never goes back. */
  at: number;
  path: string;
  headers: IncomingMessage["headers"];
  /** What was answered; 0 while nothing was. */
  status: number;
  bodyBytes: number;
}

/** Answers one request; `nth` counts the requests for this path from 1. */
export type Script = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

/** A server on 127.0.0.1 that does what its script says, good or bad, and keeps what it saw. */
export interface ScriptedServer {
  base: string;
  host: string;
  port: number;
  seen: Seen[];
  /** Requests other than for robots.txt. */
  asked(): Seen[];
  close(): Promise<void>;
}

/** Starts a server; where the script leaves robots.txt alone there is none (404). */
export async function scriptedServer(script: Script, robots?: Script, port = 0): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const nth = (counts.get(path) ?? 0) + 1;
    counts.set(path, nth);
    const entry: Seen = { at: performance.now(), path, headers: request.headers, status: 0, bodyBytes: 0 };
    seen.push(entry);
    const end = response.end.bind(response);
    response.end = ((chunk?: unknown, ...rest: []) => {
      entry.status = response.statusCode;
      if (typeof chunk === "string" || chunk instanceof Uint8Array) entry.bodyBytes += chunk.length;
      return end(chunk, ...rest);
    }) as typeof response.end;
    if (path !== "/robots.txt") script(request, response, nth);
    else if (robots !== undefined) robots(request, response, nth);
    else answer(response, 404);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${address.port}`,
    host: `127.0.0.1:${address.port}`,
    port: address.port,
    seen,
    asked: () => seen.filter(({ path }) => path !== "/robots.txt"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Answers with a status, headers and a body. */
export function answer(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array = "",
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** Times between one request and the next as a server saw them, in milliseconds. */
export function gaps(server: ScriptedServer): number[] {
  return server.seen.slice(1).map(({ at }, index) => at - (server.seen[index]?.at ?? 0));
}
