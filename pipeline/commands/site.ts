import { resolve } from "node:path";
import { buildSite } from "../site/build-site.ts";
import { serveSite } from "../site/serve-site.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";
import { portNumber, untilStopped } from "./serving.ts";

export interface SiteFlags {
  out?: string;
  serve?: string;
}

/** `outcomes site [--out DIR] [--serve PORT]`: the static site from what was published; served when asked. */
export async function site(flags: SiteFlags, { settings, terminal }: CommandWorld): Promise<ExitCode> {
  const outDir = resolve(flags.out ?? "dist");
  const port = flags.serve === undefined ? null : portNumber(flags.serve);
  const built = await buildSite({
    dataDir: settings.data,
    outDir,
    log: (line) => {
      terminal.note(line);
    },
  });
  await terminal.line(`Site of ${counted(built.pages.length, "page")} in ${built.outDir}.`);
  if (port === null) return 0;
  const server = await serveSite({ dir: built.outDir, port });
  await terminal.line(`Open ${server.url} (Ctrl-C stops).`);
  await untilStopped();
  await server.close();
  return 0;
}
