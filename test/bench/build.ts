import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Archive } from "../../pipeline/archive/archive.ts";
import { LetterCache } from "../../pipeline/parse/letter/cache.ts";
import { createInspectorate } from "../../pipeline/sample/inspectorate.ts";
import { writeMi } from "../../pipeline/sample/write.ts";
import type { BenchTable } from "./bench.ts";
import { inventedLetter } from "./letters/invented.ts";

const schools = 22_000;
const letters = 5_000;

/** What a child process of `letters/child.ts` tells of itself. */
interface Measured {
  seconds: number;
  megabytes: number;
}

/**
 * Building from an archive of national size beside DuckDB alone, which reads the same tables (already decoded to UTF-8),
 * reads the same letters' JSON, tags every distinct sentence with the same patterns and writes all of it to a file.
 * PDFs are not read: the letters lie in the cache. Each side runs in a process of its own, one after the other.
 */
export async function run(): Promise<BenchTable> {
  const folder = await mkdtemp(join(tmpdir(), "outcomes-bench-"));
  try {
    const inputs = await makeInputs(folder);
    const alone = await measure("alone", folder);
    const built = await measure("build", folder);
    const again = await measure("build", folder);
    const row = (what: string, { seconds, megabytes }: Measured): (string | number)[] => [
      what,
      seconds.toFixed(1),
      (seconds / alone.seconds).toFixed(2),
      Math.round(megabytes),
    ];
    return {
      title: `Build: ${schools} schools, ${inputs.rows} rows of MI, ${letters} letters with ${inputs.sentences} sentences`,
      columns: ["what", "seconds", "ratio", "peak MB"],
      rows: [
        row("DuckDB alone: read, scan, write", alone),
        row("outcomes build", built),
        row("outcomes build, nothing changed", again),
      ],
      notes: ["Targets: ratio at most 2, peak at most 1024 MB."],
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
  const cache = new LetterCache(join(folder, "cache"));
  let sentences = 0;
  for (let index = 0; index < letters; index += 1) {
    const bytes = Buffer.from(`%PDF-1.4 invented letter ${index}`);
    const { entry } = await archive.put(bytes, {
      how: "import",
      kind: "document",
      label: "letter",
      name: `${index}.pdf`,
    });
    const document = inventedLetter(index, schools);
    sentences += document.sentences.length;
    await cache.put(entry.sha256, document);
  }
  return { rows, sentences };
}

async function measure(what: "alone" | "build", folder: string): Promise<Measured> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", fileURLToPath(new URL("./letters/child.ts", import.meta.url)), what, folder],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let told = "";
  child.stdout.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`The benchmark "${what}" ended with ${String(code)}.`);
  return JSON.parse(told.trim().split("\n").at(-1) ?? "") as Measured;
}
