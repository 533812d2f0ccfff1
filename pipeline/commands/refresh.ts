import { OutsideFailed } from "../errors.ts";
import { withLock } from "../lock.ts";
import { type Refreshed, refresh, siteFolder } from "../refresh.ts";
import { type AcceptFlags, acceptedBy } from "./accept.ts";
import { reportLines } from "./build.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";
import { publishedLine } from "./publish.ts";
import { runLine } from "./run-line.ts";

/**
 * `outcomes refresh`: what runs at night. Throws `OutsideFailed` when the collection failed, after what came has been
 * kept and checked.
 */
export async function refreshAll(flags: AcceptFlags, world: CommandWorld): Promise<ExitCode> {
  const { settings, terminal } = world;
  const accepted = acceptedBy(flags);
  const { collected } = await tellRefresh(world, () =>
    withLock(settings.data, "refresh", () => refresh(settings, { reporter: terminal }, accepted)),
  );
  if (collected?.failed === true) {
    throw new OutsideFailed(
      "The collection failed for the reasons above; what came is kept, what was published stands, and the next refresh goes on from there. See outcomes status.",
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
  if (collected === null) await terminal.line("Collected already, before this run was stopped.");
  for (const line of collected?.runs.map(runLine) ?? []) await terminal.line(line);
  for (const line of reportLines(built)) await terminal.line(line);
  if (published !== null) await terminal.line(publishedLine(published));
  await terminal.line(
    site === null
      ? collected?.failed === true
        ? "Nothing was published: database, publication and site stand as they were."
        : "Nothing was written: database, publication and site that stand are the newest."
      : `Site of ${counted(site.pages.length, "page")} in ${siteFolder(settings)}. Readers see all of it as from now (run ${refreshed.run}).`,
  );
  return refreshed;
}
