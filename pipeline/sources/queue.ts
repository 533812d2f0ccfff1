import { z } from "zod";
import { Journal } from "../archive/journal.ts";
import { type Task, taskId, taskSchema } from "./source.ts";

const lineSchema = z.union([
  /** The first line of a run, and what it is about. */
  z.object({ run: z.string(), started: z.iso.datetime() }),
  /** Everything that was planned at the start stands above this line. */
  z.object({ planned: z.int() }),
  z.object({ ask: taskSchema }),
  z.object({ done: z.string(), at: z.iso.datetime(), how: z.string() }),
  z.object({ failed: z.string(), at: z.iso.datetime(), reason: z.string() }),
  z.object({ finished: z.iso.datetime() }),
]);

type Line = z.infer<typeof lineSchema>;

/** A task that was given up, and why. */
export interface FailedTask {
  task: Task;
  reason: string;
}

/**
 * What a run still has to ask for, as a file that a person can read: a line for every task when it is met, and one
 * when it is done or given up. After a kill the next run goes on where this one was.
 */
export class Queue {
  readonly #journal: Journal<Line>;
  readonly #tasks = new Map<string, Task>();
  /** By host, so that the next one for a host is at hand among ten thousands. */
  readonly #pending = new Map<string, Map<string, Task>>();
  readonly #failed = new Map<string, string>();
  #run: { run: string; started: string } | null = null;
  #planned = false;
  #finished = false;
  #done = 0;

  private constructor(journal: Journal<Line>) {
    this.#journal = journal;
    for (const line of journal.lines) this.#note(line);
  }

  static async open(path: string): Promise<Queue> {
    return new Queue(await Journal.open(path, lineSchema));
  }

  /** The run that was not brought to its end: what it is about and when it began; null where there is none. */
  get unfinished(): { run: string; started: string } | null {
    return this.#planned && !this.#finished ? this.#run : null;
  }

  /** Tasks not yet done or given up, in the order they were met at each host. */
  get pending(): readonly Task[] {
    return [...this.#pending.values()].flatMap((tasks) => [...tasks.values()]);
  }

  get left(): number {
    return [...this.#pending.values()].reduce((sum, tasks) => sum + tasks.size, 0);
  }

  get done(): number {
    return this.#done;
  }

  get failed(): readonly FailedTask[] {
    return [...this.#failed].flatMap(([id, reason]) => {
      const task = this.#tasks.get(id);
      return task === undefined ? [] : [{ task, reason }];
    });
  }

  /** Hosts that something is left to ask of. */
  hosts(): string[] {
    return [...this.#pending].flatMap(([host, tasks]) => (tasks.size > 0 ? [host] : []));
  }

  /** The first task for a host that `fits`, in the order they were met. */
  first(host: string, fits: (task: Task) => boolean): Task | null {
    for (const task of this.#pending.get(host)?.values() ?? []) if (fits(task)) return task;
    return null;
  }

  knows(task: Task): boolean {
    return this.#tasks.has(taskId(task));
  }

  /** Begins a run in place of the one before, whole or not at all. */
  async begin(run: string, started: string, tasks: readonly Task[]): Promise<void> {
    const lines: Line[] = [
      { run, started },
      ...distinct(tasks).map((task) => ({ ask: task })),
      { planned: tasks.length },
    ];
    await this.#journal.replace(lines);
    this.#tasks.clear();
    this.#pending.clear();
    this.#failed.clear();
    this.#done = 0;
    this.#finished = false;
    for (const line of lines) this.#note(line);
  }

  /** A task is done; what it led to is added. Both stand in one write, the new tasks first. */
  async finish(task: Task, at: string, how: string, next: readonly Task[]): Promise<void> {
    await this.#write([...this.#new(next), { done: taskId(task), at, how }]);
  }

  async fail(task: Task, at: string, reason: string): Promise<void> {
    await this.#write([{ failed: taskId(task), at, reason }]);
  }

  /** Adds what is not known yet and says how many tasks that were. */
  async add(tasks: readonly Task[]): Promise<number> {
    const lines = this.#new(tasks);
    await this.#write(lines);
    return lines.length;
  }

  /** The run is at its end. */
  async end(at: string): Promise<void> {
    await this.#write([{ finished: at }]);
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  #new(tasks: readonly Task[]): Line[] {
    return distinct(tasks)
      .filter((task) => !this.knows(task))
      .map((task) => ({ ask: task }));
  }

  async #write(lines: readonly Line[]): Promise<void> {
    await this.#journal.append(lines);
    for (const line of lines) this.#note(line);
  }

  #note(line: Line): void {
    if ("run" in line) this.#run = line;
    else if ("planned" in line) this.#planned = true;
    else if ("finished" in line) this.#finished = true;
    else if ("ask" in line) {
      this.#tasks.set(taskId(line.ask), line.ask);
      const host = hostOf(line.ask);
      this.#pending.set(
        host,
        (this.#pending.get(host) ?? new Map<string, Task>()).set(taskId(line.ask), line.ask),
      );
    } else if ("done" in line) {
      this.#settle(line.done);
      this.#done += 1;
    } else {
      this.#settle(line.failed);
      this.#failed.set(line.failed, line.reason);
    }
  }

  #settle(id: string): void {
    const task = this.#tasks.get(id);
    if (task !== undefined) this.#pending.get(hostOf(task))?.delete(id);
  }
}

/** The host, with port where it is not the usual one, that a task is asked of first. */
export function hostOf(task: Task): string {
  return new URL(task.url).host;
}

function distinct(tasks: readonly Task[]): Task[] {
  return [...new Map(tasks.map((task) => [taskId(task), task])).values()];
}
