import type { DuckDBConnection } from "@duckdb/node-api";
import type { Archive } from "../archive/archive.ts";
import { LetterPool } from "../parse/letter/pool.ts";
import { readLetters } from "../parse/letter/reading.ts";
import { RefusedFile } from "../parse/parsed.ts";
import { TableReader } from "../parse/table-reader.ts";
import type { ArchivedObject } from "./archived.ts";
import { collectGarbage } from "./heap.ts";
import { RawTables } from "./load.ts";
import { ObjectLoader } from "./load-objects.ts";

/** Bytes of a file whose rows are given back at once when they are loaded. */
const largeFile = 4_000_000;

/**
 * Parses every archived object into the raw tables, tables and pages first, then letters; pages and letters through the
 * cache in `cacheDir`, where `parsers` names the version of what reads pages.
 * Gives back the loader, which knows the files of which nothing was used.
 */
export async function loadArchive(
  connection: DuckDBConnection,
  archive: Archive,
  objects: readonly ArchivedObject[],
  { cacheDir, parsers }: { cacheDir: string; parsers: string },
): Promise<ObjectLoader> {
  const tables = new RawTables(connection);
  const loader = new ObjectLoader(tables);
  const reader = new TableReader(cacheDir, parsers);
  try {
    for (const object of objects) {
      if (object.kind === "govuk_listing") await loader.plain(object);
      else if (object.kind !== "document") await loadTables(loader, reader, archive, object);
    }
    await reader.forgetOthers();
    await loadDocuments(loader, archive, objects, cacheDir);
    tables.finish();
  } catch (thrown) {
    tables.discard();
    throw thrown;
  }
  collectGarbage();
  return loader;
}

async function loadTables(
  loader: ObjectLoader,
  reader: TableReader,
  archive: Archive,
  object: ArchivedObject,
): Promise<void> {
  const { sha256, kind } = object;
  try {
    const parsed = await reader.read({ sha256, kind, name: object.name ?? object.label }, () =>
      archive.read(sha256),
    );
    if (parsed !== null) await loader.tables(object, parsed);
  } catch (thrown) {
    await loader.refused(object, thrown);
  }
  if (object.bytes >= largeFile) collectGarbage();
}

async function loadDocuments(
  loader: ObjectLoader,
  archive: Archive,
  objects: readonly ArchivedObject[],
  cacheDir: string,
): Promise<void> {
  const documents = objects.filter(({ kind }) => kind === "document");
  if (documents.length === 0) return;
  const bySha = new Map(documents.map((object) => [object.sha256, object]));
  const pool = new LetterPool();
  try {
    const readings = readLetters(
      documents.map(({ sha256, name, url }) => ({
        sha256,
        name: name ?? url ?? sha256,
        read: () => archive.read(sha256),
      })),
      { cacheDir, pool },
    );
    for await (const reading of readings) {
      const object = bySha.get(reading.sha256);
      if (object === undefined) continue;
      if ("document" in reading) await loader.document(object, reading.document);
      else await loader.refused(object, new RefusedFile(reading.refused));
    }
  } finally {
    await pool.close();
  }
}
