import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeBefore } from "../../pipeline/database/before.ts";
import { type Database, openForBuilding } from "../../pipeline/database/connection.ts";
import { type RawValue, appendRows } from "../../pipeline/database/load.ts";
import { createRawTables } from "../../pipeline/database/raw.ts";
import { loadReference, readReference } from "../../pipeline/database/reference.ts";
import { inTransaction, makeTables } from "../../pipeline/database/run.ts";
import { Seen } from "../../pipeline/database/seen.ts";
import { type Select, type SqlFolder, readSqlFolder } from "../../pipeline/database/select.ts";
import { loadTruth } from "../../pipeline/database/truth.ts";
import { defineWilson } from "../../pipeline/database/wilson.ts";
import { loadCodebook } from "../../pipeline/themes/codebook.ts";
import { headingTable } from "../../pipeline/themes/heading.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));

/** Rows of raw tables, each as an object of its columns; what is not named is NULL. */
export type Country = Readonly<Record<string, readonly Readonly<Record<string, RawValue>>[]>>;

/** A database of a few invented schools, made by the project's own SQL. `close` removes it. */
export interface MadeCountry {
  database: Database;
  sql: SqlFolder;
  rows: (sql: string) => Promise<Record<string, unknown>[]>;
  close: () => void;
}

/** Small stand-ins for the codebook's tables: two themes by plain words, one template sentence. Headings are the real ones. */
const standIns: Select[] = [
  (({ name, sql }) => [name, sql])(headingTable(loadCodebook().headings)),
  ["themes.template_sentence", "select document_id, ordinal from raw.sentence where text like 'Thank you%'"],
  [
    "themes.text_theme",
    `select text_id, theme, theme as rule, matched, strpos(lower(text), matched) - 1 as match_start,
      strpos(lower(text), matched) - 1 + length(matched) as match_end
    from (select *, 'safeguarding' as theme, 'safe' as matched from themes.text
      union all select *, 'workload', 'workload' from themes.text) where contains(lower(text), matched)`,
  ],
  [
    "themes.text_stance",
    `select text_id, case when contains(text, 'not') then 'concern' else 'strength' end as stance,
      null::varchar as rule, null::varchar as matched, null::integer as match_start, null::integer as match_end
    from themes.text`,
  ],
].map(([name = "", sql = ""]) => ({ name, sql, origin: `stand-in for ${name}`, header: "", isView: false }));

/** Makes every table of pipeline/sql from the rows given; checks are left to the caller. */
export async function makeCountry(country: Country): Promise<MadeCountry> {
  const folder = mkdtempSync(join(tmpdir(), "outcomes-sql-"));
  const database = await openForBuilding(join(folder, "country.duckdb"));
  const { connection } = database;
  const sql = readSqlFolder(join(project, "pipeline/sql"));
  await defineWilson(connection);
  const seen = await Seen.attach(connection, null);
  await inTransaction(connection, async () => {
    await connection.run(createRawTables());
    await loadReference(connection, readReference(join(project, "data/frameworks.yml")));
    await connection.run("create table ref.codebook as select 'test' as version");
    await connection.run(
      `create table ref.theme as select * from (values ('safeguarding', 'Safeguarding', 'Safe', 1), ('workload', 'Workload', 'Work', 2)) t(theme, label, definition, position)`,
    );
    await loadTruth(connection, join(project, "data/truth"));
    await seen.makeTables();
    for (const [table, rows] of Object.entries(country)) {
      for (const row of rows) await appendRows(connection, table, Object.keys(row), [Object.values(row)]);
    }
    await makeTables(connection, [...sql.tables, ...standIns]);
    await seen.dropTables();
    // No build went before: what checks compare with is empty, and a test puts its own rows there.
    await makeBefore(connection, seen);
  });
  return {
    database,
    sql,
    rows: async (query) => (await connection.runAndReadAll(query)).getRowObjectsJson(),
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A source: an archived object that was read. Sequence gives the order in which it came. */
export function source(
  sourceId: string,
  kind: string,
  asAt: string | null,
  more: Readonly<Record<string, RawValue>> = {},
): Record<string, RawValue> {
  return {
    source_id: sourceId,
    sequence: 1,
    kind,
    label: `${kind} ${sourceId}`,
    name: `${sourceId}.csv`,
    retrieved_at: "2026-03-01T03:00:00.000Z",
    sha256: sourceId.padEnd(64, "0"),
    bytes: 100,
    as_at: asAt,
    rows_read: 5,
    rows_refused: 0,
    ...more,
  };
}

/** A row of a history file: one graded inspection. */
export function graded(
  sourceId: string,
  row: number,
  urn: number,
  start: string | null,
  grade: string | null,
  more: Readonly<Record<string, RawValue>> = {},
): Record<string, RawValue> {
  return {
    source_id: sourceId,
    row_number: row,
    urn: String(urn),
    school_name: `Fictional School ${urn}`,
    phase: "Primary",
    local_authority: "Mereshire",
    ofsted_region: "South West",
    start_date: start,
    overall_effectiveness: grade,
    ...more,
  };
}
