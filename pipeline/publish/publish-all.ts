import { join } from "node:path";
import { Archive } from "../archive/archive.ts";
import { openForPublishing } from "../database/connection.ts";
import { collectGarbage } from "../database/heap.ts";
import { readCorpus } from "../evidence/corpus.ts";
import { definitions } from "../setting-definitions.ts";
import type { Settings } from "../settings.ts";
import { publishDocuments } from "./documents.ts";
import { publishDownloads } from "./downloads/downloads.ts";
import { publishEvidence } from "./evidence.ts";
import { publishExplore } from "./explore.ts";
import { publish, type Published, type PublishOptions } from "./publish.ts";

/** The settings that say what is published; those not given have their default. */
export type PublishAllOptions = PublishOptions &
  Partial<Pick<Settings, "downloadsKept" | "publishDocuments">> & {
    /** The data folder whose archive the documents come from, where it is another. */
    archiveDir?: string;
    /** Hears of each part that has taken the place of an older one; what fails after it leaves that part new. */
    onNew?: (part: string) => void;
  };

/**
 * Publishes everything: what the pages read, the documents where the settings say so, the evidence, the tables to query,
 * and the downloads.
 * `changed` is true when any of them is new. Errors as in `publish`.
 */
export async function publishAll(options: PublishAllOptions): Promise<Published> {
  const {
    dataDir,
    log = () => undefined,
    downloadsKept = definitions.downloadsKept.fallback,
    publishDocuments: offered = definitions.publishDocuments.fallback,
    onNew = () => undefined,
  } = options;
  const published = await publish(options);
  if (published.changed) onNew("what the pages read");
  // The rows of all schools, which nobody uses any more, would lie beside the texts of the evidence.
  collectGarbage();
  const folder = join(dataDir, "published");
  const database = await openForPublishing(join(dataDir, "outcomes.duckdb"));
  try {
    const corpus = await readCorpus(database.connection);
    const archive = offered ? await Archive.open(options.archiveDir ?? dataDir) : null;
    const documents = await publishDocuments(corpus.letters, archive, folder);
    if (documents.changed) onNew("the documents");
    const evidence = await publishEvidence(corpus, folder, documents.bytes);
    log(`publish: evidence of ${corpus.letters.length} letters${evidence ? "" : ", unchanged"}`);
    if (evidence) onNew("the evidence");
    collectGarbage();
    const explore = await publishExplore(database, corpus.build, folder);
    log(`publish: tables to query${explore ? "" : ", unchanged"}`);
    if (explore) onNew("the tables to query");
    const downloads = await publishDownloads(database, corpus.build, folder, downloadsKept);
    log(`publish: downloads of build ${corpus.build.build_id}${downloads ? "" : ", unchanged"}`);
    const changed = published.changed || documents.changed || evidence || explore || downloads;
    return { ...published, changed };
  } finally {
    database.close();
  }
}
