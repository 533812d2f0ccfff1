import { diskError } from "../archive/disk.ts";
import { withLock } from "../lock.ts";
import { copyToDatabase } from "../publish/copy-database.ts";
import type { Published } from "../publish/publish.ts";
import { publishAll } from "../publish/publish-all.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

export interface PublishFlags {
  /** Another database that all tables are copied into. */
  database?: string;
}

/**
 * `outcomes publish`: what the site reads, evidence and downloads, from the database, each swapped in whole. What fails
 * after some of them says which are new.
 */
export async function publishData(
  { database }: PublishFlags,
  { settings, terminal }: CommandWorld,
): Promise<ExitCode> {
  const parts: string[] = [];
  const published = await withLock(settings.data, "publish", () =>
    publishAll({
      dataDir: settings.data,
      onNew: (part) => parts.push(part),
      siteBase: settings.siteBase,
      downloadsKept: settings.downloadsKept,
      publishDocuments: settings.publishDocuments,
      log: (line) => {
        terminal.note(line);
      },
    }).catch((thrown: unknown) => {
      throw parts.length === 0
        ? thrown
        : diskError(thrown, settings.data, `New already: ${parts.join(", ")}. All else stands as before`);
    }),
  );
  await terminal.line(publishedLine(published));
  if (database !== undefined) {
    const { tables, rows } = await copyToDatabase(settings.data, database);
    await terminal.line(`Copied ${counted(tables, "table")} with ${counted(rows, "row")} to ${database}.`);
  }
  return 0;
}

/** What a publication did, for people. */
export function publishedLine(published: Published): string {
  const { build_id: build } = published.build;
  if (!published.changed) return `Nothing changed: build ${build} was published already.`;
  const size = `${counted(published.files, "file")}, ${(published.bytes / 1e6).toFixed(1)} MB`;
  return `Published build ${build} in ${published.folder}: ${size}.`;
}
