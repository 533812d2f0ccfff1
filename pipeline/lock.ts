import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { rmSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { writeError } from "./archive/disk.ts";
import { OutsideFailed, errorCode } from "./errors.ts";

const holderSchema = z.object({
  pid: z.int().positive(),
  host: z.string(),
  since: z.iso.datetime(),
  doing: z.string(),
});

/** Who writes into a data folder at this moment. */
export type Holder = z.infer<typeof holderSchema>;

/** What is known of this machine; a test passes another one. */
export interface Machine {
  pid: number;
  host: string;
  now: () => Date;
  bootedAt: () => Date;
  isRunning: (pid: number) => boolean;
}

const thisMachine: Machine = {
  pid: process.pid,
  host: hostname(),
  now: () => new Date(),
  bootedAt: () => new Date(Date.now() - uptime() * 1000),
  isRunning,
};

/** Whether a process of that number runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return errorCode(thrown) === "EPERM";
  }
}

/** A lock file without readable content is only written to for this long; older, it was left by a kill. */
const WRITING_MS = 10_000;
/** Clocks of start and boot may differ by this much. */
const CLOCK_SLACK_MS = 5_000;

/** Locks this process holds: not to be mistaken for one left by an earlier process of the same number. */
const held = new Set<string>();

/**
 * Runs `action` while this process alone writes into the data folder. A second process gets `OutsideFailed` saying
 * who holds the folder since when; a lock whose process is gone (killed, or from before the last start of the
 * machine) is taken over. The lock is gone afterwards, also when the action throws or the process exits.
 */
export async function withLock<T>(
  dataDir: string,
  doing: string,
  action: () => Promise<T>,
  machine: Machine = thisMachine,
): Promise<T> {
  const path = join(dataDir, "outcomes.lock");
  await take(
    path,
    { pid: machine.pid, host: machine.host, since: machine.now().toISOString(), doing },
    machine,
  );
  const release = () => {
    rmSync(path, { force: true });
  };
  held.add(path);
  process.on("exit", release);
  try {
    return await action();
  } finally {
    process.off("exit", release);
    held.delete(path);
    release();
  }
}

/** Who holds the data folder now; null when nobody does. A lock left by a process that is gone counts as nobody. */
export async function lockHolder(dataDir: string, machine: Machine = thisMachine): Promise<Holder | null> {
  const path = join(dataDir, "outcomes.lock");
  const found = await readHolder(path);
  return found !== null && isLive(found, path, machine) ? found : null;
}

async function take(path: string, holder: Holder, machine: Machine): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await create(path, holder)) return;
    const found = await readHolder(path);
    if (found === null) {
      if (await isBeingWritten(path, machine)) break;
    } else if (isLive(found, path, machine)) {
      throw new OutsideFailed(
        `Process ${found.pid} on ${found.host} is writing into this data folder (${found.doing}, since ${found.since}). ` +
          `Wait until it is done. If no such process runs any more, delete ${path}.`,
      );
    }
    await remove(path, found, machine);
  }
  throw new OutsideFailed(`Another process is just taking ${path}. Run this again in a moment.`);
}

async function create(path: string, holder: Holder): Promise<boolean> {
  const text = JSON.stringify(holder);
  try {
    await mkdir(join(path, ".."), { recursive: true });
    const file = await open(path, "wx");
    try {
      await file.writeFile(text);
    } catch (thrown) {
      // A full disk: half a lock would keep away who has made room.
      await rm(path, { force: true });
      throw thrown;
    } finally {
      await file.close();
    }
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === "EEXIST") return false;
    throw writeError(thrown, path, text.length);
  }
}

/** Takes a dead lock away by renaming it, so that of two takers one wins; what was not the dead lock goes back. */
async function remove(path: string, dead: Holder | null, machine: Machine): Promise<void> {
  const aside = `${path}.${machine.pid}.gone.lock`;
  try {
    await rename(path, aside);
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT") return;
    throw thrown;
  }
  const taken = await readHolder(aside);
  if (JSON.stringify(taken) === JSON.stringify(dead)) await rm(aside, { force: true });
  else await rename(aside, path);
}

function isLive(found: Holder, path: string, machine: Machine): boolean {
  if (found.host !== machine.host) return true;
  if (found.pid === machine.pid) return held.has(path);
  const beforeBoot = Date.parse(found.since) < machine.bootedAt().getTime() - CLOCK_SLACK_MS;
  return !beforeBoot && machine.isRunning(found.pid);
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
}

async function isBeingWritten(path: string, machine: Machine): Promise<boolean> {
  try {
    // Of the days to come it is where the clock was set back: then nothing is known of its age, and who writes it is long done.
    return Math.abs(machine.now().getTime() - (await stat(path)).mtimeMs) < WRITING_MS;
  } catch {
    return false;
  }
}
