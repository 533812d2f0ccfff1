import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Archive } from "./archive/archive.ts";
import { type ArchivedObject, archivedObjects } from "./database/archived.ts";
import { dropBefore, makeBefore } from "./database/before.ts";
import {
  type Accepted,
  type CheckResult,
  acceptable,
  judge,
  runChecks,
  writeChecks,
} from "./database/checks.ts";
import { loadCodebookTables } from "./database/codebook-tables.ts";
import { type Database, openForBuilding } from "./database/connection.ts";
import { placeOf, removeDatabase, replaceDatabase } from "./database/database-file.ts";
import { type Fingerprint, buildId, fingerprintCore, fingerprintMarts } from "./database/fingerprint.ts";
import { inputsOf, parsersOf } from "./database/inputs.ts";
import { type LastBuild, readLastBuild, writeBuild } from "./database/last-build.ts";
import { loadArchive } from "./database/load-archive.ts";
import type { ObjectLoader } from "./database/load-objects.ts";
import { createRawTables } from "./database/raw.ts";
import { loadReference, readReference } from "./database/reference.ts";
import { loadRuns } from "./database/run-table.ts";
import { inTransaction, makeTables } from "./database/run.ts";
import { noteSameInputs, sameInputs } from "./database/same-inputs.ts";
import { Seen } from "./database/seen.ts";
import { type SqlFolder, readSqlFolder } from "./database/select.ts";
import { loadTruth } from "./database/truth.ts";
import { defineWilson } from "./database/wilson.ts";
import { loadWithdrawals } from "./database/withdrawn.ts";
import { OutsideFailed, errorText } from "./errors.ts";
import { openRunLog } from "./run/run-log.ts";
import { type Withdrawal, readWithdrawals } from "./sources/withdrawals.ts";
import { type Codebook, loadCodebook } from "./themes/codebook.ts";
import { headingTable } from "./themes/heading.ts";
import { asWritten, labelTable, labelViews } from "./themes/tables.ts";
import { readTemplates, templateTable } from "./themes/template.ts";

/** The folder of the project: the rules and tables people edit stand in its data folder. */
const projectDir = fileURLToPath(new URL("..", import.meta.url));

/** Texts tagged by one statement: each has some forty words and pairs to weigh for twenty themes. */
const TEXTS_AT_ONCE = 25_000;

export interface BuildOptions {
  /** The data folder: its archive is read, its outcomes.duckdb written. */
  dataDir: string;
  /** A line for people as each step begins. */
  log?: (line: string) => void;
  /** Instead of pipeline/sql; for tests. */
  sqlDir?: string;
  /** Where the new database goes, instead of the place of the one that stands. */
  path?: string;
  /** The database that stands is known to be damaged: nothing is taken from it. */
  standsDamaged?: boolean;
  /** Checks that a person lets pass in this build, and why. */
  accepted?: Accepted;
}

/** What a build did. */
export interface BuildReport {
  /** "unchanged": core tables and marts would be the same; the database was not touched. */
  outcome: "built" | "unchanged";
  buildId: string;
  codebookVersion: string;
  objects: number;
  marts: readonly Fingerprint[];
  /** Empty where nothing had to be built. */
  checks: readonly CheckResult[];
  /** Archived files of which nothing was used. */
  refusedFiles: readonly { name: string; reasons: readonly string[] }[];
}

/**
 * Builds `<data folder>/outcomes.duckdb` from the archive, with no network: raw, staging, core, themes, marts, checks, all
 * in `outcomes.duckdb.building`, which takes the old one's place in one step when the checks hold; tables and checks in one
 * transaction. With `path` the old one stays, and the new one stands there.
 *
 * Throws `CheckFailed`, with the offending rows and where they came from, when a check of level "error" finds any; the
 * database that was there stays. Throws `OutsideFailed` when the database is held by another process, `WrongUse` when a
 * check that is to be accepted does not exist.
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const log = options.log ?? (() => undefined);
  const standing = await placeOf(join(options.dataDir, "outcomes.duckdb"));
  const path = options.path ?? standing;
  const archive = await Archive.open(options.dataDir);
  const objects = archivedObjects(archive.entries());
  const codebook = loadCodebook();
  const withdrawals = await readWithdrawals(options.dataDir);
  const inputs = inputsOf(objects, withdrawals, projectDir);
  const last = options.standsDamaged === true ? null : await lastBuildOr(standing, log);
  const same = { codebookVersion: codebook.version, objects: objects.length, checks: [], refusedFiles: [] };
  const cacheDir = join(options.dataDir, "cache");
  const known = last === null ? [] : [last.inputs, await sameInputs(cacheDir, last.buildId)];
  if (last !== null && known.includes(inputs) && options.sqlDir === undefined) {
    log(`nothing changed: ${last.marts.length} marts the same (build ${last.buildId})`);
    return { outcome: "unchanged", buildId: last.buildId, marts: last.marts, ...same };
  }
  const staged = path === standing ? null : await lastBuildOr(path, log);
  if (staged?.inputs === inputs) {
    log(`build ${staged.buildId} was made before the kill, and is taken up`);
    return { outcome: "built", buildId: staged.buildId, marts: staged.marts, ...same };
  }

  const building = `${path}.building`;
  await removeDatabase(building);
  await mkdir(dirname(path), { recursive: true });
  const database = await openForBuilding(building);
  let report: BuildReport;
  try {
    const maker = new Maker(database, options.dataDir, archive, { objects, withdrawals }, codebook, log);
    report = await maker.make(options, standing, last, inputs);
    await database.connection.run("checkpoint");
  } catch (thrown) {
    database.close();
    await removeDatabase(building);
    throw thrown;
  }
  database.close();
  if (last !== null && isSame(last, report)) {
    await removeDatabase(building);
    if (options.sqlDir === undefined) await noteSameInputs(cacheDir, last.buildId, inputs);
    log(`nothing changed: ${report.marts.length} marts the same (build ${report.buildId})`);
    return { ...report, outcome: "unchanged" };
  }
  await replaceDatabase(building, path);
  log(`built ${path}: build ${report.buildId}, ${report.marts.length} marts from ${objects.length} objects`);
  return report;
}

/** What the archive knows: its objects, and what of them was seen withdrawn. */
interface Known {
  objects: readonly ArchivedObject[];
  withdrawals: readonly Withdrawal[];
}

class Maker {
  readonly #database: Database;
  readonly #archive: Archive;
  readonly #objects: readonly ArchivedObject[];
  readonly #withdrawals: readonly Withdrawal[];
  readonly #codebook: Codebook;
  readonly #dataDir: string;
  readonly #log: (line: string) => void;

  constructor(
    database: Database,
    dataDir: string,
    archive: Archive,
    { objects, withdrawals }: Known,
    codebook: Codebook,
    log: (line: string) => void,
  ) {
    this.#database = database;
    this.#dataDir = dataDir;
    this.#archive = archive;
    this.#objects = objects;
    this.#withdrawals = withdrawals;
    this.#codebook = codebook;
    this.#log = log;
  }

  async make(
    options: BuildOptions,
    standing: string,
    last: LastBuild | null,
    inputs: string,
  ): Promise<BuildReport> {
    const { connection, path } = this.#database;
    const sql = readSqlFolder(options.sqlDir ?? join(projectDir, "pipeline/sql"));
    const accepted = acceptable(options.accepted, sql.checks);
    const runs = (await openRunLog(options.dataDir)).lines;
    await defineWilson(connection);
    const seen = await Seen.attach(
      connection,
      last === null ? null : standing,
      last?.codebookVersion === this.#codebook.version,
    );
    const loader = await this.#load(seen);
    const report = await inTransaction(connection, async (): Promise<BuildReport> => {
      await this.#tables(sql);
      await seen.dropTables();
      this.#log(`running ${sql.checks.length} checks`);
      await makeBefore(connection, seen);
      const checks = await runChecks(connection, sql.checks, accepted);
      judge(checks, this.#log);
      this.#log("fingerprinting core and marts");
      const core = await fingerprintCore(connection);
      const marts = await fingerprintMarts(connection, `${path}.csv`);
      const codebookVersion = this.#codebook.version;
      const id = buildId({ core, marts, codebookVersion });
      await writeBuild(connection, { buildId: id, codebookVersion, inputs, marts });
      await writeChecks(connection, checks);
      await loadRuns(connection, runs);
      this.#log("writing the database");
      return {
        outcome: "built",
        buildId: id,
        codebookVersion,
        objects: this.#objects.length,
        marts,
        checks,
        refusedFiles: loader.refusedFiles,
      };
    });
    await dropBefore(connection);
    await seen.detach();
    return report;
  }

  /** Before the transaction, which would keep the rows of all files in memory: what is half loaded no reader ever sees. */
  async #load(seen: Seen): Promise<ObjectLoader> {
    const { connection } = this.#database;
    await connection.run(createRawTables());
    await loadReference(connection, readReference(join(projectDir, "data/frameworks.yml")));
    await loadCodebookTables(connection, this.#codebook);
    await loadTruth(connection, join(projectDir, "data/truth"));
    await loadWithdrawals(connection, this.#withdrawals);
    await seen.makeTables();
    this.#log(`reading ${this.#objects.length} archived objects`);
    return loadArchive(connection, this.#archive, this.#objects, {
      cacheDir: join(this.#dataDir, "cache"),
      parsers: parsersOf(projectDir),
    });
  }

  async #tables(sql: SqlFolder): Promise<void> {
    const templates = readTemplates(join(projectDir, "data/codebook/template.yml"));
    const tagged = labelTable(this.#codebook);
    const parts = {
      relation: "themes.text",
      key: "text_id",
      rows: TEXTS_AT_ONCE,
      sqlOf: (relation: string) => labelTable(this.#codebook, relation).sql,
    };
    const generated = [
      { ...templateTable(templates), isView: false },
      { ...tagged, isView: false, parts, around: asWritten },
      ...labelViews().map((view) => ({ ...view, isView: true })),
      { ...headingTable(this.#codebook.headings), isView: false },
    ].map((table) => ({ ...table, origin: `data/codebook (${table.name})`, header: "" }));
    await makeTables(this.#database.connection, [...sql.tables, ...generated], (name) => {
      this.#log(`making ${name}`);
    });
  }
}

/** The last build, or null with a line of log where the database that is there can not be read as one. */
async function lastBuildOr(path: string, log: (line: string) => void): Promise<LastBuild | null> {
  try {
    return await readLastBuild(path);
  } catch (thrown) {
    if (thrown instanceof OutsideFailed) throw thrown;
    log(`${errorText(thrown)} Building it anew.`);
    return null;
  }
}

function isSame(last: LastBuild, report: BuildReport): boolean {
  return last.buildId === report.buildId && JSON.stringify(last.marts) === JSON.stringify(report.marts);
}
