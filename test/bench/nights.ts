import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { openRunLog } from "../../pipeline/run/run-log.ts";
import { createInspectorate } from "../../pipeline/sample/inspectorate.ts";
import { openRuns } from "../../pipeline/sources/runs.ts";
import type { BenchTable } from "./bench.ts";
import { type NationalServer, nationalServer } from "./nights/server.ts";

/** Schools and letters: as many as England has, and letters of some years. BENCH_NIGHTS="400,60" tries it small. */
const [SCHOOLS = 22_000, LETTERS = 5000] = (process.env["BENCH_NIGHTS"] ?? "22000,5000")
  .split(",")
  .map(Number);

/** A Sunday, the Monday after, whose letters are those of a usual day, and the day the figures of September come out. */
const DAYS = { first: "2026-10-11", usual: "2026-10-12", monthly: "2026-10-14" } as const;

/** What one night did. */
interface Night {
  code: number;
  seconds: number;
  /** Seconds of each step. */
  steps: ReadonlyMap<string, number>;
  requests: number;
  /** Of body, as sent by the server. */
  bytes: number;
  /** Objects the archive did not have before. */
  objects: number;
  /** Files that are new or changed, as paths below the data folder, and the bytes that are new. */
  files: readonly string[];
  written: number;
  megabytes: number;
  /** Seconds of processor, all threads together, the site's not counted. */
  processor: number;
}

/** Nights at national size: after a first collection, one without any change, a usual one and the monthly one. */
export async function run(): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), "outcomes-nights-"));
  const data = join(folder, "data");
  await mkdir(data);
  const inspectorate = createInspectorate({ schools: SCHOOLS, letters: LETTERS });
  const server = await nationalServer(inspectorate, DAYS.first, join(data, "cache"));
  try {
    // The first site needs no pages: what is measured is what comes after.
    const first = await oneNight(data, server, DAYS.first, "plain");
    const nights: [string, Night][] = [];
    for (const [what, day] of [
      ["nothing changed", DAYS.first],
      ["usual", DAYS.usual],
      ["monthly", DAYS.monthly],
    ] as const)
      nights.push([what, await oneNight(data, server, day, "pages")]);
    return {
      title: `Nights: ${SCHOOLS} schools, ${LETTERS} letters, collected from a server on this machine`,
      columns: [
        "night",
        "seconds",
        "processor s",
        ...STEPS_SHOWN.map((step) => `${step} s`),
        "requests",
        "body MB",
        "new objects",
        "files written",
        "MB written",
        "peak MB",
      ],
      rows: nights.map(([what, night]) => row(what, night)),
      notes: [
        `Written when nothing changed: ${nights[0]?.[1].files.join(", ") ?? ""}.`,
        `The collection before them: ${row("first", first).slice(1).join(" / ")}, with a site of one page.`,
        "No gap between requests: at one a second, as on the real sites, the collection takes as many seconds as requests.",
        "Usual: the letters of one day, real PDFs that are read. Monthly: a month of figures, and the letters of two days.",
        "Old letters are stand-ins whose readings lie in the cache. Peak is of the night's own process, the site's not counted.",
      ],
    };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const STEPS_SHOWN = ["collect", "build", "publish", "site"] as const;

function row(what: string, night: Night): (string | number)[] {
  return [
    what,
    night.seconds.toFixed(1),
    night.processor.toFixed(1),
    ...STEPS_SHOWN.map((step) => (night.steps.get(step) ?? 0).toFixed(1)),
    night.requests,
    (night.bytes / 1e6).toFixed(1),
    night.objects,
    night.files.length,
    (night.written / 1e6).toFixed(1),
    Math.round(night.megabytes),
  ];
}

async function oneNight(
  data: string,
  server: NationalServer,
  day: string,
  site: "plain" | "pages",
): Promise<Night> {
  server.setDay(day);
  server.taken();
  const before = await filesUnder(data);
  const collections = (await openRuns(data)).lines.length;
  const runLines = (await openRunLog(data)).lines.length;
  const began = performance.now();
  const child = await inChild(data, server.base, `${day}T21:00:00.000Z`, site);
  const seconds = (performance.now() - began) / 1000;
  if (child.code !== 0) throw new Error(`The night of ${day} ended with ${child.code}.`);
  const { requests, bytes } = server.taken();
  const fresh = [...(await filesUnder(data))].flatMap(([key, file]) => {
    const old = before.get(key);
    if (old === undefined) return [{ path: file.path, bytes: file.size }];
    // The same file: it was appended to, as logs are.
    return old.changed === file.changed ? [] : [{ path: file.path, bytes: file.size - old.size }];
  });
  const collected = (await openRuns(data)).lines.slice(collections);
  const lines = (await openRunLog(data)).lines.slice(runLines);
  return {
    code: child.code,
    seconds,
    steps: new Map(lines.map(({ step, seconds: took }) => [step, took])),
    requests,
    bytes,
    objects: collected.reduce((sum, one) => sum + one.new_objects, 0),
    files: fresh.map(({ path }) => path).sort(),
    written: fresh.reduce((sum, { bytes }) => sum + bytes, 0),
    megabytes: child.megabytes,
    processor: child.processor,
  };
}

interface ChildEnd {
  code: number;
  megabytes: number;
  processor: number;
}

async function inChild(...args: string[]): Promise<ChildEnd> {
  const program = fileURLToPath(new URL("nights/child.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "close");
  return JSON.parse(said.trim().split("\n").at(-1) ?? "null") as ChildEnd;
}

/** Every file once, by what it is on the disk whatever its name. */
async function filesUnder(
  folder: string,
): Promise<Map<string, { path: string; size: number; changed: number }>> {
  const files = new Map<string, { path: string; size: number; changed: number }>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { ino, birthtimeMs, mtimeMs, size } = await stat(path);
    files.set(`${ino} ${birthtimeMs}`, { path: relative(folder, path), size, changed: mtimeMs });
  }
  return files;
}
