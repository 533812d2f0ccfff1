import type { Archive } from "./archive/archive.ts";
import type { Journal } from "./archive/journal.ts";
import type { PoliteClient } from "./http/client.ts";
import type { Clock } from "./http/clock.ts";
import type { Settings } from "./settings.ts";
import type { AnswerLog } from "./sources/answer-log.ts";
import { crawl } from "./sources/crawl.ts";
import { type Reporter, progressOf } from "./sources/progress.ts";
import type { Queue } from "./sources/queue.ts";
import type { Run } from "./sources/runs.ts";
import { unreadSearches } from "./sources/search.ts";
import { type Source, type SourceName, isStandingTask } from "./sources/source.ts";
import type { WithdrawalLog } from "./sources/withdrawals.ts";

/** What to collect. */
export interface CollectOptions {
  /** In this order; the reports site needs the management information to know its schools. */
  sources?: readonly SourceName[];
  /** Only these schools' pages and letters. */
  urns?: readonly string[];
  /** Only providers whose latest report is of this day (ISO) or later. */
  since?: string;
  /** Most things asked for from each source. */
  limit?: number;
}

/** What the sources of one night have in common. */
export interface Night {
  settings: Settings;
  archive: Archive;
  options: CollectOptions;
  reporter: Reporter;
  clock: Clock;
  answers: AnswerLog;
  withdrawals: WithdrawalLog;
  journal: Journal<Run>;
}

/** Begins a source's run, or goes on with the one that was stopped, and notes down how it ended. */
export async function runOf(
  name: SourceName,
  source: Source,
  queue: Queue,
  client: PoliteClient,
  night: Night,
): Promise<Run> {
  const { settings, archive, options, reporter, clock, answers, withdrawals, journal } = night;
  const unfinished = unfinishedRun(queue, source, options);
  const started = unfinished?.started ?? new Date(clock.now()).toISOString();
  if (unfinished === null) {
    const failed = queue.failed.map(({ task }) => task);
    const again = failed.filter((task) => !isStandingTask(task));
    // A person's choice says itself what to search.
    if (source.mode !== "chosen") again.push(...unreadSearches(failed));
    await queue.begin(runKey(source, options), started, [...(await source.discover()), ...again]);
  } else reporter.note(`${name}: going on with the run of ${started}, ${queue.left} left`);
  const outcome = await crawl(source, queue, {
    client,
    clock,
    archive,
    answers,
    withdrawals,
    concurrency: settings.concurrency,
    limit: options.limit ?? Number.POSITIVE_INFINITY,
    onStep: progressOf(name, reporter, clock),
  });
  const finished = new Date(clock.now()).toISOString();
  const before = journal.lines.findLast((line) => line.source === name)?.newest ?? null;
  const run: Run = {
    source: name,
    mode: source.mode,
    started,
    finished,
    complete: outcome.left === 0,
    requests: client.requests,
    body_bytes: client.bodyBytes,
    ...outcome,
    stopped: client.health.all(),
    newest:
      [before, outcome.newest]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
  };
  await journal.append([run]);
  if (run.complete) await queue.end(finished);
  for (const { reason } of run.stopped) reporter.note(`${name}: ${reason}`);
  return run;
}

/** The run to go on with; a choice other than the one that was stopped begins afresh. */
export function unfinishedRun(queue: Queue, source: Source, options: CollectOptions): Queue["unfinished"] {
  return queue.unfinished?.run === runKey(source, options) ? queue.unfinished : null;
}

function runKey(source: Source, options: CollectOptions): string {
  if (source.mode !== "chosen") return source.mode;
  return `chosen ${[options.since ?? "", ...(options.urns ?? [])].join(" ")}`;
}
