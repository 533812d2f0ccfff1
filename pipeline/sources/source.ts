import { z } from "zod";
import type { EntryMeta } from "../archive/entry.ts";
import type { Withdrawal } from "./withdrawals.ts";

export const SOURCE_NAMES = ["mi", "gias", "reports"] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

export const taskSchema = z.object({
  /** What it asks for: a list of files, a file of figures, a provider page, a page of search results, a letter. */
  kind: z.enum(["listing", "file", "page", "search", "document"]),
  url: z.string(),
  /** Where to look next when there is nothing at `url`, in order. */
  others: z.array(z.string()),
  /** Why it is asked: "walk", "search 1", "revisit" … */
  why: z.string(),
  urn: z.string().nullable(),
  /** For people, and for the archive's label. */
  title: z.string(),
});

/** One thing to ask for; a line of the queue. */
export type Task = z.infer<typeof taskSchema>;

/** What came for a task, as a source sees it. */
export interface Arrival {
  /** The address that answered: the task's own or one of its others. */
  url: string;
  body: Uint8Array;
  /** Sent now (200), and not only confirmed (304). */
  fresh: boolean;
  /** The bytes held of this address before, null where there were none. */
  previous: Uint8Array | null;
}

/** What an arrival leads to. */
export interface Found {
  /** How to archive the body; null when it tells nothing that the held bytes do not. */
  keep: EntryMeta | null;
  /** What to ask for next. */
  tasks: readonly Task[];
  withdrawals: readonly Withdrawal[];
  /** The newest publication date met, ISO; null where the thing has none. */
  newest: string | null;
  /** What is wrong with it though it was kept; it then counts as failed. */
  problem: string | null;
}

/** Where things come from. Each file of this folder that is named after a publisher makes one. */
export interface Source {
  readonly name: SourceName;
  /** Which of its runs this is: "all", "walk", "nightly", "chosen". */
  readonly mode: string;
  /** What to ask for first; reads what is at hand and asks nobody. */
  discover(): Promise<readonly Task[]>;
  /** What is wrong with a body sent for this task, null when it is of the kind that was due. */
  wrong(task: Task, body: Uint8Array): Promise<string | null>;
  found(task: Task, arrival: Arrival): Promise<Found>;
  /** What it means that there is nothing at any address of the task. */
  nothing(task: Task): Promise<readonly Withdrawal[]>;
  /** What is left to ask once everything else is done; asked for again until it gives nothing new. */
  afterwards(): Promise<readonly Task[]>;
}

/**
 * The name that tells one task from another within a run: a provider is asked for once, whatever led to it, and a
 * file once; a page of the search once a pass.
 */
export function taskId(task: Task): string {
  if (task.kind === "page") return `page ${task.urn ?? task.url}`;
  return task.kind === "search" ? `${task.why} ${task.url}` : task.url;
}

/**
 * Whether every run asks for it anew of its own accord: a list, a search, the register. That nothing is there can not be
 * taken for an answer, as it can for a letter: without it a night would find nothing new, and call that good.
 */
export function isStandingTask(task: Task): boolean {
  return task.kind === "listing" || task.kind === "search" || task.why === "register";
}

/** A found thing that leads to nothing more. */
export const NOTHING_MORE = { tasks: [], withdrawals: [], newest: null, problem: null } as const;
