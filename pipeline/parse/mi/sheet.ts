import type { Cell, RawRows, Refusal } from "../parsed.ts";
import { RefusedFile } from "../parsed.ts";
import type { Column, ColumnTable, Layout } from "./columns.ts";
import { headerSearchRows, isHeader, isHeaderWithoutUrn } from "./header.ts";
import { recogniseLayout } from "./layout.ts";
import type { Origin } from "./values.ts";
import { checker, Impossible } from "./values.ts";

/** What one table of an MI file held. */
export interface SheetResult {
  layout: Layout;
  /** Text of the rows before the header. */
  titles: readonly string[];
  rowsRead: number;
  rows: RawRows;
  refusals: readonly Refusal[];
  /** The newest publication date in it, ISO, for files that do not say what day they stand for. */
  newestPublication: string | null;
}

interface Field {
  at: number;
  header: string;
  column: Column;
  check: (raw: string) => Cell | Impossible;
}

interface Body {
  layout: Layout;
  /** Columns under the header; a row with more cells than `width` up to `printed` has only empty ones there. */
  width: number;
  printed: number;
  fields: readonly Field[];
  urn: number;
  publication: number;
}

/**
 * Takes the rows of one sheet or CSV file in order, finds the header among the first of them, and checks every value
 * below it. Throws RefusedFile from `row` when the columns are not those of a known layout.
 */
export class SheetReader {
  readonly #name: string | null;
  readonly #origin: Origin;
  readonly #table: ColumnTable;
  readonly #titles: string[] = [];
  readonly #before: (readonly string[])[] = [];
  #body: Body | null = null;
  #rowsRead = 0;
  #newestPublication: string | null = null;
  readonly #loaded: Cell[][] = [];
  readonly #refusals: Refusal[] = [];
  readonly #rowOfUrn = new Map<string, number>();

  /** `name` is the sheet's, null for a CSV file. */
  constructor(name: string | null, origin: Origin, table: ColumnTable) {
    this.#name = name;
    this.#origin = origin;
    this.#table = table;
  }

  /** Takes the next row; `number` is its number in the sheet, from 1. */
  row(cells: readonly string[], number: number): void {
    if (cells.every(isBlank)) return;
    if (this.#body !== null) this.#data(this.#body, cells, number);
    else if (isHeader(cells, this.#table.knownHeaders)) this.#body = this.#header(cells);
    else if (this.#before.length < headerSearchRows) {
      this.#before.push(cells);
      this.#titles.push(cells.filter((cell) => !isBlank(cell)).join(" "));
    }
  }

  /** True once no header can follow any more, so that the rest of a sheet of notes need not be read. */
  get hopeless(): boolean {
    return this.#body === null && this.#before.length >= headerSearchRows;
  }

  /** The table that was read, or null where the sheet has no header row. */
  result(): SheetResult | null {
    const body = this.#body;
    if (body === null) return null;
    return {
      layout: body.layout,
      titles: this.#titles,
      rowsRead: this.#rowsRead,
      rows: {
        table: body.layout.table,
        columns: ["sheet", "row_number", ...body.fields.map((field) => field.column.name)],
        rows: this.#loaded,
      },
      refusals: this.#refusals,
      newestPublication: this.#newestPublication,
    };
  }

  /** Why the sheet has no header: nothing in it at all, a URN column renamed, or another kind of table. */
  noHeader(): RefusedFile {
    if (this.#before.length === 0) return new RefusedFile(["the file is empty"]);
    const renamed = this.#before.find((row) => isHeaderWithoutUrn(row, this.#table.knownHeaders));
    try {
      if (renamed !== undefined) recogniseLayout(renamed, this.#table);
    } catch (error) {
      if (error instanceof RefusedFile) return error;
      throw error;
    }
    return new RefusedFile([
      `none of the first ${headerSearchRows} rows is a header with "URN" and other known columns: ` +
        "this is not management information on schools, or its columns were renamed",
    ]);
  }

  #header(cells: readonly string[]): Body {
    const width = cells.findLastIndex((cell) => !isBlank(cell)) + 1;
    const { layout, columns } = recogniseLayout(cells.slice(0, width), this.#table);
    const fields = columns.flatMap((column, at): Field[] =>
      column === null
        ? []
        : [{ at, header: (cells[at] ?? "").trim(), column, check: checker(column.check, this.#origin) }],
    );
    const indexOf = (suffix: RegExp): number => fields.findIndex((field) => suffix.test(field.column.name));
    return {
      layout,
      width,
      printed: cells.length,
      fields,
      urn: indexOf(/^urn$/),
      publication: indexOf(/^(rc_|graded_)?publication_date$/),
    };
  }

  #data(body: Body, cells: readonly string[], number: number): void {
    this.#rowsRead += 1;
    const ragged = this.#raggedness(body, cells);
    if (ragged !== null) {
      this.#refuse(number, null, `${cells.length} cells`, ragged);
      return;
    }
    const loaded: Cell[] = [this.#name, String(number)];
    const faults: { field: Field; reason: string }[] = [];
    for (const field of body.fields) {
      const value = field.check(cells[field.at] ?? "");
      if (value instanceof Impossible) {
        faults.push({ field, reason: value.reason });
        loaded.push(null);
      } else loaded.push(value);
    }
    const [fault, ...others] = faults;
    if (fault !== undefined) {
      const also =
        others.length === 0 ? "" : `; also impossible: ${others.map((o) => o.field.header).join(", ")}`;
      this.#refuse(number, fault.field.header, cells[fault.field.at] ?? "", fault.reason + also);
      return;
    }
    const urn = loaded[body.urn + 2] ?? null;
    if (urn === null) {
      this.#refuse(number, "URN", cells[body.fields[body.urn]?.at ?? 0] ?? "", "no URN");
      return;
    }
    if (body.layout.table === "mi_latest" && !this.#firstOf(urn, number)) return;
    const publication = body.publication === -1 ? null : (loaded[body.publication + 2] ?? null);
    if (publication !== null && publication > (this.#newestPublication ?? ""))
      this.#newestPublication = publication;
    this.#loaded.push(loaded);
  }

  /** A latest file has one row a school: a second row of a URN is refused, the first stays. */
  #firstOf(urn: string, number: number): boolean {
    const first = this.#rowOfUrn.get(urn);
    if (first !== undefined) {
      this.#refuse(
        number,
        "URN",
        urn,
        `the URN already stands in row ${first}; a latest file has one row a school`,
      );
      return false;
    }
    this.#rowOfUrn.set(urn, number);
    return true;
  }

  /** Spreadsheets leave out empty cells at the end of a row; a CSV row must have exactly as many as its header. */
  #raggedness(body: Body, cells: readonly string[]): string | null {
    const { width, printed } = body;
    const extra = cells.slice(width).some((cell) => !isBlank(cell));
    const fits = this.#origin === "spreadsheet" || cells.length === width || cells.length === printed;
    return extra || !fits ? `the row has ${cells.length} cells, the header ${width}` : null;
  }

  #refuse(row: number, column: string | null, value: string, reason: string): void {
    this.#refusals.push({
      scope: "row",
      row,
      column,
      value,
      reason: this.#name ? `${this.#name}: ${reason}` : reason,
    });
  }
}

function isBlank(cell: string): boolean {
  return cell.trim() === "";
}
