import type { FileHandle } from "node:fs/promises";
import { type Disk, realDisk } from "../../pipeline/archive/disk.ts";

/** The real disk, but what `writeFile` of an opened file does is decided by `write`; `path` is what was opened. */
export function diskThatWrites(
  write: (path: string, bytes: Uint8Array, real: (part: Uint8Array) => Promise<void>) => Promise<void>,
): Disk {
  return {
    ...realDisk,
    open: async (path, flags, mode) => {
      const file = await realDisk.open(path, flags, mode);
      const real = file.writeFile.bind(file);
      return new Proxy(file, {
        get(target, property) {
          if (property === "writeFile") {
            return (bytes: Uint8Array) => write(String(path), bytes, (part) => real(part));
          }
          const value: unknown = Reflect.get(target, property, target);
          return typeof value === "function" ? (value.bind(target) as FileHandle[keyof FileHandle]) : value;
        },
      });
    },
  };
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code });
}

/** A disk that takes `room` bytes of each file whose path `matches`, then is full. */
export function fullDisk(matches: RegExp, room: number): Disk {
  return diskThatWrites(async (path, bytes, real) => {
    if (!matches.test(path)) return real(bytes);
    await real(bytes.subarray(0, room));
    throw systemError("ENOSPC");
  });
}
