import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Archive } from "../pipeline/archive/archive.ts";
import { closePlaces, place } from "./server/place.ts";
import { siteSchools } from "./server/reports-site.ts";

/** Twenty-one programs are started one after the other; on a machine busy with other tests each takes seconds. */
const PROCESSES_MS = 300_000;

let folder: string;
let program: string;

// One file that Node starts at once: compiling at every start would take longer than the crawl.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "killed-"));
  program = join(folder, "pipeline", "http", "crawl-child.mjs");
  await mkdir(join(folder, "pipeline", "http"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{"version": "0.0.0"}');
  await build({
    entryPoints: [join(import.meta.dirname, "server", "crawl-child.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(closePlaces);

/** Ends with the exit code, null after a kill. */
function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}

describe("a collection killed with -9", () => {
  it(
    "at 20 random points of a crawl of 100 letters fetches at most one twice for each kill, and misses none",
    async () => {
      let child: ChildProcess | null = null;
      let countdown = -1;
      const { server, data } = await place(siteSchools(20, 5), () => {
        if (countdown < 0) return false;
        countdown -= 1;
        if (countdown >= 0) return false;
        // Sometimes before the answer, sometimes while it is read or stored.
        const killed = child;
        const delay = Math.random() * 12;
        if (delay < 2) killed?.kill("SIGKILL");
        else setTimeout(() => killed?.kill("SIGKILL"), delay - 2);
        return false;
      });
      const served = () => server.asked().filter(({ status }) => status === 200);
      const start = () => {
        child = spawn(process.execPath, [program, data.path, server.base], { stdio: "inherit" });
        return ended(child);
      };
      let kills = 0;
      const twice: number[] = [];
      while (kills < 20) {
        const before = new Set(served().map(({ path }) => path));
        const first = served().length;
        countdown = Math.floor(Math.random() * 6);
        const code = await start();
        const again = served()
          .slice(first)
          .filter(({ path }) => before.has(path));
        if (kills > 0) twice.push(again.length);
        if (code !== null) break;
        kills += 1;
      }
      const before = new Set(served().map(({ path }) => path));
      const first = served().length;
      countdown = -1;
      expect(await start()).toBe(0);
      twice.push(
        served()
          .slice(first)
          .filter(({ path }) => before.has(path)).length,
      );

      expect(kills).toBe(20);
      expect(Math.max(...twice)).toBeLessThanOrEqual(1);
      const archive = await Archive.open(data.path);
      const letters = archive.entries().filter(({ kind }) => kind === "document");
      expect(new Set(letters.map(({ url }) => url)).size).toBe(100);
      expect(letters).toHaveLength(100);
      for (const { sha256 } of letters) await archive.read(sha256);
    },
    PROCESSES_MS,
  );

  it(
    "keeps the gap to the request before the kill, and no longer wait",
    async () => {
      const gapMs = 400;
      let child: ChildProcess | null = null;
      const { server, data } = await place(siteSchools(3, 0), () => {
        if (server.asked().length === 2) child?.kill("SIGKILL");
        return false;
      });
      const start = () => {
        child = spawn(process.execPath, [program, data.path, server.base, String(gapMs)], {
          stdio: "inherit",
        });
        return ended(child);
      };
      await start();
      const last = server.seen.at(-1)?.at ?? 0;
      const killed = server.seen.length;
      expect(await start()).toBe(0);
      expect((server.seen[killed]?.at ?? 0) - last).toBeGreaterThan(gapMs - 20);
      expect(server.seen[killed]?.path).toBe(server.seen[killed - 1]?.path);
    },
    PROCESSES_MS,
  );
});
