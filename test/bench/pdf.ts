import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { getDocumentProxy } from "unpdf";
import { parseLetter } from "../../pipeline/parse/letter/letter.ts";
import { LetterPool } from "../../pipeline/parse/letter/pool.ts";
import { pdfOf, set } from "../parse/letter/fictional.ts";

/** A table of a benchmark: what was measured, on what, and the figures. */
export interface PdfBench {
  title: string;
  note: string;
  columns: string[];
  rows: (string | number)[][];
}

const REAL = "../shared/data/letters";

/** Pages a second: the bare library, the reader on one core, and the pool on all cores, one after the other in one run. */
export async function run(): Promise<PdfBench> {
  const files = existsSync(REAL) ? realFiles() : await fictionalFiles();
  await bare(files.slice(0, 5));
  await onOneCore(files.slice(0, 5));
  const pool = new LetterPool();
  await Promise.all(Array.from({ length: pool.size }, () => pool.read(files[0] ?? new Uint8Array())));
  try {
    const library = await timed(() => bare(files));
    const reader = await timed(() => onOneCore(files));
    const workers = await timed(() => inPool(files, pool));
    const cores = availableParallelism();
    const row = (name: string, pages: number, target: string, ratio: number) => [
      name,
      round(pages),
      round(ratio),
      target,
    ];
    return {
      title: "PDF text: pages a second",
      note: `${files.length} PDFs of ${existsSync(REAL) ? "the real letters" : "fictional letters"}, ${cores} cores`,
      columns: ["reader", "pages a second", "ratio", "target"],
      rows: [
        ["bare unpdf getTextContent, one core", round(library), 1, ""],
        row("parseLetter, one core: cost a page beside bare", reader, "at most 1.2", library / reader),
        row(
          `LetterPool, ${pool.size} workers: beside cores x bare`,
          workers,
          "at least 0.8",
          workers / (cores * library),
        ),
      ],
    };
  } finally {
    await pool.close();
  }
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
