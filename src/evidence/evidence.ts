import type { Collected, Found } from "./collect.ts";
import { contrastOf } from "./contrast.ts";
import { type Letter, compare, sentenceId } from "./letter.ts";
import { methodOf } from "./method.ts";
import type { NumberRow } from "./numbers.ts";
import { type Pick, queryOf } from "./permalink.ts";
import { type CodebookReading, readingWords } from "./reading.ts";
import type { Selection, Vocabulary } from "./selection.ts";
import { describe, summaryOf } from "./summary.ts";
import type { Span } from "./words.ts";

/** The number goes up when a reader of the JSON has to change. */
export const EVIDENCE_SCHEMA = "inspection-outcomes/evidence/1";

/** The title of evidence that was given none. */
export const UNTITLED = "Evidence from inspection letters";

/** The database the evidence was taken from. */
export interface EvidenceBuild {
  build_id: string;
  codebook_version: string;
  /** The newest day the management information, which tells schools and grades, stands for, ISO. */
  as_at: string | null;
  /** The newest day of a letter or report, ISO: they come in night by night, and may be newer. */
  letters_to: string | null;
  /** True when everything is of the fictional sample. */
  is_sample: boolean;
}

/** A document that passages were taken from. */
export interface EvidenceSource extends Letter {
  /** From 1, in the order of first use. */
  number: number;
  passages: number;
}

/** One quotation, with its place. */
export interface Passage {
  /** From 1. */
  number: number;
  sentence_id: string;
  /** The number of its source. */
  source: number;
  /** An exact piece of the page's text (of the two pages joined with a space when `page_end` is another page). */
  quotation: string;
  page: number;
  page_end: number;
  paragraph: number;
  section: string | null;
  /** The sentences of its paragraph before and after it, joined with a space; empty where there are none. */
  before: string;
  after: string;
  stance: string | null;
  themes: readonly { theme: string; label: string; rule: string; matched: string }[];
  /** What answered the selection, in UTF-16 units of the quotation. */
  spans: readonly Span[];
  /** The collector's own words; empty where there are none. */
  note: string;
}

/** A selection of passages with everything needed to check them: the one document every format is written from. */
export interface Evidence {
  schema: typeof EVIDENCE_SCHEMA;
  title: string;
  build: EvidenceBuild;
  /** The address of this very view; relative where the site's own address was not given. */
  permalink: string;
  selection: Selection;
  /** The ids picked, in order; empty for all that the selection finds. */
  picks: readonly string[];
  /** The filters in words. */
  filters: readonly { name: string; value: string }[];
  summary: readonly string[];
  /** Passages that answer the selection, picked or not. */
  found: number;
  /** Of `passages`, those picked though the filters do not find them: the numbers say nothing of them. */
  outside: number;
  numbers: readonly NumberRow[];
  /** Who "others" in the numbers are, after "letters"; empty where there is nobody else. */
  others: string;
  passages: readonly Passage[];
  sources: readonly EvidenceSource[];
  method: readonly string[];
  licence: string;
}

export interface EvidenceOptions {
  title: string;
  build: EvidenceBuild;
  reading: CodebookReading;
  selection: Selection;
  vocabulary: Vocabulary;
  picks: readonly Pick[];
  /** Address of the evidence page without "?"; "evidence" where it is not known. */
  page: string;
}

const LICENCE =
  "Contains public sector information from Ofsted and the Department for Education licensed under the Open Government Licence v3.0 (https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/). This is not Ofsted.";

/** Evidence without its passages: what is known once all were counted. */
export type EvidenceFrame = Omit<Evidence, "passages">;

/**
 * Makes the document from what was collected. The same in gives the same out: there is no clock in it.
 * @throws RangeError when there were more passages than `collect` kept
 */
export function evidenceOf(collected: Collected, options: EvidenceOptions): Evidence {
  if (!collected.kept) throw new RangeError("The passages were not kept: take them one by one.");
  const frame = frameOf(collected, options);
  const passage = passagesOf(frame, options);
  return { ...frame, passages: collected.found.map(passage) };
}

/** Everything of the document but its passages. */
export function frameOf(collected: Collected, options: EvidenceOptions): EvidenceFrame {
  const { build, reading, selection, vocabulary, picks } = options;
  const sources = [...collected.sources].map(([letter, passages], index): EvidenceSource => ({
    ...letter,
    number: index + 1,
    passages,
  }));
  const ids = picks.map(({ sentence_id }) => sentence_id);
  const query = queryOf({ selection, picks: ids, build: build.build_id, codebook: build.codebook_version });
  const counted = {
    filters: describe(selection, vocabulary),
    sources,
    found: collected.passages,
    outside: collected.outside,
    numbers: collected.numbers,
    others: contrastOf(selection)?.words ?? "",
  };
  return {
    schema: EVIDENCE_SCHEMA,
    title: options.title,
    build,
    permalink: `${options.page}?${query}`,
    selection,
    picks: ids,
    summary: summaryOf({ ...counted, passages: passageCount({ sources }) }, build),
    ...counted,
    method: methodOf({
      build,
      read: readingWords(reading, {
        selection,
        vocabulary,
        version: build.codebook_version,
        quoted: sources,
      }),
      others: counted.others,
      sources,
      counted: collected.counted,
    }),
    licence: LICENCE,
  };
}

/** How many passages the document has. */
export function passageCount({ sources }: { sources: readonly EvidenceSource[] }): number {
  return sources.reduce((sum, { passages }) => sum + passages, 0);
}

/** Makes passages of what was found, each with its place (from 0) among them. */
export function passagesOf(
  frame: EvidenceFrame,
  { vocabulary, picks }: EvidenceOptions,
): (found: Found, index: number) => Passage {
  const notes = new Map(picks.map(({ sentence_id, note }) => [sentence_id, note]));
  const labels = new Map(vocabulary.theme.map(({ id, label }) => [id, label]));
  const numbers = new Map(frame.sources.map(({ document_id, number }) => [document_id, number]));
  return (found, index) =>
    passageOf(found, index + 1, numbers.get(found.letter.document_id) ?? 0, labels, notes);
}

function passageOf(
  { letter, paragraph, sentence, match }: Found,
  number: number,
  source: number,
  labels: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>,
): Passage {
  const at = paragraph.sentences.indexOf(sentence);
  const words = (sentences: typeof paragraph.sentences): string =>
    sentences.map(({ text }) => text).join(" ");
  const id = sentenceId(letter.document_id, sentence);
  return {
    number,
    sentence_id: id,
    source,
    quotation: sentence.text,
    page: sentence.page,
    page_end: sentence.page_end,
    paragraph: paragraph.paragraph,
    section: paragraph.section,
    before: words(paragraph.sentences.slice(0, at)),
    after: words(paragraph.sentences.slice(at + 1)),
    stance: sentence.stance,
    themes: [...sentence.tags]
      .sort((a, b) => compare(a.theme, b.theme))
      .map(({ theme, rule, start, end }) => ({
        theme,
        label: labels.get(theme) ?? theme,
        rule,
        matched: Array.from(sentence.text).slice(start, end).join(""),
      })),
    spans: match.spans,
    note: notes.get(id) ?? "",
  };
}
