import { RefusedFile } from "../parsed.ts";
import type { RowSink } from "./row.ts";
import { mostColumns, tooManyColumns } from "./row.ts";
import type { OpenSheet } from "./workbook.ts";
import { readXml } from "./xml.ts";
import type { ZipParts } from "./zip.ts";

/** A row that is not empty and stands more often than this in a row is no row of a school. */
const mostRepeats = 1_000;
const mostSpaces = 1_000;

/**
 * Reads the sheets of an ODS workbook row by row. Empty rows and cells that are "repeated" (a sheet filled to its last
 * row says so in one element) are counted, never written out; repeated values are, up to a limit.
 */
export async function readOds(zip: ZipParts, open: OpenSheet): Promise<void> {
  const content = new OdsContent(open);
  await readXml(zip, "content.xml", (parser) => {
    parser.on("opentag", ({ name, attributes }) => {
      content.open(name, attributes);
    });
    parser.on("text", (text) => {
      content.text(text);
    });
    parser.on("closetag", ({ name }) => {
      content.close(name);
    });
  });
}

/** What is known while the parts of content.xml come by. */
class OdsContent {
  readonly #openSheet: OpenSheet;
  #sink: RowSink | null = null;
  #row = 0;
  #rowRepeat = 1;
  #cells: string[] = [];
  #emptyBefore = 0;
  #cellRepeat = 1;
  /** Value of a number or date, which counts for more than how it is shown. */
  #typed: string | null = null;
  #shown = "";
  #paragraphs = 0;
  #inParagraph = false;
  #annotation = false;

  constructor(openSheet: OpenSheet) {
    this.#openSheet = openSheet;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case "table:table":
        this.#sink = this.#openSheet(attributes["table:name"] ?? "");
        this.#row = 0;
        return;
      case "table:table-row":
        this.#rowRepeat = repeat(attributes["table:number-rows-repeated"]);
        this.#cells = [];
        this.#emptyBefore = 0;
        return;
      case "table:table-cell":
      case "table:covered-table-cell":
        this.#cellRepeat = repeat(attributes["table:number-columns-repeated"]);
        this.#typed = typedValue(attributes);
        this.#shown = "";
        this.#paragraphs = 0;
        return;
      case "text:p":
        this.#inParagraph = !this.#annotation;
        if (this.#inParagraph && this.#paragraphs++ > 0) this.#shown += "\n";
        return;
      case "text:s":
        this.text(" ".repeat(Math.min(repeat(attributes["text:c"]), mostSpaces)));
        return;
      case "text:tab":
      case "text:line-break":
        this.text(" ");
        return;
      case "office:annotation":
        this.#annotation = true;
    }
  }

  text(piece: string): void {
    if (this.#inParagraph && !this.#annotation) this.#shown += piece;
  }

  close(name: string): void {
    switch (name) {
      case "text:p":
        this.#inParagraph = false;
        return;
      case "office:annotation":
        this.#annotation = false;
        return;
      case "table:table-cell":
      case "table:covered-table-cell":
        this.#cell(this.#typed ?? this.#shown);
        return;
      case "table:table-row":
        this.#endRow();
        return;
      case "table:table":
        this.#sink = null;
    }
  }

  #cell(value: string): void {
    if (value.trim() === "") {
      this.#emptyBefore += this.#cellRepeat;
      return;
    }
    if (this.#cells.length + this.#emptyBefore + this.#cellRepeat > mostColumns)
      throw tooManyColumns(this.#row + 1);
    for (; this.#emptyBefore > 0; this.#emptyBefore -= 1) this.#cells.push("");
    for (let count = 0; count < this.#cellRepeat; count += 1) this.#cells.push(value);
  }

  #endRow(): void {
    if (this.#cells.length === 0) {
      this.#row += this.#rowRepeat;
      return;
    }
    if (this.#rowRepeat > mostRepeats) {
      throw new RefusedFile([
        `row ${this.#row + 1} stands ${this.#rowRepeat} times: this is not a table of schools`,
      ]);
    }
    for (let count = 0; count < this.#rowRepeat; count += 1) {
      this.#row += 1;
      this.#sink?.(this.#cells, this.#row);
    }
  }
}

function typedValue(attributes: Readonly<Record<string, string>>): string | null {
  switch (attributes["office:value-type"]) {
    case "date":
      return attributes["office:date-value"] ?? null;
    case "float":
    case "currency": {
      const value = attributes["office:value"];
      return value === undefined ? null : String(Number(value));
    }
    default:
      return attributes["office:string-value"] ?? null;
  }
}

function repeat(attribute: string | undefined): number {
  const count = Number(attribute ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}
