import type { Headings } from "./codebook.ts";
import { expression, found, plainText, quoted } from "./plain-text.ts";
import type { GeneratedTable } from "./tables.ts";

/** Tables that the stance of a heading is told from. */
export interface HeadingRelations {
  /** document_id, ordinal, section, text: one row a sentence. */
  sentence: string;
  /** document_id, ordinal, text_id: the sentences that are not template. */
  sentenceText: string;
  /** text_id, stance: the stance as the words of a text tell it. */
  stance: string;
}

const RELATIONS: HeadingRelations = {
  sentence: "raw.sentence",
  sentenceText: "themes.sentence_text",
  stance: "themes.tagged_stance",
};

/**
 * The SELECT for `themes.heading_stance`: document_id, ordinal, heading (its name in `headings.yml`) and stance, a row for
 * each sentence whose stance is another than its words tell, because it is an item of a list under such a heading.
 */
export function headingTable(
  { headings, wholeSentence: { begins, verb, clause } }: Headings,
  relations: HeadingRelations = RELATIONS,
): GeneratedTable {
  const named = headings.map(
    ({ name, pattern }) =>
      `WHEN regexp_full_match(trim(plain, ' .:?'), ${expression(pattern)}) THEN ${quoted(name)}`,
  );
  const judging = headings.map(
    ({ name, stance, turns }) => `(${quoted(name)}, ${quoted(stance)}, [${turns.map(quoted).join(", ")}])`,
  );
  const sql = `WITH named AS (
  SELECT section, CASE ${named.join("\n    ")} END AS heading
  FROM (SELECT DISTINCT section, ${plainText("section")} AS plain FROM ${relations.sentence} WHERE section IS NOT NULL)
), judging AS (
  FROM (VALUES ${judging.join(", ")}) AS given(heading, stance, turns)
), listed AS MATERIALIZED (
  SELECT document_id, ordinal, text, ${plainText("text")} AS plain, judging.*
  FROM ${relations.sentence} JOIN named USING (section) JOIN judging USING (heading)
), item AS (
  SELECT * EXCLUDE (text, plain)
  FROM (SELECT *, regexp_extract(plain, ${expression(`^${verb}`)}) AS to_verb FROM listed)
  WHERE regexp_matches(text, '^[a-z]')
    OR NOT (${found("plain", `^${begins}`)} OR (to_verb <> '' AND NOT ${found("to_verb", clause)}))
)
SELECT item.document_id, item.ordinal, item.heading, item.stance
FROM item
JOIN ${relations.sentenceText} AS sentence_text USING (document_id, ordinal)
JOIN ${relations.stance} AS told USING (text_id)
WHERE list_contains(item.turns, told.stance)
ORDER BY item.document_id, item.ordinal`;
  return { name: "themes.heading_stance", sql };
}
