import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openForReading } from "../../../pipeline/database/connection.ts";
import { publishDownloads } from "../../../pipeline/publish/downloads/downloads.ts";
import { SAMPLE_BUILD, type SampleData, sampleData } from "../../evidence/fictional.ts";

interface Field {
  name: string;
  type: string;
  description?: string;
}
interface Package {
  version: string;
  made_from: string;
  resources: {
    path: string;
    parquet: string;
    partitioned?: string;
    hash: string;
    bytes: number;
    description?: string;
    schema: { fields: Field[] };
  }[];
}

let sample: SampleData;
let folder: string;
let latest: string;
let described: Package;

async function publishInto(target: string, build = SAMPLE_BUILD, keep = 2): Promise<boolean> {
  const database = await openForReading(join(sample.dataDir, "outcomes.duckdb"));
  try {
    return await publishDownloads(database, build, target, keep);
  } finally {
    database.close();
  }
}

beforeAll(async () => {
  sample = await sampleData();
  folder = await mkdtemp(join(tmpdir(), "outcomes-downloads-"));
  expect(await publishInto(folder)).toBe(true);
  latest = join(folder, "downloads", "latest");
  described = JSON.parse(await readFile(join(latest, "datapackage.json"), "utf8")) as Package;
});
afterAll(async () => {
  await sample.remove();
  await rm(folder, { recursive: true, force: true });
});

describe("downloads", () => {
  it("come out anew over lists that a power cut emptied", async () => {
    const other = await mkdtemp(join(tmpdir(), "outcomes-emptied-"));
    for (const name of ["downloads/latest/datapackage.json", "downloads/builds.json"]) {
      await mkdir(dirname(join(other, name)), { recursive: true });
      await writeFile(join(other, name), "");
    }
    expect(await publishInto(other)).toBe(true);
    expect(await readFile(join(other, "downloads", "latest", "datapackage.json"), "utf8")).toBe(
      await readFile(join(latest, "datapackage.json"), "utf8"),
    );
    await rm(other, { recursive: true });
  });

  it("hold every table of core and marts, the same rows as CSV and as Parquet", async () => {
    const instance = await DuckDBInstance.create(join(sample.dataDir, "outcomes.duckdb"), {
      access_mode: "READ_ONLY",
    });
    const connection = await instance.connect();
    const tables = await connection.runAndReadAll(
      "select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('core', 'marts') order by 1",
    );
    const names = tables.getRows().map(([name]) => String(name));
    expect(described.resources.map(({ path }) => path)).toEqual([
      ...names.map((name) => `${name.replace(".", "_")}.csv`),
      "codebook_quality.csv",
      "codebook_weights.csv",
    ]);
    for (const name of names) {
      const file = join(latest, name.replace(".", "_"));
      const counted = await connection.runAndReadAll(
        `select (select count(*) from ${name}), (select count(*) from '${file}.parquet')`,
      );
      const [inTable, inParquet] = counted.getRows()[0]?.map(Number) ?? [];
      const { data } = Papa.parse(await readFile(`${file}.csv`, "utf8"), {
        header: true,
        skipEmptyLines: true,
      });
      expect([name, inParquet, data.length]).toEqual([name, inTable, inTable]);
    }
    connection.closeSync();
    instance.closeSync();
  });

  it("say of every table what one row of it is", () => {
    const silent = described.resources.filter(
      ({ description }) => !/^grain: one row/.test(description ?? ""),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("describe every column, and give each file's hash and size", async () => {
    const silent = described.resources.flatMap(({ path, schema }) =>
      schema.fields
        .filter(({ description }) => description === undefined)
        .map(({ name }) => `${path}: ${name}`),
    );
    expect(silent, "columns to describe in data/columns.yml").toEqual([]);
    expect(
      described.resources.flatMap(({ schema }) => schema.fields).filter(({ type }) => type === "any"),
    ).toEqual([]);
    for (const { path, hash, bytes, schema } of described.resources) {
      const content = await readFile(join(latest, path));
      expect(hash).toBe(`sha256:${createHash("sha256").update(content).digest("hex")}`);
      expect(bytes).toBe(content.length);
      const [head = ""] = content.toString("utf8").split("\n", 1);
      expect(head.trim().split(",")).toEqual(schema.fields.map(({ name }) => name));
    }
    const mart = described.resources.find(({ path }) => path === "marts_themes_by_phase_prior.csv");
    expect(mart?.description).toMatch(/^grain: [\s\S]*denominator: [\s\S]*caveats: /);
  });

  it("name every value that stands for all, for none or for what is not known, and themes where there are themes alone", async () => {
    const special = /^(?:All|none|not_judged|not_known|not_a_school|not_said|Not a school|Unknown)$/;
    const unsaid: string[] = [];
    for (const { path, schema } of described.resources.filter((one) => one.path.startsWith("marts_"))) {
      const { data } = Papa.parse<Record<string, string>>(await readFile(join(latest, path), "utf8"), {
        header: true,
      });
      const themed = schema.fields.some(({ name }) => name === "theme");
      for (const { name, description = "" } of schema.fields) {
        if (name === "letters" && /theme/.test(description) && !themed) unsaid.push(`${path}: ${name}`);
        if (!["phase", "prior_grade", "document_kind", "delivery", "scale"].includes(name)) continue;
        for (const value of new Set(data.map((row) => row[name] ?? "")))
          if (special.test(value) && !new RegExp(`\\b${value}\\b`).test(description))
            unsaid.push(`${path}: ${name} ${value}`);
      }
    }
    expect(unsaid).toEqual([]);
  });

  it("stand under the build and under latest, as one file on the disk", async () => {
    const own = join(folder, "downloads", SAMPLE_BUILD.build_id);
    for (const name of ["outcomes.duckdb", "core_school.csv", join("areas", "index.json")])
      expect((await stat(join(latest, name))).ino).toBe((await stat(join(own, name))).ino);
    expect((await readdir(own, { recursive: true })).sort()).toEqual(
      (await readdir(latest, { recursive: true })).sort(),
    );
  });

  it("are written anew when what describes them has changed, and then the same to the byte", async () => {
    const target = await mkdtemp(join(tmpdir(), "outcomes-downloads-"));
    for (const name of [SAMPLE_BUILD.build_id, "latest"]) {
      const stale = join(target, "downloads", name, "datapackage.json");
      await mkdir(dirname(stale), { recursive: true });
      await writeFile(stale, JSON.stringify({ ...described, made_from: "another description" }));
      await copyFile(join(latest, "CHANGES.md"), join(dirname(stale), "CHANGES.md"));
    }
    expect(await publishInto(target)).toBe(true);
    for (const name of await readdir(latest, { recursive: true })) {
      const content = await readFile(join(latest, name)).catch(() => null);
      if (content === null) continue;
      expect(content.equals(await readFile(join(target, "downloads", "latest", name))), name).toBe(true);
    }
    await rm(target, { recursive: true });
  });

  it("write nothing where the build is there; keep the newest builds whole, and of others what they were", async () => {
    const target = await mkdtemp(join(tmpdir(), "outcomes-downloads-"));
    await cp(join(folder, "downloads"), join(target, "downloads"), { recursive: true });
    expect(await publishInto(target)).toBe(false);
    expect(await publishInto(target, { ...SAMPLE_BUILD, build_id: "ba9876543210" }, 1)).toBe(true);
    const list = JSON.parse(await readFile(join(target, "downloads", "builds.json"), "utf8")) as {
      builds: { build_id: string; kept: boolean }[];
    };
    expect(list.builds.map(({ build_id, kept }) => [build_id, kept])).toEqual([
      ["ba9876543210", true],
      [SAMPLE_BUILD.build_id, false],
    ]);
    const gone = join(target, "downloads", SAMPLE_BUILD.build_id);
    expect((await readdir(gone)).sort()).toEqual([
      "CHANGES.md",
      "README.md",
      "SHA256SUMS",
      "datapackage.json",
    ]);
    expect(await readFile(join(gone, "README.md"), "utf8")).toContain("is no longer kept");
    expect(await readFile(join(gone, "SHA256SUMS"))).toEqual(await readFile(join(latest, "SHA256SUMS")));
    expect((await readdir(join(target, "downloads"))).sort()).toEqual([
      SAMPLE_BUILD.build_id,
      "ba9876543210",
      "builds.json",
      "latest",
    ]);
    await rm(target, { recursive: true });
  });

  it("hold the tables that grow by year too, every row once", async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const parted = described.resources.filter(({ partitioned }) => partitioned !== undefined);
    expect(parted.map(({ parquet }) => parquet)).toContain("core_sentence.parquet");
    for (const { parquet, partitioned = "" } of parted) {
      const parts = `read_parquet('${latest}/${partitioned}', hive_partitioning = true)`;
      const read = await connection.runAndReadAll(
        `select (select count(*) from '${latest}/${parquet}'), (select count(*) from ${parts}),
          (select count(*) from (select * exclude (year) from ${parts} except all from '${latest}/${parquet}'))`,
      );
      const [whole, inParts, different] = read.getRows()[0]?.map(Number) ?? [];
      expect([parquet, inParts, different]).toEqual([parquet, whole, 0]);
    }
    const wrong = await connection.runAndReadAll(
      `select count(*) from read_parquet('${latest}/partitioned/core_inspection/*/*.parquet', hive_partitioning = true)
       where year is distinct from year(start_date)`,
    );
    expect(Number(wrong.getRows()[0]?.[0])).toBe(0);
    connection.closeSync();
    instance.closeSync();
  });

  it("have one JSON file a school and an area, with its build and licence", async () => {
    const schools = await readdir(join(latest, "schools"));
    const one = JSON.parse(await readFile(join(latest, "schools", schools[0] ?? ""), "utf8")) as {
      school: { urn: string };
      events: { urn: string }[];
      build_id: string;
    };
    expect(`${one.school.urn}.json`).toBe(schools[0]);
    expect(one.events.every(({ urn }) => urn === one.school.urn)).toBe(true);
    expect(one.build_id).toBe(SAMPLE_BUILD.build_id);
    const areas = JSON.parse(await readFile(join(latest, "areas", "index.json"), "utf8")) as {
      areas: { file: string; schools: number }[];
    };
    for (const { file, schools: count } of areas.areas) {
      const area = JSON.parse(await readFile(join(latest, "areas", file), "utf8")) as { schools: object[] };
      expect(area.schools).toHaveLength(count);
    }
  });

  it("are read in Python, R and DuckDB as the README says, as far as they are on this machine", async () => {
    const text = await readFile(join(latest, "README.md"), "utf8");
    const examples = (language: string): string[] =>
      [...text.matchAll(new RegExp(`\\\`{3}${language}\\n([^\`]+)\\\`{3}`, "g"))].map(
        ([, code]) => code?.trim() ?? "",
      );
    const example = (language: string): string => examples(language)[0] ?? "";
    const { data } = Papa.parse(await readFile(join(latest, "core_school.csv"), "utf8"), {
      skipEmptyLines: true,
    });
    const schools = data.length - 1;
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const counted = await connection.runAndReadAll(example("sql").replace("'core", `'${latest}/core`));
    expect(Number(counted.getRows()[0]?.[0])).toBe(schools);
    const byYear = await connection.runAndReadAll(
      (examples("sql")[1] ?? "").replace("'partitioned", `'${latest}/partitioned`),
    );
    expect(byYear.columnNames()).toEqual(["year", "sentences"]);
    expect(byYear.getRows().length).toBeGreaterThan(0);
    connection.closeSync();
    instance.closeSync();
    for (const [program, flag, language] of [
      ["python3", "-c", "python"],
      ["Rscript", "-e", "r"],
    ] as const) {
      const run = spawnSync(program, [flag, example(language)], { cwd: latest, encoding: "utf8" });
      if (run.error === undefined) expect(run.stdout, run.stderr).toMatch(new RegExp(`\\b${schools}\\s*$`));
      else console.log(`Skipped the example in ${language}: there is no ${program} on this machine.`);
    }
  });
});
