import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { openForPublishing } from "../database/connection.ts";
import { readCodebookFile } from "./codebook.ts";
import type { CodebookFile } from "./codebook-file.ts";
import { changesFiles, homeChanges } from "./changes.ts";
import { feedFiles, feedsOf } from "./feeds/feeds.ts";
import type { BuildInfo, HomeFile, StatusFile } from "./published.ts";
import { readSite, type SiteData } from "./read-site.ts";
import { readSiteStatus } from "./site-status.ts";
import { schoolIndex, schoolShards } from "./schools.ts";
import { standingJson } from "./standing-json.ts";
import { swapFolder } from "./swap-folder.ts";

export interface PublishOptions {
  /** The data folder, with a database that passed its checks. */
  dataDir: string;
  /** Takes one plain line of progress. */
  log?: (line: string) => void;
  /** Where the site stands, for the addresses in feeds; null or absent where nobody said. */
  siteBase?: string | null;
}

export interface Published {
  /** `<data folder>/published/site` */
  folder: string;
  build: BuildInfo;
  files: number;
  bytes: number;
  /** False where the very same was published already: then nothing is written. */
  changed: boolean;
}

/**
 * Writes what the site reads, from the database, read-only, and swaps it in whole. The same database gives the same
 * bytes and the same build id on any machine.
 * @throws WrongUse without a database, CheckFailed when a mart is missing or not as agreed
 */
export async function publish({
  dataDir,
  log = () => undefined,
  siteBase = null,
}: PublishOptions): Promise<Published> {
  const folder = join(dataDir, "published", "site");
  const database = await openForPublishing(join(dataDir, "outcomes.duckdb"));
  let data: SiteData;
  let status: StatusFile;
  let codebook: CodebookFile;
  try {
    data = await readSite(database.connection);
    status = await readSiteStatus(database.connection, data.freshness);
    codebook = await readCodebookFile(database.connection);
  } finally {
    database.close();
  }
  const version = await ownVersion();
  const files = contents(data, status, codebook, siteBase);
  const { build_id } = status.database;
  const build: BuildInfo = { build_id, site_id: siteId(version, files), version, ...data.about };
  files.set("build.json", json(build));
  files.set("home.json", json(homeFile(build, data)));
  const bytes = [...files.values()].reduce((sum, file) => sum + Buffer.byteLength(file), 0);
  const published = { folder, build, files: files.size, bytes };
  if ((await siteIdOf(folder)) === build.site_id) {
    log(`publish: nothing has changed since build ${build.build_id}`);
    return { ...published, changed: false };
  }
  await swapFolder(folder, async (fresh) => {
    for (const [name, content] of files) {
      const path = join(fresh, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  });
  log(`publish: build ${build.build_id}, ${files.size} files, ${Math.round(bytes / 1000)} kB in ${folder}`);
  return { ...published, changed: true };
}

/** Everything but what depends on the id of the site. */
function contents(
  data: SiteData,
  status: StatusFile,
  codebook: CodebookFile,
  siteBase: string | null,
): Map<string, string> {
  const files = new Map<string, string>([
    ["outcomes.json", json(data.outcomes)],
    ["themes.json", json(data.themes)],
    ["letters.json", json(data.letters)],
    ["theme-pairs.json", json(data.themePairs)],
    ["breaks.json", json(data.breaks)],
    ["freshness.json", json(data.freshness)],
    ["inspections.json", json(data.inspections)],
    ["report-cards.json", json(data.reportCards)],
    ["visits.json", json(data.visits)],
    ["status.json", json(status)],
    ["changes.json", json(homeChanges(data.changes))],
    ["codebook.json", json(codebook)],
    ["schools.json", json(schoolIndex(data))],
    ["school-grades/index.json", json(data.schoolGrades.index)],
    ["areas/index.json", json(data.areas.index)],
  ]);
  const { changes, themes: themesFile } = data;
  const themes = themesFile.themes.map((id, at) => ({ id, label: themesFile.labels[at] ?? id }));
  for (const [name, content] of changesFiles(changes, themes)) files.set(name, json(content));
  const feeds = feedsOf({
    changes: changes.changes,
    began: changes.refreshes[0]?.started_at ?? null,
    themes,
    authorities: schoolIndex(data).authorities,
  });
  for (const [name, text] of feedFiles(feeds, siteBase)) files.set(name, text);
  for (const [name, part] of data.schoolGrades.parts) files.set(`school-grades/${name}`, json(part));
  for (const [name, area] of data.areas.files) files.set(`areas/${name}`, json(area));
  for (const [shard, schools] of schoolShards(data)) {
    files.set(`schools/${shard}.json`, json(schools));
  }
  return files;
}

function homeFile(build: BuildInfo, data: SiteData): HomeFile {
  const { freshness, breaks, outcomes, themes, reportCards, inspections } = data;
  return {
    build,
    freshness,
    breaks,
    outcomes: {
      ...outcomes,
      series: outcomes.series.filter(({ reading }) => reading === "with_predecessor"),
    },
    themes: { ...themes, cells: themes.cells.filter((cell) => cell.document_kind === "All") },
    changes: homeChanges(data.changes),
    reportCards: {
      cells: reportCards.cells.filter(({ phase, scale }) => phase === "All" && scale === "report_card"),
      from: reportCards.from,
      to: reportCards.to,
    },
    inspections: { ...inspections, series: inspections.series.filter(({ phase }) => phase === "All") },
  };
}

function siteId(version: string, files: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256").update(version);
  for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`\0${name}\0${content}`);
  }
  return hash.digest("hex").slice(0, 12);
}

async function siteIdOf(folder: string): Promise<string | null> {
  const build = await standingJson(join(folder, "build.json"), z.object({ site_id: z.string() }));
  return build?.site_id ?? null;
}

async function ownVersion(): Promise<string> {
  const about: unknown = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
  if (
    typeof about === "object" &&
    about !== null &&
    "version" in about &&
    typeof about.version === "string"
  ) {
    return about.version;
  }
  throw new Error("package.json names no version");
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
