import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CodebookFile } from "../../pipeline/publish/codebook-file.ts";
import { publish } from "../../pipeline/publish/publish.ts";
import {
  type BuildInfo,
  type HomeFile,
  type SchoolIndexFile,
  type SchoolShard,
  shardOf,
  type StatusFile,
} from "../../pipeline/publish/published.ts";
import type { LettersFile, ThemePairsFile } from "../../pipeline/publish/published-letters.ts";
import { writeMartFixture } from "./mart-fixture.ts";
import { publishingFolder } from "./published-folder.ts";

const folder = publishingFolder();

async function everyFile(path: string): Promise<string> {
  const names = (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const parts = names.map(
    async (entry) => `${entry.name}\n${await readFile(join(entry.parentPath, entry.name), "utf8")}`,
  );
  return (await Promise.all(parts)).sort().join("\n");
}

describe("publish", () => {
  it("says what is here, as at when, and that a sample is a sample", async () => {
    await writeMartFixture(folder.path);
    const { build } = await publish({ dataDir: folder.path });
    expect(build).toMatchObject({
      as_at: "2026-02-28",
      register_as_at: null,
      letters_to: "2026-03-20",
      is_sample: true,
      schools: 6,
      inspections: 4,
      documents: 4,
    });
    // The build of the database, at whose address the downloads stand.
    expect(build.build_id).toBe("aabbccddeeff");
    expect(build.site_id).toMatch(/^[0-9a-f]{12}$/);
    expect(await folder.read<BuildInfo>("build.json")).toEqual(build);
  });

  it("takes the day of Ofsted's figures and the register's each by itself, whatever file is newer", async () => {
    await writeMartFixture(folder.path, {
      then: "insert into marts.freshness values ('gias_register', 1, date '2026-11-21', null, 9, 0, 0)",
    });
    expect((await publish({ dataDir: folder.path })).build).toMatchObject({
      as_at: "2026-02-28",
      register_as_at: "2026-11-21",
      letters_to: "2026-03-20",
    });
  });

  it("publishes anew over a build.json that a power cut emptied", async () => {
    await writeMartFixture(folder.path);
    const { build } = await publish({ dataDir: folder.path });
    await writeFile(join(folder.path, "published", "site", "build.json"), "");
    expect((await publish({ dataDir: folder.path })).changed).toBe(true);
    expect(await folder.read<BuildInfo>("build.json")).toEqual(build);
  });

  it("does not call real schools a sample", async () => {
    await writeMartFixture(folder.path, { firstUrn: 107_000 });
    expect((await publish({ dataDir: folder.path })).build.is_sample).toBe(false);
  });

  it("gives the landing page one reading of grades, letters of every kind together, breaks and freshness", async () => {
    await writeMartFixture(folder.path);
    await publish({ dataDir: folder.path });
    const home = await folder.read<HomeFile>("home.json");
    expect(home.outcomes.months).toEqual(["2019-07-31", "2019-12-31", "2020-06-30", "2021-06-30"]);
    expect(new Set(home.outcomes.series.map(({ reading }) => reading))).toEqual(
      new Set(["with_predecessor"]),
    );
    const good = home.outcomes.series.find(({ phase, grade }) => phase === "All" && grade === "1");
    expect(good).toMatchObject({ schools: [10, 11, 12, 13], denominator: [65, 65, 65, 65] });
    expect(new Set(home.themes.cells.map((cell) => cell.document_kind))).toEqual(new Set(["All"]));
    expect(home.breaks[0]).toEqual({ date: "2019-09-01", label: "Education inspection framework" });
    expect(home.freshness.find(({ kind }) => kind === "mi")).toMatchObject({
      latest_retrieved_at: "2026-03-02T04:05:06Z",
      rows_refused: 1,
      files_refused: 0,
    });
  });

  it("counts the schools that no file of the newest month names, which stand with what older files told", async () => {
    await writeMartFixture(folder.path, {
      then: `update marts.school_grade_spell set from_date = date '2019-01-01';
        update marts.school_grade_spell set to_date = date '2021-06-30' where urn = '900001';
        update marts.school_index set as_at = date '2019-08-31' where urn in ('900001', '900002')`,
    });
    await publish({ dataDir: folder.path });
    const { outcomes } = await folder.read<HomeFile>("home.json");
    expect(outcomes.unlisted).toEqual({ schools: 1, of: 4, oldest: "2019-08-31" });
  });

  it("keeps each count with its own theme", async () => {
    await writeMartFixture(folder.path);
    await publish({ dataDir: folder.path });
    const { themes } = await folder.read<HomeFile>("home.json");
    expect(themes.themes).toEqual(["attendance", "behaviour", "safeguarding"]);
    expect(themes.labels).toEqual(["Attendance", "Behaviour", "Safeguarding"]);
    expect(themes.cells.find((cell) => cell.phase === "Primary" && cell.prior_grade === "4")).toMatchObject({
      denominator: 41,
      letters: [27, 32, 37],
    });
  });

  it("gives letters in cells that add up, each count with its own theme, and unknown days and ways of visiting as such", async () => {
    await writeMartFixture(folder.path);
    await publish({ dataDir: folder.path });
    const letters = await folder.read<LettersFile>("letters.json");
    expect(letters).toMatchObject({
      themes: ["attendance", "behaviour", "safeguarding"],
      kinds: ["graded_report", "monitoring_letter"],
      deliveries: ["remote", "unknown"],
      periods: ["2021-01-01"],
      kind: [0, 1],
      delivery: [1, 0],
      period: [-1, 0],
      letters: [1, 3],
      raised: [0, 0, 1, 2, 0, 3],
      strength: [0, 0, 0, 1, 0, 3],
      concern: [0, 0, 0, 2, 0, 0],
    });
    const pairs = await folder.read<ThemePairsFile>("theme-pairs.json");
    expect(pairs).toMatchObject({ periods: ["2020-09-01"], pairs: [[0, 2, 2, 1]] });
  });

  it("puts every school where its URN says, with its events oldest first and empty cells left out", async () => {
    await writeMartFixture(folder.path);
    await publish({ dataDir: folder.path });
    const shard = await folder.read<SchoolShard>(`schools/${shardOf("900001")}.json`);
    const school = shard["900001"];
    expect(school?.school).toMatchObject({ name: "Alderwick Primary School", local_authority: "Westmarch" });
    expect(school?.events.map(({ date }) => date)).toEqual([
      "2012-05-14",
      "2020-10-06",
      "2022-03-09",
      "2026-01-20",
    ]);
    expect(school?.events[0]).toMatchObject({ relates_to: "predecessor", urn_at_time: "901001" });
    expect(school?.events[0]).not.toHaveProperty("document_id");
    expect(school?.events[2]?.grades.map(({ label, grade }) => [label, grade])).toEqual([
      ["Overall effectiveness", "2"],
      ["Quality of education", "1"],
    ]);
    expect(school?.events[3]?.grades[1]).toMatchObject({ scale: "report_card", graded_on: "2026-02-05" });
    expect(school?.events[1]).toMatchObject({ document_kind: "interim_visit_letter", grades: [] });
    const index = await folder.read<SchoolIndexFile>("schools.json");
    const third = index.urn.indexOf("900003");
    expect([
      index.name[third],
      index.phases[index.phase[third] ?? -1],
      index.authorities[index.authority[third] ?? -1],
    ]).toEqual(["Corrow Hall School", "Secondary", "Westmarch"]);
    expect(index.other_names).toEqual([[third, "Corrow Grange; Corrow Hall Grammar School"]]);
  });

  it("says codes of events and categories of concern in the words of the data", async () => {
    await writeMartFixture(folder.path);
    await publish({ dataDir: folder.path });
    const shard = await folder.read<SchoolShard>(`schools/${shardOf("900003")}.json`);
    expect(shard["900003"]?.events[0]).toMatchObject({
      event_label: "Graded inspection",
      concern_label: "Special measures",
    });
  });

  it("says what each check found, what a person let pass and why, and what was refused, most first", async () => {
    await writeMartFixture(folder.path);
    await publish({ dataDir: folder.path });
    const status = await folder.read<StatusFile>("status.json");
    expect(status.checks).toEqual([
      {
        name: "phase_known",
        level: "warn",
        asks: "Schools without a phase.",
        rows: 1,
        examples: ["urn 900003"],
        accepted: null,
      },
      {
        name: "schools_fallen",
        level: "error",
        asks: "Schools fell.",
        rows: 2,
        examples: ["schools 90", "schools 80"],
        accepted: "Two authorities left the file, as announced.",
      },
    ]);
    expect(status.refused.map(({ refused }) => refused)).toEqual([3, 2]);
    expect(status.database).toEqual({ build_id: "aabbccddeeff", codebook_version: "1.0.0" });
  });

  it("tells each theme's definition, rules in words, measured quality, and counts in this database", async () => {
    await writeMartFixture(folder.path);
    await publish({ dataDir: folder.path });
    const codebook = await folder.read<CodebookFile>("codebook.json");
    expect(codebook.tagged_version).toBe("1.0.0");
    expect(codebook.measured_version).toBe(codebook.version);
    expect(codebook.overall.sentences).toBeGreaterThan(100);
    expect(codebook.invented.note).toContain("invented");
    expect(codebook.themes).toHaveLength(20);
    const attendance = codebook.themes.find(({ id }) => id === "attendance");
    expect(attendance).toMatchObject({ name: "Attendance", letters: 3, sentences: 5 });
    expect(attendance?.rules[0]).toContain("“attendance”");
    const { f1, low, high } = attendance?.quality ?? { f1: null, low: null, high: null };
    expect(low).toBeLessThanOrEqual(f1 ?? 0);
    expect(high).toBeGreaterThanOrEqual(f1 ?? 1);
    const { raised } = attendance?.reports ?? { raised: null };
    expect(codebook.reports.letters).toBeGreaterThan(raised?.readers ?? Infinity);
    expect(raised?.precision).toBeGreaterThan(0.5);
    expect(codebook.themes.find(({ id }) => id === "parents")).toMatchObject({ letters: 0, sentences: 0 });
  });

  it("keeps the events of a URN that no file of schools has", async () => {
    await writeMartFixture(folder.path, {
      then: "update marts.school_timeline set urn = '999999' where urn = '900003'",
    });
    await publish({ dataDir: folder.path });
    const shard = await folder.read<SchoolShard>(`schools/${shardOf("999999")}.json`);
    expect(shard["999999"]?.events).toHaveLength(1);
  });

  it("writes nothing the second time, and the same bytes from the same database elsewhere", async () => {
    await writeMartFixture(folder.path);
    const first = await publish({ dataDir: folder.path });
    expect(first.changed).toBe(true);
    expect((await publish({ dataDir: folder.path })).changed).toBe(false);
    const there = await everyFile(first.folder);
    await rm(first.folder, { recursive: true });
    const again = await publish({ dataDir: folder.path });
    expect(again.build).toEqual(first.build);
    expect(await everyFile(again.folder)).toBe(there);
  });

  it("gives another id of the site when one figure changes", async () => {
    await writeMartFixture(folder.path);
    const { build } = await publish({ dataDir: folder.path });
    await rm(join(folder.path, "outcomes.duckdb"));
    await writeMartFixture(folder.path, {
      then: "update marts.outcomes_by_month set schools = schools + 1 where phase = 'Special' and grade = '4'",
    });
    expect((await publish({ dataDir: folder.path })).build.site_id).not.toBe(build.site_id);
  });

  it("leaves what was published before when a mart is missing, and names it", async () => {
    await writeMartFixture(folder.path);
    const published = await publish({ dataDir: folder.path });
    const before = await everyFile(published.folder);
    await rm(join(folder.path, "outcomes.duckdb"));
    await writeMartFixture(folder.path, { then: "drop table marts.themes_by_phase_prior" });
    await expect(publish({ dataDir: folder.path })).rejects.toThrow(
      /marts\.themes_by_phase_prior.*outcomes build/s,
    );
    expect(await everyFile(published.folder)).toBe(before);
    expect(await readdir(join(folder.path, "published"))).toEqual(["site"]);
  });

  it("names the mart, the row and the column that is not as agreed", async () => {
    await writeMartFixture(folder.path, {
      then: "update marts.outcomes_by_month set denominator = null where phase = 'All' and grade = '1' and reading = 'own_urn'",
    });
    await expect(publish({ dataDir: folder.path })).rejects.toThrow(
      /marts\.outcomes_by_month, row 1 .*denominator/,
    );
  });

  it("says to build first when there is no database", async () => {
    await expect(publish({ dataDir: folder.path })).rejects.toThrow(/outcomes build/);
  });
});
