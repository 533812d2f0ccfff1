import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { send } from "../../pipeline/sample/serve/response.ts";

/** A server on this machine, at a free port. */
export interface OwnServer {
  base: string;
  /** Ends it at once, with the connections that are open. */
  close: () => Promise<void>;
}

/** Answers every request with `answer`; where that fails, with 500 and why. */
export async function ownServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<OwnServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(request, response, { status: 500, type: "text/plain", body: String(error) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
