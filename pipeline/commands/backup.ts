import { resolve } from "node:path";
import { withLock } from "../lock.ts";
import { type Copied, copyArchive } from "../upkeep/copy-archive.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

/** `outcomes backup FOLDER [--check]`: ends with 1 when something of the archive is damaged; all else is copied. */
export async function backup(
  folder: string,
  flags: { check?: boolean },
  { settings, terminal }: CommandWorld,
): Promise<ExitCode> {
  const to = resolve(folder);
  const copied = await withLock(settings.data, "backup", () =>
    copyArchive(settings.data, to, { check: flags.check === true }),
  );
  await terminal.line(`${copiedLine(copied)} Backup in ${to}.`);
  for (const { sha256, why } of copied.damaged) {
    await terminal.line(
      `Not copied: ${sha256}, ${why} in ${settings.data}. Import or collect that source again; the ledger says where it came from.`,
    );
  }
  return copied.damaged.length === 0 ? 0 : 1;
}

/** `outcomes restore FOLDER`: into a data folder that is new, or holds an earlier or damaged state of the same archive. */
export async function restore(folder: string, { settings, terminal }: CommandWorld): Promise<ExitCode> {
  const from = resolve(folder);
  const copied = await withLock(settings.data, "restore", () =>
    copyArchive(from, settings.data, { check: true }),
  );
  await terminal.line(`${copiedLine(copied)} Now run "outcomes build" and "outcomes publish".`);
  for (const { sha256, why } of copied.damaged) {
    await terminal.line(`Not restored: ${sha256}, ${why} in ${from}.`);
  }
  return copied.damaged.length === 0 ? 0 : 1;
}

function copiedLine({ objects, bytes, there }: Copied): string {
  return `${counted(objects, "object")} copied (${(bytes / 1e6).toFixed(1)} MB), ${counted(there, "object")} there already.`;
}
