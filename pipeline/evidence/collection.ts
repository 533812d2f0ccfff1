import { join } from "node:path";
import { collect, lettersFor } from "../../src/evidence/collect.ts";
import { type Evidence, evidenceOf } from "../../src/evidence/evidence.ts";
import { selectionOf } from "../../src/evidence/selection.ts";
import { vocabularyOf } from "../../src/evidence/vocabulary.ts";
import { Archive } from "../archive/archive.ts";
import { type Database, openForReading } from "../database/connection.ts";
import { errorText } from "../errors.ts";
import { type Corpus, readCorpus } from "./corpus.ts";

/** The archive and the database that a pack is held against. */
export class Collection {
  readonly #archive: Archive;
  readonly #database: Database;
  readonly #corpus: Corpus;

  private constructor(archive: Archive, database: Database, corpus: Corpus) {
    this.#archive = archive;
    this.#database = database;
    this.#corpus = corpus;
  }

  /** Opens the collection of a data folder. Errors as in `openForReading`. */
  static async open(dataDir: string): Promise<Collection> {
    const archive = await Archive.open(dataDir);
    const database = await openForReading(join(dataDir, "outcomes.duckdb"));
    try {
      return new Collection(archive, database, await readCorpus(database.connection));
    } catch (thrown) {
      database.close();
      throw thrown;
    }
  }

  close(): void {
    this.#database.close();
  }

  corpus(): Promise<Corpus> {
    return Promise.resolve(this.#corpus);
  }

  /** What is wrong with an archived document or page, null when its bytes are there and are those of the hash. */
  async archived(sha256: string): Promise<string | null> {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !this.#archive.has(sha256))
      return "the archive holds nothing of its SHA-256";
    try {
      await this.#archive.read(sha256);
      return null;
    } catch (thrown) {
      return errorText(thrown);
    }
  }

  /** The text of a page, or of pages joined with a space as sentences over a page break are; null when one is not there. */
  async pages(documentId: string, first: number, last: number): Promise<string | null> {
    const read = await this.#database.connection.runAndReadAll(
      "select text from core.page where document_id = $id and page in ($first, $last) order by page",
      { id: documentId, first, last },
    );
    const texts = read.getRows().map(([text]) => String(text));
    return texts.length === (first === last ? 1 : 2) ? texts.join(" ") : null;
  }

  /**
   * The evidence of a pack made again from what is here now, under the title, the build and the notes of the pack.
   * @throws WrongSelection when a filter of it is no longer known
   */
  async again(evidence: Evidence): Promise<Evidence> {
    const { title, permalink } = evidence;
    const { letters, places, build, reading } = this.#corpus;
    const vocabulary = vocabularyOf(places);
    const given: Record<string, string[]> = {};
    for (const [name, value] of Object.entries<string | readonly string[]>({ ...evidence.selection }))
      given[name] = typeof value === "string" ? [value] : [...value];
    const selection = selectionOf(given, vocabulary);
    const notes = new Map(evidence.passages.map(({ sentence_id, note }) => [sentence_id, note]));
    const picks = evidence.picks.map((id) => ({ sentence_id: id, note: notes.get(id) ?? "" }));
    const labels = new Map(places.themes.map(({ id, label }) => [id, label]));
    const read = lettersFor(selection, letters, evidence.picks);
    const collected = await collect(selection, letters, this.#corpus.paragraphs(read), labels, {
      picks: evidence.picks,
    });
    return evidenceOf(collected, {
      title,
      // Of another build only its name is known here: the words that name it are no finding.
      build:
        build.build_id === evidence.build.build_id
          ? build
          : { ...evidence.build, is_sample: build.is_sample },
      reading,
      selection,
      vocabulary,
      picks,
      page: permalink.split("?")[0] ?? "",
    });
  }
}
