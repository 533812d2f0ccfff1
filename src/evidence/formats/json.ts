import type { EvidenceFrame } from "../evidence.ts";
import type { Emit, PassageWriter } from "./emit.ts";

/** Evidence as JSON (docs/evidence.md has its schema), one passage a line, nothing left out. */
export function jsonWriter({ sources, ...rest }: EvidenceFrame, emit: Emit): PassageWriter {
  const encoder = new TextEncoder();
  const put = (text: string): void => {
    emit(encoder.encode(text));
  };
  let rows = 0;
  const line = (row: object): void => {
    put(`${rows === 0 ? "\n" : ",\n"}${JSON.stringify(row)}`);
    rows += 1;
  };
  put(`${JSON.stringify(rest).slice(0, -1)},\n"passages":[`);
  return {
    add: line,
    end() {
      rows = 0;
      put(`],\n"sources":[`);
      sources.forEach(line);
      put("]}\n");
    },
  };
}
