import { fileName } from "../../components/download.ts";
import type { Evidence } from "../evidence.ts";
import { writeCsv } from "./csv.ts";
import { writeDocx } from "./docx.ts";
import type { Emit } from "./emit.ts";
import { FormatRefused } from "./format-refused.ts";
import { writeJson } from "./json.ts";
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

/**
 * Writes evidence in one format, piece by piece. The same evidence gives the same bytes in a browser and in Node.
 * @throws FormatRefused when there is too much for the format
 */
export function write(
  evidence: Evidence,
  format: Format,
  emit: Emit,
  { bom }: WriteOptions = { bom: true },
): void {
  switch (format) {
    case "docx":
      refuseLong(evidence, "Word");
      writeDocx(evidence, emit);
      return;
    case "md":
      refuseLong(evidence, "Markdown");
      writeMarkdown(evidence, emit);
      return;
    case "xlsx":
      writeXlsx(evidence, emit);
      return;
    case "csv":
      writeCsv(evidence, emit, bom);
      return;
    case "json":
      writeJson(evidence, emit);
  }
}

function refuseLong({ passages }: Evidence, name: string): void {
  if (passages.length <= MOST_IN_WORD) return;
  throw new FormatRefused(
    `${passages.length} passages are too many for ${name} (${MOST_IN_WORD} at most). Narrow the filters, pick passages, or take csv, xlsx or json.`,
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
