import { collect, type Collected } from "../evidence/collect.ts";
import { documentOf, type Letter, type Paragraph, sentenceId } from "../evidence/letter.ts";
import { matcherOf } from "../evidence/matcher.ts";
import type { LetterCount } from "../evidence/numbers.ts";
import { type Part, partOrder, partsFor } from "../evidence/parts.ts";
import {
  type EvidenceIndex,
  mergedParagraphs,
  type PackedParagraph,
  unpackedLetters,
} from "../evidence/published.ts";
import { othersRaising } from "../evidence/raised.ts";
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
  readonly #order: readonly Letter[];
  readonly #parts = new Map<string, Promise<PackedParagraph[]>>();

  private constructor(index: EvidenceIndex) {
    this.index = index;
    this.letters = unpackedLetters(index.letters);
    this.#order = partOrder(this.letters);
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
   * What a selection finds, or of it and beside it the passages picked, with its numbers.
   * @throws MissingData when a part can not be fetched
   */
  async collected(selection: Selection, picks: readonly string[] = []): Promise<Collected> {
    const paragraphs = await this.#paragraphs(selection, picks);
    return collect(selection, this.letters, paragraphs, this.labels, {
      picks,
      others: this.#others(selection),
    });
  }

  /** Every paragraph there is. Throws as `collected`. */
  allParagraphs(): Promise<Paragraph[]> {
    return this.#paragraphs(NOTHING_CHOSEN, []);
  }

  /** The letters a selection is held against, counted without their sentences; null where these have to be read. */
  #others(selection: Selection): LetterCount | null {
    const themes = this.index.places.themes.map(({ id }) => id);
    return othersRaising(selection, this.letters, this.index.raised, themes);
  }

  /** Bytes that have to be fetched, before compression, to answer a selection. */
  asks(selection: Selection): number {
    const missing = this.#partsOf(selection).filter(({ file }) => !this.#parts.has(file));
    return missing.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /**
   * The paragraphs a selection may find something in, of its letters and where `#others` does not count them also of those it is
   * held against; and the paragraphs of picks; in order.
   */
  async #paragraphs(selection: Selection, picks: readonly string[]): Promise<Paragraph[]> {
    const parts = this.#partsOf(selection);
    const paragraphs = await this.#merged(parts);
    const read = new Set(
      paragraphs.flatMap(({ document_id, sentences }) =>
        sentences.map((sentence) => sentenceId(document_id, sentence)),
      ),
    );
    // A pick says its letter but not its theme.
    const elsewhere = new Set(picks.filter((id) => !read.has(id)).map(documentOf));
    if (elsewhere.size === 0) return paragraphs;
    const more = partsFor(this.index.parts, this.#order, (letter) => elsewhere.has(letter.document_id), []);
    return this.#merged([...new Set([...parts, ...more])]);
  }

  #partsOf(selection: Selection): Part[] {
    const matcher = matcherOf(selection);
    const isAsked =
      this.#others(selection) === null
        ? (letter: Letter) => matcher.comparable(letter)
        : (letter: Letter) => matcher.letter(letter);
    return partsFor(this.index.parts, this.#order, isAsked, selection.theme);
  }

  async #merged(parts: readonly Part[]): Promise<Paragraph[]> {
    return mergedParagraphs(await Promise.all(parts.map(({ file }) => this.#part(file))), this.letters);
  }

  #part(file: string): Promise<PackedParagraph[]> {
    const known = this.#parts.get(file);
    if (known !== undefined) return known;
    const part = siteData<PackedParagraph[]>(`evidence/${file}`).then((content) => {
      if (content === null)
        throw new MissingData("The letters were published anew since this page was loaded: load it again.");
      return content;
    });
    this.#parts.set(file, part);
    // What failed is asked for again the next time.
    part.catch(() => this.#parts.delete(file));
    return part;
  }
}
