import { fileName } from "../../components/download.ts";
import type { Evidence, EvidenceFrame } from "../evidence.ts";
import { csvWriter } from "./csv.ts";
import { writeDocx } from "./docx.ts";
import type { Emit, PassageWriter } from "./emit.ts";
import { FormatRefused } from "./format-refused.ts";
import { jsonWriter } from "./json.ts";
import { writeMarkdown } from "./markdown.ts";
import { writeXlsx } from "./xlsx.ts";

/** The formats of one file; a pack holds all of them. */
export const FORMATS = ["docx", "xlsx", "csv", "json", "md"] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  md: "text/markdown;charset=utf-8",
};

/** More passages than this make no document that a person reads; the tables take them. */
export const MOST_IN_WORD = 2000;
/** Committees of Parliament ask for no more. */
export const WORDS_ASKED = 3000;

export interface WriteOptions {
  /** A byte order mark at the start of csv, so that spreadsheets read it as UTF-8. */
  bom: boolean;
}

/** Formats that are written passage by passage; the others need all of them at once. */
const STREAMED = { csv: csvWriter, json: jsonWriter } as const;
export type StreamedFormat = keyof typeof STREAMED;

export function isStreamed(format: string): format is StreamedFormat {
  return format in STREAMED;
}

/** Begins a file that takes its passages one by one. The same evidence gives the same bytes as `write`. */
export function passageWriter(
  evidence: EvidenceFrame,
  format: StreamedFormat,
  emit: Emit,
  { bom }: WriteOptions = { bom: true },
): PassageWriter {
  return STREAMED[format](evidence, emit, bom);
}

/**
 * Writes evidence in one format, piece by piece. The same evidence gives the same bytes in a browser and in Node.
 * @throws FormatRefused when there is too much for the format
 */
export function write(evidence: Evidence, format: Format, emit: Emit, options?: WriteOptions): void {
  refuseMany(evidence.passages.length, format);
  if (isStreamed(format)) {
    const { passages, ...frame } = evidence;
    const writer = passageWriter(frame, format, emit, options);
    for (const passage of passages) writer.add(passage);
    writer.end();
  } else if (format === "docx") writeDocx(evidence, emit);
  else if (format === "md") writeMarkdown(evidence, emit);
  else writeXlsx(evidence, emit);
}

/**
 * For formats that people read from end to end.
 * @throws FormatRefused when so many passages are too much for the format
 */
export function refuseMany(passages: number, format: Format): void {
  if ((format !== "docx" && format !== "md") || passages <= MOST_IN_WORD) return;
  throw new FormatRefused(
    `${passages} passages are too many for ${format === "docx" ? "Word" : "Markdown"} (${MOST_IN_WORD} at most). Narrow the filters, pick passages, or take csv, xlsx or json.`,
  );
}

/** The bytes in one piece. */
export function bytesOf(evidence: Evidence, format: Format, options?: WriteOptions): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  write(evidence, format, (chunk) => chunks.push(chunk), options);
  return joined(chunks);
}

/** Pieces put together. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A file name without its ending, safe on every system: small letters, digits and hyphens, never a reserved name. */
export function evidenceName({ title, build }: Pick<Evidence, "title" | "build">): string {
  const slug = fileName(title).slice(0, 60).replace(/-$/, "");
  return ["evidence", ...(slug === "" ? [] : [slug.replace(/^evidence-?/, "")]), build.build_id]
    .filter((part) => part !== "")
    .join("-");
}
