import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openForReading } from "../../pipeline/database/connection.ts";
import { readSite, type SiteData } from "../../pipeline/publish/read-site.ts";
import { type FixtureOptions, writeMartFixture } from "./mart-fixture.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "publish-areas-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function siteOf(fixture: FixtureOptions = {}): Promise<SiteData> {
  await writeMartFixture(dataDir, fixture);
  const database = await openForReading(join(dataDir, "outcomes.duckdb"));
  try {
    return await readSite(database.connection);
  } finally {
    database.close();
  }
}

describe("areas", () => {
  it("give each authority and constituency a file, with its region and England beside it", async () => {
    const { areas } = await siteOf({
      then: "update marts.school_index set close_date = date '2020-08-31' where urn = '900005'",
    });
    expect(areas.index.areas.map(({ kind, name, file, schools }) => [kind, name, file, schools])).toEqual([
      ["constituency", "Ravel and Corrow", "constituency-ravel-and-corrow.json", 5],
      ["local_authority", "Lower Ravel", "la-lower-ravel.json", 3],
      ["local_authority", "Westmarch", "la-westmarch.json", 2],
    ]);
    const area = areas.files.get("la-westmarch.json");
    expect(area?.places).toEqual(["Westmarch", "North", "England"]);
    expect(area?.schools.map(({ name }) => name)).toEqual(["Alderwick Primary School", "Corrow Hall School"]);
    expect(area?.outcomes.map(({ place, grade, schools }) => [place, grade, schools])).toEqual([
      ["Westmarch", "2", 2],
      ["Westmarch", "3", 1],
      ["England", "2", 5],
    ]);
    expect(area?.letters).toEqual([2, 2, 4]);
    expect(area?.themes.find(({ theme }) => theme === "behaviour")).toMatchObject({
      letters: [2, 0, 3],
      concern: [1, 0, 1],
    });
    expect(area?.reportCards.map(({ area: judged }) => judged)).toEqual(["inclusion"]);
    expect(area?.quotations[0]).toMatchObject({
      page: 2,
      url: "https://files.example.test/1",
      label: "Behaviour",
    });
  });

  it("of names that make one file name have two files", async () => {
    const { areas } = await siteOf({
      then: "insert into marts.area values ('local_authority', 'Westmarch ', 'North', 0, 0, 0)",
    });
    expect(areas.index.areas.filter(({ name }) => /^Westmarch/.test(name)).map(({ file }) => file)).toEqual([
      "la-westmarch.json",
      "la-westmarch-2.json",
    ]);
  });
});

describe("parts of schools by region", () => {
  it("hold codes as their index has them, neighbours beside each other", async () => {
    const { index, parts } = (await siteOf()).schoolGrades;
    expect(index.parts.map(({ file, schools }) => [file, schools])).toEqual([["north.json", 5]]);
    expect(index.known).toMatchObject({ region: 5, idaci: 1, trust: 0 });
    const part = parts.get("north.json");
    expect(part?.schools.authority.map((code) => index.values.authority[code])).toEqual([
      "Lower Ravel",
      "Lower Ravel",
      "Westmarch",
      "Westmarch",
      "Westmarch",
    ]);
    expect(part?.spells.count).toEqual([1, 1, 1, 1, 1]);
    expect(new Set(part?.spells.reading)).toEqual(new Set([0]));
  });
});
