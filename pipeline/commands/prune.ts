import { Archive } from "../archive/archive.ts";
import { WrongUse } from "../errors.ts";
import { withLock } from "../lock.ts";
import { planPrune, prune } from "../upkeep/prune.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

export interface PruneFlags {
  budget: string;
  dryRun?: boolean;
}

const UNITS: Readonly<Record<string, number>> = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** `outcomes prune --budget SIZE [--dry-run]`: ends with 1 when what must stay is more than the budget. */
export async function pruneArchive(
  flags: PruneFlags,
  { settings, terminal }: CommandWorld,
): Promise<ExitCode> {
  const budget = bytesOf(flags.budget);
  const dry = flags.dryRun === true;
  const plan = await withLock(settings.data, "prune", async () => {
    const archive = await Archive.open(settings.data);
    const planned = await planPrune(archive, budget);
    if (!dry) await prune(settings.data, archive, planned, new Date());
    return planned;
  });
  for (const { at, url, bytes } of dry ? plan.chosen : []) {
    await terminal.line(`${at.slice(0, 10)}  ${bytes} bytes  ${url ?? ""}`);
  }
  const freed = plan.total - plan.left;
  await terminal.line(
    `${counted(plan.chosen.length, "page")} ${dry ? "would go" : "went"} (${megabytes(freed)}): each stood between two that say the same. ${megabytes(plan.left)} stay.`,
  );
  if (plan.left <= budget) return 0;
  await terminal.line(
    `That is over the budget of ${megabytes(budget)}, and nothing else may go: published figures and quotations rest on it. Allow at least ${megabytes(plan.left)}.`,
  );
  return 1;
}

function bytesOf(size: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([KMGT]?B)$/i.exec(size.trim()) ?? [];
  if (number === undefined || unit === undefined)
    throw new WrongUse(`--budget "${size}" is not a size. Write a number and a unit, such as 20GB or 500MB.`);
  return Number(number) * (UNITS[unit.toUpperCase()] ?? 1);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`;
}
