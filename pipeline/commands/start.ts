import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { publish } from "../publish/publish.ts";
import { writeSample } from "../sample/write.ts";
import { buildSite } from "../site/build-site.ts";
import { serveSite } from "../site/serve-site.ts";
import { buildDatabase } from "./build.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";
import { importInto, summary } from "./import.ts";
import { portNumber, untilStopped } from "./serving.ts";

/**
 * `outcomes start`: the fictional sample through the whole pipeline, and the dashboard opened on it. It lives in
 * `sample/` of the data folder, apart from real data.
 */
export async function start(flags: { port: string }, world: CommandWorld): Promise<ExitCode> {
  const { terminal } = world;
  const port = portNumber(flags.port);
  const settings = { ...world.settings, data: join(world.settings.data, "sample") };
  const log = (line: string) => {
    terminal.note(line);
  };
  const files = await sampleFiles(settings.data, log);
  let read = 0;
  const imported = await importInto(settings, [files], () => {
    read += 1;
    terminal.progress(`import: ${counted(read, "file")} read …`);
  });
  log(summary(imported));
  await buildDatabase({ ...world, settings });
  await publish({ dataDir: settings.data, log });
  const { outDir } = await buildSite({ dataDir: settings.data, outDir: join(settings.data, "site"), log });
  const server = await serveSite({ dir: outDir, port });
  await terminal.line(`Open ${server.url} (Ctrl-C stops). What it shows is the fictional sample.`);
  await untilStopped();
  await server.close();
  return 0;
}

/** The sample's files, written once: the folder takes its name when all of them stand in it. */
async function sampleFiles(dataDir: string, log: (line: string) => void): Promise<string> {
  const folder = join(dataDir, "files");
  if (existsSync(folder)) return folder;
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await writeSample({
    outDir: making,
    progress: (what, count) => {
      log(`sample, ${what}: ${counted(count, "file")}`);
    },
  });
  await rename(making, folder);
  return folder;
}
