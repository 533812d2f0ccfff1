import type { Evidence } from "../evidence.ts";
import type { Emit } from "./emit.ts";

/** Evidence as JSON (docs/evidence.md has its schema), one passage a line, nothing left out. */
export function writeJson({ passages, sources, ...rest }: Evidence, emit: Emit): void {
  const encoder = new TextEncoder();
  const head = JSON.stringify(rest);
  emit(encoder.encode(`${head.slice(0, -1)},\n"passages":[`));
  writeLines(passages, (text) => {
    emit(encoder.encode(text));
  });
  emit(encoder.encode(`],\n"sources":[`));
  writeLines(sources, (text) => {
    emit(encoder.encode(text));
  });
  emit(encoder.encode("]}\n"));
}

function writeLines(rows: readonly object[], put: (text: string) => void): void {
  rows.forEach((row, index) => {
    put(`${index === 0 ? "\n" : ",\n"}${JSON.stringify(row)}`);
  });
}
