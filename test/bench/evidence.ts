import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { BenchTable } from "./bench.ts";

const PASSAGES = 50_000;

/** What a child process of `evidence/child.ts` tells of itself. */
interface Measured {
  seconds: number;
  peakMegabytes: number;
  megabytes: number;
}

/** 50,000 passages to CSV and Excel, each in a process of its own, beside the bare libraries with the same rows. */
export async function run(): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  const ratios: string[] = [];
  for (const [format, library, name] of [
    ["csv", "bare-csv", "papaparse"],
    ["xlsx", "bare-xlsx", "write-excel-file"],
  ] as const) {
    const own = await measured(format);
    const bare = await measured(library);
    rows.push([
      format,
      "outcomes",
      own.seconds.toFixed(1),
      Math.round(own.peakMegabytes),
      own.megabytes.toFixed(1),
    ]);
    rows.push([
      format,
      name,
      bare.seconds.toFixed(1),
      Math.round(bare.peakMegabytes),
      bare.megabytes.toFixed(1),
    ]);
    ratios.push(`${format}: ${(own.seconds / bare.seconds).toFixed(2)} times the time of ${name}`);
  }
  for (const [what, name] of [
    ["streamed", "outcomes, found and written one by one"],
    ["held", "outcomes, found and held first"],
  ] as const) {
    const { seconds, peakMegabytes, megabytes } = await measured(what);
    rows.push(["csv", name, seconds.toFixed(1), Math.round(peakMegabytes), megabytes.toFixed(1)]);
  }
  return {
    title: `Evidence: ${PASSAGES.toLocaleString("en-GB")} passages from 5,000 letters`,
    columns: ["format", "written by", "seconds", "peak MB", "file MB"],
    rows,
    notes: [
      `${ratios.join("; ")}.`,
      "Seconds of writing alone, but where passages are found, too; peak is the resident memory of the whole process, the passages themselves included.",
    ],
  };
}

async function measured(what: string): Promise<Measured> {
  const child = fileURLToPath(new URL("evidence/child.ts", import.meta.url));
  const process_ = spawn(process.execPath, ["--import", "tsx", child, what, String(PASSAGES)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  process_.stdout.setEncoding("utf8");
  process_.stdout.on("data", (text: string) => (said += text));
  const [code] = (await once(process_, "close")) as [number | null];
  if (code !== 0) throw new Error(`The benchmark of ${what} ended with ${String(code)}.`);
  return JSON.parse(said) as Measured;
}
