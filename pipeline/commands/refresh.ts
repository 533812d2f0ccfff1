import { OutsideFailed } from "../errors.ts";
import { withLock } from "../lock.ts";
import { type Refreshed, refresh, siteFolder } from "../refresh.ts";
import { reportLines } from "./build.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";
import { publishedLine } from "./publish.ts";
import { runLine } from "./run-line.ts";

/**
 * `outcomes refresh`: what runs at night. Throws `OutsideFailed` when the collection failed, after what came has been
 * built and published.
 */
export async function refreshAll(world: CommandWorld): Promise<ExitCode> {
  const { settings, terminal } = world;
  const { collected } = await tellRefresh(world, () =>
    withLock(settings.data, "refresh", () => refresh(settings, terminal)),
  );
  if (collected.failed) {
    throw new OutsideFailed(
      "The collection failed for the reasons above; what came is built and published, and the next refresh goes on from there. See outcomes status.",
    );
  }
  return 0;
}

/** Runs a refresh and tells what each step did. */
export async function tellRefresh(
  { settings, terminal }: CommandWorld,
  run: () => Promise<Refreshed>,
): Promise<Refreshed> {
  const refreshed = await run();
  const { collected, built, published, site } = refreshed;
  for (const line of collected.runs.map(runLine)) await terminal.line(line);
  for (const line of reportLines(built)) await terminal.line(line);
  await terminal.line(publishedLine(published));
  await terminal.line(
    site === null
      ? "The site that stands is the newest."
      : `Site of ${counted(site.pages.length, "page")} in ${siteFolder(settings)}.`,
  );
  return refreshed;
}
