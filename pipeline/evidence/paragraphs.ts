import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import type { Letter, Paragraph, Sentence } from "../../src/evidence/letter.ts";
import { checkedRow } from "./rows.ts";

/** Letters asked for at once: bounds memory, whatever the size of the collection. */
const LETTERS_AT_ONCE = 500;

const sentenceRow = z.object({
  document_id: z.string(),
  paragraph: z.number().int(),
  section: z.string().nullable(),
  ordinal: z.number().int(),
  page: z.number().int(),
  page_end: z.number().int(),
  text: z.string(),
  is_template: z.boolean(),
  stance: z.string().nullable(),
  tags: z.array(
    z.object({ theme: z.string(), rule: z.string(), start: z.number().int(), end: z.number().int() }),
  ),
});

/** Only the tags of the letters asked for are gathered: those of a whole country do not fit into the memory of publishing. */
const SENTENCES = `
  with wanted as (select unnest($ids::varchar[]) as document_id, generate_subscripts($ids::varchar[], 1) as place),
  asked as (select wanted.place, sentence.* from wanted join core.sentence as sentence using (document_id)),
  tagged as (
    select sentence_id,
      list({'theme': theme, 'rule': rule, 'start': match_start, 'end': match_end} order by theme, match_start) as tags
    from core.sentence_theme semi join asked using (sentence_id) group by sentence_id
  )
  select asked.document_id, asked.paragraph, asked.section, asked.ordinal, asked.page, asked.page_end,
    asked.text, asked.is_template, asked.stance, coalesce(tagged.tags, []) as tags
  from asked
  left join tagged using (sentence_id)
  order by asked.place, asked.ordinal`;

/** The paragraphs of letters, in the order given, some letters at a time. Throws `CheckFailed` for a row that is not as agreed. */
export async function* readParagraphs(
  connection: DuckDBConnection,
  letters: readonly Letter[],
): AsyncGenerator<Paragraph> {
  for (let from = 0; from < letters.length; from += LETTERS_AT_ONCE) {
    const ids = letters.slice(from, from + LETTERS_AT_ONCE).map(({ document_id }) => document_id);
    const list = `[${ids.map((id) => `'${id.replaceAll("'", "''")}'`).join(", ")}]`;
    const read = await connection.runAndReadAll(
      SENTENCES.replaceAll("$ids::varchar[]", `${list}::varchar[]`),
    );
    yield* paragraphsOf(read.getRowObjectsJson());
  }
}

function paragraphsOf(rows: readonly unknown[]): Paragraph[] {
  const paragraphs: (Paragraph & { sentences: Sentence[] })[] = [];
  for (const row of rows) {
    const { document_id, paragraph, section, ...sentence } = checkedRow(row, sentenceRow);
    const last = paragraphs.at(-1);
    if (last?.document_id === document_id && last.paragraph === paragraph) last.sentences.push(sentence);
    else paragraphs.push({ document_id, paragraph, section, sentences: [sentence] });
  }
  return paragraphs;
}
