import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import writeXlsxFile from "write-excel-file/node";
import type { Corpus } from "../../../pipeline/evidence/corpus.ts";
import { gather } from "../../../pipeline/evidence/gather.ts";
import type { Evidence } from "../../../src/evidence/evidence.ts";
import { PASSAGE_COLUMNS, passageRows } from "../../../src/evidence/formats/columns.ts";
import { passageWriter, write } from "../../../src/evidence/formats/format.ts";
import { NOTHING_CHOSEN } from "../../../src/evidence/selection.ts";
import {
  BUILD,
  READING,
  VOCABULARY,
  fictionalEvidence,
  letter,
  paragraph,
  sentence,
} from "../../src/evidence/fictional-letters.ts";

// Writes invented passages in one way and prints the seconds, the peak of memory and the size as JSON.

const LETTERS = 5000;
const WORDS =
  "Leaders say that the workload of staff has grown and that pupils read more widely than before".split(" ");

async function invented(count: number): Promise<Evidence> {
  const evidence = await fictionalEvidence({ theme: ["workload"] });
  const [passage] = evidence.passages;
  if (passage === undefined) throw new Error("The fictional letters hold a passage.");
  return {
    ...evidence,
    sources: Array.from({ length: LETTERS }, (_, index) => ({
      ...letter(index + 1),
      date: "2020-11-02",
      number: index + 1,
      passages: 10,
    })),
    passages: Array.from({ length: count }, (_, index) => ({
      ...passage,
      number: index + 1,
      source: (index % LETTERS) + 1,
      quotation: `${WORDS.map((_word, place) => WORDS[(place + index) % WORDS.length]).join(" ")} (${index}).`,
    })),
  };
}

/** Letters whose every sentence answers, made as they are asked for. */
function corpusOf(count: number): Corpus {
  const letters = Array.from({ length: LETTERS }, (_, index) => letter(index + 1, { date: "2020-11-02" }));
  const numbers = new Map(letters.map(({ document_id }, index) => [document_id, index + 1]));
  return {
    build: BUILD,
    reading: READING,
    places: { themes: [...VOCABULARY.theme], regions: [], authorities: [], constituencies: [] },
    letters,
    async *paragraphs(wanted) {
      for (const { document_id } of wanted) {
        const number = numbers.get(document_id) ?? 0;
        await Promise.resolve();
        yield paragraph(
          number,
          Array.from({ length: count / LETTERS }, (_, place) =>
            sentence(place + 1, `${WORDS.join(" ")} (${number}, ${place}).`, { workload: "workload" }),
          ),
        );
      }
    },
  };
}

/** From the corpus to the file, as `outcomes evidence` does it; `held` passages at most in memory. */
async function gatherAndWrite(count: number, held: number, path: string): Promise<void> {
  const asked = {
    permalink: {
      selection: { ...NOTHING_CHOSEN, theme: ["workload"] },
      picks: [],
      build: null,
      codebook: null,
    },
    picks: [],
    title: "Many",
    page: "evidence",
  };
  const gathered = await gather(corpusOf(count), VOCABULARY, asked, held);
  const file = openSync(path, "w");
  const writer = passageWriter(gathered.frame, "csv", (bytes) => writeSync(file, bytes));
  for await (const passage of gathered.passages()) writer.add(passage);
  writer.end();
  closeSync(file);
}

async function writeAs(what: string, evidence: Evidence, path: string): Promise<void> {
  if (what === "csv" || what === "xlsx") {
    const file = openSync(path, "w");
    write(evidence, what, (bytes) => writeSync(file, bytes));
    closeSync(file);
    return;
  }
  const rows = [...passageRows(evidence)].map((row) => PASSAGE_COLUMNS.map(({ value }) => value(row)));
  if (what === "bare-csv") writeFileSync(path, Papa.unparse(rows));
  else await writeXlsxFile(rows.map((row) => row.map((value) => ({ value: value ?? "" })))).toFile(path);
}

const [what = "csv", count = "1000"] = process.argv.slice(2);
const isGathered = what === "streamed" || what === "held";
const evidence = await invented(isGathered ? 1 : Number(count));
const folder = mkdtempSync(join(tmpdir(), "outcomes-bench-"));
const path = join(folder, "file");
const began = performance.now();
if (isGathered) await gatherAndWrite(Number(count), what === "held" ? Number.POSITIVE_INFINITY : 5000, path);
else await writeAs(what, evidence, path);
const seconds = (performance.now() - began) / 1000;
const megabytes = statSync(path).size / 1e6;
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ seconds, megabytes, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
