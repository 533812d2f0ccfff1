import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settingNames, definitions } from "../../pipeline/setting-definitions.ts";

const folder = fileURLToPath(new URL("../../deploy/systemd/", import.meta.url));
const service = readFileSync(join(folder, "inspection-outcomes.service"), "utf8");
const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;
if (!hasSystemd) console.warn("systemd-analyze is not installed here: the units were not verified with it.");

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "outcomes-units-"));
  cpSync(folder, work, { recursive: true });
  // Wherever this machine keeps its Node: verify wants to see the program.
  writeFileSync(
    join(work, "inspection-outcomes.service"),
    service
      .replace("/usr/bin/node", process.execPath)
      .replace("file:///opt/inspection-outcomes/README.md", "man:cat"),
  );
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe("the systemd units", () => {
  it("start a command of the program with settings that it knows", () => {
    expect(service).toMatch(/^ExecStart=\/usr\/bin\/node pipeline\/outcomes\.js refresh$/m);
    const known = settingNames.map((name) => definitions[name].variable);
    const named = [...service.matchAll(/OUTCOMES_\w+/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(1);
    expect(known).toEqual(expect.arrayContaining(named));
  });

  it.runIf(hasSystemd)("pass systemd-analyze verify without a word", () => {
    const units = ["service", "timer"].map((kind) => join(work, `inspection-outcomes.${kind}`));
    const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", ...units], {
      encoding: "utf8",
    });
    const ours = `${stdout}${stderr}`.split("\n").filter((line) => line.includes("inspection-outcomes"));
    expect(ours).toEqual([]);
    expect(status).toBe(0);
  });

  it.runIf(hasSystemd)("leave the service little to do harm with", () => {
    const { stdout } = spawnSync(
      "systemd-analyze",
      ["security", "--offline=true", "--no-pager", join(work, "inspection-outcomes.service")],
      { encoding: "utf8" },
    );
    const exposure = Number(/Overall exposure level[^:]*: ([\d.]+)/.exec(stdout)?.[1]);
    expect(exposure).toBeLessThan(2.5);
  });

  it.runIf(hasSystemd)("start every night", () => {
    const timer = readFileSync(join(folder, "inspection-outcomes.timer"), "utf8");
    const when = /^OnCalendar=(.*)$/m.exec(timer)?.[1] ?? "";
    const { stdout } = spawnSync("systemd-analyze", ["calendar", "--iterations=3", when], {
      encoding: "utf8",
      env: { ...process.env, TZ: "UTC" },
    });
    const days = [...stdout.matchAll(/\b\d{4}-\d{2}-(\d{2}) \d{2}:00:00/g)].map(([, day]) => day);
    expect(new Set(days).size).toBeGreaterThanOrEqual(3);
  });
});
