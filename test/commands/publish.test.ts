import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { runProgram } from "../../pipeline/commands/program.ts";
import { folderOfEachTest } from "../empty-folder.ts";
import { testTerminal } from "./test-terminal.ts";

const work = folderOfEachTest();
const downloads = vi.hoisted(() => ({ write: vi.fn<() => Promise<boolean>>() }));
vi.mock("../../pipeline/publish/downloads/downloads.ts", () => ({ publishDownloads: downloads.write }));

async function run(...args: string[]) {
  const terminal = testTerminal();
  const exitCode = await runProgram([...args, "--data", join(work.path, "data")], {
    terminal,
    stdin: process.stdin,
    env: {},
    workingFolder: work.path,
  });
  return { exitCode, notes: terminal.notes.join("\n") };
}

test("a publication that a full disk stops says which of its parts are new already", async () => {
  const links = join(work.path, "links.csv");
  await writeFile(
    links,
    '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\n900001,900002,"Elm","Successor",""\n',
  );
  expect((await run("import", links)).exitCode).toBe(0);
  expect((await run("build")).exitCode).toBe(0);
  downloads.write.mockRejectedValue(Object.assign(new Error("ENOSPC, copyfile"), { code: "ENOSPC" }));
  const first = await run("publish");
  expect(first.exitCode).toBe(3);
  expect(first.notes).toContain(
    "The disk is full. New already: what the pages read, the evidence, the tables to query. All else stands as before; free some room and run this again.",
  );
  expect((await run("publish")).notes).toContain("The disk is full. What stood before stands;");
});
