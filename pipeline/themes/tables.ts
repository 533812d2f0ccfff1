import { type Codebook, type Phrase, type Stance, type Theme, stances } from "./codebook.ts";
import { type Purpose, cueFeature, featureCtes, ruleFeature } from "./features.ts";
import { expression, mark, passedOver, quoted, reading } from "./plain-text.ts";

/** A table the build makes: its name and the SELECT that fills it. */
export interface GeneratedTable {
  readonly name: string;
  readonly sql: string;
}

/**
 * The SELECTs that tag texts, with every pattern and weight of the codebook written in as a literal (a pattern read
 * from a column costs DuckDB a compilation a row). `relation` has text_id and text: distinct texts, template left out.
 *
 * - `themes.text_theme`, a row for each text and theme: text_id, theme, rule, matched, match_start, match_end.
 * - `themes.text_stance`, a row for each text: text_id, stance, rule, matched, match_start, match_end; all but the
 *   first two are NULL where nothing spoke for the stance.
 *
 * `rule` is what spoke most for it: a rule or cue of the codebook where one did, else `words: ` and the stem, or two
 * stems, that did. Positions count Unicode code points from 0; the end is the first after the match:
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
  const ids = codebook.themes.map(({ id }) => id);
  const begins = ids.map((id) => `WHEN ${quoted(id)} THEN ${codebook.weights.start.get(id) ?? 0}`);
  return `WITH ${featureCtes(codebook, relation, "themes")},
${weighedCtes(codebook, "themes")}, given AS MATERIALIZED (
  SELECT text_id, label, reason FROM summed WHERE points + CASE label ${begins.join(" ")} END >= 0
), hit AS (
${ruleHitSql(codebook.themes)}
), placed AS (
${placedSql("hit")}
  UNION ALL
${placedWordsSql("given")}
)
SELECT text_id, label AS theme, rule, substr(text, match_start + 1, match_length) AS matched,
  match_start, match_start + match_length AS match_end
FROM placed
ORDER BY text_id, theme`;
}

function textStanceSql(codebook: Codebook, relation: string): string {
  const begins = stances.map((stance, index) => {
    const begin = codebook.weights.start.get(stance) ?? 0;
    return `(${quoted(stance)}, ${begin}, ${stances.length - index})`;
  });
  const cues = codebook.stance.cues.map((cue) => ({ feature: cueFeature(cue), phrase: cue }));
  return `WITH ${featureCtes(codebook, relation, "stance")},
${weighedCtes(codebook, "stance")}, chosen AS MATERIALIZED (
  SELECT text_id, arg_max(label, (begin + coalesce(points, 0), turn)) AS label
  FROM finding CROSS JOIN (VALUES ${begins.join(", ")}) AS stance(label, begin, turn) LEFT JOIN summed USING (text_id, label)
  GROUP BY text_id
), given AS MATERIALIZED (
  SELECT text_id, label, reason FROM chosen JOIN summed USING (text_id, label) WHERE reason.weight > 0
), hit AS (
  SELECT *, ${markedSql("reading", cues)} AS marked
  FROM (SELECT text_id, text, label, reason.feature AS feature, plain AS reading, []::VARCHAR[] AS ignored
    FROM given JOIN finding USING (text_id) WHERE reason.named)
), placed AS (
${placedSql("hit")}
  UNION ALL
${placedWordsSql("given")}
)
SELECT text_id, coalesce(chosen.label, ${quoted("neutral" satisfies Stance)}) AS stance, rule,
  substr(plainly.text, match_start + 1, match_length) AS matched, match_start, match_start + match_length AS match_end
FROM plainly LEFT JOIN chosen USING (text_id) LEFT JOIN placed USING (text_id)
ORDER BY text_id`;
}

/**
 * `summed`: the points of each text and label, and the reason: what adds most, a rule or cue before words. The table
 * of weights is written in as three lists, which DuckDB reads far faster than thousands of rows of VALUES.
 */
function weighedCtes({ weights }: Codebook, purpose: Purpose): string {
  const ofStance = new Set<string>(stances);
  const used = weights.weights.filter(({ label }) => ofStance.has(label) === (purpose === "stance"));
  const list = (values: readonly (string | number)[]): string =>
    values.length === 0 ? "[]::VARCHAR[]" : `string_split(${quoted(values.join("|"))}, '|')`;
  return `weight AS MATERIALIZED (
  SELECT unnest(${list(used.map(({ feature }) => feature))}) AS feature,
    unnest(${list(used.map(({ label }) => label))}) AS label,
    unnest(${list(used.map(({ weight }) => weight))}::INTEGER[]) AS weight
), summed AS (
  SELECT text_id, label, sum(weight) AS points,
    max({'named': weight > 0 AND contains(feature, '/'), 'weight': weight, 'feature': feature}) AS reason
  FROM feature JOIN weight USING (feature)
  GROUP BY text_id, label
)`;
}

/** All themes in one join: a CASE works each row out by its own theme's expressions alone, and joins take memory. */
function ruleHitSql(themes: readonly Theme[]): string {
  const byTheme = (sqlOf: (theme: Theme) => string): string =>
    `CASE label ${themes.map((theme) => `WHEN ${quoted(theme.id)} THEN ${sqlOf(theme)}`).join("\n    ")} END`;
  const marked = byTheme((theme) =>
    markedSql(
      "reading",
      theme.rules.map((rule) => ({ feature: ruleFeature(theme, rule), phrase: rule })),
    ),
  );
  return `  SELECT *, ${marked} AS marked
  FROM (
    SELECT text_id, text, label, reason.feature AS feature, ${byTheme(({ ignore }) => reading(ignore).text)} AS reading,
      ${byTheme(({ ignore }) => reading(ignore).ignored)} AS ignored
    FROM given JOIN finding USING (text_id) WHERE reason.named
  )`;
}

/** The reading with the match of the rule named in column `feature` replaced by a mark: where, with no group captured. */
function markedSql(from: string, phrases: readonly { feature: string; phrase: Phrase }[]): string {
  const cases = phrases.map(
    ({ feature, phrase }) =>
      `WHEN ${quoted(feature)} THEN regexp_replace(${from}, ${expression(phrase.pattern)}, ${quoted(mark)})`,
  );
  return `CASE feature ${cases.join("\n    ")} END`;
}

/** Start and length of a rule's match in the text itself: its place in the reading, and what was passed over there. */
function placedSql(relation: string): string {
  return `  SELECT text_id, text, label, split_part(feature, '/', 2) AS rule,
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

/** Where the words of a stem stand, or both of two where just one sign parts them (else the first of the two). */
function placedWordsSql(relation: string): string {
  return `  SELECT text_id, text, label, 'words: ' || feature AS rule,
    (strpos(' ' || spaced || ' ', ' ' || shown || ' ') - 1)::INTEGER AS match_start,
    length(shown)::INTEGER AS match_length
  FROM (
    SELECT *, CASE WHEN contains(' ' || spaced || ' ', ' ' || whole || ' ') THEN whole ELSE words[place] END AS shown
    FROM (
      SELECT *, array_to_string(words[place:place + length(feature) - length(replace(feature, ' ', ''))], ' ') AS whole
      FROM (
        SELECT text_id, text, label, reason.feature AS feature, spaced, words,
          CASE WHEN contains(reason.feature, ' ') THEN list_position(pairs, reason.feature)
            ELSE list_position(stems, reason.feature) END AS place
        FROM ${relation} JOIN finding USING (text_id) JOIN worded USING (text_id)
        WHERE NOT reason.named
      )
    )
  )`;
}
