import type { Paragraph } from "../evidence/letter.ts";
import {
  type EvidenceIndex,
  mergedParagraphs,
  type PackedParagraph,
  shardsFor,
  unpackedLetters,
} from "../evidence/published.ts";
import type { Letter } from "../evidence/letter.ts";
import { NOTHING_CHOSEN, type Selection, type Vocabulary } from "../evidence/selection.ts";
import { vocabularyOf } from "../evidence/vocabulary.ts";
import { MissingData, siteData } from "./site-data.ts";

/** Letters and passages as published; the parts are fetched when a selection first needs them. */
export class EvidenceData {
  readonly index: EvidenceIndex;
  readonly letters: readonly Letter[];
  readonly vocabulary: Vocabulary;
  readonly labels: ReadonlyMap<string, string>;
  readonly #parts = new Map<string, Promise<PackedParagraph[]>>();

  private constructor(index: EvidenceIndex) {
    this.index = index;
    this.letters = unpackedLetters(index.letters);
    this.vocabulary = vocabularyOf(index.places);
    this.labels = new Map(index.places.themes.map(({ id, label }) => [id, label]));
  }

  /** Fetches the index. Throws `MissingData` where there is none. */
  static async load(): Promise<EvidenceData> {
    const index = await siteData<EvidenceIndex>("evidence/index.json");
    if (index === null) throw new MissingData("This site holds no letters to take evidence from.");
    return new EvidenceData(index);
  }

  /** The paragraphs a selection may find something in, in order. Throws `MissingData` when a part can not be fetched. */
  async paragraphs(selection: Selection): Promise<Paragraph[]> {
    const shards = shardsFor(selection, this.letters, this.index.shards);
    const parts = await Promise.all(shards.map(({ file }) => this.#part(file)));
    return mergedParagraphs(parts, this.letters);
  }

  /** Every paragraph there is. */
  allParagraphs(): Promise<Paragraph[]> {
    return this.paragraphs(NOTHING_CHOSEN);
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
