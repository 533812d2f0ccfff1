import { join } from "node:path";
import { withLock } from "../lock.ts";
import { refresh, siteFolder } from "../refresh.ts";
import type { SampleSize } from "../sample/inspectorate.ts";
import { type ServedSample, serveSample } from "../sample/serve/server.ts";
import type { Settings } from "../settings.ts";
import { openBrowser } from "../site/open-browser.ts";
import { serveSite } from "../site/serve-site.ts";
import type { CommandWorld, ExitCode } from "./command.ts";
import { tellRefresh } from "./refresh.ts";
import { portNumber, untilStopped } from "./serving.ts";

/**
 * The sample's server keeps the same port, so that what a first start collected is known to the second by its address.
 * Nothing listens there by custom.
 */
const SAMPLE_PORT = 39005;

/**
 * `outcomes start`: the fictional inspectorate served on this machine, collected, built and published like the real
 * one, and the dashboard opened on it. It lives in `sample/` of the data folder, apart from real data.
 */
export async function start(
  flags: { port: string },
  world: CommandWorld,
  size: SampleSize = {},
): Promise<ExitCode> {
  const { terminal } = world;
  const port = portNumber(flags.port);
  const served = await serveSample({ ...size, port: SAMPLE_PORT });
  const settings = sampleSettings(world.settings, served);
  try {
    await tellRefresh({ ...world, settings }, () =>
      withLock(settings.data, "start", () => refresh(settings, { reporter: terminal })),
    );
  } finally {
    await served.close();
  }
  const server = await serveSite({ dir: siteFolder(settings), port });
  await terminal.line(`Open ${server.url} (Ctrl-C stops). What it shows is the fictional sample.`);
  openBrowser(server.url);
  await untilStopped();
  await server.close();
  return 0;
}

/** The settings of a live run, turned to the sample: it asks this machine only, so no gap is due and every kind is wanted. */
function sampleSettings(settings: Settings, { bases }: ServedSample): Settings {
  return {
    ...settings,
    data: join(settings.data, "sample"),
    govukBase: bases.govuk,
    reportsBase: bases.reports,
    filesBase: bases.files,
    giasBase: bases.gias,
    gapMs: 0,
  };
}
