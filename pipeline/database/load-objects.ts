import type { DuckDBConnection } from "@duckdb/node-api";
import { type ParsedDocument, type ParsedTables, type Refusal, RefusedFile } from "../parse/parsed.ts";
import type { ArchivedObject } from "./archived.ts";
import { type RawValue, appendRows } from "./load.ts";
import { rawColumns } from "./raw.ts";

/** Sentences kept in memory before they are written. */
const heldSentences = 20_000;

/** Puts what the parsers give into the raw tables. `finish` writes what is still held. */
export class ObjectLoader {
  readonly #connection: DuckDBConnection;
  readonly #held = new Map<string, RawValue[][]>();
  /** Files of which nothing was used: their names and why. */
  readonly refusedFiles: { name: string; reasons: readonly string[] }[] = [];

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** Rows and refusals of one object with tables. */
  async tables(object: ArchivedObject, parsed: ParsedTables): Promise<void> {
    for (const { table, columns, rows } of parsed.tables)
      await appendRows(this.#connection, table, columns, rows, { source_id: object.sourceId });
    this.#refuse(object, parsed.refusals);
    const refused = parsed.refusals.filter(({ scope }) => scope === "row").length;
    this.#source(object, parsed.label, parsed.asAt ?? object.asAt, parsed.rowsRead, refused);
  }

  /** One letter or report: pages and sentences. Its rows are its pages. */
  async document(object: ArchivedObject, parsed: ParsedDocument): Promise<void> {
    const id = object.sourceId;
    this.#hold("document", [
      id,
      parsed.kind,
      parsed.title,
      parsed.schoolName,
      parsed.urn,
      parsed.eventStart,
      parsed.eventEnd,
      parsed.letterDate,
      parsed.publicationDate,
      parsed.delivery,
      parsed.leadInspectorRole,
      listed(parsed.rolesMet),
      parsed.inspectionStatus,
      listed(parsed.outcomePhrases),
      parsed.pages.length,
      String(parsed.noText),
    ]);
    parsed.pages.forEach((text, index) => {
      this.#hold("page", [id, index + 1, text]);
    });
    for (const { ordinal, page, pageEnd, paragraph, section, text } of parsed.sentences)
      this.#hold("sentence", [id, ordinal, page, pageEnd, paragraph, section, text]);
    this.#source(object, object.label, object.asAt, parsed.pages.length, 0);
    if ((this.#held.get("sentence")?.length ?? 0) >= heldSentences) await this.finish();
  }

  /** An object that is kept but holds no rows: a listing of files. */
  plain(object: ArchivedObject): void {
    this.#source(object, object.label, object.asAt, 0, 0);
  }

  /** A file of which nothing may be used. Anything else thrown by a parser is a fault of the program and passes on. */
  refused(object: ArchivedObject, thrown: unknown): void {
    if (!(thrown instanceof RefusedFile)) throw thrown;
    this.refusedFiles.push({ name: object.name ?? object.url ?? object.sha256, reasons: thrown.reasons });
    this.#refuse(
      object,
      thrown.reasons.map((reason) => ({ scope: "file", row: null, column: null, value: null, reason })),
    );
    this.#source(object, object.label, object.asAt, 0, 0);
  }

  async finish(): Promise<void> {
    for (const [table, rows] of this.#held) {
      if (rows.length > 0) await appendRows(this.#connection, table, rawColumns[table] ?? [], rows);
    }
    this.#held.clear();
  }

  #refuse(object: ArchivedObject, refusals: readonly Refusal[]): void {
    for (const { scope, row, column, value, reason } of refusals)
      this.#hold("refused", [object.sourceId, scope, row, column, value, reason]);
  }

  #source(object: ArchivedObject, label: string, asAt: string | null, read: number, refused: number): void {
    this.#hold("source", [
      object.sourceId,
      object.sequence,
      object.kind,
      label,
      object.name,
      object.url,
      object.retrievedAt,
      object.sha256,
      object.bytes,
      asAt,
      read,
      refused,
    ]);
  }

  /** Cells stand in the order of the table's columns in raw.ts. */
  #hold(table: string, row: RawValue[]): void {
    const rows = this.#held.get(table);
    if (rows === undefined) this.#held.set(table, [row]);
    else rows.push(row);
  }
}

function listed(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join("; ");
}
