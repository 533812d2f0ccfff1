import type { Column } from "../../components/csv.ts";
import type { Evidence, EvidenceFrame, EvidenceSource, Passage } from "../evidence.ts";
import { KIND_LABELS, PRIOR_LABELS } from "../vocabulary.ts";

/** A column of a table of passages or sources; `date` and `link` tell a spreadsheet what the text is. */
export interface EvidenceColumn<Row> extends Column<Row> {
  is?: "date" | "link";
  /** Width in a spreadsheet, in characters. */
  width: number;
  /** Rows of a spreadsheet are made tall enough for its whole text. */
  whole?: boolean;
}

/** A passage beside what it is from. */
export interface PassageRow {
  passage: Passage;
  source: EvidenceSource;
  evidence: EvidenceFrame;
}

/** One row a passage, everything about it in the row. */
export const PASSAGE_COLUMNS: readonly EvidenceColumn<PassageRow>[] = [
  { name: "number", width: 8, value: ({ passage }) => passage.number },
  { name: "quotation", width: 80, whole: true, value: ({ passage }) => passage.quotation },
  { name: "note", width: 30, whole: true, value: ({ passage }) => passage.note || null },
  { name: "themes", width: 24, value: ({ passage }) => passage.themes.map(({ theme }) => theme).join("; ") },
  {
    name: "matched",
    width: 24,
    value: ({ passage }) => passage.themes.map(({ matched }) => matched).join("; "),
  },
  { name: "stance", width: 10, value: ({ passage }) => passage.stance },
  { name: "school", width: 32, value: ({ source }) => source.school },
  { name: "urn", width: 9, value: ({ source }) => source.urn },
  { name: "phase", width: 12, value: ({ source }) => source.phase },
  { name: "prior_grade", width: 10, value: ({ source }) => source.prior_grade },
  { name: "prior_grade_label", width: 20, value: ({ source }) => priorLabel(source) },
  { name: "prior_grade_date", width: 12, is: "date", value: ({ source }) => source.prior_grade_date },
  { name: "prior_grade_from", width: 12, value: ({ source }) => source.prior_grade_from },
  { name: "region", width: 18, value: ({ source }) => source.region },
  { name: "local_authority", width: 20, value: ({ source }) => source.authority },
  { name: "constituency", width: 20, value: ({ source }) => source.constituency },
  { name: "document_kind", width: 22, value: ({ source }) => source.kind },
  { name: "document_title", width: 40, whole: true, value: ({ source }) => source.title },
  { name: "delivery", width: 10, value: ({ source }) => source.delivery },
  { name: "event_date", width: 12, is: "date", value: ({ source }) => source.date },
  { name: "page", width: 6, value: ({ passage }) => passage.page },
  { name: "page_end", width: 8, value: ({ passage }) => passage.page_end },
  { name: "section", width: 20, value: ({ passage }) => passage.section },
  { name: "before", width: 40, value: ({ passage }) => passage.before || null },
  { name: "after", width: 40, value: ({ passage }) => passage.after || null },
  { name: "url", width: 40, is: "link", value: ({ source }) => source.url },
  { name: "file_name", width: 24, value: ({ source }) => source.file_name },
  { name: "listed_url", width: 40, is: "link", value: ({ source }) => source.listed_url },
  { name: "listed_by", width: 24, value: ({ source }) => source.listed_by },
  { name: "listed_at", width: 22, value: ({ source }) => source.listed_at },
  { name: "listed_sha256", width: 68, value: ({ source }) => source.listed_sha256 },
  { name: "retrieved_at", width: 22, value: ({ source }) => source.retrieved_at },
  { name: "sha256", width: 68, value: ({ source }) => source.sha256 },
  { name: "withdrawn", width: 20, value: ({ source }) => source.withdrawn },
  { name: "source", width: 8, value: ({ source }) => source.number },
  { name: "sentence_id", width: 22, value: ({ passage }) => passage.sentence_id },
  { name: "build_id", width: 14, value: ({ evidence }) => evidence.build.build_id },
  { name: "codebook_version", width: 18, value: ({ evidence }) => evidence.build.codebook_version },
  { name: "permalink", width: 40, value: ({ evidence }) => evidence.permalink },
];

/** One row a source. */
export const SOURCE_COLUMNS: readonly EvidenceColumn<EvidenceSource>[] = [
  { name: "number", width: 8, value: (source) => source.number },
  { name: "title", width: 50, whole: true, value: (source) => source.title },
  { name: "kind", width: 24, value: (source) => kindLabel(source) },
  { name: "school", width: 32, value: (source) => source.school },
  { name: "urn", width: 9, value: (source) => source.urn },
  { name: "event_date", width: 12, is: "date", value: (source) => source.date },
  { name: "pages", width: 7, value: (source) => source.pages },
  { name: "passages", width: 9, value: (source) => source.passages },
  { name: "url", width: 50, is: "link", value: (source) => source.url },
  { name: "file_name", width: 24, value: (source) => source.file_name },
  { name: "listed_url", width: 50, is: "link", value: (source) => source.listed_url },
  { name: "listed_by", width: 24, value: (source) => source.listed_by },
  { name: "listed_at", width: 22, value: (source) => source.listed_at },
  { name: "listed_sha256", width: 68, value: (source) => source.listed_sha256 },
  { name: "retrieved_at", width: 22, value: (source) => source.retrieved_at },
  { name: "sha256", width: 68, value: (source) => source.sha256 },
  { name: "withdrawn", width: 30, value: (source) => source.withdrawn },
];

/** Passages beside their sources, one after another. */
export function* passageRows(evidence: Evidence): Generator<PassageRow> {
  for (const passage of evidence.passages) yield passageRow(evidence, passage);
}

/** One passage beside its source. */
export function passageRow(evidence: EvidenceFrame, passage: Passage): PassageRow {
  const source = evidence.sources[passage.source - 1];
  if (source === undefined)
    throw new Error(`Passage ${passage.number} names source ${passage.source}, which is not there.`);
  return { passage, source, evidence };
}

/** "Inadequate" */
export function priorLabel({ prior_grade }: Pick<EvidenceSource, "prior_grade">): string {
  return PRIOR_LABELS[prior_grade] ?? prior_grade;
}

/** "Inadequate"; "Good (of its predecessor)" */
export function priorWords(source: Pick<EvidenceSource, "prior_grade" | "prior_grade_from">): string {
  return `${priorLabel(source)}${source.prior_grade_from === "predecessor" ? " (of its predecessor)" : ""}`;
}

/** "Monitoring letter" */
export function kindLabel({ kind }: Pick<EvidenceSource, "kind">): string {
  return KIND_LABELS[kind] ?? kind;
}
