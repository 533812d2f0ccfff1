import { basename } from "node:path";
import type { Archive, Put } from "./archive/archive.ts";
import { sha256Of } from "./archive/objects.ts";
import { errorText } from "./errors.ts";
import { type Found, type ReadDisk, filesUnder, pathProblem, readDisk } from "./files-under.ts";
import { inOrder } from "./in-order.ts";
import { dayOf, type ParsedDocument, RefusedFile, type SourceKind } from "./parse/parsed.ts";
import { parseObject, recognise } from "./parse/recognise.ts";

/** What became of one file. `refused` is kept in the archive with its reason; `not_ours` is only listed. */
export interface ImportedFile {
  path: string;
  status: "new" | "listed_again" | "already_there" | "refused" | "not_ours";
  kind: SourceKind | null;
  /** "MI latest inspections, report cards", "monitoring letter: Ofsted visit to …". */
  label: string | null;
  /** Rows of tables met, refused ones included; null for documents. */
  rows: number | null;
  /** Rows and cells of a table that were not taken. */
  refusals: number;
  pages: number | null;
  /** ISO date. */
  asAt: string | null;
  /** Why it was refused or is not ours, one reason each. */
  reasons: readonly string[];
}

export interface ImportOptions {
  archive: Archive;
  /** Reads a PDF into a document; throws `RefusedFile`. May be called several times at once. */
  readLetter: (bytes: Uint8Array, sha256: string) => Promise<ParsedDocument>;
  /** How many files are read at once. */
  concurrency: number;
  /** Larger files are not read. */
  limitBytes: number;
  /** A folder not to enter: where the archive itself lies. */
  skip?: string;
  disk?: ReadDisk;
  /** Called for each file, in order of the paths. */
  onFile?: (file: ImportedFile) => Promise<void> | void;
}

/**
 * Takes files somebody already has into the archive: each is recognised by its content, parsed to see that it can be
 * used, and archived with the reason when it can not. What is none of the sources is only listed. No file stops
 * another; only what stops them all (a full disk, a damaged ledger) is thrown. Gives back one entry a file, in order.
 */
export async function importPaths(
  paths: readonly string[],
  options: ImportOptions,
): Promise<readonly ImportedFile[]> {
  const disk = options.disk ?? readDisk;
  const files: ImportedFile[] = [];
  const found = filesUnder(paths, disk, options.skip ?? null);
  for await (const read of inOrder(found, options.concurrency, (file) => readFound(file, disk, options))) {
    const file = await keep(read, options.archive);
    files.push(file);
    await options.onFile?.(file);
  }
  return files;
}

/** A file that was read: ours, with what its parser said; or not, with the reason. */
type Read = { path: string; bytes: Uint8Array; kind: SourceKind; summary: Summary } | NotOurs;
type NotOurs = { path: string; bytes: null; reason: string };
type Summary = Pick<ImportedFile, "label" | "rows" | "refusals" | "pages" | "asAt" | "reasons">;

async function readFound(found: Found, disk: ReadDisk, options: ImportOptions): Promise<Read> {
  const { path } = found;
  if (found.problem !== null) return { path, bytes: null, reason: found.problem };
  if (found.bytes > options.limitBytes) {
    const reason = `too large: ${found.bytes} bytes, and at most ${options.limitBytes} are read (setting importLimitBytes); no source is that large`;
    return { path, bytes: null, reason };
  }
  let bytes: Uint8Array;
  try {
    const file = await disk.readFile(path);
    bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  } catch (thrown) {
    return { path, bytes: null, reason: pathProblem(thrown) };
  }
  const name = basename(path);
  const recognised = recognise(bytes, name);
  if (recognised.kind === null) return { path, bytes: null, reason: recognised.reason };
  return {
    path,
    bytes,
    kind: recognised.kind,
    summary: await summarise(recognised.kind, bytes, name, options),
  };
}

async function summarise(
  kind: SourceKind,
  bytes: Uint8Array,
  name: string,
  options: ImportOptions,
): Promise<Summary> {
  try {
    if (kind === "document") return summaryOfDocument(await options.readLetter(bytes, sha256Of(bytes)));
    const tables = await parseObject(kind, bytes, name);
    if (tables === null) return { ...nothingRead, label: "GOV.UK attachment list" };
    const { label, rowsRead: rows, asAt, refusals } = tables;
    return { label, rows, refusals: refusals.length, pages: null, asAt, reasons: [] };
  } catch (thrown) {
    if (thrown instanceof RefusedFile) return { ...nothingRead, reasons: thrown.reasons };
    // A parser's own mistake: the file is kept, and the next one is read all the same.
    return { ...nothingRead, reasons: [`could not be read (${errorText(thrown)}); please report this file`] };
  }
}

const nothingRead: Summary = { label: null, rows: null, refusals: 0, pages: null, asAt: null, reasons: [] };

function summaryOfDocument(document: ParsedDocument): Summary {
  const kind = document.kind.replaceAll("_", " ");
  const what = document.kind === "other" ? "document" : kind;
  const titled = document.title === null ? what : `${what}: ${document.title}`;
  return {
    label: document.noText ? `${what} (no text: a scan)` : titled,
    rows: null,
    refusals: 0,
    pages: document.pages.length,
    asAt: dayOf(document),
    reasons: [],
  };
}

async function keep(read: Read, archive: Archive): Promise<ImportedFile> {
  if (read.bytes === null) {
    const { path, reason } = read;
    return { path, status: "not_ours", kind: null, ...nothingRead, reasons: [reason] };
  }
  const { path, bytes, kind, summary } = read;
  const put = await archive.put(bytes, {
    how: "import",
    kind,
    label: summary.label ?? kind.replaceAll("_", " "),
    name: basename(path),
    as_at: summary.asAt,
  });
  return { path, status: summary.reasons.length > 0 ? "refused" : statusOf(put), kind, ...summary };
}

function statusOf(put: Put): ImportedFile["status"] {
  if (put.isNew) return "new";
  return put.newlyListed ? "listed_again" : "already_there";
}
