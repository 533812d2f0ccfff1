import type { Phrase, Rulebook, Theme } from "./codebook.ts";
import { found, plainText, quoted, reading } from "./plain-text.ts";
import { prefilter } from "./prefilter.ts";
import { type Numbered, stemsOf, wordFeatures, wordsOf } from "./words.ts";

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
 * CTEs that say what stands in each text of a relation (text_id, text) that has a word and is not administrative:
 *
 * - `finding`: text_id, text, plain, said (its words with one space between them), and a column for each rule and cue, named as the feature it gives: whether its
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
  ];
  const administrative = rulebook.administrative.map(({ pattern }) => pattern);
  const filter = prefilter([...patterns.map(([, pattern]) => pattern), ...administrative]);
  const columns = patterns.map(([feature, pattern]) => `${filter.found(pattern)} AS ${columnOf(feature)}`);
  const conditions = ["said <> ''", ...administrative.map((pattern) => `NOT ${filter.found(pattern)}`)];
  const told = (feature: string): string | null =>
    numbers === null ? quoted(feature) : (numbers.numberOf(feature)?.toString() ?? null);
  const held = [
    ...themes.flatMap((theme) => ruleHits(theme, told)),
    ...cueHits(cues, told),
    wordFeatures(numbers),
  ];
  return `plainly AS MATERIALIZED (
  SELECT *, ${wordsOf("plain")} AS said FROM (SELECT text_id, text, ${plainText("text")} AS plain FROM ${relation})
), ${filter.ctes}, finding AS MATERIALIZED (
  SELECT ${["text_id", "text", "plain", "said", ...columns].join(",\n    ")}
  FROM plainly LEFT JOIN candidate USING (text_id)
  WHERE ${conditions.join("\n    AND ")}
), worded AS MATERIALIZED (
  SELECT text_id, ${stemsOf("said")} AS stems FROM finding
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
  const candidates = rules.map((rule) => columnOf(ruleFeature(theme, rule)));
  const holds = rules.map((rule, place) => {
    const whole = candidates[place] ?? "";
    const failing = [
      ignore.length === 0
        ? `NOT ${whole}`
        : `CASE WHEN reading = plain THEN NOT ${whole} ELSE NOT ${found("reading", rule.pattern)} END`,
    ];
    if (rule.with) failing.push(`NOT ${found("plain", rule.with)}`);
    if (rule.unless) failing.push(found("plain", rule.unless));
    return { told: told(ruleFeature(theme, rule)), failing };
  });
  return heldSql(
    holds,
    `(SELECT *, ${reading(ignore).text} AS reading FROM finding WHERE ${candidates.join(" OR ")})`,
  );
}

function cueHits(cues: readonly Phrase[], told: Told): string[] {
  const holds = cues.map((cue) => {
    const feature = cueFeature(cue);
    return { told: told(feature), failing: [`NOT ${columnOf(feature)}`] };
  });
  return heldSql(holds, "finding");
}

/** A SELECT of what holds, or none where nothing of it counts; a condition is looked at only where those before it do not fail. */
function heldSql(
  holds: readonly { readonly told: string | null; readonly failing: readonly string[] }[],
  relation: string,
): string[] {
  const cases = holds.flatMap(({ told, failing }) =>
    told === null ? [] : [`CASE ${failing.map((one) => `WHEN ${one} THEN NULL`).join(" ")} ELSE ${told} END`],
  );
  if (cases.length === 0) return [];
  return [
    `  SELECT text_id, unnest(list_filter([${cases.join(",\n    ")}], lambda held: held IS NOT NULL)) AS feature
  FROM ${relation}`,
  ];
}
