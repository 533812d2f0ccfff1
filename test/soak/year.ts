import { readdir, readlink, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { build } from "../../pipeline/build.ts";
import { addDays } from "../../pipeline/sample/calendar.ts";
import { type Inspectorate, createInspectorate } from "../../pipeline/sample/inspectorate.ts";
import { chosenLetters } from "../../pipeline/sample/publication.ts";
import { Random } from "../../pipeline/sample/random.ts";
import { openRuns } from "../../pipeline/sources/runs.ts";
import { copyArchive } from "../../pipeline/upkeep/copy-archive.ts";
import { night } from "./night.ts";
import { type PassingServer, passingServer } from "./passing-server.ts";
import { type Outage, answering } from "./sites.ts";

/** One night of a simulated time. Sizes in bytes, as they stood in the morning. */
export interface NightRow {
  day: string;
  /** "failed" where the exit code was not 0: what readers see stayed as it was. */
  ended: "nothing changed" | "published" | "failed";
  outage: Outage | null;
  seconds: number;
  requests: number;
  body_bytes: number;
  archive_bytes: number;
  all_bytes: number;
}

/** What is simulated; `nights` after the evening of `from`, the first of them collecting everything. */
export interface YearOptions {
  dataDir: string;
  schools: number;
  letters: number;
  nights: number;
  from: string;
  seed: string;
  /** Nights (1 is the first) on which the sites fail, each in its way. */
  outages: ReadonlyMap<number, Outage>;
  /** How many letters are taken off the site at some time; every third comes back. */
  withdrawals: number;
  /** From files that stand at this day on, the figures give one school another grade than before. */
  correctedFrom: string;
  note: (text: string) => void;
}

/** What came of it. */
export interface YearResult {
  rows: NightRow[];
  /** Marts whose bytes differ between the last night's database and one build from the final archive: must be none. */
  differing: string[];
  marts: number;
  corrected: number;
}

/** Lives through a time, night by night, and then builds once from the archive that it left. */
export async function simulate(options: YearOptions): Promise<YearResult> {
  const { dataDir, schools, letters, nights, from, seed, note } = options;
  const inspectorate = createInspectorate({ schools, letters, seed });
  const server = await passingServer(from, inspectorate);
  const offOn = withdrawalPlan(inspectorate, options);
  const corrected = new Set<string>();
  const rows: NightRow[] = [];
  try {
    for (let index = 1; index <= nights; index++) {
      const day = addDays(from, index);
      const outage = options.outages.get(index) ?? null;
      server.setDay(day);
      server.setFault(
        answering({
          outage,
          withdrawn: offOn(index),
          correctedFrom: options.correctedFrom,
          corrected: (name) => corrected.add(name),
        }),
      );
      const row = await oneNight(dataDir, server, day, outage);
      rows.push(row);
      note(`${day} ${outage ?? "good"}: ${row.ended}, ${row.requests} requests, ${row.seconds.toFixed(1)} s`);
    }
  } finally {
    await server.close();
  }
  return { rows, ...(await compared(dataDir)), corrected: corrected.size };
}

async function oneNight(
  dataDir: string,
  server: PassingServer,
  day: string,
  outage: Outage | null,
): Promise<NightRow> {
  const [started, asked] = [performance.now(), server.asked()];
  const before = await readlink(join(dataDir, "current")).catch(() => null);
  const { code } = await night({ data: dataDir, base: server.base, at: `${day}T03:00:00.000Z` });
  const after = await readlink(join(dataDir, "current")).catch(() => null);
  const seconds = (performance.now() - started) / 1000;
  const runs = (await openRuns(dataDir)).lines.filter((run) => run.started.startsWith(day));
  return {
    day,
    outage,
    ended: code !== 0 ? "failed" : before === after ? "nothing changed" : "published",
    seconds,
    requests: server.asked() - asked,
    body_bytes: runs.reduce((sum, run) => sum + run.body_bytes, 0),
    archive_bytes: await sizeOf(join(dataDir, "archive")),
    all_bytes: await sizeOf(dataDir),
  };
}

/** Which letters are off the site on which night. */
function withdrawalPlan(
  inspectorate: Inspectorate,
  { seed, nights, withdrawals, from }: YearOptions,
): (night: number) => ReadonlySet<number> {
  const random = new Random(`${seed} withdrawals`);
  const listed = chosenLetters(inspectorate).filter(({ publicationDate }) => publicationDate <= from);
  const gone = Array.from({ length: withdrawals }, (_, index) => ({
    id: random.pick(listed).id,
    first: random.int(2, Math.max(2, Math.floor(nights / 2))),
    back: index % 3 === 2 ? random.int(Math.floor(nights / 2) + 1, nights) : Number.POSITIVE_INFINITY,
  }));
  return (night) =>
    new Set(gone.filter(({ first, back }) => night >= first && night < back).map(({ id }) => id));
}

/** Builds once more from the archive alone, in a folder beside, and holds the marts against those of the last night. */
async function compared(dataDir: string): Promise<{ differing: string[]; marts: number }> {
  const last = await build({ dataDir });
  const once = `${dataDir}-once`;
  await rm(once, { recursive: true, force: true });
  try {
    await copyArchive(dataDir, once);
    const { marts } = await build({ dataDir: once });
    const bytes = new Map(marts.map(({ mart, sha256 }) => [mart, sha256]));
    return {
      differing: last.marts.filter(({ mart, sha256 }) => bytes.get(mart) !== sha256).map(({ mart }) => mart),
      marts: marts.length,
    };
  } finally {
    await rm(once, { recursive: true, force: true });
  }
}

/** Bytes on the disk below a folder; a file that is linked twice counts once. */
async function sizeOf(folder: string): Promise<number> {
  const seen = new Set<number>();
  let sum = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    const { ino, size, blocks, nlink } = await stat(join(folder, name)).catch(() => ({
      ino: 0,
      size: 0,
      blocks: 0,
      nlink: 0,
    }));
    if (nlink > 1 && seen.has(ino)) continue;
    seen.add(ino);
    sum += blocks === 0 ? size : blocks * 512;
  }
  return sum;
}
