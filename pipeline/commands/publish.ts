import { withLock } from "../lock.ts";
import type { Published } from "../publish/publish.ts";
import { publishAll } from "../publish/publish-all.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

/** `outcomes publish`: what the site reads, evidence and downloads, from the database, each swapped in whole. */
export async function publishData({ settings, terminal }: CommandWorld): Promise<ExitCode> {
  const published = await withLock(settings.data, "publish", () =>
    publishAll({
      dataDir: settings.data,
      siteBase: settings.siteBase,
      downloadsKept: settings.downloadsKept,
      publishDocuments: settings.publishDocuments,
      log: (line) => {
        terminal.note(line);
      },
    }),
  );
  await terminal.line(publishedLine(published));
  return 0;
}

/** What a publication did, for people. */
export function publishedLine(published: Published): string {
  const { build_id: build } = published.build;
  if (!published.changed) return `Nothing changed: build ${build} was published already.`;
  const size = `${counted(published.files, "file")}, ${(published.bytes / 1e6).toFixed(1)} MB`;
  return `Published build ${build} in ${published.folder}: ${size}.`;
}
