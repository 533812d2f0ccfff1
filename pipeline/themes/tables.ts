import { type Codebook, type Phrase, type Stance, type Theme, stances } from "./codebook.ts";
import { alternatives } from "./pattern.ts";

/** A table the build makes: its name and the SELECT that fills it. */
export interface GeneratedTable {
  readonly name: string;
  readonly sql: string;
}

/** Stands for a phrase that is passed over: no letter and no space, so that no rule reads across it. */
const passedOver = "\u0001";
/** Stands for a match while its place is looked for. */
const mark = "\u0002";

/**
 * Capital letters and typographic signs become the plain ones patterns are written in, one for one, so that
 * positions stay. (RE2 can ignore case itself, at twice the cost.)
 */
const typographic = "ABCDEFGHIJKLMNOPQRSTUVWXYZ’‘ʼ“”‐‑–—−\u00a0\u2009\u202f";
const typed = "abcdefghijklmnopqrstuvwxyz'''\"\"-----   ";

/**
 * The SELECTs that tag texts, with every pattern of the codebook written in as a literal (one read from a column
 * costs DuckDB a compilation a row). `relation` has text_id and text: distinct texts, template left out.
 *
 * - `themes.text_theme`, a row for each text and theme: text_id, theme, rule, matched, match_start, match_end.
 * - `themes.text_stance`, a row for each text: text_id, stance, rule, matched, match_start, match_end; all but the
 *   first two are NULL where no cue spoke for the stance.
 *
 * Positions count Unicode code points from 0; the end is the first after the match:
 * `substr(text, match_start + 1, match_end - match_start) = matched`. A text's rows depend on that text alone, so
 * texts may come in any order and in any batches.
 */
export function themeTables(codebook: Codebook, relation = "themes.text"): GeneratedTable[] {
  return [
    { name: "themes.text_theme", sql: textThemeSql(codebook, relation) },
    { name: "themes.text_stance", sql: textStanceSql(codebook, relation) },
  ];
}

function textThemeSql(codebook: Codebook, relation: string): string {
  return `WITH plainly AS MATERIALIZED (
  SELECT text_id, text, ${plainText("text")} AS plain FROM ${relation}
), findings AS MATERIALIZED (
  SELECT text_id, text, plain FROM plainly WHERE NOT ${anyFound(codebook.administrative)}
), hit AS (
${codebook.themes.map(themeSql).join("\nUNION ALL\n")}
), placed AS (
${placedSql("theme, rule", "hit")}
)
SELECT text_id, theme, rule, substr(text, match_start + 1, match_length) AS matched,
  match_start, match_start + match_length AS match_end
FROM placed
ORDER BY text_id, theme`;
}

/** Candidates are found in the whole text; then the first rule that holds in what is left of it, and where. */
function themeSql(theme: Theme): string {
  const ignore = theme.ignore.length === 0 ? null : expression(anyOf(theme.ignore));
  const reading = ignore ? `regexp_replace(plain, ${ignore}, ${quoted(passedOver)}, 'g')` : "plain";
  const ignored = ignore ? `regexp_extract_all(plain, ${ignore})` : "[]::VARCHAR[]";
  const holds = theme.rules.map((rule) => {
    const conditions = [found("reading", rule.pattern)];
    if (rule.with) conditions.push(found("plain", rule.with));
    if (rule.unless) conditions.push(`NOT ${found("plain", rule.unless)}`);
    return `WHEN ${conditions.join(" AND ")} THEN ${quoted(rule.name)}`;
  });
  return `SELECT text_id, text, ${quoted(theme.id)} AS theme, rule, reading, ${ignored} AS ignored,
  ${markedSql("reading", theme.rules)} AS marked
FROM (
  SELECT *, CASE ${holds.join("\n    ")} END AS rule
  FROM (SELECT *, ${reading} AS reading FROM findings WHERE ${anyFound(theme.rules)})
)
WHERE rule IS NOT NULL`;
}

function textStanceSql(codebook: Codebook, relation: string): string {
  const { start, cues } = codebook.stance;
  const heard = cues.map((cue, index) => `${found("plain", cue.pattern)} AS cue_${index}`);
  const total = (stance: Stance): string => {
    const summands = cues.flatMap(({ points }, index) =>
      points[stance] === 0 ? [] : [`${points[stance]} * cue_${index}::INTEGER`],
    );
    return `${[start[stance], ...summands].join(" + ")} AS ${stance}`;
  };
  // Ties go to the stance named first.
  const chosen = stances.map((stance) => {
    const others = stances.filter((other) => other !== stance);
    return `WHEN ${others.map((other) => `${stance} >= ${other}`).join(" AND ")} THEN ${quoted(stance)}`;
  });
  const strongest = stances.map((stance) => {
    const speaking = cues
      .map((cue, index) => ({ name: cue.name, index, points: cue.points[stance] }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points || a.index - b.index);
    const cases = speaking.map(({ name, index }) => `WHEN cue_${index} THEN ${quoted(name)}`);
    return `WHEN ${quoted(stance)} THEN ${cases.length === 0 ? "NULL" : `CASE ${cases.join(" ")} END`}`;
  });
  return `WITH plainly AS (
  SELECT text_id, text, ${plainText("text")} AS plain FROM ${relation}
), heard AS (
  SELECT text_id, text, plain, ${anyFound(codebook.administrative)} AS administrative,
    ${heard.join(",\n    ")}
  FROM plainly
), weighed AS (
  SELECT *, ${stances.map(total).join(",\n    ")}
  FROM heard
), chosen AS (
  SELECT *, CASE WHEN administrative THEN 'neutral' ${chosen.join(" ")} END AS stance FROM weighed
), reasoned AS (
  SELECT text_id, text, plain, stance, CASE WHEN NOT administrative THEN CASE stance
    ${strongest.join("\n    ")} END END AS rule
  FROM chosen
), hit AS (
  SELECT *, plain AS reading, []::VARCHAR[] AS ignored, ${markedSql("plain", cues)} AS marked FROM reasoned
), placed AS (
${placedSql("stance, rule", "hit")}
)
SELECT text_id, stance, rule, substr(text, match_start + 1, match_length) AS matched,
  match_start, match_start + match_length AS match_end
FROM placed
ORDER BY text_id`;
}

/** The reading with the match of the rule named in column `rule` replaced by a mark: where, with no group captured. */
function markedSql(reading: string, phrases: readonly Phrase[]): string {
  const cases = phrases.map(
    ({ name, pattern }) =>
      `WHEN ${quoted(name)} THEN regexp_replace(${reading}, ${expression(pattern)}, ${quoted(mark)})`,
  );
  return `CASE rule ${cases.join("\n    ")} END`;
}

/** Start and length of the match in the text itself: its place in the reading, and what was passed over there. */
function placedSql(columns: string, relation: string): string {
  return `  SELECT text_id, text, ${columns},
    (before + ${shrunk("1", "passed_before")})::INTEGER AS match_start,
    (match + ${shrunk("passed_before + 1", "passed_before + passed_within")})::INTEGER AS match_length
  FROM (
    SELECT *, ${marks("substr(reading, 1, before)")} AS passed_before,
      ${marks("substr(reading, before + 1, match)")} AS passed_within
    FROM (
      SELECT *, strpos(marked, ${quoted(mark)}) - 1 AS before, length(reading) - length(marked) + 1 AS match
      FROM ${relation}
    )
  )`;
}

/** How much longer the text is than its reading, over the phrases number `from` to `to` that were passed over. */
function shrunk(from: string, to: string): string {
  return `coalesce(list_sum(list_transform(ignored[${from}:${to}], lambda phrase: length(phrase) - 1)), 0)`;
}

function marks(text: string): string {
  return `length(${text}) - length(replace(${text}, ${quoted(passedOver)}, ''))`;
}

/** One expression a phrase: joined to one they would need far more states than RE2 keeps. */
function anyFound(phrases: readonly Phrase[]): string {
  if (phrases.length === 0) return "false";
  return `(${phrases.map(({ pattern }) => found("plain", pattern)).join("\n    OR ")})`;
}

function anyOf(phrases: readonly Phrase[]): string {
  return alternatives(phrases.map(({ pattern }) => pattern));
}

function plainText(column: string): string {
  return `translate(${column}, ${quoted(passedOver + mark + typographic)}, ${quoted(`  ${typed}`)})`;
}

function found(column: string, pattern: string): string {
  return `regexp_matches(${column}, ${expression(pattern)})`;
}

/** With `.` reaching over line breaks. */
function expression(pattern: string): string {
  return quoted(`(?s)${pattern}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
