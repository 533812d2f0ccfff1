import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../../pipeline/commands/program.ts";
import type { EvidenceBuild } from "../../src/evidence/evidence.ts";
import { testTerminal } from "../commands/test-terminal.ts";
import { madeOnce } from "../shared-folder.ts";

/** A data folder over the fictional sample, imported and built, for the tests of one file. */
export interface SampleData {
  dataDir: string;
  /** A folder for what tests write. */
  outDir: string;
  remove: () => Promise<void>;
}

/** What one command line said and gave. */
export interface Said {
  code: number;
  out: string;
  notes: string;
}

/** Runs one command on a data folder. */
export async function outcomes(dataDir: string, ...args: string[]): Promise<Said> {
  const terminal = testTerminal();
  const code = await runProgram(args, {
    terminal,
    stdin: process.stdin,
    env: { OUTCOMES_DATA: dataDir },
    workingFolder: dataDir,
  });
  return { code, out: terminal.out, notes: terminal.notes.join("\n") };
}

/** What is published of the sample names a build; tests of single parts name this one. */
export const SAMPLE_BUILD: EvidenceBuild = {
  build_id: "0123456789ab",
  codebook_version: "1.0.0+0",
  as_at: "2026-06-30",
  letters_to: "2026-03-20",
  is_sample: true,
};

export const SAMPLE_SIZE = { schools: 60, letters: 40 } as const;

/** The sample, small and always the same, built once for all test files; each gets a copy of its own. */
export async function sampleData(): Promise<SampleData> {
  const made = await madeOnce("sample-data", async (shared) => {
    const files = join(shared, "files");
    for (const line of [
      [
        "sample",
        "--schools",
        String(SAMPLE_SIZE.schools),
        "--letters",
        String(SAMPLE_SIZE.letters),
        "--out",
        files,
      ],
      ["import", files],
      ["build"],
    ]) {
      const { code, notes } = await outcomes(join(shared, "data"), ...line);
      if (code !== 0) throw new Error(`outcomes ${line.join(" ")} ended with ${code}: ${notes.slice(-1500)}`);
    }
  });
  const folder = await mkdtemp(join(tmpdir(), "outcomes-evidence-"));
  const dataDir = join(folder, "data");
  await cp(join(made, "data"), dataDir, { recursive: true });
  return {
    dataDir,
    outDir: join(folder, "out"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
