import { join } from "node:path";
import { type Collected, collect, foundIn, lettersFor } from "../../src/evidence/collect.ts";
import {
  type Evidence,
  type EvidenceFrame,
  type EvidenceOptions,
  type Passage,
  frameOf,
  passagesOf,
} from "../../src/evidence/evidence.ts";
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

/** So many passages are held in memory; of more, those formats are written that take them one by one. */
export const HELD = 5000;

export interface Gathered {
  /** All but the passages. */
  frame: EvidenceFrame;
  /** The passages one by one; each call reads them anew unless they are held. */
  passages(): AsyncIterable<Passage> | Iterable<Passage>;
  /** The whole, for formats that need all passages at once. */
  whole(): Promise<Evidence>;
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
 * @param held most passages that are held
 * @throws CheckFailed when no passage matches, saying which filter to widen
 */
export async function gather(
  corpus: Corpus,
  vocabulary: Vocabulary,
  asked: Asked,
  held = HELD,
): Promise<Gathered> {
  const { permalink, picks, title, page } = asked;
  const { selection } = permalink;
  const labels = new Map(corpus.places.themes.map(({ id, label }) => [id, label]));
  const ids = picks.map(({ sentence_id }) => sentence_id);
  const read = lettersFor(selection, corpus.letters, ids);
  const collected = await collect(selection, corpus.letters, corpus.paragraphs(read), labels, {
    picks: ids,
    keep: held,
  });
  if (collected.sources.size === 0) {
    if (ids.length > 0)
      throw new CheckFailed(
        "None of the passages picked is in a letter here: they are of another collection, or the letters were read anew.",
      );
    const wider = await widened(selection, corpus.letters, corpus.paragraphs(corpus.letters));
    throw new CheckFailed(nothingFound(wider));
  }
  const { build, reading } = corpus;
  const options: EvidenceOptions = { title, build, reading, selection, vocabulary, picks, page };
  const frame = frameOf(collected, options);
  const passage = passagesOf(frame, options);
  async function* again(): AsyncGenerator<Passage> {
    const letters = frame.sources
      .map(({ document_id: id }) => byId.get(id))
      .filter((one) => one !== undefined);
    let index = 0;
    for await (const found of foundIn(selection, letters, corpus.paragraphs(letters)))
      yield passage(found, index++);
  }
  const byId = new Map(corpus.letters.map((letter) => [letter.document_id, letter]));
  const passages = () => (collected.kept ? collected.found.map(passage) : again());
  return {
    frame,
    passages,
    whole: async () => {
      const all: Passage[] = [];
      for await (const one of passages()) all.push(one);
      return { ...frame, passages: all };
    },
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

function gone({ missing, outside }: Collected): string[] {
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
