import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import type { EvidenceBuild } from "../../src/evidence/evidence.ts";
import { inOrder, type Letter, type Paragraph } from "../../src/evidence/letter.ts";
import type { CodebookReading } from "../../src/evidence/reading.ts";
import type { Places } from "../../src/evidence/vocabulary.ts";
import { momentOrNull } from "../publish/mart.ts";
import { FIRST_SAMPLE_URN } from "../publish/published.ts";
import { codebookReading } from "../publish/quality-file.ts";
import { readParagraphs } from "./paragraphs.ts";
import { rowsOf } from "./rows.ts";

/** Everything evidence is taken from: one database, read only. */
export interface Corpus {
  build: EvidenceBuild;
  reading: CodebookReading;
  places: Places;
  /** Every document with sentences, in the order evidence is given. */
  letters: Letter[];
  /** The paragraphs of these documents, letter by letter in the order of `letters`. */
  paragraphs(letters: readonly Letter[]): AsyncIterable<Paragraph>;
}

const text = z.string().nullable();
const letterRow = z.object({
  document_id: z.string(),
  kind: z.string(),
  title: z.string(),
  urn: text,
  school: text,
  phase: z.string(),
  prior_grade: z.string(),
  prior_grade_date: text,
  prior_grade_from: text,
  region: text,
  authority: text,
  constituency: text,
  delivery: text,
  date: text,
  url: text,
  file_name: text,
  listed_url: text,
  listed_by: text,
  listed_at: momentOrNull,
  listed_sha256: text,
  retrieved_at: momentOrNull,
  sha256: z.string(),
  pages: z.number().int(),
  withdrawn: text,
});

/**
 * Phase and prior grade as the marts count them (staging.document_group).
 */
const LETTERS = `
  select document.document_id, document.kind, coalesce(document.title, 'Untitled document') as title,
    document.urn::varchar as urn, coalesce(document.school_name, school.name) as school,
    case when document.kind in ('la_focused_visit_letter', 'area_send_report') then 'Not a school'
      else coalesce(document.phase, 'Unknown') end as phase,
    case when document.kind in ('la_focused_visit_letter', 'area_send_report') then 'not_a_school'
      when document.urn is null then 'not_known'
      else coalesce(document.prior_grade, document.prior_grade_reason, 'none') end as prior_grade,
    document.prior_grade_date, document.prior_grade_from,
    school.region, school.local_authority as authority, school.constituency, document.delivery,
    coalesce(document.event_date, document.letter_date, document.publication_date) as date,
    document.url, case when document.url is null then source.name end as file_name,
    document.listed_url, coalesce(page.url, page.name) as listed_by, page.retrieved_at as listed_at, page.sha256 as listed_sha256,
    document.retrieved_at, document.sha256, document.pages,
    'no longer offered by its publisher (seen ' || document.withdrawn_on || ')' as withdrawn
  from core.document as document
  semi join core.sentence as sentence using (document_id)
  left join core.school as school using (urn)
  left join core.source as source on source.source_id = document.document_id
  left join core.source as page on page.source_id = document.listed_source_id
  where document.replaced_by is null`;

/**
 * Opens what a database holds for evidence. A document that another has replaced is left out, as it is of the marts.
 * @throws CheckFailed when a table is missing or not as agreed
 */
export async function readCorpus(connection: DuckDBConnection): Promise<Corpus> {
  const letters = await rowsOf(connection, LETTERS, letterRow);
  const newest = await rowsOf(
    connection,
    "select kind, latest_as_at::varchar as day from marts.freshness",
    z.object({ kind: z.string(), day: text }),
  );
  const newestOf = (wanted: string): string | null => newest.find(({ kind }) => kind === wanted)?.day ?? null;
  const built = await rowsOf(
    connection,
    "select build_id, codebook_version from core.build",
    z.object({ build_id: z.string(), codebook_version: z.string() }),
  );
  const first = await rowsOf(
    connection,
    `select count(*) > 0 as is_sample from core.school where urn >= ${FIRST_SAMPLE_URN}`,
    z.object({ is_sample: z.boolean() }),
  );
  const distinct = async (column: string): Promise<string[]> => {
    const query = `select distinct ${column} as value from core.school where ${column} is not null order by 1`;
    return (await rowsOf(connection, query, z.object({ value: z.string() }))).map(({ value }) => value);
  };
  const theme = z.object({ id: z.string(), label: z.string() });
  return {
    build: {
      build_id: built[0]?.build_id ?? "unknown",
      codebook_version: built[0]?.codebook_version ?? "unknown",
      as_at: newestOf("mi"),
      letters_to: newestOf("document"),
      is_sample: first[0]?.is_sample ?? false,
    },
    reading: codebookReading(),
    places: {
      themes: await rowsOf(connection, "select theme as id, label from ref.theme order by position", theme),
      regions: await distinct("region"),
      authorities: await distinct("local_authority"),
      constituencies: await distinct("constituency"),
    },
    letters: inOrder(letters),
    paragraphs: (wanted) => readParagraphs(connection, wanted),
  };
}
