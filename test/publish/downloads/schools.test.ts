import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeStaticJson } from "../../../pipeline/publish/downloads/schools.ts";
import { SAMPLE_BUILD } from "../../evidence/fictional.ts";

let folder: string;
let read: (file: string) => Promise<unknown>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "outcomes-static-"));
  read = async (file) => JSON.parse(await readFile(join(folder, file), "utf8")) as unknown;
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("create schema marts");
  await connection.run(
    `create table marts.school_index as select * from (values ('900001', 'St Overmere'), ('900002', 'St. Overmere'),
     ('900003', 'Index')) as school(urn, local_authority)`,
  );
  await connection.run(
    "create table marts.school_timeline (urn varchar, date date, what varchar, inspection_id varchar, document_id varchar)",
  );
  await connection.run(
    `create table marts.untold_report as select * from (values
       ('900001', null, null, 'Full inspection', 'https://files.example.org/1', timestamp '2026-04-02 03:00:00'),
       ('900001', date '2018-05-02', date '2018-06-05', 'Short inspection', 'https://files.example.org/2', null))
     as report(urn, event_date, publication_date, publication_type, url, retrieved_at)`,
  );
  await writeStaticJson(connection, SAMPLE_BUILD, folder);
  connection.closeSync();
  instance.closeSync();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("a school's file gives the reports that its events tell nothing of, as its page does", async () => {
  expect(await read("schools/900001.json")).toMatchObject({
    untold: [
      { event_date: "2018-05-02", publication_type: "Short inspection", url: "https://files.example.org/2" },
      { event_date: null, url: "https://files.example.org/1", retrieved_at: "2026-04-02T03:00:00Z" },
    ],
  });
  expect(await read("schools/900002.json")).toMatchObject({ events: [], untold: [] });
});

it("areas whose names make one file name, or that of the list, have a file each", async () => {
  expect(await read("areas/index.json")).toMatchObject({
    areas: [
      { name: "Index", file: "index-2.json" },
      { name: "St Overmere", file: "st-overmere.json" },
      { name: "St. Overmere", file: "st-overmere-2.json" },
    ],
  });
  expect(await read("areas/st-overmere.json")).toMatchObject({
    area: "St Overmere",
    schools: [{ urn: "900001" }],
  });
  expect(await read("areas/st-overmere-2.json")).toMatchObject({
    area: "St. Overmere",
    schools: [{ urn: "900002" }],
  });
});
