import { type Codebook, type Phrase, type Stance, type Theme, stances } from "./codebook.ts";
import { cueFeature, featureCtes, ruleFeature } from "./features.ts";
import { expression, mark, passedOver, quoted, reading } from "./plain-text.ts";
import { weighingCtes } from "./weighing.ts";
import { numbered, placeOf, spaced, widthOf } from "./words.ts";

/** A table or view the build makes: its name and the SELECT that fills it. */
export interface GeneratedTable {
  readonly name: string;
  readonly sql: string;
}

/**
 * The SELECT that tags texts, with every pattern and weight of the codebook written in as a literal (a pattern read
 * from a column costs DuckDB a compilation a row). `relation` has text_id and text: distinct texts, template left out.
 *
 * `themes.text_label`, a row for each text and theme, and one for each text and its stance: text_id, label (the theme
 * or stance), rule, matched, match_start, match_end; all but the first two are NULL where nothing spoke for the stance.
 * Themes and stance are told in one go: cutting texts to words and stems costs as much as finding the patterns.
 *
 * `rule` is what spoke most for it: a rule or cue of the codebook where one did, else `words: ` and the stem, or two
 * stems, that did. A theme that nothing in the text speaks for is not given, whatever other themes say for it.
 * Positions count Unicode code points from 0; the end is the first after the match:
 * `substr(text, match_start + 1, match_end - match_start) = matched`. A text's rows depend on that text alone, so
 * texts may come in any order and in any batches.
 */
export function labelTable(codebook: Codebook, relation = "themes.text"): GeneratedTable {
  return { name: "themes.text_label", sql: textLabelSql(codebook, relation) };
}

/**
 * Statements around the SELECT of `labelTable`: joins are done as they are written there, the smaller side on the right
 * (DuckDB would choose by the number of rows it expects, and of texts given as a list, or made in the transaction under
 * way, it expects next to none: half as much work again), and its thousands of expressions are not looked through for
 * simpler ones, which takes most of the planning and finds none.
 */
export const asWritten = {
  before: "set disabled_optimizers = 'join_order,build_side_probe_side,expression_rewriter'",
  after: "reset disabled_optimizers",
};

/**
 * Views of `themes.text_label`: `themes.text_theme`, a row for each text and theme (theme in place of label), and
 * `themes.text_stance`, a row for each text (stance in place of label).
 */
export function labelViews(): GeneratedTable[] {
  const ofStance = `label IN (${stances.map(quoted).join(", ")})`;
  const view = (column: string, condition: string): string =>
    `SELECT text_id, label AS ${column}, rule, matched, match_start, match_end FROM themes.text_label WHERE ${condition}`;
  return [
    { name: "themes.text_theme", sql: view("theme", `NOT ${ofStance}`) },
    { name: "themes.text_stance", sql: view("stance", ofStance) },
  ];
}

function textLabelSql(codebook: Codebook, relation: string): string {
  const numbers = numbered(codebook.weights.weights.map(({ feature }) => feature));
  return `WITH ${featureCtes(codebook, relation, ["themes", "stance"], numbers)},
${weighingCtes(codebook, numbers)}, hit AS (
${hitSql(codebook)}
), placed AS (
${placedSql("hit")}
  UNION ALL
${placedWordsSql("given")}
), placeless AS (
  SELECT text_id, label FROM told ANTI JOIN given USING (text_id, number)
  WHERE label IN (${stances.map(quoted).join(", ")})
  UNION ALL
  SELECT text_id, ${quoted("neutral" satisfies Stance)} FROM plainly ANTI JOIN finding USING (text_id)
)
SELECT text_id, label, rule, substr(text, match_start + 1, match_length) AS matched,
  match_start, match_start + match_length AS match_end
FROM placed
UNION ALL
SELECT text_id, label, NULL, NULL, NULL, NULL FROM placeless
ORDER BY text_id, label`;
}

/** All labels in one join: a CASE works each row out by its own theme's expressions alone, and joins take memory. */
function hitSql({ themes, stance }: Codebook): string {
  const byTheme = (sqlOf: (theme: Theme) => string, otherwise: string): string =>
    `CASE label ${themes.map((theme) => `WHEN ${quoted(theme.id)} THEN ${sqlOf(theme)}`).join("\n    ")}
    ELSE ${otherwise} END`;
  const cues = stance.cues.map((cue) => ({ feature: cueFeature(cue), phrase: cue }));
  const marked = byTheme(
    (theme) =>
      markedSql(
        "reading",
        theme.rules.map((rule) => ({ feature: ruleFeature(theme, rule), phrase: rule })),
      ),
    markedSql("reading", cues),
  );
  const plainly = reading([]);
  return `  SELECT *, ${marked} AS marked, ${byTheme(({ ignore }) => reading(ignore).ignored, plainly.ignored)} AS ignored
  FROM (
    SELECT text_id, text, plain, label, feature, ${byTheme(({ ignore }) => reading(ignore).text, plainly.text)} AS reading
    FROM finding JOIN given USING (text_id) WHERE named
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
      SELECT *, array_to_string(words[place:place + ${widthOf("feature")} - 1], ' ') AS whole
      FROM (
        SELECT text_id, text, label, feature, spaced,
          list_filter(string_split(spaced, ' '), lambda word: word <> '') AS words,
          ${placeOf("stems", "feature")} AS place
        FROM (
          SELECT *, ${spaced("plain")} AS spaced
          FROM worded JOIN (FROM finding JOIN ${relation} USING (text_id) WHERE NOT named) USING (text_id)
        )
      )
    )
  )`;
}
