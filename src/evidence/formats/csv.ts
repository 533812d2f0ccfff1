import { csvCell } from "../../components/csv.ts";
import type { EvidenceFrame } from "../evidence.ts";
import { PASSAGE_COLUMNS, passageRow } from "./columns.ts";
import type { Emit, PassageWriter } from "./emit.ts";

const ROWS_AT_ONCE = 500;

/** Passages as CSV after RFC 4180: one header row, one row a passage, UTF-8. */
export function csvWriter(evidence: EvidenceFrame, emit: Emit, bom: boolean): PassageWriter {
  const encoder = new TextEncoder();
  let text = `${bom ? "\uFEFF" : ""}${PASSAGE_COLUMNS.map(({ name }) => csvCell(name)).join(",")}\r\n`;
  let rows = 0;
  const flush = (): void => {
    emit(encoder.encode(text));
    text = "";
  };
  return {
    add(passage) {
      const row = passageRow(evidence, passage);
      text += `${PASSAGE_COLUMNS.map(({ value }) => csvCell(value(row))).join(",")}\r\n`;
      rows += 1;
      if (rows % ROWS_AT_ONCE === 0) flush();
    },
    end: flush,
  };
}
