import { PoliteClient, type ClientRules, type ClientWorld } from "../../pipeline/http/client.ts";
import { systemClock } from "../../pipeline/http/clock.ts";
import { memoryRecord } from "../http/memory-record.ts";
import { type OwnTransport, type Transport, socketTransport } from "../../pipeline/http/transport.ts";
import { type Script, type ScriptedServer, scriptedServer } from "./scripted-server.ts";

/** Servers and clients of one test; `close` ends them all. */
export interface Machine {
  serve: (script: Script, robots?: Script) => Promise<ScriptedServer>;
  /** A client that may ask the given hosts, quick enough for a test: gap 0, back-off of 5 ms. */
  client: (
    hosts: readonly string[],
    rules?: Partial<ClientRules>,
    world?: Partial<ClientWorld>,
  ) => PoliteClient;
  transport: (mayBePrivate: (hostname: string) => boolean) => OwnTransport;
  /** A transport that notes when each request was written to its connection, by the clock that clients go by. */
  watchedTransport: () => { send: Transport; starts: number[] };
  close: () => Promise<void>;
}

export function onThisMachine(): Machine {
  const open: { close(): Promise<void> }[] = [];
  const transport = (mayBePrivate: (hostname: string) => boolean) => {
    const made = socketTransport(mayBePrivate);
    open.push(made);
    return made;
  };
  return {
    transport,
    async serve(script, robots) {
      const server = await scriptedServer(script, robots);
      open.push(server);
      return server;
    },
    client(hosts, rules = {}, world = {}) {
      return new PoliteClient(
        {
          clock: systemClock,
          send: world.send ?? transport(() => true).send,
          random: Math.random,
          times: memoryRecord(),
          robots: memoryRecord(),
          ...world,
        },
        {
          userAgent: "InspectionOutcomes/0 (test)",
          gapMs: 0,
          allowedHosts: new Set(hosts),
          mayBePrivate: () => true,
          timeoutMs: 5000,
          bodyLimitBytes: 1_000_000,
          redirectLimit: 5,
          backoffMs: 5,
          ...rules,
        },
      );
    },
    watchedTransport() {
      const starts: number[] = [];
      const { send } = transport(() => true);
      const watched: Transport = (request) =>
        send({
          ...request,
          sent: () => {
            starts.push(Date.now());
            request.sent();
          },
        });
      return { send: watched, starts };
    },
    async close() {
      await Promise.all(open.splice(0).map((one) => one.close()));
    },
  };
}
