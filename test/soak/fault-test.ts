import { chmod, cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readLastBuild } from "../../pipeline/database/last-build.ts";
import { type Status, readStatus } from "../../pipeline/status.ts";
import { FAULTS } from "./faults.ts";
import { night } from "./night.ts";
import { type PassingServer, passingServer } from "./passing-server.ts";
import { releaseManifest } from "./release-manifest.ts";

const FIRST = "2026-09-20";
const SECOND = "2026-10-20";
const THIRD = "2026-10-21";
const at = (day: string, hour = "03"): string => `${day}T${hour}:00:00.000Z`;

/** How a fault went. */
export interface FaultTrial {
  name: string;
  code: number;
  said: string;
  /** After the night of the fault. */
  stands: "old" | "new" | "broken";
  status: Status;
  /** The next good night: its exit code, what it said, and whether readers then have the newest. */
  healed: { code: number; said: string; newest: boolean; status: Status };
}

/** One good night, and a second due that something happens to. */
export class FaultTest {
  readonly #folder: string;
  readonly #server: PassingServer;
  readonly #manifests: { old: string; new: string };

  private constructor(folder: string, server: PassingServer, manifests: { old: string; new: string }) {
    this.#folder = folder;
    this.#server = server;
    this.#manifests = manifests;
  }

  /** `folder` is an empty one to work in. */
  static async prepare(folder: string): Promise<FaultTest> {
    // For the night of a user who owns nothing: what keeps it out is to be the data folder, not the one around it.
    await chmod(folder, 0o755);
    const server = await passingServer(FIRST);
    const first = join(folder, "first");
    await mkdir(first, { recursive: true });
    await night({ data: first, base: server.base, at: at(FIRST) });
    await night({ data: first, base: server.base, at: at(FIRST) });
    server.setDay(SECOND);
    const whole = join(folder, "whole");
    await copy(first, whole);
    const { code, said } = await night({ data: whole, base: server.base, at: at(SECOND) });
    if (code !== 0) throw new Error(`the undisturbed night ended with ${code}: ${said}`);
    return new FaultTest(folder, server, {
      old: await releaseManifest(first),
      new: await releaseManifest(whole),
    });
  }

  /** The second night under a fault, and the third without. */
  async trial(name: string): Promise<FaultTrial> {
    const fault = FAULTS[name];
    if (fault === undefined) throw new Error(`there is no fault "${name}"`);
    const data = join(this.#folder, "disturbed");
    await rm(data, { recursive: true, force: true });
    await copy(join(this.#folder, "first"), data);
    this.#server.setDay(SECOND);
    const undo = await fault.set?.(data, this.#server);
    const options = { data, base: this.#server.base, at: at(SECOND) };
    const { code, said } = await (fault.run ?? night)(options);
    await undo?.();
    const stands = await this.#state(data, fault.stands === "new");
    const status = await readStatus(data, { now: new Date(at(SECOND, "04")) });
    const next = await night({ ...options, at: at(THIRD) });
    const after = await readStatus(data, { now: new Date(at(THIRD, "04")) });
    const newest = await newestRows(data, join(this.#folder, "whole"));
    return { name, code, said, stands, status, healed: { ...next, newest, status: after } };
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** After a night at another moment, or one that mended something, the whole is new where it is whole and not the old. */
  async #state(data: string, otherMoment: boolean): Promise<FaultTrial["stands"]> {
    const manifest = await releaseManifest(data).catch(() => "broken");
    if (manifest === this.#manifests.old) return "old";
    return manifest === this.#manifests.new || (otherMoment && manifest !== "broken") ? "new" : "broken";
  }
}

/** What is wrong with how a fault went; nothing is good. */
export function wrongWith({ name, code, said, stands, status, healed }: FaultTrial): string[] {
  const fault = FAULTS[name];
  if (fault === undefined) return [`there is no fault "${name}"`];
  const wrong: string[] = [];
  if (code !== fault.code) wrong.push(`ended with ${code}, not ${fault.code}`);
  if (!fault.says.test(said)) wrong.push(`does not say ${String(fault.says)}: ${said.slice(-1500)}`);
  if (stands !== fault.stands) wrong.push(`${stands} stands, not ${fault.stands}`);
  const failing = fault.code !== 0;
  const told = fault.status ?? { says: fault.says, code: fault.code };
  if (failing && (status.health.level !== "failing" || status.health.exit_code !== told.code))
    wrong.push(`status does not say so: ${JSON.stringify(status.health)}`);
  if (failing && !told.says.test(status.health.reasons.join("\n")))
    wrong.push(`status does not say what: ${status.health.reasons.join("; ").slice(0, 500)}`);
  if (healed.code !== 0) wrong.push(`the next night ended with ${healed.code}: ${healed.said.slice(-1500)}`);
  if (!healed.newest) wrong.push("the next night does not bring the newest");
  if (healed.status.health.exit_code !== 0)
    wrong.push(`status after the next night: ${healed.status.health.reasons.join("; ")}`);
  return wrong;
}

/** Whether a data folder has every school, inspection and letter of another: what the night under no fault brought. */
async function newestRows(data: string, whole: string): Promise<boolean> {
  const rows = async (folder: string): Promise<string> => {
    const last = await readLastBuild(join(folder, "outcomes.duckdb"));
    const marts = last?.marts.filter(({ mart }) =>
      ["school_index", "school_judgement", "report_card"].includes(mart),
    );
    return JSON.stringify(marts);
  };
  return (await rows(data)) === (await rows(whole));
}

function copy(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true, verbatimSymlinks: true });
}
