import { createServer } from "node:http";
import type { Inspectorate, SampleSize } from "../inspectorate.ts";
import { createInspectorate, DEFAULT_UNTIL } from "../inspectorate.ts";
import { send } from "./response.ts";
import { SampleSite } from "./site.ts";

export interface ServeOptions extends SampleSize {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** The day the sites stand at, ISO date; a later day shows what came out until then. */
  until?: string;
  /** One made before, so that several servers or days need not make it again; `schools` … are then not used. */
  inspectorate?: Inspectorate;
  /** The real day, ISO date, by which the register's files are named. */
  today?: () => string;
  /** Told of each request answered: method, path with query, status. */
  log?: (method: string, path: string, status: number) => void;
}

/** A running sample: what the four base addresses of the settings are to be set to. */
export interface ServedSample {
  port: number;
  bases: { govuk: string; reports: string; files: string; gias: string };
  /** Lets the days pass: from now on the sites stand at this ISO date. */
  setDay(until: string): void;
  close(): Promise<void>;
}

/**
 * Serves a sample like the real sites, all from one origin. Rejects when the port is taken. A fault while answering
 * is answered with 500, and the server goes on.
 */
export async function serveSample(options: ServeOptions): Promise<ServedSample> {
  const host = options.host ?? "127.0.0.1";
  const today = options.today ?? (() => new Date().toISOString().slice(0, 10));
  const inspectorate = options.inspectorate ?? createInspectorate(options);
  let site: SampleSite | null = null;
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const method = request.method ?? "GET";
    response.on("finish", () => options.log?.(method, path, response.statusCode));
    if (method !== "GET" && method !== "HEAD") {
      send(request, response, { status: 405, type: "text/plain", body: "GET and HEAD only" });
      return;
    }
    const answered =
      site === null ? Promise.reject(new Error("not ready")) : site.answer(new URL(path, base()));
    answered.then(
      (answer) => {
        send(request, response, answer);
      },
      (error: unknown) => {
        send(request, response, { status: 500, type: "text/plain", body: String(error) });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, resolve);
  });
  function base(): string {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : options.port;
    return `http://${host}:${port}`;
  }
  const stand = (until: string) => {
    site = new SampleSite(inspectorate, until, base(), today);
  };
  stand(options.until ?? DEFAULT_UNTIL);
  const origin = base();
  return {
    port: Number(new URL(origin).port),
    bases: { govuk: origin, reports: origin, files: origin, gias: origin },
    setDay: stand,
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
