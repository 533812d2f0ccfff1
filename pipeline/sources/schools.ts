import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { Archive } from "../archive/archive.ts";
import { errorCode } from "../errors.ts";
import { parseMi } from "../parse/mi/mi.ts";
import { RefusedFile } from "../parse/parsed.ts";

/** A school as the management information knows it. */
export interface ListedSchool {
  urn: string;
  phase: string | null;
  schoolType: string | null;
}

const schema = z.object({
  /** The files it was read from, by SHA-256. */
  from: z.array(z.string()),
  schools: z.array(
    z.object({ urn: z.string(), phase: z.string().nullable(), schoolType: z.string().nullable() }),
  ),
});

/** Inspections before this day are of schools that the latest files list, or that closed long before 2020. */
const INSPECTED_FROM = "2020-01-01";

/**
 * Every school whose page is to be walked: those of all latest-inspections files in the archive, and those inspected
 * since 2020 that have closed. Read once for each set of files and kept at `path`, in order of URN.
 */
export async function listedSchools(archive: Archive, path: string): Promise<readonly ListedSchool[]> {
  const files = archive.objects().filter((entry) => entry.kind === "mi");
  const from = files.map((entry) => entry.sha256).sort();
  const kept = await keptAt(path);
  if (kept !== null && kept.from.join() === from.join()) return kept.schools;

  const schools = new Map<string, ListedSchool>();
  const inOrder = [...files].sort((a, b) => ((a.as_at ?? "") < (b.as_at ?? "") ? -1 : 1));
  for (const entry of inOrder) {
    for (const school of await schoolsOf(await archive.read(entry.sha256), entry.name ?? entry.label)) {
      schools.set(school.urn, school);
    }
  }
  const list = [...schools.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.partial`, JSON.stringify({ from, schools: list }));
  await rename(`${path}.partial`, path);
  return list;
}

async function schoolsOf(bytes: Uint8Array, name: string): Promise<ListedSchool[]> {
  try {
    const { tables, asAt } = await parseMi(bytes, name);
    return tables.flatMap(({ table, columns, rows }) => {
      if (table !== "mi_latest" && (asAt === null || asAt < INSPECTED_FROM)) return [];
      const [urn, phase, type] = ["urn", "phase", "school_type"].map((column) => columns.indexOf(column));
      const cell = (row: readonly (string | null)[], index: number | undefined) => row[index ?? -1] ?? null;
      return [...rows].flatMap((row): ListedSchool[] => {
        const number = cell(row, urn);
        return number === null ? [] : [{ urn: number, phase: cell(row, phase), schoolType: cell(row, type) }];
      });
    });
  } catch (thrown) {
    // The build says what is wrong with the file; a walk goes over what the others list.
    if (thrown instanceof RefusedFile) return [];
    throw thrown;
  }
}

async function keptAt(path: string): Promise<z.infer<typeof schema> | null> {
  try {
    const kept = schema.safeParse(JSON.parse(await readFile(path, "utf8")));
    return kept.success ? kept.data : null;
  } catch (thrown) {
    if (thrown instanceof SyntaxError || errorCode(thrown) === "ENOENT") return null;
    throw thrown;
  }
}
