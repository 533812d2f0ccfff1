import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Archive } from "../../pipeline/archive/archive.ts";
import { CheckFailed } from "../../pipeline/errors.ts";
import { disturbed, holdDatabase, inChild, newestMi, unwritable } from "./disturb.ts";
import { type NightEnd, type NightOptions, night } from "./night.ts";
import type { PassingServer } from "./passing-server.ts";

/** What a fault does to the world, and how the second night goes under it. */
export interface Fault {
  /** Sets the fault; what it gives back takes it away again. */
  set?: (data: string, server: PassingServer) => Promise<() => Promise<void> | void>;
  /** The second night, where it is run in a way of its own. */
  run?: (options: NightOptions) => Promise<NightEnd>;
  /** The exit code of that night, and what it says. */
  code: number;
  says: RegExp;
  /** What status says, and its exit code, where nothing could be written down about that night. */
  status?: { says: RegExp; code: number };
  /** What readers see after it. */
  stands: "old" | "new";
}

/** Every fault by name; docs/soak.md says what each stands for. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "disk full": {
    run: (options) => inChild(options, { fileBlocks: 2000 }),
    code: 3,
    says: /too large|full|No space/i,
    stands: "old",
  },
  "unwritable folder": {
    set: (data) => unwritable(data),
    run: (options) => inChild(options, { asNobody: true }),
    code: 3,
    says: /Not allowed to write/,
    status: { says: /No refresh has begun since/, code: 1 },
    stands: "old",
  },
  "database locked": {
    set: async (data) => {
      const holder = await holdDatabase(join(data, "current", "outcomes.duckdb"));
      return () => holder.letGo();
    },
    code: 3,
    says: /another process|in use|writing/i,
    stands: "old",
  },
  "server dying in the middle": {
    set: (_, server) => {
      const from = server.asked() + 6;
      return disturbed(server, (_path, answer) => (server.asked() > from ? "die" : answer));
    },
    code: 3,
    says: /failed|stopped/i,
    stands: "old",
  },
  "clock an hour back": {
    run: (options) => night({ ...options, at: "2026-09-20T02:00:00.000Z" }),
    code: 0,
    says: /Readers see all of it/,
    stands: "new",
  },
  "corrupt archive object": {
    set: async (data) => {
      const archive = await Archive.open(data);
      const entry = archive.objects().findLast(({ kind, url }) => kind === "mi" && url !== null);
      if (entry === undefined) throw new Error("no management information was fetched");
      await writeFile(archive.path(entry.sha256), "not what it was");
      return () => undefined;
    },
    code: 0,
    says: /is damaged; asking for .* again[\s\S]*put right/,
    stands: "new",
  },
  "corrupt database": {
    set: async (data) => {
      await truncate(join(data, "current", "outcomes.duckdb"), 9000);
      return () => undefined;
    },
    code: 0,
    says: /Building it anew/,
    stands: "new",
  },
  "failed site build": {
    run: (options) =>
      night({
        ...options,
        makeSite: () => Promise.reject(new CheckFailed("The site could not be built (code 1).")),
      }),
    code: 1,
    says: /site could not be built/,
    stands: "old",
  },
  "MI with a new column": {
    set: (_, server) => newestMi(server, (text) => text.replaceAll(/^([^\r\n]+)/gm, "$1,Colour of the gate")),
    code: 1,
    says: /files_taken[\s\S]*Colour of the gate[\s\S]*from .*latest_inspections_as_at_30_September_2026/,
    stands: "old",
  },
  "MI with half the rows": {
    set: (_, server) =>
      newestMi(server, (text) => {
        const lines = text.split("\r\n");
        return `${lines.slice(0, Math.ceil(lines.length / 2)).join("\r\n")}\r\n`;
      }),
    code: 1,
    says: /schools_fallen[\s\S]*from .*latest_inspections_as_at_30_September_2026/,
    stands: "old",
  },
  "MI with last month's date": {
    set: (_, server) =>
      newestMi(
        server,
        (text) => `Latest inspections of state-funded schools as at 31 August 2026\r\n${text}`,
      ),
    code: 1,
    says: /mi_day_repeated[\s\S]*from .*latest_inspections_as_at_30_September_2026/,
    stands: "old",
  },
};
