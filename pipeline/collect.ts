import { join } from "node:path";
import type { Archive } from "./archive/archive.ts";
import { type CollectWorld, clientFor, transportFor } from "./collect-client.ts";
import { type CollectOptions, type Night, runOf, unfinishedRun } from "./collect-run.ts";
import { type Clock, systemClock } from "./http/clock.ts";
import type { Settings } from "./settings.ts";
import { AnswerLog } from "./sources/answer-log.ts";
import { giasSource } from "./sources/gias.ts";
import { govukSource } from "./sources/govuk.ts";
import { ProviderList } from "./sources/provider-list.ts";
import { Queue } from "./sources/queue.ts";
import { type ReportsRun, reportsSource } from "./sources/reports.ts";
import { type Run, openRuns, queueFolder, runFailed } from "./sources/runs.ts";
import { listedSchools } from "./sources/schools.ts";
import type { Source, SourceName, Task } from "./sources/source.ts";
import { WithdrawalLog } from "./sources/withdrawals.ts";

export type { CollectWorld } from "./collect-client.ts";
export type { CollectOptions } from "./collect-run.ts";
export type { Run } from "./sources/runs.ts";
export type { SourceName } from "./sources/source.ts";

export interface Collected {
  runs: readonly Run[];
  /** A host stopped a run, or more failed than the setting tolerates: exit code 3. */
  failed: boolean;
}

/**
 * Brings what is new at the sources into the archive, politely, and goes on where the last run was stopped. The caller
 * holds the lock on the data folder. One source's failure does not keep the others from being asked.
 * @throws WrongUse when a live run has no contact.
 */
export async function collect(
  settings: Settings,
  archive: Archive,
  options: CollectOptions,
  world: CollectWorld,
): Promise<Collected> {
  const { reporter, clock = systemClock } = world;
  const names = sourcesOf(options);
  const transport = transportFor(settings, world);
  const folder = queueFolder(settings.data);
  const answers = await AnswerLog.open(join(folder, "answers.jsonl"), archive);
  const withdrawals = await WithdrawalLog.open(settings.data);
  const journal = await openRuns(settings.data);
  const runs: Run[] = [];
  const night: Night = { settings, archive, options, reporter, clock, answers, withdrawals, journal };
  try {
    for (const name of names) {
      const client = clientFor(settings, names, transport.send, world);
      const { source, queue } = await prepare(
        name,
        settings,
        archive,
        answers,
        options,
        journal.lines,
        clock,
      );
      try {
        runs.push(await runOf(name, source, queue, client, night));
      } finally {
        await queue.close();
      }
    }
  } finally {
    await Promise.all([transport.close(), answers.close(), withdrawals.close(), journal.close()]);
  }
  return { runs, failed: runs.some((run) => runFailed(run, settings.failureTolerance)) };
}

/** What `collect` would ask for first, without asking anybody; what these lead to is not known before. */
export async function plannedTasks(
  settings: Settings,
  archive: Archive,
  options: CollectOptions,
  clock: Clock = systemClock,
): Promise<readonly { source: SourceName; mode: string; tasks: readonly Task[] }[]> {
  const answers = await AnswerLog.open(join(queueFolder(settings.data), "answers.jsonl"), archive);
  const { lines } = await openRuns(settings.data);
  const plans = [];
  for (const name of sourcesOf(options)) {
    const { source, queue } = await prepare(name, settings, archive, answers, options, lines, clock);
    const goesOn = unfinishedRun(queue, source, options) !== null;
    const tasks = goesOn ? queue.pending : await source.discover();
    plans.push({ source: name, mode: source.mode, tasks: tasks.slice(0, options.limit ?? tasks.length) });
  }
  return plans;
}

function sourcesOf(options: CollectOptions): readonly SourceName[] {
  if (options.sources !== undefined) return options.sources;
  // Whoever names schools or a day means the reports site.
  return options.urns !== undefined || options.since !== undefined ? ["reports"] : ["mi", "gias", "reports"];
}

async function prepare(
  name: SourceName,
  settings: Settings,
  archive: Archive,
  answers: AnswerLog,
  options: CollectOptions,
  runs: readonly Run[],
  clock: Clock,
): Promise<{ source: Source; queue: Queue }> {
  const folder = queueFolder(settings.data);
  const now = () => new Date(clock.now());
  if (name === "mi") {
    return {
      source: govukSource(settings.govukBase, answers),
      queue: await Queue.open(join(folder, "mi.jsonl")),
    };
  }
  if (name === "gias") {
    return {
      source: giasSource(settings.giasBase, {
        now: now(),
        last: (kind) => archive.entries().findLast((entry) => entry.kind === kind)?.at ?? null,
        everyDays: settings.giasEveryDays,
      }),
      queue: await Queue.open(join(folder, "gias.jsonl")),
    };
  }
  const chosen = options.urns !== undefined || options.since !== undefined;
  const path = join(folder, chosen ? "reports-chosen.jsonl" : "reports.jsonl");
  const queue = await Queue.open(path);
  const done = runs.filter((run) => run.source === "reports");
  const schools = await listedSchools(archive, join(folder, "schools.json"));
  const run = reportsRun(settings, options, queue, done);
  const source = reportsSource({
    base: settings.reportsBase,
    archive,
    answers,
    providers: new ProviderList(settings.reportsBase, schools, answers),
    wanted: { kinds: settings.documentKinds, everythingSince: settings.everythingSince },
    run,
    now,
    newest: newestOf(answers),
  });
  return { source, queue };
}

function reportsRun(
  settings: Settings,
  options: CollectOptions,
  queue: Queue,
  done: readonly Run[],
): ReportsRun {
  if (options.urns !== undefined || options.since !== undefined) {
    return { mode: "chosen", urns: options.urns ?? [], since: options.since ?? null };
  }
  const nightly = { mode: "nightly", revisitShare: settings.revisitShare } as const;
  if (queue.unfinished !== null) return queue.unfinished.run === "walk" ? { mode: "walk" } : nightly;
  return done.some((run) => run.mode === "walk" && run.complete) ? nightly : { mode: "walk" };
}

function newestOf(answers: AnswerLog): string | null {
  let newest: string | null = null;
  for (const answer of answers.all()) {
    if (answer.newest !== null && (newest === null || answer.newest > newest)) newest = answer.newest;
  }
  return newest;
}
