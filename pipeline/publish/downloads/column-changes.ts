import { z } from "zod";
import { fieldType } from "./data-package.ts";
import { fileOf, type Table } from "./tables.ts";

/** What a list of tables must say for its columns to be held against others. */
export const packageShape = z.object({
  version: z.string(),
  resources: z.array(
    z.object({
      path: z.string(),
      schema: z.object({ fields: z.array(z.object({ name: z.string(), type: z.string() })) }),
    }),
  ),
});

const HEAD = "# Changes of columns\n\nNewest first. A build that is not named changed none.\n";

/**
 * The change log of columns: what is new, gone or of another type since the build before, above what the log said already.
 * @param before datapackage.json of the build before, null where there was none
 * @param log the log as it stood
 */
export function columnChanges(
  tables: readonly Table[],
  before: z.infer<typeof packageShape> | null,
  log: string | null,
  buildId: string,
): string {
  const told = log?.startsWith(HEAD) === true ? log.slice(HEAD.length) : "";
  if (before === null) return `${HEAD}\n## ${buildId}\n\n- first build\n${told}`;
  const { resources, version } = before;
  const then = new Map(
    resources.flatMap(({ path, schema }) =>
      schema.fields.map(({ name, type }) => [`${path.replace(/\.csv$/, "")}.${name}`, type]),
    ),
  );
  const now = new Map(
    tables.flatMap((table) =>
      table.columns.map(({ name, type }) => [`${fileOf(table)}.${name}`, fieldType(type)]),
    ),
  );
  const lines = [
    ...[...now.keys()].filter((column) => !then.has(column)).map((column) => `- new: ${column}`),
    ...[...then.keys()].filter((column) => !now.has(column)).map((column) => `- gone: ${column}`),
    ...[...now].flatMap(([column, type]) => {
      const was = then.get(column);
      return was === undefined || was === type ? [] : [`- changed: ${column} was ${was}, is ${type}`];
    }),
  ];
  if (lines.length === 0) return HEAD + told;
  return `${HEAD}\n## ${buildId} (after ${version})\n\n${lines.join("\n")}\n${told}`;
}
