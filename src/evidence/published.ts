import type { EvidenceBuild } from "./evidence.ts";
import type { Letter, Paragraph, Sentence } from "./letter.ts";
import type { Part } from "./parts.ts";
import type { CodebookReading } from "./reading.ts";
import type { Places } from "./vocabulary.ts";

/** evidence/index.json: what the evidence page needs before it looks for passages. */
export interface EvidenceIndex {
  build: EvidenceBuild;
  reading: CodebookReading;
  places: Places;
  /** Letters in the order of evidence, column by column. */
  letters: { [Column in keyof Letter]: Letter[Column][] };
  parts: Part[];
  /** What each letter raises, in the order of `letters`: see `raisedBy`. */
  raised: string[];
  /** Bytes of each letter's PDF at documents/<SHA-256>.pdf of the site, in the order of `letters`; null where it is not there. */
  documents: (number | null)[];
}

/** A build whose downloads were published once; newest first in downloads/builds.json. */
export interface PublishedBuild {
  build_id: string;
  codebook_version: string | null;
  as_at: string | null;
  /** False where its tables were taken away to save room: its address then has its list of hashes. */
  kept: boolean;
}

type PackedTag = [theme: string, rule: string, start: number, end: number];
type PackedSentence = [
  ordinal: number,
  page: number,
  pageEnd: number,
  text: string,
  template: 0 | 1,
  stance: string | null,
  tags: PackedTag[],
];
/** A paragraph of a part; `letter` is the letter's place in the index. */
export type PackedParagraph = [
  letter: number,
  paragraph: number,
  section: string | null,
  sentences: PackedSentence[],
];

/** Letters column by column. */
export function packedLetters(letters: readonly Letter[]): EvidenceIndex["letters"] {
  const column = <Name extends keyof Letter>(name: Name): Letter[Name][] =>
    letters.map((letter) => letter[name]);
  return {
    document_id: column("document_id"),
    kind: column("kind"),
    title: column("title"),
    urn: column("urn"),
    school: column("school"),
    phase: column("phase"),
    prior_grade: column("prior_grade"),
    prior_grade_date: column("prior_grade_date"),
    prior_grade_from: column("prior_grade_from"),
    region: column("region"),
    authority: column("authority"),
    constituency: column("constituency"),
    delivery: column("delivery"),
    date: column("date"),
    url: column("url"),
    file_name: column("file_name"),
    listed_url: column("listed_url"),
    listed_by: column("listed_by"),
    listed_at: column("listed_at"),
    listed_sha256: column("listed_sha256"),
    retrieved_at: column("retrieved_at"),
    sha256: column("sha256"),
    pages: column("pages"),
    withdrawn: column("withdrawn"),
  };
}

/** The letters of an index again, one by one. */
export function unpackedLetters(columns: EvidenceIndex["letters"]): Letter[] {
  const names = Object.keys(columns) as (keyof Letter)[];
  return columns.document_id.map(
    (_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])) as unknown as Letter,
  );
}

/** A paragraph as a part holds it. */
export function packedParagraph(
  letter: number,
  { paragraph, section, sentences }: Paragraph,
): PackedParagraph {
  return [
    letter,
    paragraph,
    section,
    sentences.map(({ ordinal, page, page_end, text, is_template, stance, tags }) => [
      ordinal,
      page,
      page_end,
      text,
      is_template ? 1 : 0,
      stance,
      tags.map(({ theme, rule, start, end }) => [theme, rule, start, end]),
    ]),
  ];
}

/** A paragraph of a part again. */
export function unpackedParagraph(
  [letter, paragraph, section, sentences]: PackedParagraph,
  letters: readonly Letter[],
): Paragraph {
  return {
    document_id: letters[letter]?.document_id ?? "",
    paragraph,
    section,
    sentences: sentences.map(([ordinal, page, page_end, text, template, stance, tags]): Sentence => ({
      ordinal,
      page,
      page_end,
      text,
      is_template: template === 1,
      stance,
      tags: tags.map(([theme, rule, start, end]) => ({ theme, rule, start, end })),
    })),
  };
}

/** Paragraphs of several parts, each once, in the order of evidence. */
export function mergedParagraphs(
  parts: readonly (readonly PackedParagraph[])[],
  letters: readonly Letter[],
): Paragraph[] {
  const once = new Map<string, PackedParagraph>();
  for (const part of parts) for (const one of part) once.set(`${one[0]}:${one[3][0]?.[0] ?? 0}`, one);
  return [...once.values()]
    .sort((a, b) => a[0] - b[0] || (a[3][0]?.[0] ?? 0) - (b[3][0]?.[0] ?? 0))
    .map((one) => unpackedParagraph(one, letters));
}
