import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { DOCUMENT_KINDS } from "../parse/parsed.ts";
import { notInRe2 } from "./pattern.ts";
import { quoted } from "./plain-text.ts";
import type { GeneratedTable } from "./tables.ts";

const documentKind = z.enum(DOCUMENT_KINDS);
const pattern = z.string().min(1).superRefine(checkPattern);
const rule = z.strictObject({
  name: z.string().regex(/^[a-z_]+$/),
  words: z.string(),
  kinds: z.array(documentKind).nonempty().optional(),
  sections: z.array(pattern).nonempty().optional(),
  any: z.array(pattern).nonempty(),
  unless: z.array(pattern).nonempty().optional(),
});
const templates = z.strictObject({
  version: z.number().int().positive(),
  corpus: z.strictObject({
    share: z.number().gt(0).max(1),
    letters: z.number().int().min(2),
    words: z.number().int().min(3),
    similarity: z.number().gt(0).max(1),
  }),
  rules: z.array(rule).nonempty(),
  never: z.array(rule),
});

/** What is reviewed about template sentences: data/codebook/template.yml. */
export type Templates = z.infer<typeof templates>;
type Rule = z.infer<typeof rule>;

/** Tables that the template is told from. */
export interface TemplateRelations {
  /** document_id, ordinal, section, text: one row a sentence. */
  sentence: string;
  /** document_id, kind: one row a document. */
  document: string;
}

const RELATIONS: TemplateRelations = { sentence: "raw.sentence", document: "staging.document" };

/** The rule name of sentences that only the corpus tells. */
const RECURS = "recurs";

function checkPattern(text: string, context: z.RefinementCtx): void {
  try {
    new RegExp(text, "isu");
  } catch (error) {
    context.addIssue({ code: "custom", message: `not a regular expression: ${text} (${String(error)})` });
  }
  if (notInRe2.test(text)) {
    context.addIssue({
      code: "custom",
      message: `look-around and back-references are not known to RE2: ${text}`,
    });
  }
}

/**
 * Reads and checks the reviewed patterns.
 *
 * @throws Error naming the file and each place that is wrong
 */
export function readTemplates(path: string): Templates {
  const read = templates.safeParse(parse(readFileSync(path, "utf8")));
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path: place, message }) => `${place.join(".")}: ${message}`);
  throw new Error(`${path} is not as it should be:\n  ${wrong.join("\n  ")}`);
}

/**
 * The SELECT for `themes.template_sentence`: one row for each sentence that is template, with document_id, ordinal and
 * template_rule (the name of the reviewed rule, or "recurs" where only the corpus tells). Every pattern is written in as
 * a literal. The same rows give the same answer in any order.
 */
export function templateTable(book: Templates, relations: TemplateRelations = RELATIONS): GeneratedTable {
  const sql = `WITH ${sentenceSql(book, relations)}, ${recurringSql(book.corpus)}
SELECT sentence.document_id, sentence.ordinal, coalesce(sentence.reviewed, '${RECURS}') AS template_rule
FROM sentence
LEFT JOIN recurring USING (document_id, ordinal)
WHERE CASE WHEN sentence.reviewed IS NOT NULL OR recurring.ordinal IS NOT NULL THEN NOT ${neverSql(book)} END
ORDER BY sentence.document_id, sentence.ordinal`;
  return { name: "themes.template_sentence", sql };
}

function sentenceSql(book: Templates, { sentence, document }: TemplateRelations): string {
  const whens = book.rules.map((one) => `WHEN ${ruleSql(one)} THEN ${quoted(one.name)}`);
  return `plainly AS (
  SELECT document_id, ordinal, kind, coalesce(section, '') AS section,
    translate(text, '’‘“”–—‑', '''''""---') AS plain
  FROM ${sentence} JOIN ${document} USING (document_id)
), sentence AS MATERIALIZED (
  SELECT *, CASE ${whens.join("\n      ")} END AS reviewed
  FROM plainly
)`;
}

/** Whether a row of `sentence` is a finding however often it stands. Asked of those alone that would be template. */
function neverSql({ never }: Templates): string {
  return never.length === 0 ? "false" : `(${never.map(ruleSql).join(" OR ")})`;
}

function ruleSql({ kinds, sections, any, unless }: Rule): string {
  const conditions: string[] = [];
  if (kinds !== undefined) conditions.push(`kind IN (${kinds.map(quoted).join(", ")})`);
  if (sections !== undefined) conditions.push(found("section", sections));
  conditions.push(found("plain", any));
  if (unless !== undefined) conditions.push(`NOT ${found("plain", unless)}`);
  return `(${conditions.join(" AND ")})`;
}

function found(column: string, patterns: readonly string[]): string {
  return `regexp_matches(${column}, ${quoted(`(?i)(?:${patterns.join("|")})`)})`;
}

/** What differs between two letters with the same sentence: dates, numbers, and names inside the sentence. */
const VARIABLE: readonly [string, string][] = [
  [
    "(?i)\\b(january|february|march|april|may|june|july|august|september|october|november|december)\\b",
    "month",
  ],
  ["[0-9][0-9,.]*", "#"],
  // Capitals that do not begin the sentence are names; a row of them, with what joins them, is one.
  ["([a-z,;:'\")#] )[A-Z][\\w'.-]*(( (of|the|and|for|&))? [A-Z][\\w'.-]*)*", "\\1Name"],
  ["[^A-Za-z# ]+", ""],
];

/**
 * Sixty-four-bit masks: the least of all hashes of a sentence after XOR with one is one MinHash of it. Two by two they
 * make three keys; two sentences that share 80 % of their shingles meet under one of the keys with 95 %.
 */
const MASKS = [
  "0",
  "7046029254386353131",
  "4354685564936845319",
  "1609587929392839161",
  "9650029242287828579",
  "2870177450012600261",
];

/**
 * Sentences that recur nearly word for word, by MinHash over shingles of three words. Only keys that enough sentences
 * of a kind share are looked at closer: there each sentence is compared with one that stands for all, so that the work
 * grows with the number of sentences and not with its square. Short sentences are left out by having no keys: a WHERE
 * would be moved before what is materialised, and words be cut twice.
 */
function recurringSql({ share, letters, words, similarity }: Templates["corpus"]): string {
  const normal = VARIABLE.reduce(
    (sql, [from, to]) => `regexp_replace(${sql}, ${quoted(from)}, ${quoted(to)}, 'g')`,
    "plain",
  );
  const least = MASKS.map(
    (mask, index) =>
      `list_min(list_transform(shingles, lambda h: xor(h, ${mask}::UBIGINT))) AS least_${index}`,
  );
  const keys = [0, 2, 4].map((at) => `hash(${at}, least_${at}, least_${at + 1})`);
  return `kind_size AS (
  SELECT kind, count(*) AS letters, greatest(${letters}, ceil(${share} * count(*))) AS threshold
  FROM (SELECT DISTINCT kind, document_id FROM sentence) GROUP BY kind
), worded AS MATERIALIZED (
  SELECT document_id, ordinal, kind, list_filter(string_split(lower(${normal}), ' '), lambda word: word <> '') AS word
  FROM sentence SEMI JOIN (SELECT kind FROM kind_size WHERE letters >= threshold) USING (kind)
), shingled AS MATERIALIZED (
  SELECT document_id, ordinal, kind, len(word) >= ${words} AS long_enough, list_distinct(list_transform(range(1, len(word) - 1),
    lambda i: hash(word[i], word[i + 1], word[i + 2]))) AS shingles
  FROM worded
), keyed AS MATERIALIZED (
  SELECT document_id, ordinal, kind,
    unnest(CASE WHEN long_enough THEN [${keys.join(", ")}] END) AS pattern_key
  FROM (SELECT document_id, ordinal, kind, long_enough, ${least.join(", ")} FROM shingled)
), frequent AS (
  SELECT kind, pattern_key, arg_min(document_id, (document_id, ordinal)) AS first_document,
    arg_min(ordinal, (document_id, ordinal)) AS first_ordinal
  FROM keyed JOIN kind_size USING (kind)
  GROUP BY kind, pattern_key, threshold HAVING count(*) >= threshold
), alike AS (
  SELECT kind, pattern_key, document_id, ordinal
  FROM (
    SELECT keyed.kind, keyed.pattern_key, keyed.document_id, keyed.ordinal,
      len(CASE WHEN own.shingles = model.shingles THEN own.shingles
        ELSE list_intersect(own.shingles, model.shingles) END) AS shared, len(own.shingles) + len(model.shingles) AS summed
    FROM keyed
    JOIN frequent ON frequent.kind = keyed.kind AND frequent.pattern_key = keyed.pattern_key
    JOIN shingled AS own ON own.document_id = keyed.document_id AND own.ordinal = keyed.ordinal
    JOIN shingled AS model ON model.document_id = frequent.first_document AND model.ordinal = frequent.first_ordinal
  )
  WHERE shared >= ${similarity} * (summed - shared)
), enough AS (
  SELECT alike.kind, alike.pattern_key
  FROM alike JOIN kind_size ON kind_size.kind = alike.kind
  GROUP BY alike.kind, alike.pattern_key, kind_size.threshold
  HAVING count(DISTINCT alike.document_id) >= kind_size.threshold
), recurring AS (
  SELECT DISTINCT document_id, ordinal
  FROM alike SEMI JOIN enough ON enough.kind = alike.kind AND enough.pattern_key = alike.pattern_key
)`;
}
