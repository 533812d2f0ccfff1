import { existsSync } from "node:fs";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { CheckFailed, OutsideFailed, WrongUse, errorText } from "../errors.ts";

/** An open database; `close` lets go of the file. */
export interface Database {
  readonly path: string;
  readonly connection: DuckDBConnection;
  close(): void;
}

/** What a build may use: the whole program stays under 1 GiB with it, the rows in flight included. */
const buildLimits = { memory_limit: "512MB", threads: "2", preserve_insertion_order: "false" };

/**
 * Until the transaction ends DuckDB holds in memory, and not compressed, every group of rows that is not full, and a block
 * for every column of every small table. The usual groups of 122,880 rows and blocks of 256 KiB would keep most of a build
 * there; a full group goes to the file at once.
 */
const buildStorage = "row_group_size 16384, block_size 16384";

/**
 * Tables of the transaction under way have no statistics yet, and DuckDB takes them for tiny: an as-of join would then
 * compare every row with every other.
 */
const buildStatements = [
  "set asof_loop_join_threshold = 0",
  // What was freed goes back to the system soon, instead of counting towards the memory of the process.
  "set allocator_flush_threshold = '8MB'",
];

/** What publishing may use: by itself DuckDB takes four fifths of a machine's memory, beside the texts that are written. */
const publishLimits = { memory_limit: "512MB", threads: "2" };

/** Nothing is ever fetched: extensions that are not built in are refused instead of looked for. */
const offline = { autoinstall_known_extensions: "false", autoload_known_extensions: "false" };

/**
 * Opens a database that is there, for reading only.
 * Throws `WrongUse` when there is none yet, `OutsideFailed` when another process is writing it,
 * `CheckFailed` when the file is damaged; each says what to do.
 */
export async function openForReading(path: string): Promise<Database> {
  if (!existsSync(path)) throw noneYet(path);
  return open(path, path, { access_mode: "READ_ONLY", ...offline });
}

/** Opens a database that is there to publish it: as `openForReading`, with limits of memory and threads. */
export async function openForPublishing(path: string): Promise<Database> {
  if (!existsSync(path)) throw noneYet(path);
  return open(path, path, { access_mode: "READ_ONLY", ...offline, ...publishLimits });
}

/**
 * Opens (or makes) a database for a build, with the build's limits of memory and threads.
 * Spills to `<path>.tmp` when the limit is met. Errors as in `openForReading`.
 */
export async function openForBuilding(path: string): Promise<Database> {
  const options = { ...offline, ...buildLimits, temp_directory: `${path}.tmp` };
  return open(path, ":memory:", options, [
    `attach '${path.replaceAll("'", "''")}' as build (${buildStorage})`,
    "use build",
    ...buildStatements,
  ]);
}

async function open(
  path: string,
  opened: string,
  options: Record<string, string>,
  statements: readonly string[] = [],
): Promise<Database> {
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(opened, options);
    const connection = await instance.connect();
    for (const statement of statements) await connection.run(statement);
    const held = instance;
    // The end of a process waits for the statement under way, which may take hours.
    const interrupt = (): void => {
      connection.interrupt();
    };
    process.once("exit", interrupt);
    return {
      path,
      connection,
      close: () => {
        process.off("exit", interrupt);
        connection.closeSync();
        held.closeSync();
      },
    };
  } catch (thrown) {
    instance?.closeSync();
    throw told(path, errorText(thrown));
  }
}

function noneYet(path: string): WrongUse {
  return new WrongUse(`There is no database at ${path} yet. Run "outcomes build" first.`);
}

/** DuckDB's words for a lock or a damaged file, turned into what happened and what to do. */
function told(path: string, words: string): Error {
  if (/could not set lock|being used by another process|conflicting lock/i.test(words)) {
    const holder = /held in (.+?)(?: by user|\. |$)/i.exec(words)?.[1];
    const who = holder === undefined ? "another process" : `another process (${holder})`;
    return new OutsideFailed(
      `The database ${path} is held by ${who}. Wait until it is done or end it, then run the command again.`,
    );
  }
  if (
    /not a valid duckdb|corrupt|checksum|serialization|unable to read|could not read|deserialize/i.test(words)
  ) {
    return new CheckFailed(
      `The database ${path} is damaged (${firstLine(words)}). Delete it and run "outcomes build": it is made again from the archive.`,
    );
  }
  return new OutsideFailed(`The database ${path} could not be opened: ${firstLine(words)}`);
}

function firstLine(words: string): string {
  return words.split("\n", 1)[0] ?? words;
}
