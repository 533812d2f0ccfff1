import { type Codebook, stances } from "./codebook.ts";
import { literals, quoted } from "./plain-text.ts";
import type { Beside, Weight } from "./weights.ts";
import type { Numbered } from "./words.ts";

/**
 * Two labels are added up in one DOUBLE, the second times this. Whole numbers below 2^53 are exact in it; the weights of
 * a label come to some 300,000 together, and each thing found counts once.
 */
const shift = 2 ** 26;

/**
 * CTEs that weigh what `feature` (text_id, feature) holds of the texts in `finding`:
 *
 * - `told`: text_id, number, label – the themes whose start and weights come to 0 or more, at the second look with what the
 *   themes given at first add to them, and the stance that has most, the first of equals; a label's number is its place in the
 *   table of weights;
 * - `given`: text_id, number, label, feature, named – what speaks most for each of `told`, a rule or cue that speaks for
 *   it before words; no row where nothing does.
 *
 * Labels are added up side by side, a row a text, so that the number of weights hardly tells on the time; what speaks
 * most is looked for among the labels told alone.
 */
export function weighingCtes({ weights: { start, beside, weights } }: Codebook, numbers: Numbered): string {
  const labels = [...start.keys()];
  const heard = labels.filter((label) => [...beside.values()].some(({ themes }) => themes.has(label)));
  const pairs = labels.flatMap((_, place) => (place % 2 === 0 ? [`pair_${place / 2}`] : []));
  const levels = [...start].map(([label, begin], place) => {
    const pair = pairs[Math.floor(place / 2)] ?? "";
    const higher = `round(${pair} / ${shift})`;
    const points = place % 2 === 0 ? `${pair} - ${higher} * ${shift}` : higher;
    return `coalesce(${points}, 0) + ${begin} AS ${named(label)}`;
  });
  return `weight AS MATERIALIZED (
  SELECT ${weightColumns(labels, weights, numbers)}
), speaking AS MATERIALIZED (
  SELECT ${speakingColumns(labels, weights, numbers)}
), told AS MATERIALIZED (
  SELECT text_id, number, [${labels.map(quoted).join(", ")}][number + 1] AS label
  FROM (
    SELECT text_id, unnest(list_filter([${toldOf(labels).join(", ")}], lambda number: number IS NOT NULL)) AS number
    FROM (
      SELECT text_id, ${labels.map((label) => secondLook(label, beside.get(label))).join(",\n        ")}
      FROM (
        SELECT ${["*", ...heard.map((theme) => `(${named(theme)} >= 0)::INTEGER AS ${atFirst(theme)}`)].join(", ")}
        FROM (
          SELECT text_id, ${levels.join(",\n            ")}
          FROM finding LEFT JOIN (
            SELECT text_id, ${pairs.map((pair) => `sum(${pair}) AS ${pair}`).join(", ")}
            FROM feature JOIN weight USING (feature)
            GROUP BY text_id
          ) USING (text_id)
        )
      )
    )
  )
), by_name AS MATERIALIZED (
${speaksMost("feature < 0", "told")}
), unnamed AS MATERIALIZED (
  SELECT text_id, number FROM told ANTI JOIN by_name USING (text_id, number)
), given AS MATERIALIZED (
  SELECT text_id, number, label, name AS feature, contains(name, '/') AS named
  FROM (
    FROM by_name
    UNION ALL
${speaksMost("feature >= 0 AND text_id IN (SELECT text_id FROM unnamed)", "unnamed")}
  ) JOIN (SELECT rank, label, name FROM speaking) USING (rank)
)`;
}

/** SELECT of text_id, number and the highest rank of what speaks for the labels in `told`, of some features. */
function speaksMost(features: string, told: string): string {
  return `  SELECT text_id, number, max(rank) AS rank
  FROM (SELECT * FROM feature WHERE ${features}) JOIN speaking USING (feature) SEMI JOIN ${told} USING (text_id, number)
  GROUP BY text_id, number`;
}

/** SQL of the number of each theme where it is given, else NULL, and of that of the stance. */
function toldOf(labels: readonly string[]): string[] {
  const ofStance = stances.map((stance) => labels.indexOf(stance));
  const levels = `[${stances.map(named).join(", ")}]`;
  return [
    ...labels.flatMap((label, number) =>
      ofStance.includes(number) ? [] : [`CASE WHEN ${named(label)} >= 0 THEN ${number} END`],
    ),
    `[${ofStance.join(", ")}][list_position(${levels}, list_max(${levels}))]`,
  ];
}

/** SQL of columns `feature`, its number, and of its weights for two labels at a time. */
function weightColumns(labels: readonly string[], weights: readonly Weight[], numbers: Numbered): string {
  const rows = new Map<number | null, number[]>();
  const pairs = Array.from({ length: Math.ceil(labels.length / 2) }, () => 0);
  for (const { label, feature, weight } of weights) {
    const number = numbers.numberOf(feature);
    const row = rows.get(number) ?? [...pairs];
    const place = labels.indexOf(label);
    const pair = Math.floor(place / 2);
    row[pair] = (row[pair] ?? 0) + (place % 2 === 0 ? weight : weight * shift);
    rows.set(number, row);
  }
  const ofPair = (pair: number): number[] => Array.from(rows.values(), (row) => row[pair] ?? 0);
  return [
    literals("feature", "INTEGER", [...rows.keys()]),
    ...pairs.map((_, pair) => literals(`pair_${pair}`, "DOUBLE", ofPair(pair))),
  ].join(",\n    ");
}

/**
 * SQL of columns of the weights that speak for a label: feature (its number), number and label, name (of the feature),
 * rank – what speaks most ranks highest, any rule or cue before words.
 */
function speakingColumns(labels: readonly string[], weights: readonly Weight[], numbers: Numbered): string {
  const isNamed = ({ feature }: Weight): boolean => feature.includes("/");
  const ranked = weights
    .filter(({ weight }) => weight > 0)
    .sort(
      (a, b) =>
        Number(isNamed(a)) - Number(isNamed(b)) || a.weight - b.weight || (a.feature < b.feature ? -1 : 1),
    );
  const features = ranked.map(({ feature }) => numbers.numberOf(feature));
  const places = ranked.map(({ label }) => labels.indexOf(label));
  const ofLabels = ranked.map(({ label }) => label);
  const names = ranked.map(({ feature }) => feature);
  return [
    literals("feature", "INTEGER", features),
    literals("number", "INTEGER", places),
    literals("label", "VARCHAR", ofLabels),
    literals("name", "VARCHAR", names),
    `unnest(range(${ranked.length})::INTEGER[]) AS rank`,
  ].join(",\n    ");
}

/** SQL of a label's level, with what the themes given at first add to it. */
function secondLook(label: string, beside: Beside | undefined): string {
  if (!beside) return named(label);
  const added = Array.from(beside.themes, ([theme, weight]) => `${weight} * ${atFirst(theme)}`);
  return `${[named(label), beside.always, ...added].join(" + ")} AS ${named(label)}`;
}

/** The column that tells whether a theme is given at first: 1, or 0. */
function atFirst(theme: string): string {
  return `"${theme} at first"`;
}

/** The column of a label's level. */
function named(label: string): string {
  return `"${label}"`;
}
