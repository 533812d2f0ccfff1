import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInspectorate } from "../pipeline/sample/inspectorate.ts";
import { night } from "./soak/night.ts";
import { type PassingServer, passingServer } from "./soak/passing-server.ts";

export const FIRST = "2026-09-20T03:00:00.000Z";
export const SECOND = "2026-10-20T03:00:00.000Z";
/** On a machine busy with other tests a night takes many seconds. */
export const NIGHTS_MS = 300_000;

/** A first night over a small country, done once; each test goes on from a copy of what it left. */
export interface FirstNight {
  server: PassingServer;
  /** What the first night said. */
  said: string;
  /** A data folder by its name; "first" is the one to copy. */
  data(name: string): string;
  copyOfFirst(name: string): Promise<void>;
  /** A night more, on the day of `at`. */
  run(name: string, at: string, more?: Partial<Parameters<typeof night>[0]>): ReturnType<typeof night>;
  end(): Promise<void>;
}

export async function firstNight(): Promise<FirstNight> {
  const folder = await mkdtemp(join(tmpdir(), "outcomes-first-night-"));
  const server = await passingServer("2026-09-20", createInspectorate({ schools: 24, letters: 8 }));
  const data = (name: string): string => join(folder, name);
  const run: FirstNight["run"] = (name, at, more = {}) => {
    server.setDay(at.slice(0, 10));
    return night({ data: data(name), base: server.base, at, ...more });
  };
  await mkdir(data("first"));
  const { said } = await run("first", FIRST);
  return {
    server,
    said,
    data,
    copyOfFirst: (name) => cp(data("first"), data(name), { recursive: true, verbatimSymlinks: true }),
    run,
    end: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
