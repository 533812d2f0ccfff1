import { join } from "node:path";
import { openForReading } from "../database/connection.ts";
import { readCorpus } from "../evidence/corpus.ts";
import { publishDownloads } from "./downloads/downloads.ts";
import { publishEvidence } from "./evidence.ts";
import { publishExplore } from "./explore.ts";
import { publish, type Published, type PublishOptions } from "./publish.ts";

/**
 * Publishes everything: what the pages read, the evidence, the tables to query, and the downloads, each swapped in whole. `changed` is true
 * when any of them is new. Errors as in `publish`.
 */
export async function publishAll(options: PublishOptions): Promise<Published> {
  const { dataDir, log = () => undefined } = options;
  const published = await publish(options);
  const folder = join(dataDir, "published");
  const database = await openForReading(join(dataDir, "outcomes.duckdb"));
  try {
    const corpus = await readCorpus(database.connection);
    const evidence = await publishEvidence(corpus, folder);
    log(`publish: evidence of ${corpus.letters.length} letters${evidence ? "" : ", unchanged"}`);
    const explore = await publishExplore(database, corpus.build, folder);
    log(`publish: tables to query${explore ? "" : ", unchanged"}`);
    const downloads = await publishDownloads(database, corpus.build, folder);
    log(`publish: downloads of build ${corpus.build.build_id}${downloads ? "" : ", unchanged"}`);
    return { ...published, changed: published.changed || evidence || explore || downloads };
  } finally {
    database.close();
  }
}
