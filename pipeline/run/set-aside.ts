import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { asidePath } from "../archive/journal.ts";
import { openRuns, queueFolder } from "../sources/runs.ts";
import { openRunLog } from "./run-log.ts";

/** A line of a log that could not be read. */
export interface SetAside {
  /** The log, as a path below the data folder. */
  file: string;
  /** From 1, in the file as it was read. */
  line: number;
  why: string;
  /** When it was moved out of the way; null while it still stands there, until the next run. */
  at: string | null;
}

const lineSchema = z.object({ line: z.int(), why: z.string(), at: z.iso.datetime() });

/** Every damaged line of the logs of a data folder: those that still stand there, and those that were set aside. */
export async function setAside(dataDir: string): Promise<SetAside[]> {
  const found: SetAside[] = [];
  for (const folder of ["", basename(queueFolder(dataDir))]) {
    const names = await readdir(join(dataDir, folder)).catch(() => []);
    for (const name of names.filter((one) => one.endsWith(asidePath(".jsonl"))).sort()) {
      const text = await readFile(join(dataDir, folder, name), "utf8");
      const file = join(folder, name.slice(0, -asidePath(".jsonl").length) + ".jsonl");
      for (const line of text.split("\n")) {
        const read = lineSchema.safeParse(jsonOf(line));
        if (read.success) found.push({ file, ...read.data });
      }
    }
  }
  for (const { path, damaged } of [await openRunLog(dataDir), await openRuns(dataDir)])
    for (const { line, why } of damaged)
      found.push({ file: path.slice(dataDir.length + 1), line, why, at: null });
  return found;
}

/** What a person is told of them: one sentence a file. */
export function setAsideWords(lines: readonly SetAside[]): string[] {
  return [...new Set(lines.map(({ file }) => file))].map((file) => {
    const own = lines.filter((one) => one.file === file);
    const numbers = own.map(({ line }) => line).join(", ");
    const moved = own.some(({ at }) => at !== null)
      ? ` They are kept in ${asidePath(file)}; delete that file once you have looked.`
      : " The next run sets them aside.";
    return `${own.length === 1 ? "A line" : "Lines"} of ${file} could not be read (${numbers}): only what was noted there is forgotten, all else goes on.${own.length === 1 ? moved.replace("They are", "It is").replace("them", "it") : moved}`;
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
