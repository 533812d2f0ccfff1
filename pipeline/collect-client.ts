import { join } from "node:path";
import { bareHostname, isLocal } from "./http/address.ts";
import { PoliteClient } from "./http/client.ts";
import { type Clock, systemClock } from "./http/clock.ts";
import { fileRecord } from "./http/host-record.ts";
import { isHostTimes } from "./http/limiter.ts";
import { isRobotsText } from "./http/robots.ts";
import { type OwnTransport, socketTransport } from "./http/transport.ts";
import { userAgent } from "./http/user-agent.ts";
import { type Settings, allowedHosts } from "./settings.ts";
import type { Reporter } from "./sources/progress.ts";
import { queueFolder } from "./sources/runs.ts";
import type { SourceName } from "./sources/source.ts";

/** What collecting touches of the world; a test passes its own. */
export interface CollectWorld {
  reporter: Reporter;
  clock?: Clock;
  random?: () => number;
  transport?: (mayBePrivate: (hostname: string) => boolean) => OwnTransport;
  /** First wait before another try. */
  backoffMs?: number;
}

const FIRST_BACKOFF_MS = 1000;

/** The way to the network that the settings allow; the caller closes it. */
export function transportFor(settings: Settings, world: Pick<CollectWorld, "transport">): OwnTransport {
  return (world.transport ?? socketTransport)(privateNames(settings));
}

/** The polite client of one collection: it remembers hosts and robots.txt in the data folder. Throws `WrongUse` without a contact. */
export function clientFor(
  settings: Settings,
  names: readonly SourceName[],
  send: OwnTransport["send"],
  world: CollectWorld,
): PoliteClient {
  const folder = queueFolder(settings.data);
  return new PoliteClient(
    {
      clock: world.clock ?? systemClock,
      send,
      random: world.random ?? Math.random,
      times: fileRecord(join(folder, "hosts.json"), isHostTimes),
      robots: fileRecord(join(folder, "robots.json"), isRobotsText),
    },
    {
      userAgent: userAgent(settings.contact, basesOf(settings, names)),
      gapMs: settings.gapMs,
      allowedHosts: allowedHosts(settings),
      mayBePrivate: privateNames(settings),
      timeoutMs: settings.requestTimeoutMs,
      bodyLimitBytes: settings.bodyLimitBytes,
      redirectLimit: settings.redirectLimit,
      backoffMs: world.backoffMs ?? FIRST_BACKOFF_MS,
    },
  );
}

function basesOf(settings: Settings, names: readonly SourceName[]): string[] {
  const bases = {
    mi: [settings.govukBase],
    gias: [settings.giasBase],
    reports: [settings.reportsBase, settings.filesBase],
  };
  return names.flatMap((name) => bases[name]);
}

/** Names that may lead to private addresses: those in the setting, and bases that are such an address themselves. */
function privateNames(settings: Settings): (hostname: string) => boolean {
  const bases = [settings.govukBase, settings.reportsBase, settings.filesBase, settings.giasBase]
    .map((base) => new URL(base))
    .filter(isLocal)
    .map(bareHostname);
  const named = settings.privateAddresses.map((host) =>
    host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1"),
  );
  const names = new Set([...bases, ...named]);
  return (hostname) => names.has(hostname);
}
