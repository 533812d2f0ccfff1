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

/** Features by number: joining numbers costs less than joining texts, and most stems have no weight. */
export interface Numbered {
  /** Stems in the order of their numbers, from 0. */
  readonly stems: readonly string[];
  /** The number of a feature, null where no weight is laid on it. */
  readonly numberOf: (feature: string) => number | null;
}

/** Stems have numbers from 0, pairs of stems those after them, rules and cues numbers below 0. */
export function numbered(features: Iterable<string>): Numbered {
  const all = [...new Set(features)];
  const words = all.filter((feature) => !feature.includes("/"));
  const stems = [...new Set(words.flatMap((word) => word.split(" ")))];
  const places = new Map(stems.map((stem, place) => [stem, place]));
  const numbers = new Map(
    words.map((word) => {
      const [first = 0, second] = word.split(" ").map((stem) => places.get(stem) ?? 0);
      return [word, second === undefined ? first : stems.length * (1 + first) + second];
    }),
  );
  const named = all.filter((feature) => feature.includes("/"));
  named.forEach((feature, place) => numbers.set(feature, -1 - place));
  return { stems, numberOf: (feature) => numbers.get(feature) ?? null };
}

/** SQL of the number of a pair, of the numbers of its stems. */
function pairNumber(stems: number, first: string, second: string): string {
  return `${stems} * (1 + ${first}) + ${second}`;
}

/**
 * CTEs that say what stands in each text of a relation (text_id, text) that is not administrative:
 *
 * - `finding`: text_id, text, plain, and a column for each rule and cue, named as the feature it gives: whether its
 *   pattern is found in the whole text;
 * - `worded`: text_id, stems (of the words of the text, in order; one empty stem where it has no word);
 * - `feature`, a row for each thing found in a text: text_id, feature. A feature is a rule or cue that holds
 *   (`theme/rule`, `stance/cue`), a stem, or two stems that follow one another; where `numbers` are given, its number.
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
  FROM plainly WHERE NOT ${anyFound("plain", rulebook.administrative)}
), worded AS MATERIALIZED (
  SELECT text_id, string_split(regexp_replace(words, ${quoted(endings)}, '\\1', 'g'), ' ') AS stems
  FROM (SELECT text_id, trim(regexp_replace(${spaced("plain")}, '  +', ' ', 'g')) AS words FROM finding)
), feature AS ${numbers === null ? "" : "MATERIALIZED "}(
${held.join("\n  UNION ALL\n")}
)`;
}

/** SQL of a plain text with a space for every sign that is not of a word, one for one. */
export function spaced(plain: string): string {
  return `regexp_replace(${plain}, '[^a-z0-9 ]', ' ', 'g')`;
}

/** SQL of each stem with the next, of a list of stems. */
export function pairsOf(stems: string): string {
  return `list_transform(${stems}[2:], lambda stem, place: ${stems}[place] || ' ' || stem)`;
}

/** The stems and pairs of each text, each once. As numbers they are those of an enumeration of the stems. */
function wordFeatures(numbers: Numbered | null): string {
  if (numbers === null) {
    const words = `stems || ${pairsOf("stems")}`;
    return `  SELECT text_id, unnest(list_distinct(${words})) AS feature FROM worded WHERE stems <> ['']`;
  }
  const { stems } = numbers;
  // No stem is a space: an enumeration needs one value.
  const known = `ENUM(${(stems.length === 0 ? [" "] : stems).map(quoted).join(", ")})`;
  const pairs = `list_transform(places[2:], lambda place, before: ${pairNumber(stems.length, "places[before]", "place")})`;
  return `  SELECT text_id, unnest(list_distinct(places || ${pairs})) AS feature
  FROM (
    SELECT text_id, list_transform(stems, lambda stem: enum_code(TRY_CAST(stem AS ${known}))::INTEGER) AS places
    FROM worded
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
