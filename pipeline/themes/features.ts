import type { Phrase, Rulebook, Theme } from "./codebook.ts";
import { anyFound, found, plainText, quoted, reading } from "./plain-text.ts";

/** What the weights of themes and of the stance are laid on: the cues of the one are not looked at for the other. */
export type Purpose = "themes" | "stance";

/** The name of a cue of the stance among the features; that of a rule is `theme/rule`. Words hold no stroke. */
export function cueFeature(cue: Phrase): string {
  return `stance/${cue.name}`;
}

export function ruleFeature(theme: Theme, rule: Phrase): string {
  return `${theme.id}/${rule.name}`;
}

/**
 * A light stemmer, one expression for RE2: the endings of number, tense and adverb are cut where three letters or
 * more are left ("achieves", "achieved" and "achieving" count as one word).
 */
const endings = "\\b([a-z]{3,}?)(?:ingly|edly|ings?|ed|ies|es|s|ly|y|e)\\b";

/**
 * CTEs that say what stands in each text of a relation (text_id, text) that is not administrative:
 *
 * - `finding`: text_id, text, plain, and a column for each rule and cue, named as the feature it gives: whether its
 *   pattern is found in the whole text;
 * - `worded`: text_id, spaced (plain, with a space for every sign that is not of a word, one for one), words and their
 *   stems in order, pairs (each stem with the next);
 * - `feature`, a row for each thing found in a text: text_id, feature. A feature is a rule or cue that holds
 *   (`theme/rule`, `stance/cue`), a stem, or two stems that follow one another.
 */
export function featureCtes(rulebook: Rulebook, relation: string, ...purposes: readonly Purpose[]): string {
  const themes = purposes.includes("themes") ? rulebook.themes : [];
  const cues = purposes.includes("stance") ? rulebook.stance.cues : [];
  const patterns = [
    ...themes.flatMap((theme) =>
      theme.rules.map((rule) => [ruleFeature(theme, rule), rule.pattern] as const),
    ),
    ...cues.map((cue) => [cueFeature(cue), cue.pattern] as const),
  ].map(([feature, pattern]) => `${found("plain", pattern)} AS ${columnOf(feature)}`);
  const held = [...themes.map(ruleHits), ...(cues.length > 0 ? [cueHits(cues)] : [])];
  return `plainly AS MATERIALIZED (
  SELECT text_id, text, ${plainText("text")} AS plain FROM ${relation}
), finding AS MATERIALIZED (
  SELECT ${["text_id", "text", "plain", ...patterns].join(",\n    ")}
  FROM plainly WHERE NOT ${anyFound("plain", rulebook.administrative)}
), worded AS MATERIALIZED (
  SELECT *, list_transform(range(1, len(stems)), lambda i: stems[i] || ' ' || stems[i + 1]) AS pairs
  FROM (
    SELECT text_id, spaced, ${wordsOf("spaced")} AS words,
      ${wordsOf(`regexp_replace(spaced, ${quoted(endings)}, '\\1', 'g')`)} AS stems
    FROM (SELECT text_id, regexp_replace(plain, '[^a-z0-9 ]', ' ', 'g') AS spaced FROM finding)
  )
), feature AS (
${[...held, "  SELECT text_id, unnest(list_distinct(stems || pairs)) AS feature FROM worded"].join("\n  UNION ALL\n")}
)`;
}

/** SQL of the words between the spaces of a text. */
function wordsOf(spaced: string): string {
  return `list_filter(string_split(${spaced}, ' '), lambda word: word <> '')`;
}

/** The column of `finding` that tells whether the pattern of a rule or cue is found in the whole text. */
function columnOf(feature: string): string {
  return `"${feature}"`;
}

/** Candidates are found in the whole text; then each rule is read in what is left of it, where phrases are passed over. */
function ruleHits(theme: Theme): string {
  const { ignore, rules } = theme;
  const holds = rules.map((rule) => {
    const whole = columnOf(ruleFeature(theme, rule));
    const conditions = [
      ignore.length === 0
        ? whole
        : `CASE WHEN reading = plain THEN ${whole} ELSE ${found("reading", rule.pattern)} END`,
    ];
    if (rule.with) conditions.push(found("plain", rule.with));
    if (rule.unless) conditions.push(`NOT ${found("plain", rule.unless)}`);
    return `CASE WHEN ${conditions.join(" AND ")} THEN ${quoted(ruleFeature(theme, rule))} END`;
  });
  const candidates = rules.map((rule) => columnOf(ruleFeature(theme, rule))).join(" OR ");
  return `${heldSql(holds)}
  FROM (SELECT *, ${reading(ignore).text} AS reading FROM finding WHERE ${candidates || "false"})`;
}

function cueHits(cues: readonly Phrase[]): string {
  const holds = cues.map(
    (cue) => `CASE WHEN ${columnOf(cueFeature(cue))} THEN ${quoted(cueFeature(cue))} END`,
  );
  return `${heldSql(holds)}
  FROM finding`;
}

function heldSql(holds: readonly string[]): string {
  return `  SELECT text_id, unnest(list_filter([${holds.join(",\n    ")}], lambda held: held IS NOT NULL)) AS feature`;
}
