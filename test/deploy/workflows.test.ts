import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { settingNames, definitions } from "../../pipeline/setting-definitions.ts";

interface Step {
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, string>;
}
interface Job {
  if?: string;
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
  steps: Step[];
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = fileURLToPath(new URL("../../.github/workflows/", import.meta.url));
const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
const nightly = parse(texts.find(([name]) => name === "nightly.yml")?.[1] ?? "") as Workflow;

describe.each(texts)("%s", (_, text) => {
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);

  it("names every action by the commit it was read at, with its version beside it", () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("gives nobody a right by default, and each job its own, with a limit of time", () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) {
      expect(Object.keys(job.permissions ?? {}).length).toBeGreaterThan(0);
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(360);
    }
  });

  it("puts nothing that comes from outside into a shell line", () => {
    for (const step of jobs.flatMap((job) => job.steps)) expect(step.run ?? "").not.toContain("${{");
  });

  it("knows the settings that it names", () => {
    const known = settingNames.map((name) => definitions[name].variable);
    const named = [...text.matchAll(/\bOUTCOMES_[A-Z_]+/g)].map(([name]) => name);
    expect(known).toEqual(expect.arrayContaining(named));
  });
});

describe("the nightly refresh", () => {
  it("lets only the job that opens an issue write issues, and only the one that deploys write pages", () => {
    const allowed = (right: string) =>
      Object.keys(nightly.jobs).filter((name) => nightly.jobs[name]?.permissions?.[right] === "write");
    expect(allowed("issues")).toEqual(["report"]);
    expect(allowed("pages")).toEqual(["deploy"]);
    expect(allowed("contents")).toEqual([]);
  });

  it("lets no lock of a machine that is gone keep the nights away", () => {
    const steps = nightly.jobs["refresh"]?.steps ?? [];
    const unlocks = steps.findIndex(({ run }) => run?.includes("rm -f kept/outcomes.lock"));
    const refreshes = steps.findIndex(({ run }) => run?.includes("outcomes refresh"));
    const restores = steps.findIndex(({ uses }) => uses?.includes("cache/restore"));
    expect(restores).toBeLessThan(unlocks);
    expect(unlocks).toBeLessThan(refreshes);
  });

  it("deploys the site that stands every night, also one that brought nothing new or failed: its health.json did", () => {
    const { refresh, deploy } = nightly.jobs;
    const step = refresh?.steps.find(({ run }) => run?.includes("outcomes refresh"));
    expect(step?.run).toMatch(/if \[ -f kept\/site\/index\.html \]; then echo "stands=true"/);
    const upload = refresh?.steps.find(({ uses }) => uses?.includes("upload-pages-artifact"));
    expect(upload?.if).toBe("always() && steps.refresh.outputs.stands == 'true'");
    expect(deploy?.if).toBe("always() && needs.refresh.outputs.stands == 'true'");
  });

  it("keeps the data also when the refresh failed, under the name that the next night looks for", () => {
    const steps = nightly.jobs["refresh"]?.steps ?? [];
    const restore = steps.find((step) => step.uses?.includes("cache/restore"));
    const save = steps.find((step) => step.uses?.includes("cache/save"));
    expect(save?.with?.["key"]?.startsWith(restore?.with?.["restore-keys"] ?? "none")).toBe(true);
    expect(save?.with?.["path"]).toBe(restore?.with?.["path"]);
  });
});
