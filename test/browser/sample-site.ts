import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { TestProject } from "vitest/node";
import { runProgram } from "../../pipeline/commands/program.ts";
import { terminalOn } from "../../pipeline/commands/terminal.ts";
import { serveSite } from "../../pipeline/site/serve-site.ts";

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
  for (const line of [
    ["sample", ...SIZE, "--out", files],
    ["import", files],
    ["build"],
    ["publish"],
    ["site", "--out", outDir],
  ]) {
    await command(line, join(folder, "data"));
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
