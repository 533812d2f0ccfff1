import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Archive } from "../../pipeline/archive/archive.ts";
import { createInspectorate } from "../../pipeline/sample/inspectorate.ts";
import { writeMi } from "../../pipeline/sample/write.ts";
import type { BenchTable } from "./bench.ts";
import { archiveLetters } from "./letters/folder.ts";
import { type Measured, measure } from "./letters/measured.ts";

const schools = 22_000;
const letters = 5_000;

/**
 * Building from an archive of national size beside DuckDB alone, which reads the same tables (already decoded to UTF-8),
 * reads the same letters' JSON, tags every distinct sentence with the same patterns and writes all of it to a file, with
 * the rows of every table that the build makes. It has the memory it asks for; the build has its limit.
 * PDFs are not read: the letters lie in the cache. Each side runs in a process of its own, one after the other.
 */
export async function run(): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), "outcomes-bench-"));
  try {
    const inputs = await makeInputs(folder);
    const built = await measure("build", folder);
    const alone = await measure("alone", folder);
    const again = await measure("build", folder);
    const row = (what: string, { seconds, processor, megabytes, texts }: Measured): (string | number)[] => [
      what,
      seconds.toFixed(1),
      (seconds / alone.seconds).toFixed(2),
      processor.toFixed(1),
      (processor / alone.processor).toFixed(2),
      Math.round(megabytes),
      texts,
    ];
    return {
      title: `Build: ${schools} schools, ${inputs.rows} rows of MI, ${letters} letters with ${inputs.sentences} sentences`,
      columns: ["what", "seconds", "ratio", "processor s", "ratio", "peak MB", "texts tagged"],
      rows: [
        row("DuckDB alone: read, scan, write", alone),
        row("outcomes build", built),
        row("outcomes build, nothing changed", { ...again, texts: 0 }),
      ],
      notes: [
        "Targets: ratio at most 2, peak of the build at most 1024 MB.",
        "Both tag with the same patterns; the build leaves template out, and DuckDB alone tags it too.",
        "Of what the build makes of all that (core, marts and what is between), DuckDB alone only writes the rows.",
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeInputs(folder: string): Promise<{ rows: number; sentences: number }> {
  const mi = join(folder, "mi");
  const names = (await writeMi(createInspectorate({ schools, letters: 0 }), mi)).filter((name) =>
    name.endsWith(".csv"),
  );
  const latest = names.filter((name) => /latest/.test(name)).slice(-1);
  const chosen = [...names.filter((name) => /2005|2015/.test(name)), ...latest];
  const archive = await Archive.open(folder);
  let rows = 0;
  for (const name of chosen) {
    const bytes = await readFile(join(mi, name));
    await archive.put(bytes, { how: "import", kind: "mi", label: name, name });
    const text = new TextDecoder("windows-1252").decode(bytes);
    // Title rows stand before the header: DuckDB alone is given the table without them.
    const lines = text.split("\r\n");
    const table = lines.slice(lines.findIndex((line) => line.includes("URN"))).join("\n");
    rows += lines.length;
    await writeFile(join(mi, `${name}.utf8`), table);
  }
  const sentences = await archiveLetters(folder, 0, letters, schools);
  return { rows, sentences };
}
