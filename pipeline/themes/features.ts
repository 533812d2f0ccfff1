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
const word = "'[a-z0-9]+'";

/**
 * CTEs that say what stands in each text of a relation (text_id, text) that is not administrative:
 *
 * - `finding`: text_id, text, plain;
 * - `worded`: text_id, spaced (plain, with a space for every sign that is not of a word, one for one), words and their
 *   stems in order, pairs (each stem with the next);
 * - `feature`, a row for each thing found in a text: text_id, feature. A feature is a rule or cue that holds
 *   (`theme/rule`, `stance/cue`), a stem, or two stems that follow one another.
 */
export function featureCtes(rulebook: Rulebook, relation: string, purpose: Purpose): string {
  const held =
    purpose === "themes" ? rulebook.themes.map(ruleHits).join("\n  UNION ALL\n") : cueHits(rulebook.stance);
  return `plainly AS MATERIALIZED (
  SELECT text_id, text, ${plainText("text")} AS plain FROM ${relation}
), finding AS MATERIALIZED (
  SELECT text_id, text, plain FROM plainly WHERE NOT ${anyFound("plain", rulebook.administrative)}
), worded AS MATERIALIZED (
  SELECT *, list_transform(range(1, len(stems)), lambda i: stems[i] || ' ' || stems[i + 1]) AS pairs
  FROM (
    SELECT text_id, spaced, regexp_extract_all(spaced, ${word}) AS words,
      regexp_extract_all(regexp_replace(spaced, ${quoted(endings)}, '\\1', 'g'), ${word}) AS stems
    FROM (SELECT text_id, regexp_replace(plain, '[^a-z0-9]', ' ', 'g') AS spaced FROM finding)
  )
), feature AS (
${held}
  UNION ALL
  SELECT text_id, unnest(list_distinct(stems || pairs)) AS feature FROM worded
)`;
}

/** Candidates are found in the whole text; then each rule is read in what is left of it. */
function ruleHits(theme: Theme): string {
  const holds = theme.rules.map((rule) => {
    const conditions = [found("reading", rule.pattern)];
    if (rule.with) conditions.push(found("plain", rule.with));
    if (rule.unless) conditions.push(`NOT ${found("plain", rule.unless)}`);
    return `CASE WHEN ${conditions.join(" AND ")} THEN ${quoted(ruleFeature(theme, rule))} END`;
  });
  return `  SELECT text_id, unnest(list_filter([${holds.join(",\n    ")}], lambda held: held IS NOT NULL)) AS feature
  FROM (SELECT *, ${reading(theme.ignore).text} AS reading FROM finding WHERE ${anyFound("plain", theme.rules)})`;
}

function cueHits({ cues }: Rulebook["stance"]): string {
  const holds = cues.map(
    (cue) => `CASE WHEN ${found("plain", cue.pattern)} THEN ${quoted(cueFeature(cue))} END`,
  );
  return `  SELECT text_id, unnest(list_filter([${holds.join(",\n    ")}], lambda held: held IS NOT NULL)) AS feature
  FROM finding`;
}
