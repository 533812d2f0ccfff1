import { z } from "zod";
import { Archive } from "../archive/archive.ts";
import { type CollectOptions, collect, plannedTasks } from "../collect.ts";
import { OutsideFailed, WrongUse } from "../errors.ts";
import { withLock } from "../lock.ts";
import { SOURCE_NAMES, type SourceName } from "../sources/source.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";
import { runLine } from "./run-line.ts";

export interface CollectFlags {
  source?: string;
  since?: string;
  urn?: string[];
  limit?: string;
  dryRun?: boolean;
}

/** `outcomes collect`: fetches politely into the archive. Throws `OutsideFailed` when a host stopped it or too much failed. */
export async function collectSources(flags: CollectFlags, world: CommandWorld): Promise<ExitCode> {
  const { settings, terminal } = world;
  const options = optionsOf(flags);
  if (flags.dryRun === true) {
    const plans = await plannedTasks(settings, await Archive.open(settings.data), options);
    for (const { source, mode, tasks } of plans) {
      await terminal.line(`${source} (${mode}): ${counted(tasks.length, "request")} first`);
      for (const task of tasks) await terminal.line(`  ${task.url}  ${task.why}`);
    }
    return 0;
  }
  const { runs, failed } = await withLock(settings.data, "collect", async () =>
    collect(settings, await Archive.open(settings.data), options, { reporter: terminal }),
  );
  for (const run of runs) await terminal.line(runLine(run));
  if (failed) {
    throw new OutsideFailed(
      "The collection failed for the reasons above; what came is kept, and running it again goes on from there. See outcomes status.",
    );
  }
  return 0;
}

function optionsOf(flags: CollectFlags): CollectOptions {
  const options: CollectOptions = {};
  if (flags.source !== undefined) options.sources = [sourceOf(flags.source)];
  if (flags.since !== undefined) {
    if (!z.iso.date().safeParse(flags.since).success) {
      throw new WrongUse(`--since is "${flags.since}"; allowed is a date (YYYY-MM-DD).`);
    }
    options.since = flags.since;
  }
  if (flags.urn !== undefined) {
    const wrong = flags.urn.find((urn) => !/^\d{5,7}$/.test(urn));
    if (wrong !== undefined) throw new WrongUse(`--urn is "${wrong}"; a URN has 5 to 7 digits.`);
    options.urns = flags.urn;
  }
  if (flags.limit !== undefined) {
    if (!/^[1-9]\d{0,8}$/.test(flags.limit)) {
      throw new WrongUse(`--limit is "${flags.limit}"; allowed is a whole number from 1.`);
    }
    options.limit = Number(flags.limit);
  }
  return options;
}

function sourceOf(text: string): SourceName {
  const source = SOURCE_NAMES.find((name) => name === text);
  if (source !== undefined) return source;
  throw new WrongUse(`--source is "${text}"; allowed is ${SOURCE_NAMES.join(", ")}.`);
}
