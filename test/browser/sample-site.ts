import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { TestProject } from "vitest/node";
import type { LedgerEntry } from "../../pipeline/archive/entry.ts";
import { runProgram } from "../../pipeline/commands/program.ts";
import { terminalOn } from "../../pipeline/commands/terminal.ts";
import { serveSite } from "../../pipeline/site/serve-site.ts";
import { WithdrawalLog } from "../../pipeline/sources/withdrawals.ts";

/** Enough schools for every phase and prior grade, few enough to be built while a person waits. */
const SIZE = ["--schools", "150", "--letters", "90"];

/**
 * Builds the site of the fictional sample once for all browser tests, by the commands people use, and serves it.
 * Whoever writes a page need not wait for that each time: TEST_SITE names a folder that holds `data` and `site` already.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const ready = process.env["TEST_SITE"];
  if (ready !== undefined) return serve(project, join(ready, "site"));
  const folder = await mkdtemp(join(tmpdir(), "inspection-outcomes-browser-"));
  const outDir = join(folder, "site");
  const files = join(folder, "files");
  const data = join(folder, "data");
  await command(["sample", ...SIZE, "--out", files], data);
  const later = await holdBack(files, join(folder, "later"));
  await command(["import", files], data);
  await makeOlder(data);
  for (const line of [["import", later], ["build"], ["publish"], ["site", "--out", outDir]]) {
    await command(line, data);
  }
  const close = await serve(project, outDir);
  return async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  };
}

async function serve(project: TestProject, siteFolder: string): Promise<() => Promise<void>> {
  const server = await serveSite({ dir: siteFolder, port: 0 });
  project.provide("siteUrl", server.url);
  project.provide("siteFolder", siteFolder);
  return () => server.close();
}

/** Letters of the sample that come with the second refresh, beside the newest month's figures. */
const LATER_LETTERS = 12;

/** Takes the newest month's files and a few letters out of the sample: the second of two refreshes brings them. */
async function holdBack(files: string, later: string): Promise<string> {
  await mkdir(later);
  const mi = (await readdir(join(files, "mi"))).filter((name) => /31_Aug(ust)?_2026/.test(name));
  const letters = (await readdir(join(files, "letters"))).sort().slice(-LATER_LETTERS);
  for (const [group, names] of Object.entries({ mi, letters }))
    for (const name of names) await rename(join(files, group, name), join(later, name));
  return later;
}

/** Makes what the archive holds forty days older, so that the next import is a refresh of its own; one letter is gone by then. */
async function makeOlder(dataDir: string): Promise<void> {
  const path = join(dataDir, "archive", "ledger.jsonl");
  const entries = (await readFile(path, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as LedgerEntry);
  const older = entries.map((entry) => ({
    ...entry,
    at: new Date(Date.parse(entry.at) - 40 * 86_400_000).toISOString(),
  }));
  await writeFile(path, older.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  const gone = entries.find(({ kind }) => kind === "document");
  if (gone === undefined) throw new Error("the sample has no letter");
  const log = await WithdrawalLog.open(dataDir);
  const url = `https://files.example.org/${gone.sha256}`;
  await log.note([
    {
      at: new Date().toISOString(),
      what: "unlisted",
      url,
      urn: null,
      sha256: gone.sha256,
      by_url: null,
      by_sha256: null,
    },
  ]);
  await log.close();
}

/** Runs one command; when it fails, what it said is the error. */
async function command(line: readonly string[], dataDir: string): Promise<void> {
  let said = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said += chunk.toString();
      done();
    },
  });
  const code = await runProgram(line, {
    terminal: terminalOn(stream, stream),
    stdin: process.stdin,
    env: { ...process.env, OUTCOMES_DATA: dataDir },
    workingFolder: dataDir,
  });
  if (code !== 0) throw new Error(`outcomes ${line.join(" ")} ended with ${code}:\n${said.slice(-2000)}`);
}

declare module "vitest" {
  export interface ProvidedContext {
    siteUrl: string;
    siteFolder: string;
  }
}
