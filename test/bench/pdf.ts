import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { getDocumentProxy } from "unpdf";
import { parseLetter } from "../../pipeline/parse/letter/letter.ts";
import { LetterPool } from "../../pipeline/parse/letter/pool.ts";
import type { BenchTable } from "./bench.ts";
import { pdfOf, set } from "../parse/letter/fictional.ts";

const REAL = "../shared/data/letters";
const WARM_UPS = 3;

/**
 * The reader beside the bare library on one core, file by file in turn and in processor time, so that a busy machine slows
 * both alike; then the pool on all cores beside the bare library, both by the clock.
 */
export async function run(): Promise<BenchTable> {
  const files = existsSync(REAL) ? realFiles() : await fictionalFiles();
  await bare(files.slice(0, 5));
  await onOneCore(files.slice(0, 5));
  const pool = new LetterPool();
  // As often as the library is used on each file before it is timed: code that has run often is compiled better.
  for (let time = 0; time < WARM_UPS; time += 1) await inPool(files, pool);
  try {
    const cost = { library: 0, reader: 0 };
    for (const file of files) {
      cost.library += await processorTime(() => bare([file]));
      cost.reader += await processorTime(() => onOneCore([file]));
    }
    const pages = await bare(files);
    const library = await timed(() => bare(files));
    const workers = await timed(() => inPool(files, pool));
    const cores = availableParallelism();
    return {
      title: "PDF text",
      notes: [
        `${files.length} PDFs of ${existsSync(REAL) ? "the real letters" : "fictional letters"}, ${pages} pages, ${cores} cores`,
      ],
      columns: ["reader", "measured", "ratio", "target"],
      rows: [
        ["bare unpdf getTextContent", `${round(cost.library / pages)} ms of processor a page`, 1, ""],
        [
          "parseLetter: cost a page beside bare",
          `${round(cost.reader / pages)} ms of processor a page`,
          round(cost.reader / cost.library),
          "at most 1.2",
        ],
        ["bare unpdf getTextContent, one core", `${round(library)} pages a second`, 1, ""],
        [
          `LetterPool, ${pool.size} workers: beside cores x bare`,
          `${round(workers)} pages a second`,
          round(workers / (cores * library)),
          "at least 0.8",
        ],
      ],
    };
  } finally {
    await pool.close();
  }
}

/** Milliseconds of processor that this process used, all its threads together. */
async function processorTime(read: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await read();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function timed(read: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const pages = await read();
  return (pages * 1000) / (performance.now() - start);
}

async function bare(files: readonly Uint8Array[]): Promise<number> {
  let pages = 0;
  for (const bytes of files) {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
    for (let number = 1; number <= pdf.numPages; number += 1) {
      await (await pdf.getPage(number)).getTextContent();
      pages += 1;
    }
    await pdf.destroy();
  }
  return pages;
}

async function onOneCore(files: readonly Uint8Array[]): Promise<number> {
  let pages = 0;
  for (const bytes of files) pages += (await parseLetter(bytes)).pages.length;
  return pages;
}

async function inPool(files: readonly Uint8Array[], pool: LetterPool): Promise<number> {
  const documents = await Promise.all(files.map((bytes) => pool.read(bytes)));
  return documents.reduce((sum, { pages }) => sum + pages.length, 0);
}

function realFiles(): Uint8Array[] {
  return ["la_focused_visits_2020_2021", "area_send", "school"].flatMap((folder) =>
    readdirSync(join(REAL, folder)).map((name) => new Uint8Array(readFileSync(join(REAL, folder, name)))),
  );
}

async function fictionalFiles(): Promise<Uint8Array[]> {
  const paragraph = Array.from(
    { length: 8 },
    () => "Pupils at this invented school read every day and enjoy what they read.",
  );
  const page = set([paragraph, paragraph, paragraph, paragraph], 72);
  return Promise.all(Array.from({ length: 36 }, () => pdfOf([page, page, page, page])));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
