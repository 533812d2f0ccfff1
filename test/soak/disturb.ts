import { type ChildProcess, spawn } from "node:child_process";
import { chmod, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { NightEnd, NightOptions } from "./night.ts";
import type { Fault, PassingServer } from "./passing-server.ts";

const PROJECT = join(import.meta.dirname, "..", "..");
/** The user that owns nothing. */
const NOBODY = 65_534;
const NEWEST_MI = /latest_inspections_as_at_30_September_2026\.csv$/;

/** Sends every answer of the sites through a fault, until it is taken away again. */
export function disturbed(server: PassingServer, fault: Fault): Promise<() => void> {
  server.setFault(fault);
  return Promise.resolve(() => {
    server.setFault(null);
  });
}

/** Changes the text of the newest monthly file, until its publisher puts the right one out at another address. */
export async function newestMi(server: PassingServer, change: (text: string) => string): Promise<() => void> {
  const undo = await disturbed(server, (path, answer) => {
    if (!NEWEST_MI.test(path) || answer.status !== 200) return answer;
    const text = Buffer.from(answer.body).toString("latin1");
    return { ...answer, body: Buffer.from(change(text), "latin1") };
  });
  return () => {
    undo();
    server.reissue(NEWEST_MI);
  };
}

/**
 * A night in a process of its own, which may write no file larger than so many blocks of 512 bytes, as on a disk with
 * no more room; or which runs as a user who owns nothing, where this one is root, whom no right keeps out.
 */
export async function inChild(
  { data, base, at }: NightOptions,
  { fileBlocks, asNobody = false }: { fileBlocks?: number; asNobody?: boolean },
): Promise<NightEnd> {
  const limit = fileBlocks === undefined ? "" : `ulimit -f ${fileBlocks}; `;
  const isRoot = process.getuid?.() === 0;
  const child = spawn(
    "/bin/sh",
    [
      "-c",
      `${limit}exec "$0" "$@"`,
      process.execPath,
      "--import",
      "tsx",
      join(import.meta.dirname, "night-child.ts"),
      data,
      base,
      at,
    ],
    {
      cwd: PROJECT,
      stdio: ["ignore", "pipe", "inherit"],
      ...(asNobody && isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    },
  );
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return { code: (await ended(child)) ?? -1, said };
}

/** Takes the right to write from a data folder and all its folders; what it gives back gives it again. */
export async function unwritable(data: string): Promise<() => Promise<void>> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  const folders = [
    data,
    ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
  ];
  for (const folder of folders) await chmod(folder, 0o555);
  return async () => {
    for (const folder of folders) await chmod(folder, 0o755);
  };
}

/** Another process that has a database open for writing, as somebody's DuckDB shell would. */
export async function holdDatabase(path: string): Promise<{ letGo: () => Promise<void> }> {
  const script = `import { DuckDBInstance } from "@duckdb/node-api";
    const held = await DuckDBInstance.create(process.argv[1]);
    const connection = await held.connect();
    console.log("held");
    setInterval(() => connection.run("select 1"), 60000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, path], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", () => {
      reject(new Error("the database could not be held"));
    });
  });
  return {
    letGo: async () => {
      child.kill("SIGKILL");
      await ended(child);
    },
  };
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once("close", resolve));
}
