import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { writeStaticJson } from "../../../pipeline/publish/downloads/schools.ts";

const BUILD = {
  build_id: "0123456789ab",
  codebook_version: "1.0.0+0",
  as_at: "2026-06-30",
  letters_to: null,
  is_sample: true,
};

it("areas whose names make one file name, or that of the list, have a file each", async () => {
  const folder = await mkdtemp(join(tmpdir(), "outcomes-areas-"));
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
  await writeStaticJson(connection, BUILD, folder);
  const read = async (file: string) =>
    JSON.parse(await readFile(join(folder, "areas", file), "utf8")) as unknown;
  expect(await read("index.json")).toMatchObject({
    areas: [
      { name: "Index", file: "index-2.json" },
      { name: "St Overmere", file: "st-overmere.json" },
      { name: "St. Overmere", file: "st-overmere-2.json" },
    ],
  });
  expect(await read("st-overmere.json")).toMatchObject({ area: "St Overmere", schools: [{ urn: "900001" }] });
  expect(await read("st-overmere-2.json")).toMatchObject({
    area: "St. Overmere",
    schools: [{ urn: "900002" }],
  });
  connection.closeSync();
  instance.closeSync();
  await rm(folder, { recursive: true, force: true });
});
