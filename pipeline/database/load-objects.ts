import { dayOf, type ParsedDocument, type ParsedTables, type Refusal, RefusedFile } from "../parse/parsed.ts";
import type { ArchivedObject } from "./archived.ts";
import type { RawTables, RawValue } from "./load.ts";
import { rawColumns } from "./raw.ts";

/** Puts what the parsers give into the raw tables. */
export class ObjectLoader {
  readonly #tables: RawTables;
  /** Files of which nothing was used: their names and why. */
  readonly refusedFiles: { name: string; reasons: readonly string[] }[] = [];

  /** @param tables whose `finish` is the caller's */
  constructor(tables: RawTables) {
    this.#tables = tables;
  }

  /**
   * Rows and refusals of one object with tables.
   * @throws RefusedFile where it says to stand for a day after it came: it would pass for newer than any later file
   */
  async tables(object: ArchivedObject, parsed: ParsedTables): Promise<void> {
    const came = object.retrievedAt.slice(0, 10);
    if (parsed.asAt !== null && parsed.asAt > came) throw new RefusedFile([notYet(parsed.asAt, came)]);
    for (const { table, columns, rows } of parsed.tables)
      await this.#tables.append(table, columns, rows, { source_id: object.sourceId });
    await this.#refuse(object, parsed.refusals);
    const refused = parsed.refusals.filter(({ scope }) => scope === "row").length;
    await this.#source(object, parsed.label, parsed.asAt ?? object.asAt, parsed.rowsRead, refused);
  }

  /** One letter or report: pages and sentences. Its rows are its pages. */
  async document(object: ArchivedObject, parsed: ParsedDocument): Promise<void> {
    const id = object.sourceId;
    await this.#append("document", [
      [
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
      ],
    ]);
    await this.#append(
      "page",
      parsed.pages.map((text, index) => [id, index + 1, text]),
    );
    await this.#append(
      "sentence",
      parsed.sentences.map(({ ordinal, page, pageEnd, paragraph, section, text }) => [
        id,
        ordinal,
        page,
        pageEnd,
        paragraph,
        section,
        text,
      ]),
    );
    await this.#source(object, object.label, dayOf(parsed) ?? object.asAt, parsed.pages.length, 0);
  }

  /** An object that is kept but holds no rows: a listing of files. */
  plain(object: ArchivedObject): Promise<void> {
    return this.#source(object, object.label, object.asAt, 0, 0);
  }

  /** A file of which nothing may be used. Anything else thrown by a parser is a fault of the program and passes on. */
  async refused(object: ArchivedObject, thrown: unknown): Promise<void> {
    if (!(thrown instanceof RefusedFile)) throw thrown;
    this.refusedFiles.push({ name: object.name ?? object.url ?? object.sha256, reasons: thrown.reasons });
    await this.#refuse(
      object,
      thrown.reasons.map((reason) => ({ scope: "file", row: null, column: null, value: null, reason })),
    );
    const asAt = object.asAt !== null && object.asAt > object.retrievedAt.slice(0, 10) ? null : object.asAt;
    await this.#source(object, object.label, asAt, 0, 0);
  }

  #refuse(object: ArchivedObject, refusals: readonly Refusal[]): Promise<void> {
    return this.#append(
      "refused",
      refusals.map(({ scope, row, column, value, reason }) => [
        object.sourceId,
        scope,
        row,
        column,
        value,
        reason,
      ]),
    );
  }

  #source(
    object: ArchivedObject,
    label: string,
    asAt: string | null,
    read: number,
    refused: number,
  ): Promise<void> {
    return this.#append("source", [
      [
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
      ],
    ]);
  }

  /** Cells stand in the order of the table's columns in raw.ts. */
  async #append(table: string, rows: readonly RawValue[][]): Promise<void> {
    await this.#tables.append(table, rawColumns[table] ?? [], rows);
  }
}

function notYet(asAt: string, came: string): string {
  return (
    `its title or name says that it stands for ${asAt}, but it came on ${came}: ` +
    "a file can not tell of days to come; put the date right there and import it again"
  );
}

function listed(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join("; ");
}
