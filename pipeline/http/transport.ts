import { Agent } from "undici";
import { guardedLookup } from "./address.ts";

/** One request as it goes out, and what bounds it. */
export interface Outgoing {
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** Most bytes of body read off the wire. */
  bodyLimitBytes: number;
  signal: AbortSignal;
  /** Called when the request is about to be written to a connection that stands. */
  sent: () => void;
}

/** What came back, the body as it was on the wire. Header names are lower case. */
export interface Incoming {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

/** Sends one request and reads its answer whole; redirects are answers. Throws when there is no whole answer. */
export type Transport = (request: Outgoing) => Promise<Incoming>;

/** Thrown when a body is longer than the limit; the rest of it was not read. */
export class BodyTooLong extends Error {
  override readonly name = "BodyTooLong";

  constructor(limit: number) {
    super(`the body is longer than the limit of ${limit} bytes`);
  }
}

/** A transport with connections of its own; `close` ends them. */
export interface OwnTransport {
  send: Transport;
  close(): Promise<void>;
}

/**
 * The transport of real sockets. `mayBePrivate` says which host names may lead to private addresses; for all
 * others a connection is refused once the name is resolved.
 */
export function socketTransport(mayBePrivate: (hostname: string) => boolean): OwnTransport {
  const agent = new Agent({
    // The connection itself is also bounded by the signal; undici's own clocks must not cut in before it.
    connect: { lookup: guardedLookup(mayBePrivate), timeout: 0 },
    headersTimeout: 0,
    bodyTimeout: 0,
    pipelining: 1,
  });
  return { send: (request) => exchange(agent, request), close: () => agent.destroy() };
}

function exchange(agent: Agent, request: Outgoing): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let headers: Record<string, string> = {};
    let length = 0;
    const chunks: Buffer[] = [];
    let abort: ((reason: Error) => void) | null = null;
    const onAbort = () => {
      const reason: unknown = request.signal.reason;
      const error = reason instanceof Error ? reason : new Error("the request was given up");
      abort?.(error);
      // A connection that never came to be has no controller to abort: undici drops the request with the agent.
      reject(error);
    };
    const settle = () => {
      request.signal.removeEventListener("abort", onAbort);
    };
    if (request.signal.aborted) {
      onAbort();
      return;
    }
    request.signal.addEventListener("abort", onAbort, { once: true });

    agent.dispatch(
      {
        origin: request.url.origin,
        path: `${request.url.pathname}${request.url.search}`,
        method: "GET",
        headers: request.headers,
      },
      {
        onRequestStart(controller) {
          abort = (reason) => {
            controller.abort(reason);
          };
          if (request.signal.aborted) onAbort();
          else request.sent();
        },
        onResponseStart(controller, statusCode, fields) {
          status = statusCode;
          headers = singleHeaders(fields);
          if (Number(headers["content-length"] ?? 0) > request.bodyLimitBytes) {
            controller.abort(new BodyTooLong(request.bodyLimitBytes));
          }
        },
        onResponseData(controller, chunk) {
          length += chunk.length;
          if (length > request.bodyLimitBytes) controller.abort(new BodyTooLong(request.bodyLimitBytes));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          settle();
          resolve({ status, headers, body: Buffer.concat(chunks) });
        },
        onResponseError(_, error) {
          settle();
          reject(error);
        },
      },
    );
  });
}

/** Of a field sent more than once the values are joined as RFC 9110, 5.3 has it. */
function singleHeaders(fields: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}
