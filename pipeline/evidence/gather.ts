import { join } from "node:path";
import { type Collected, collect, lettersFor } from "../../src/evidence/collect.ts";
import { type Evidence, evidenceOf } from "../../src/evidence/evidence.ts";
import type { Permalink, Pick } from "../../src/evidence/permalink.ts";
import type { Vocabulary } from "../../src/evidence/selection.ts";
import { nothingFound, widened } from "../../src/evidence/widen.ts";
import { vocabularyOf } from "../../src/evidence/vocabulary.ts";
import { WrongSelection } from "../../src/evidence/wrong-selection.ts";
import { openForReading } from "../database/connection.ts";
import { CheckFailed, WrongUse } from "../errors.ts";
import { type Corpus, readCorpus } from "./corpus.ts";

/** What somebody asks for, once the words of the filters are known. */
export interface Asked {
  permalink: Permalink;
  picks: readonly Pick[];
  title: string;
  /** Address of the evidence page, without "?". */
  page: string;
}

export interface Gathered {
  evidence: Evidence;
  /** What the reader must know: another build or codebook than the permalink's, picks that are gone. */
  warnings: string[];
}

/** Opens the database of a data folder and gives its corpus to `use`; closes it again. Errors as in `openForReading`. */
export async function withCorpus<Result>(
  dataDir: string,
  use: (corpus: Corpus, vocabulary: Vocabulary) => Promise<Result>,
): Promise<Result> {
  const database = await openForReading(join(dataDir, "outcomes.duckdb"));
  try {
    const corpus = await readCorpus(database.connection);
    return await use(corpus, vocabularyOf(corpus.places));
  } finally {
    database.close();
  }
}

/**
 * Gathers evidence from a corpus.
 * @throws CheckFailed when no passage matches, saying which filter to widen
 */
export async function gather(corpus: Corpus, vocabulary: Vocabulary, asked: Asked): Promise<Gathered> {
  const { permalink, picks, title, page } = asked;
  const { selection } = permalink;
  const labels = new Map(corpus.places.themes.map(({ id, label }) => [id, label]));
  const ids = picks.map(({ sentence_id }) => sentence_id);
  const read = lettersFor(selection, corpus.letters, ids);
  const collected = await collect(selection, corpus.letters, corpus.paragraphs(read), labels, ids);
  if (collected.found.length === 0) {
    if (ids.length > 0)
      throw new CheckFailed(
        "None of the passages picked is in a letter here: they are of another collection, or the letters were read anew.",
      );
    const wider = await widened(selection, corpus.letters, corpus.paragraphs(corpus.letters));
    throw new CheckFailed(nothingFound(wider));
  }
  return {
    evidence: evidenceOf(collected, { title, build: corpus.build, selection, vocabulary, picks, page }),
    warnings: [...changes(permalink, corpus), ...gone(collected)],
  };
}

function changes({ build, codebook }: Permalink, corpus: Corpus): string[] {
  const now = corpus.build;
  return [
    ...(build === null || build === now.build_id
      ? []
      : [
          `The address was made with build ${build}; the data is now build ${now.build_id}, and figures may differ.`,
        ]),
    ...(codebook === null || codebook === now.codebook_version
      ? []
      : [
          `The address was made with codebook ${codebook}; it is now ${now.codebook_version}, and themes may differ.`,
        ]),
  ];
}

function gone({ missing, found }: Collected): string[] {
  const outside = found.filter((one) => one.outside).length;
  return [
    ...(missing.length === 0
      ? []
      : [`${missing.length} of the passages picked are in no letter here: ${missing.join(", ")}.`]),
    ...(outside === 0
      ? []
      : [
          `${outside} of the passages picked are not among those the filters find: the figures say nothing of them.`,
        ]),
  ];
}

/** Runs what reads filters; a filter that can not be is wrong use of the command. */
export function told<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (thrown) {
    throw thrown instanceof WrongSelection ? new WrongUse(thrown.message) : thrown;
  }
}
