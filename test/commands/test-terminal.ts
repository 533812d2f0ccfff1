import type { Terminal } from "../../pipeline/commands/terminal.ts";

/** A terminal that keeps what was said: `out` is standard output, `notes` standard error. */
export interface TestTerminal extends Terminal {
  out: string;
  notes: string[];
}

export function testTerminal(): TestTerminal {
  const terminal: TestTerminal = {
    out: "",
    notes: [],
    write: (text) => {
      terminal.out += text;
      return Promise.resolve();
    },
    line: (text) => terminal.write(`${text}\n`),
    note: (text) => {
      terminal.notes.push(text);
    },
    progress: () => undefined,
  };
  return terminal;
}
