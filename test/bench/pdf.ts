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
 * How often the library and the pool are timed, in turn; and how often the pool reads each file in one go. At the end of
 * a go one worker has nothing left to do: among the thousands of letters of a collection that does not count.
 */
const ROUNDS = 3;
const TIMES_IN_ONE_GO = 3;

/**
 * The reader beside the bare library on one core, file by file in turn and in processor time, so that a busy machine slows
 * both alike; then the pool on all cores beside the bare library, once by the clock and once by the processor it used: the
 * library's one reading after another keeps more than one core at work where V8 collects garbage and zlib inflates beside it.
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
      cost.library += (await measured(() => bare([file]))).processor;
      cost.reader += (await measured(() => onOneCore([file]))).processor;
    }
    const pages = await bare(files);
    const library: Measure = { pages: 0, seconds: 0, processor: 0 };
    const many = Array.from({ length: TIMES_IN_ONE_GO }, () => files).flat();
    const workers: Measure = { pages: 0, seconds: 0, processor: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      add(library, await measured(() => bare(files)));
      add(workers, await measured(() => inPool(many, pool)));
    }
    const cores = availableParallelism();
    const speed = workers.pages / workers.seconds;
    return {
      title: "PDF text",
      notes: [
        `${files.length} PDFs of ${existsSync(REAL) ? "the real letters" : "fictional letters"}, ${pages} pages, ${cores} cores`,
        `by the clock the bare library kept ${round(library.processor / library.seconds)} cores at work, the pool ${round(workers.processor / workers.seconds)}`,
      ],
      columns: ["reader", "measured", "ratio", "target"],
      rows: [
        [
          "bare unpdf getTextContent",
          `${round((cost.library * 1000) / pages)} ms of processor a page`,
          1,
          "",
        ],
        [
          "parseLetter: cost a page beside bare",
          `${round((cost.reader * 1000) / pages)} ms of processor a page`,
          round(cost.reader / cost.library),
          "at most 1.2",
        ],
        [
          "bare, one after another, by the clock",
          `${round(library.pages / library.seconds)} pages a second`,
          1,
          "",
        ],
        [
          `LetterPool, ${pool.size} workers: beside cores x bare by the clock`,
          `${round(speed)} pages a second`,
          round(speed / (cores * (library.pages / library.seconds))),
          "at least 0.8",
        ],
        [
          "bare, by the processor of all its threads",
          `${round(library.pages / library.processor)} pages a second of one core`,
          1,
          "",
        ],
        [
          `LetterPool, ${pool.size} workers: beside cores x bare by the processor`,
          `${round(speed)} pages a second`,
          round(speed / (cores * (library.pages / library.processor))),
          "",
        ],
      ],
    };
  } finally {
    await pool.close();
  }
}

/** Pages read, and the seconds that took by the clock and of processor, all threads of this process together. */
interface Measure {
  pages: number;
  seconds: number;
  processor: number;
}

async function measured(read: () => Promise<number>): Promise<Measure> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const pages = await read();
  const { user, system } = process.cpuUsage(before);
  return { pages, seconds: (performance.now() - start) / 1000, processor: (user + system) / 1_000_000 };
}

function add(sum: Measure, { pages, seconds, processor }: Measure): void {
  sum.pages += pages;
  sum.seconds += seconds;
  sum.processor += processor;
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
