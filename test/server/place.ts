import { type DataFolder, dataFolder } from "./data-folder.ts";
import { type ReportsSite, type SiteSchool, reportsSite } from "./reports-site.ts";
import { type Script, type ScriptedServer, scriptedServer } from "./scripted-server.ts";

const open: (() => Promise<void>)[] = [];

/** Ends every server that was opened and removes every data folder. */
export async function closePlaces(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

/** A small reports site, and a data folder that has never collected. */
export interface Place {
  server: ScriptedServer;
  site: ReportsSite;
  data: DataFolder;
}

/** Opens one; `first` may answer in the site's place by saying true. Everything is closed by `closePlaces`. */
export async function place(
  schools: SiteSchool[],
  first?: (...request: Parameters<Script>) => boolean,
  robots?: Script,
): Promise<Place> {
  let base = "";
  const site = reportsSite(() => base, schools);
  const server = await scriptedServer((request, response, nth) => {
    if (first?.(request, response, nth) !== true) site.script(request, response, nth);
  }, robots);
  base = server.base;
  const data = await dataFolder(
    server.base,
    schools.map(({ urn }) => urn),
  );
  open.push(
    () => server.close(),
    () => data.remove(),
  );
  return { server, site, data };
}
