import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openForReading } from "../../../pipeline/database/connection.ts";
import { publishDownloads } from "../../../pipeline/publish/downloads/downloads.ts";
import { readQualityFile } from "../../../pipeline/publish/quality-file.ts";
import { codebookFolder, loadCodebook, parseCodebook } from "../../../pipeline/themes/codebook.ts";
import { SAMPLE_BUILD, type SampleData, sampleData } from "../../evidence/fictional.ts";

let sample: SampleData;
let folder: string;
const file = (name: string): string => join(folder, "downloads", "latest", name);
const text = (name: string): Promise<string> => readFile(file(name), "utf8");

beforeAll(async () => {
  sample = await sampleData();
  folder = await mkdtemp(join(tmpdir(), "outcomes-codebook-files-"));
  const database = await openForReading(join(sample.dataDir, "outcomes.duckdb"));
  await publishDownloads(database, SAMPLE_BUILD, folder, 1);
  database.close();
});
afterAll(async () => {
  await sample.remove();
  await rm(folder, { recursive: true, force: true });
});

describe("the codebook among the downloads", () => {
  it("is whole: read from them it is of the version that tagged", async () => {
    const read = parseCodebook({
      "themes.yml": await text("themes.yml"),
      "stance.yml": await text("stance.yml"),
      "headings.yml": await text("headings.yml"),
      weights: await text("codebook_weights.csv"),
    });
    expect(read.version).toBe(loadCodebook().version);
    expect(await text("template.yml")).toBe(await readFile(`${codebookFolder}template.yml`, "utf8"));
  });

  it("comes with how well it reads: every part, theme and way of counting, as it was measured", async () => {
    const { data } = Papa.parse<Record<string, string>>((await text("codebook_quality.csv")).trimEnd(), {
      header: true,
    });
    const { codebook_version, measured, letters } = readQualityFile();
    const themes = loadCodebook().themes.length;
    expect(data).toHaveLength((measured.length + 2 * letters.length) * (themes + 1));
    expect(new Set(data.map((row) => row["codebook_version"]))).toEqual(new Set([codebook_version]));
    const rowOf = (measuredOn: string, unit: string, theme: string): Record<string, string> | undefined =>
      data.find((row) => row["measured_on"] === measuredOn && row["unit"] === unit && row["theme"] === theme);

    const unread = measured.find(({ part }) => part === "unread")?.quality;
    expect(rowOf("unread", "sentence", "All")).toMatchObject({
      units: String(unread?.sentences),
      f1: String(unread?.micro.f1),
      f1_high: String(unread?.micro.interval?.[1]),
      stance_accuracy: String(unread?.stanceAccuracy),
    });
    const reports = letters.find(({ part }) => part === "reports")?.quality;
    const safeguarding = reports?.concern.themes.find(({ theme }) => theme === "safeguarding");
    expect(rowOf("reports", "letter_concern", "safeguarding")).toMatchObject({
      units: String(reports?.letters),
      by_readers: String(safeguarding?.gold),
      by_codebook: String(safeguarding?.tagged),
      precision: String(safeguarding?.precision),
      recall: String(safeguarding?.recall),
      stance_accuracy: "",
    });
  });

  it("has the same rows as CSV and as Parquet, and its numbers are numbers", async () => {
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    for (const [name, sum] of [
      ["codebook_weights", "sum(weight)"],
      ["codebook_quality", "round(sum(f1), 6)"],
    ] as const) {
      const read = await connection.runAndReadAll(
        `select (select (count(*), ${sum}) from '${file(`${name}.csv`)}')::varchar,
          (select (count(*), ${sum}) from '${file(`${name}.parquet`)}')::varchar`,
      );
      const [csv, parquet] = read.getRows()[0] ?? [];
      expect(parquet).toBe(csv);
    }
    connection.closeSync();
    instance.closeSync();
  });
});
