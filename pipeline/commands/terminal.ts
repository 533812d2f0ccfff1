import type { Writable } from "node:stream";

/** Where a command's words go: results to standard output, what is under way to standard error. */
export interface Terminal {
  /** A piece of the result, as it is; waits while the reader is slow. */
  write(text: string): Promise<void>;
  /** One line of the result. */
  line(text: string): Promise<void>;
  /** One line on what is being done. */
  note(text: string): void;
  /** How far it is: a line that is overwritten on a terminal and left out elsewhere. */
  progress(text: string): void;
}

/** A stream that may be a terminal. */
type Stream = Writable & { isTTY?: boolean; columns?: number };

const CLEAR_LINE = "\r\x1b[2K";

export function terminalOn(out: Stream, err: Stream): Terminal {
  let shown = false;
  const clear = () => {
    if (shown) err.write(CLEAR_LINE);
    shown = false;
  };
  const write = async (text: string) => {
    clear();
    if (out.write(text)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        out.off("drain", done);
        out.off("close", done);
        resolve();
      };
      // A reader that went away never drains.
      out.on("drain", done);
      out.on("close", done);
    });
  };
  return {
    write,
    line: (text) => write(`${text}\n`),
    note: (text) => {
      clear();
      err.write(`${text}\n`);
    },
    progress: (text) => {
      if (err.isTTY !== true) return;
      clear();
      err.write(text.slice(0, (err.columns ?? 80) - 1));
      shown = true;
    },
  };
}
