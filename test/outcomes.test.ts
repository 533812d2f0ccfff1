import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, expect, test } from "vitest";

const script = join(import.meta.dirname, "..", "pipeline", "outcomes.js");
let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "outcomes-run-"));
});
afterEach(async () => {
  await rm(work, { recursive: true, force: true });
});

/** Runs the command with a Node that says it is of another version. */
async function withNode(version: string) {
  const preload = join(work, "version.cjs");
  await writeFile(preload, `Object.defineProperty(process.versions, "node", { value: "${version}" });`);
  return spawnSync(process.execPath, ["-r", preload, script, "--help"], { encoding: "utf8" });
}

test.each(["18.20.4", "20.18.3", "9.0.0"])(
  "Node %s is too old: a sentence says what is needed, exit code 2",
  async (version) => {
    const { status, stderr } = await withNode(version);
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`this needs Node 20\\.19 or later, and this is Node ${version}`));
    expect(stderr).not.toMatch(/\n\s+at /);
  },
);

test("the oldest Node that does is taken", async () => {
  expect((await withNode("20.19.0")).status).toBe(0);
});

test("a reader that leaves early is no error", async () => {
  const instance = await DuckDBInstance.create(join(work, "outcomes.duckdb"));
  const connection = await instance.connect();
  await connection.run(
    "CREATE TABLE numbers AS SELECT range AS n, repeat('x', 100) AS text FROM range(200000)",
  );
  connection.closeSync();
  instance.closeSync();
  const args = [script, "sql", "FROM numbers", "--format", "csv", "--data", work];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(stderr).toBe("");
  expect(code).toBe(0);
});
