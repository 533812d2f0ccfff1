import { Archive } from "../archive/archive.ts";
import { WrongUse } from "../errors.ts";
import { withLock } from "../lock.ts";
import { checkAll } from "../run/check-archive.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

/** `outcomes check-archive`: holds every archived object against its hash; ends with 1 when one is damaged or gone. */
export async function checkArchive({ settings, terminal }: CommandWorld): Promise<ExitCode> {
  const { objects, bytes, damaged } = await withLock(settings.data, "check-archive", async () => {
    const archive = await Archive.open(settings.data);
    // A folder given wrongly must not look like a whole archive.
    if (archive.objects().length === 0)
      throw new WrongUse(`${settings.data} holds no archive: there is nothing to check.`);
    return checkAll(settings.data, archive, new Date());
  });
  await terminal.line(
    `${counted(objects, "object")} checked (${(bytes / 1e6).toFixed(1)} MB), ${damaged.length === 0 ? "all whole" : `${damaged.length} damaged`}.`,
  );
  for (const { path, why } of damaged) await terminal.line(`Damaged: ${path}: ${why}`);
  return damaged.length === 0 ? 0 : 1;
}
