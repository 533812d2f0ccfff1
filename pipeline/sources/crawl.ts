import type { Archive } from "../archive/archive.ts";
import { sha256Of } from "../archive/objects.ts";
import type { Answer } from "../http/answer.ts";
import type { PoliteClient } from "../http/client.ts";
import type { Clock } from "../http/clock.ts";
import type { AnswerLog } from "./answer-log.ts";
import { hostOf, type Queue } from "./queue.ts";
import type { Run } from "./runs.ts";
import { type Arrival, type Found, type Source, type Task, isStandingTask } from "./source.ts";
import type { Withdrawal, WithdrawalLog } from "./withdrawals.ts";
import { othersAreThere } from "./witnesses.ts";

export interface CrawlWorld {
  client: PoliteClient;
  clock: Clock;
  archive: Archive;
  answers: AnswerLog;
  withdrawals: WithdrawalLog;
  /** Requests under way at once, over all hosts; a host never has more than one, nor has the crawl two letters. */
  concurrency: number;
  /** Most things to ask for in this run. */
  limit: number;
  /** Called after each thing, with what became of it. */
  onStep: (step: Step) => void;
}

export interface Step {
  task: Task;
  how: "fetched" | "unchanged" | "missing" | "failed";
  reason: string | null;
  done: number;
  left: number;
}

/** What a crawl brought; the parts of a run's record. */
export type Outcome = Pick<
  Run,
  | "fetched"
  | "unchanged"
  | "missing"
  | "new_objects"
  | "withdrawn"
  | "left"
  | "failed"
  | "missing_urls"
  | "newest"
>;

/**
 * Works a queue off. Each thing is archived, and only then marked done together with what it led to; so after a kill
 * only what was under way is asked for again.
 */
export async function crawl(source: Source, queue: Queue, world: CrawlWorld): Promise<Outcome> {
  const { archive, answers, client, clock, withdrawals } = world;
  const outcome: Outcome = {
    fetched: 0,
    unchanged: 0,
    missing: 0,
    new_objects: 0,
    withdrawn: 0,
    left: 0,
    failed: [],
    missing_urls: [],
    newest: null,
  };
  const busyHosts = new Set<string>();
  const taken = new Set<Task>();
  let letterUnderWay = false;
  let begun = 0;
  const now = () => new Date(clock.now()).toISOString();

  /** The task whose host is free first; null when nothing may be begun now. */
  async function choose(): Promise<Task | null> {
    let best: { task: Task; at: number } | null = null;
    for (const host of queue.hosts()) {
      if (busyHosts.has(host) || client.health.stopped(host) !== null) continue;
      const task = queue.first(
        host,
        (one) => !taken.has(one) && !(one.kind === "document" && letterUnderWay),
      );
      if (task === null) continue;
      const at = await client.earliest(task.url);
      if (best === null || at < best.at) best = { task, at };
    }
    return best?.task ?? null;
  }

  async function noteWithdrawals(events: readonly Withdrawal[]): Promise<void> {
    outcome.withdrawn += (await withdrawals.note(events)).length;
  }

  async function keep(
    task: Task,
    url: string,
    answer: Extract<Answer, { outcome: "fetched" | "unchanged" }>,
  ) {
    const held = answers.held(url);
    const previous = held === null ? null : await archive.read(held);
    const fresh = answer.outcome === "fetched";
    const body = fresh ? answer.body : previous;
    if (body === null) throw new Error(`unreachable: ${url} was confirmed and is not held`);
    const found = await source.found(task, { url, body, fresh, previous } satisfies Arrival);
    const sha256 = found.keep === null ? held : sha256Of(body);
    await noteWithdrawals([...found.withdrawals, ...letterEvents(task, url, held, sha256)]);
    if (fresh && found.keep !== null) {
      const { etag, last_modified } = answer;
      const put = await archive.put(body, { ...found.keep, etag, last_modified });
      if (put.isNew) outcome.new_objects += 1;
    }
    const last = answers.last(url);
    await answers.note({
      url,
      at: now(),
      status: fresh ? 200 : 304,
      sha256,
      etag: fresh ? answer.etag : (last?.etag ?? null),
      last_modified: fresh ? answer.last_modified : (last?.last_modified ?? null),
      newest: found.newest,
    });
    if (found.newest !== null && (outcome.newest ?? "") < found.newest) outcome.newest = found.newest;
    return found;
  }

  /** A letter whose bytes changed under its address, or that is there again. */
  function letterEvents(task: Task, url: string, before: string | null, after: string | null): Withdrawal[] {
    if (task.kind !== "document" || before === null) return [];
    const event = { at: now(), url, urn: task.urn, sha256: before, by_url: null };
    const back: Withdrawal = { ...event, what: "file_back", by_sha256: null };
    return before === after ? [back] : [back, { ...event, what: "replaced", by_sha256: after }];
  }

  async function finish(task: Task, how: "fetched" | "unchanged", found: Found): Promise<Step> {
    if (found.problem !== null) {
      await queue.add(found.tasks);
      return fail(task, found.problem);
    }
    outcome[how] += 1;
    await queue.finish(task, now(), how, found.tasks);
    return step(task, how, null);
  }

  async function fail(task: Task, reason: string): Promise<Step> {
    outcome.failed.push({ url: task.url, reason });
    await queue.fail(task, now(), reason);
    return step(task, "failed", reason);
  }

  function step(task: Task, how: Step["how"], reason: string | null): Step {
    return { task, how, reason, done: queue.done + queue.failed.length, left: queue.left };
  }

  async function noteEmpty(empty: readonly { url: string; status: number }[]): Promise<void> {
    for (const { url, status } of empty)
      await answers.note({ ...NO_ANSWER, url, at: now(), status, sha256: answers.held(url) });
  }

  /** Asks for one thing; null when its host was stopped meanwhile, so that it stays in the queue. */
  async function work(task: Task): Promise<Step | null> {
    const empty: { url: string; status: number }[] = [];
    for (const url of [task.url, ...task.others]) {
      const held = answers.validators(url);
      const answer = await client.get(url, { held, wrong: (body) => source.wrong(task, body) });
      switch (answer.outcome) {
        case "fetched":
        case "unchanged":
          await noteEmpty(empty);
          return finish(task, answer.outcome, await keep(task, url, answer));
        case "missing":
          empty.push({ url, status: answer.status });
          break;
        case "failed":
          return fail(task, answer.reason);
        case "stopped":
          return null;
      }
    }
    if (isStandingTask(task))
      return fail(task, "nothing is there (404), nor where else it may be: has it moved to another address?");
    const others = await othersAreThere(task, source, client, answers);
    if (others === null && client.health.stopped(hostOf(task)) === null)
      return fail(task, "nothing is there (404), and nothing usable where others were before");
    if (others !== true) return null;
    await noteEmpty(empty);
    await noteWithdrawals(await source.nothing(task));
    outcome.missing += 1;
    outcome.missing_urls.push(task.url);
    await queue.finish(task, now(), "missing", []);
    return step(task, "missing", null);
  }

  async function run(task: Task): Promise<void> {
    const host = hostOf(task);
    busyHosts.add(host);
    letterUnderWay ||= task.kind === "document";
    try {
      const done = await work(task);
      if (done !== null) world.onStep(done);
    } finally {
      busyHosts.delete(host);
      if (task.kind === "document") letterUnderWay = false;
    }
  }

  const underWay = new Set<Promise<void>>();
  try {
    for (;;) {
      while (underWay.size < world.concurrency && begun < world.limit) {
        const task = await choose();
        if (task === null) break;
        begun += 1;
        taken.add(task);
        const running: Promise<void> = run(task).finally(() => underWay.delete(running));
        underWay.add(running);
      }
      if (underWay.size > 0) await Promise.race(underWay);
      else if (queue.left > 0 || begun >= world.limit || (await queue.add(await source.afterwards())) === 0)
        break;
    }
  } finally {
    await Promise.allSettled(underWay);
  }
  outcome.left = queue.left;
  return outcome;
}

const NO_ANSWER = { etag: null, last_modified: null, newest: null } as const;
