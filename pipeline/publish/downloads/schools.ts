import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import type { EvidenceBuild } from "../../../src/evidence/evidence.ts";
import { rowsOf } from "../../evidence/rows.ts";
import { grouped } from "../grouped.ts";
import { momentOrNull } from "../mart.ts";
import { ownFile } from "../own-file.ts";

const row = z.looseObject({ urn: z.string() });
const untoldRow = row.extend({ retrieved_at: momentOrNull });
type Row = z.output<typeof row>;

/** Files written at once: enough for a disk, few enough for every system's limit of open files. */
const AT_ONCE = 64;
/** Lists the areas, beside their files. */
const INDEX = "index.json";

/** How many files there are of schools and of areas. */
export interface StaticFiles {
  schools: number;
  areas: number;
}

/**
 * Writes `schools/URN.json` and `areas/NAME.json` (local authorities; `areas/index.json` lists them) for other people's
 * sites: what marts.school_index, marts.school_timeline and marts.untold_report say, with build, licence and as at in every file.
 */
export async function writeStaticJson(
  connection: DuckDBConnection,
  build: EvidenceBuild,
  folder: string,
): Promise<StaticFiles> {
  const schools = await rowsOf(connection, "from marts.school_index order by urn", row);
  const ofSchool = async <Table extends typeof row>(query: string, table: Table) =>
    grouped(await rowsOf(connection, query, table), ({ urn }) => urn);
  const timeline = await ofSchool(
    "from marts.school_timeline order by urn, date, what desc, inspection_id, document_id",
    row,
  );
  const untold = await ofSchool(
    "from marts.untold_report order by urn, event_date, publication_date, publication_type, url",
    untoldRow,
  );
  const about = {
    build_id: build.build_id,
    as_at: build.as_at,
    letters_to: build.letters_to,
    is_sample: build.is_sample,
    licence: "Open Government Licence v3.0",
    note: "Not Ofsted. Grades are as at the dates beside them.",
  };
  await mkdir(join(folder, "schools"), { recursive: true });
  await mkdir(join(folder, "areas"), { recursive: true });
  for (let from = 0; from < schools.length; from += AT_ONCE) {
    await Promise.all(
      schools.slice(from, from + AT_ONCE).map((school) =>
        write(join(folder, "schools", `${school.urn}.json`), {
          ...about,
          school,
          events: timeline.get(school.urn) ?? [],
          untold: untold.get(school.urn) ?? [],
        }),
      ),
    );
  }
  const areas = new Map<string, Row[]>();
  for (const school of schools) {
    if (typeof school["local_authority"] !== "string") continue;
    areas.set(school["local_authority"], [...(areas.get(school["local_authority"]) ?? []), school]);
  }
  const listed: { name: string; file: string; schools: number }[] = [];
  const taken = new Set([INDEX]);
  for (const [name, members] of [...areas].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const file = ownFile(name, (one) => taken.has(one));
    taken.add(file);
    listed.push({ name, file, schools: members.length });
    await write(join(folder, "areas", file), { ...about, area: name, schools: members });
  }
  await write(join(folder, "areas", INDEX), { ...about, areas: listed });
  return { schools: schools.length, areas: listed.length };
}

function write(path: string, content: object): Promise<void> {
  return writeFile(path, `${JSON.stringify(content)}\n`);
}
