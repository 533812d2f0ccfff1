import { collect } from "../../../src/evidence/collect.ts";
import { type Evidence, evidenceOf } from "../../../src/evidence/evidence.ts";
import type { Letter, Paragraph, Sentence } from "../../../src/evidence/letter.ts";
import type { Pick } from "../../../src/evidence/permalink.ts";
import type { CodebookReading } from "../../../src/evidence/reading.ts";
import { NOTHING_CHOSEN, type Selection } from "../../../src/evidence/selection.ts";
import { vocabularyOf } from "../../../src/evidence/vocabulary.ts";

// Everything here is invented: schools, places, letters and sentences.

export const VOCABULARY = vocabularyOf({
  themes: [
    { id: "workload", label: "Staff workload" },
    { id: "reading", label: "Reading" },
    { id: "send", label: "SEND" },
  ],
  regions: ["East Midlands", "North West"],
  authorities: ["Bramblefordshire", "Lowmere, City of"],
  constituencies: ["Brambleford North"],
});

export const BUILD = {
  build_id: "0123456789ab",
  codebook_version: "1.0.0+00000000",
  as_at: "2021-06-30",
  letters_to: "2021-02-04",
  is_sample: true,
};

/** How well the codebook of this build reads, in invented figures. */
export const READING: CodebookReading = {
  codebook_version: BUILD.codebook_version,
  unread: { sentences: 120, f1: 0.814, low: 0.75, high: 0.876, stance: 0.9 },
  invented: { f1: 0.7, low: 0.6, high: 0.8 },
  reports: {
    letters: 1600,
    all: { f1: 0.912, low: 0.9, high: 0.92 },
    themes: {
      workload: {
        raised: { readers: 1040, codebook: 1000, precision: 0.96, recall: 0.923 },
        concern: { readers: 60, codebook: 50, precision: 0.9, recall: 0.75 },
      },
      reading: {
        raised: { readers: 9, codebook: 8, precision: 0.5, recall: 0.4 },
        concern: { readers: 0, codebook: 1, precision: 0, recall: null },
      },
    },
  },
  letters: {
    letters: 40,
    all: { f1: 0.88, low: 0.8, high: 0.9 },
    themes: {
      workload: {
        raised: { readers: 30, codebook: 32, precision: 0.875, recall: 0.933 },
        concern: { readers: 20, codebook: 18, precision: 1, recall: 0.9 },
      },
    },
  },
};

/** A letter; its document id ends in `number`. */
export function letter(number: number, change: Partial<Letter> = {}): Letter {
  return {
    document_id: documentId(number),
    kind: "interim_visit_letter",
    title: `Visit to Example School ${number}`,
    urn: String(900_000 + number),
    school: `Example School ${number}`,
    phase: "Primary",
    prior_grade: "4",
    prior_grade_date: "2019-05-14",
    prior_grade_from: "own",
    region: "East Midlands",
    authority: "Bramblefordshire",
    constituency: "Brambleford North",
    delivery: "on_site",
    date: `2020-11-${String(number).padStart(2, "0")}`,
    url: `https://files.example.org/${number}.pdf`,
    file_name: null,
    listed_url: null,
    listed_by: null,
    listed_at: null,
    listed_sha256: null,
    retrieved_at: "2026-01-02T03:04:05.678Z",
    sha256: `${documentId(number)}${"0".repeat(48)}`,
    pages: 3,
    withdrawn: null,
    ...change,
  };
}

export function documentId(number: number): string {
  return number.toString(16).padStart(16, "0");
}

/** A sentence with a tag on each piece named, found where it stands in the text. */
export function sentence(
  ordinal: number,
  text: string,
  matched: Readonly<Record<string, string>> = {},
  change: Partial<Sentence> = {},
): Sentence {
  const characters = Array.from(text);
  const tags = Object.entries(matched).map(([theme, piece]) => {
    const start = Array.from(text.slice(0, text.indexOf(piece))).length;
    return { theme, rule: `${theme}_rule`, start, end: start + Array.from(piece).length };
  });
  if (characters.length === 0) throw new Error("A sentence has words.");
  return { ordinal, page: 1, page_end: 1, text, is_template: false, stance: "concern", tags, ...change };
}

export function paragraph(number: number, sentences: readonly Sentence[], place = 1): Paragraph {
  return { document_id: documentId(number), paragraph: place, section: null, sentences };
}

export const LETTERS: readonly Letter[] = [
  letter(1),
  letter(2, {
    prior_grade: "2",
    delivery: "remote",
    withdrawn: "no longer listed by the publisher (seen 2026-01-03)",
  }),
  letter(3, { region: "North West", authority: "Lowmere, City of", constituency: null }),
  letter(4, { kind: "monitoring_letter", date: "2021-02-04" }),
];

export const PARAGRAPHS: readonly Paragraph[] = [
  paragraph(1, [
    sentence(1, "This letter is about your visit.", {}, { is_template: true, stance: null }),
    sentence(2, "Teachers told us that their workload has grown since the summer.", { workload: "workload" }),
    sentence(3, "Pupils read every day.", { reading: "read" }, { stance: "strength" }),
  ]),
  paragraph(
    1,
    [
      sentence(
        4,
        "=SUM(A1) is how leaders & governors <describe> their “workload”.",
        { workload: "workload" },
        { page: 2, page_end: 3 },
      ),
    ],
    2,
  ),
  paragraph(2, [
    sentence(
      1,
      "Leaders reduced workload and bought new reading books.",
      { workload: "workload", reading: "reading" },
      { stance: "strength" },
    ),
  ]),
  paragraph(3, [sentence(1, "Your staff’s workload is high 😀 in this town.", { workload: "workload" })]),
  paragraph(4, [sentence(1, "Reading is taught well.", { reading: "Reading" }, { stance: "strength" })]),
];

/** Evidence for a selection over these letters. */
export async function fictionalEvidence(
  change: Partial<Selection>,
  picks: readonly Pick[] = [],
  paragraphs: readonly Paragraph[] = PARAGRAPHS,
  letters: readonly Letter[] = LETTERS,
): Promise<Evidence> {
  const selection = { ...NOTHING_CHOSEN, ...change };
  const labels = new Map(VOCABULARY.theme.map(({ id, label }) => [id, label]));
  const ids = picks.map(({ sentence_id }) => sentence_id);
  const collected = await collect(selection, letters, paragraphs, labels, { picks: ids });
  return evidenceOf(collected, {
    title: "Workload in letters",
    build: BUILD,
    reading: READING,
    selection,
    vocabulary: VOCABULARY,
    picks,
    page: "https://outcomes.example.org/evidence",
  });
}
