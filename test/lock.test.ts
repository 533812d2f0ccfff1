import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OutsideFailed } from "../pipeline/errors.ts";
import { type Machine, lockHolder, withLock } from "../pipeline/lock.ts";

const full = vi.hoisted(() => ({ on: false }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const open: typeof real.open = async (path, flags, mode) => {
    const file = await real.open(path, flags, mode);
    if (full.on) file.writeFile = () => Promise.reject(Object.assign(new Error("write"), { code: "ENOSPC" }));
    return file;
  };
  return { ...real, open };
});

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "outcomes-lock-"));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

const machine = (changes: Partial<Machine> = {}): Machine => ({
  pid: 100,
  host: "here",
  now: () => new Date("2026-11-22T03:00:00Z"),
  bootedAt: () => new Date("2026-11-01T00:00:00Z"),
  isRunning: () => true,
  ...changes,
});
const lockPath = () => join(dataDir, "outcomes.lock");
const lockOf = (pid: number, host = "here", since = "2026-11-22T02:00:00.000Z") =>
  writeFile(lockPath(), JSON.stringify({ pid, host, since, doing: "build" }));
const run = (changes: Partial<Machine> = {}) =>
  withLock(dataDir, "import", () => Promise.resolve("done"), machine(changes));

test("while one process writes, a second is told which one holds the folder, since when and doing what", async () => {
  await withLock(
    dataDir,
    "import",
    async () => {
      const second = run({ pid: 200 });
      await expect(second).rejects.toThrow(OutsideFailed);
      await expect(second).rejects.toThrow(
        /Process 100 on here is writing .*\(import, since 2026-11-22T03:00:00.000Z\)/,
      );
      expect(await lockHolder(dataDir, machine({ pid: 200 }))).toMatchObject({ pid: 100, doing: "import" });
    },
    machine(),
  );
});

test("the same process can not write twice at once", async () => {
  await withLock(
    dataDir,
    "import",
    async () => {
      await expect(run()).rejects.toThrow(/Process 100/);
    },
    machine(),
  );
});

test("the lock is gone afterwards, also when the work failed, and the result comes through", async () => {
  expect(await run()).toBe("done");
  const failing = withLock(dataDir, "x", () => Promise.reject(new Error("no")), machine());
  await expect(failing).rejects.toThrow("no");
  expect(await readdir(dataDir)).toEqual([]);
  expect(await lockHolder(dataDir, machine())).toBeNull();
});

test("a lock whose process is gone is taken over", async () => {
  await lockOf(200);
  expect(await lockHolder(dataDir, machine({ isRunning: () => false }))).toBeNull();
  expect(await run({ isRunning: () => false })).toBe("done");
  expect(await readdir(dataDir)).toEqual([]);
});

test("a lock from before the machine's last start is taken over, though its number runs again", async () => {
  await lockOf(200, "here", "2026-10-31T03:00:00.000Z");
  expect(await run()).toBe("done");
});

test("a lock left by an earlier process with this process's own number is taken over", async () => {
  await lockOf(100);
  expect(await run()).toBe("done");
});

test("a lock of another machine holds, for nobody here can know, and the message says which file to delete", async () => {
  await lockOf(200, "elsewhere");
  await expect(run({ isRunning: () => false })).rejects.toThrow(`delete ${lockPath()}`);
  expect(await readFile(lockPath(), "utf8")).toContain("elsewhere");
});

test("a lock file cut off by a kill is taken over once it is old, and respected while it may be being written", async () => {
  await writeFile(lockPath(), '{"pid"');
  const written = new Date("2026-11-22T02:59:58Z");
  await utimes(lockPath(), written, written);
  await expect(run()).rejects.toThrow(/just taking/);
  expect(await run({ now: () => new Date("2026-11-22T03:01:00Z") })).toBe("done");
});

test("a lock file that a power cut emptied is taken over, also where the clock then starts an hour back", async () => {
  await writeFile(lockPath(), "");
  const written = new Date("2026-11-22T04:00:00Z");
  await utimes(lockPath(), written, written);
  expect(await run()).toBe("done");
});

test("no lock is left where a full disk takes none", async () => {
  full.on = true;
  try {
    await expect(run()).rejects.toThrow(/disk is full/);
  } finally {
    full.on = false;
  }
  expect(await readdir(dataDir)).toEqual([]);
  expect(await run()).toBe("done");
});

test("of many that find a dead lock at once, one runs at a time", async () => {
  await lockOf(999);
  const alive = new Set<number>();
  let inside = 0;
  const contenders = Array.from({ length: 20 }, async (_, n) => {
    const pid = 100 + n;
    alive.add(pid);
    const own = machine({ pid, isRunning: (other) => alive.has(other) });
    await withLock(
      dataDir,
      "import",
      async () => {
        inside++;
        expect(inside).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside--;
      },
      own,
    );
  });
  const results = await Promise.allSettled(contenders);
  expect(results.filter((result) => result.status === "fulfilled").length).toBeGreaterThan(0);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toBeInstanceOf(OutsideFailed);
  }
});

test("a real process that was killed leaves a lock that the next one takes over", async () => {
  const lock = join(import.meta.dirname, "..", "pipeline", "lock.ts");
  const script = `import { withLock } from ${JSON.stringify(pathToFileURL(lock).href)};
    await withLock(process.argv[1], "import", () => new Promise(() => { setInterval(() => {}, 1000); console.log("held"); }));`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  expect(await lockHolder(dataDir)).toMatchObject({ pid: child.pid, host: hostname() });
  await expect(withLock(dataDir, "build", () => Promise.resolve())).rejects.toThrow(String(child.pid));
  const closed = new Promise((resolve) => child.on("close", resolve));
  child.kill("SIGKILL");
  await closed;
  expect(await withLock(dataDir, "build", () => Promise.resolve("taken"))).toBe("taken");
});
