import { join, relative } from "node:path";
import { Archive } from "../archive/archive.ts";
import { type ImportedFile, importPaths } from "../import.ts";
import { withLock } from "../lock.ts";
import { LetterPool } from "../parse/letter/pool.ts";
import { readLetters } from "../parse/letter/reading.ts";
import { type ParsedDocument, RefusedFile } from "../parse/parsed.ts";
import type { Settings } from "../settings.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

/** A file with very many reasons has them all in core.refused; the screen shows the first ones. */
const REASONS_SHOWN = 8;

/** `outcomes import PATH…`: files and folders into the archive, one line a file; 1 when any was refused or is not ours. */
export async function importFiles(paths: readonly string[], world: CommandWorld): Promise<ExitCode> {
  const { terminal } = world;
  let read = 0;
  const files = await importInto(world.settings, paths, async (file) => {
    read += 1;
    await terminal.line(fileLine(file));
    terminal.progress(`${counted(read, "file")} read …`);
  });
  await terminal.line(summary(files));
  return files.some((file) => file.reasons.length > 0) ? 1 : 0;
}

/** Imports into the data folder of the settings, holding its lock; letters are read by worker threads and kept read. */
export async function importInto(
  settings: Settings,
  paths: readonly string[],
  onFile: (file: ImportedFile) => Promise<void> | void,
): Promise<readonly ImportedFile[]> {
  return withLock(settings.data, "import", async () => {
    const pool = new LetterPool();
    try {
      return await importPaths(paths, {
        archive: await Archive.open(settings.data),
        readLetter: (bytes, sha256) => readLetter(bytes, sha256, join(settings.data, "cache"), pool),
        concurrency: pool.size + 1,
        limitBytes: settings.importLimitBytes,
        skip: join(settings.data, "archive"),
        onFile,
      });
    } finally {
      await pool.close();
    }
  });
}

async function readLetter(
  bytes: Uint8Array,
  sha256: string,
  cacheDir: string,
  pool: LetterPool,
): Promise<ParsedDocument> {
  const one = [{ sha256, name: sha256, read: () => Promise.resolve(bytes) }];
  for await (const reading of readLetters(one, { cacheDir, pool })) {
    if ("document" in reading) return reading.document;
    throw new RefusedFile(reading.refused);
  }
  throw new Error("readLetters gave back nothing for a letter");
}

const words: Record<ImportedFile["status"], string> = {
  new: "new",
  listed_again: "known bytes, new name",
  already_there: "already there",
  refused: "refused",
  not_ours: "not recognised",
};

/** "new: mi/latest.csv: MI latest inspections · 279 rows · as at 2026-02-28". */
export function fileLine(file: ImportedFile): string {
  const path = relative(process.cwd(), file.path) || file.path;
  const start = `${words[file.status]}: ${path}`;
  if (file.reasons.length > 0) {
    const as = file.kind === null ? "" : ` (${file.kind.replaceAll("_", " ")})`;
    const [first = "", ...more] = file.reasons;
    if (more.length === 0) return `${start}${as}: ${first}`;
    const shown = file.reasons.slice(0, REASONS_SHOWN).map((reason) => `    ${reason}`);
    const left = file.reasons.length - shown.length;
    return [`${start}${as}:`, ...shown, ...(left > 0 ? [`    and ${left} more`] : [])].join("\n");
  }
  const facts = [
    file.label,
    file.rows === null ? null : counted(file.rows, "row"),
    file.refusals === 0 ? null : `${counted(file.refusals, "value or row", "values or rows")} refused`,
    file.pages === null ? null : counted(file.pages, "page"),
    file.asAt === null ? null : `${file.kind === "document" ? "of" : "as at"} ${file.asAt}`,
  ];
  return `${start}: ${facts.filter((fact) => fact !== null).join(" · ")}`;
}

/** How many files became what. */
export function summary(files: readonly ImportedFile[]): string {
  const count = (status: ImportedFile["status"]) => files.filter((file) => file.status === status).length;
  const refusals = files.reduce((sum, file) => sum + file.refusals, 0);
  const parts = [
    `${count("new")} new`,
    `${count("already_there") + count("listed_again")} already there`,
    `${count("refused")} refused (kept in the archive with the reason)`,
    `${count("not_ours")} not recognised (left alone)`,
  ];
  const lines = [`${counted(files.length, "file")}: ${parts.join(", ")}.`];
  if (refusals > 0 || count("refused") > 0) {
    const what = refusals > 0 ? `${counted(refusals, "value or row", "values or rows")} refused: ` : "";
    lines.push(`${what}after "outcomes build" see outcomes sql "SELECT * FROM core.refused"`);
  }
  return lines.join("\n");
}
