import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "../errors.ts";

/** A small record of JSON values by host that outlives the program. */
export interface HostRecord<Value> {
  read(): Promise<Map<string, Value>>;
  write(values: ReadonlyMap<string, Value>): Promise<void>;
}

/**
 * A record in one JSON file, replaced whole at every write, so that a kill leaves the old or the new one.
 * A file that cannot be read as such counts as empty: everything in it can be asked for again.
 */
export function fileRecord<Value>(
  path: string,
  isValue: (value: unknown) => value is Value,
): HostRecord<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async read() {
      let text: string;
      try {
        text = await readFile(path, "utf8");
      } catch (thrown) {
        if (errorCode(thrown) === "ENOENT") return new Map();
        throw thrown;
      }
      return new Map(
        entriesOf(text).flatMap(([host, value]): [string, Value][] =>
          isValue(value) ? [[host, value]] : [],
        ),
      );
    },
    write(values) {
      const text = `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`;
      const done = last.then(async () => {
        await mkdir(dirname(path), { recursive: true });
        const partial = `${path}.partial`;
        await writeFile(partial, text);
        await rename(partial, path);
      });
      last = done.catch(() => undefined);
      return done;
    },
  };
}

function entriesOf(text: string): [string, unknown][] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? Object.entries(value) : [];
  } catch {
    return [];
  }
}
