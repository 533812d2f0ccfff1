import { withLock } from "../lock.ts";
import { publish } from "../publish/publish.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

/** `outcomes publish`: what the site reads, from the database, swapped in whole. */
export async function publishData({ settings, terminal }: CommandWorld): Promise<ExitCode> {
  const published = await withLock(settings.data, "publish", () =>
    publish({
      dataDir: settings.data,
      log: (line) => {
        terminal.note(line);
      },
    }),
  );
  const size = `${counted(published.files, "file")}, ${(published.bytes / 1e6).toFixed(1)} MB`;
  await terminal.line(
    published.changed
      ? `Published build ${published.build.build_id} in ${published.folder}: ${size}.`
      : `Nothing changed: build ${published.build.build_id} was published already.`,
  );
  return 0;
}
