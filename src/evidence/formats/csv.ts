import { csvCell } from "../../components/csv.ts";
import type { Evidence } from "../evidence.ts";
import { PASSAGE_COLUMNS, passageRows } from "./columns.ts";
import type { Emit } from "./emit.ts";

const ROWS_AT_ONCE = 500;

/** Passages as CSV after RFC 4180: one header row, one row a passage, UTF-8. */
export function writeCsv(evidence: Evidence, emit: Emit, bom: boolean): void {
  const encoder = new TextEncoder();
  let text = `${bom ? "\uFEFF" : ""}${PASSAGE_COLUMNS.map(({ name }) => csvCell(name)).join(",")}\r\n`;
  let rows = 0;
  for (const row of passageRows(evidence)) {
    text += `${PASSAGE_COLUMNS.map(({ value }) => csvCell(value(row))).join(",")}\r\n`;
    rows += 1;
    if (rows % ROWS_AT_ONCE === 0) {
      emit(encoder.encode(text));
      text = "";
    }
  }
  emit(encoder.encode(text));
}
