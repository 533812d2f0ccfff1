import { documentOf, type Letter, type Paragraph, sentenceId } from "../evidence/letter.ts";
import {
  type EvidenceIndex,
  mergedParagraphs,
  type PackedParagraph,
  type ShardEntry,
  shardsFor,
  shardYear,
  unpackedLetters,
} from "../evidence/published.ts";
import { NOTHING_CHOSEN, type Selection, type Vocabulary } from "../evidence/selection.ts";
import { vocabularyOf } from "../evidence/vocabulary.ts";
import { MissingData, siteData } from "./site-data.ts";
import { SourceDocuments } from "./source-documents.ts";

/** Letters and passages as published; the parts are fetched when a selection first needs them. */
export class EvidenceData {
  readonly index: EvidenceIndex;
  readonly letters: readonly Letter[];
  readonly vocabulary: Vocabulary;
  readonly labels: ReadonlyMap<string, string>;
  readonly documents: SourceDocuments;
  readonly #parts = new Map<string, Promise<PackedParagraph[]>>();

  private constructor(index: EvidenceIndex) {
    this.index = index;
    this.letters = unpackedLetters(index.letters);
    this.vocabulary = vocabularyOf(index.places);
    this.documents = new SourceDocuments(index.letters.sha256, index.documents);
    this.labels = new Map(index.places.themes.map(({ id, label }) => [id, label]));
  }

  /** Fetches the index. Throws `MissingData` where there is none. */
  static async load(): Promise<EvidenceData> {
    const index = await siteData<EvidenceIndex>("evidence/index.json");
    if (index === null) throw new MissingData("This site holds no letters to take evidence from.");
    return new EvidenceData(index);
  }

  /**
   * The paragraphs a selection may find something in, and those of picks, in order.
   * @throws MissingData when a part can not be fetched
   */
  async paragraphs(selection: Selection, picks: readonly string[] = []): Promise<Paragraph[]> {
    const shards = shardsFor(selection, this.letters, this.index.shards);
    const paragraphs = await this.#merged(shards);
    const read = new Set(
      paragraphs.flatMap(({ document_id, sentences }) =>
        sentences.map((sentence) => sentenceId(document_id, sentence)),
      ),
    );
    const elsewhere = new Set(picks.filter((id) => !read.has(id)).map(documentOf));
    const years = new Set(
      this.letters.filter(({ document_id }) => elsewhere.has(document_id)).map(shardYear),
    );
    // A pick says its letter, and so the year, but not its theme.
    const more = this.index.shards.filter((shard) => years.has(shard.year) && !shards.includes(shard));
    return more.length === 0 ? paragraphs : this.#merged([...shards, ...more]);
  }

  /** Every paragraph there is. */
  allParagraphs(): Promise<Paragraph[]> {
    return this.paragraphs(NOTHING_CHOSEN);
  }

  async #merged(shards: readonly ShardEntry[]): Promise<Paragraph[]> {
    return mergedParagraphs(await Promise.all(shards.map(({ file }) => this.#part(file))), this.letters);
  }

  #part(file: string): Promise<PackedParagraph[]> {
    const known = this.#parts.get(file);
    if (known !== undefined) return known;
    const part = siteData<PackedParagraph[]>(`evidence/${file}`).then((content) => content ?? []);
    this.#parts.set(file, part);
    // What failed is asked for again the next time.
    part.catch(() => this.#parts.delete(file));
    return part;
  }
}
