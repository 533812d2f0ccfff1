import type { Phrase, Rulebook, Theme } from "./codebook.ts";
import { anyFound, found, plainText, quoted, reading } from "./plain-text.ts";
import { type Numbered, stemsOf, wordFeatures } from "./words.ts";

/** What the weights of themes and of the stance are laid on: the cues of the one are not looked at for the other. */
export type Purpose = "themes" | "stance";

/** What has not one of these says nothing: nothing is told of it, and its stance is neutral. */
const aWord = "[a-z0-9]";

/** The name of a cue of the stance among the features; that of a rule is `theme/rule`. Words hold no stroke. */
export function cueFeature(cue: Phrase): string {
  return `stance/${cue.name}`;
}

export function ruleFeature(theme: Theme, rule: Phrase): string {
  return `${theme.id}/${rule.name}`;
}

/**
 * CTEs that say what stands in each text of a relation (text_id, text) that has a word and is not administrative:
 *
 * - `finding`: text_id, text, plain, and a column for each rule and cue, named as the feature it gives: whether its
 *   pattern is found in the whole text;
 * - `worded`: text_id, stems (of the words of the text, in order; one empty stem where it has no word);
 * - `feature`, a row for each thing found in a text: text_id, feature. A feature is a rule or cue that holds
 *   (`theme/rule`, `stance/cue`), a stem, two stems that follow one another (`good book`), or two that are near each other
 *   (`book + good`); where `numbers` are given, its number.
 */
export function featureCtes(
  rulebook: Rulebook,
  relation: string,
  purposes: readonly Purpose[],
  numbers: Numbered | null = null,
): string {
  const themes = purposes.includes("themes") ? rulebook.themes : [];
  const cues = purposes.includes("stance") ? rulebook.stance.cues : [];
  const patterns = [
    ...themes.flatMap((theme) =>
      theme.rules.map((rule) => [ruleFeature(theme, rule), rule.pattern] as const),
    ),
    ...cues.map((cue) => [cueFeature(cue), cue.pattern] as const),
  ].map(([feature, pattern]) => `${found("plain", pattern)} AS ${columnOf(feature)}`);
  const told = (feature: string): string | null =>
    numbers === null ? quoted(feature) : (numbers.numberOf(feature)?.toString() ?? null);
  const held = [
    ...themes.flatMap((theme) => ruleHits(theme, told)),
    ...cueHits(cues, told),
    wordFeatures(numbers),
  ];
  return `plainly AS MATERIALIZED (
  SELECT text_id, text, ${plainText("text")} AS plain FROM ${relation}
), finding AS MATERIALIZED (
  SELECT ${["text_id", "text", "plain", ...patterns].join(",\n    ")}
  FROM plainly WHERE ${found("plain", aWord)} AND NOT ${anyFound("plain", rulebook.administrative)}
), worded AS MATERIALIZED (
  SELECT text_id, ${stemsOf("plain")} AS stems FROM finding
), feature AS ${numbers === null ? "" : "MATERIALIZED "}(
${held.join("\n  UNION ALL\n")}
)`;
}

/** The column of `finding` that tells whether the pattern of a rule or cue is found in the whole text. */
function columnOf(feature: string): string {
  return `"${feature}"`;
}

type Told = (feature: string) => string | null;

/** Candidates are found in the whole text; then each rule is read in what is left of it, where phrases are passed over. */
function ruleHits(theme: Theme, told: Told): string[] {
  const { ignore, rules } = theme;
  const holds = rules.map((rule) => {
    const feature = ruleFeature(theme, rule);
    const whole = columnOf(feature);
    const conditions = [
      ignore.length === 0
        ? whole
        : `CASE WHEN reading = plain THEN ${whole} ELSE ${found("reading", rule.pattern)} END`,
    ];
    if (rule.with) conditions.push(found("plain", rule.with));
    if (rule.unless) conditions.push(`NOT ${found("plain", rule.unless)}`);
    return { told: told(feature), condition: conditions.join(" AND ") };
  });
  const candidates = rules.map((rule) => columnOf(ruleFeature(theme, rule))).join(" OR ");
  return heldSql(holds, `(SELECT *, ${reading(ignore).text} AS reading FROM finding WHERE ${candidates})`);
}

function cueHits(cues: readonly Phrase[], told: Told): string[] {
  const holds = cues.map((cue) => {
    const feature = cueFeature(cue);
    return { told: told(feature), condition: columnOf(feature) };
  });
  return heldSql(holds, "finding");
}

/** A SELECT of what holds, or none where nothing of it counts. */
function heldSql(
  holds: readonly { readonly told: string | null; readonly condition: string }[],
  relation: string,
): string[] {
  const cases = holds.flatMap(({ told, condition }) =>
    told === null ? [] : [`CASE WHEN ${condition} THEN ${told} END`],
  );
  if (cases.length === 0) return [];
  return [
    `  SELECT text_id, unnest(list_filter([${cases.join(",\n    ")}], lambda held: held IS NOT NULL)) AS feature
  FROM ${relation}`,
  ];
}
