import { quoted } from "./plain-text.ts";

/**
 * A light stemmer, one expression for RE2: the endings of number, tense and adverb are cut where three letters or
 * more are left ("achieves", "achieved" and "achieving" count as one word).
 */
const endings = "([a-z]{3})(?:ingly|edly|ings?|ed|ies|es|s|ly|y|e)\\b";

/** Words that say too little to be looked at beside others, as stems. */
const little = (
  "the of and to a in for is that as are with on by be this it their they at or an from have has had was were " +
  "which these so it s been also but who not more all"
)
  .split(" ")
  .map((word) => word.replace(new RegExp(endings, "g"), "$1"));

/** How far apart two stems stand at most to be near each other, little words passed over. */
const reach = 4;

/** Between two stems that are near each other, the first in the alphabet first; a space parts two that follow one another. */
const beside = " + ";

/** The features of words by number: joining numbers costs less than joining texts, and most stems have no weight. */
export interface Numbered {
  /** Stems in the order of their numbers, from 0, all little ones last. */
  readonly stems: readonly string[];
  /** The number of a feature, null where no weight is laid on it. */
  readonly numberOf: (feature: string) => number | null;
}

/** Stems have numbers from 0, two stems those after them, rules and cues numbers below 0. */
export function numbered(features: Iterable<string>): Numbered {
  const all = [...new Set(features)];
  const words = all.filter((feature) => !feature.includes("/"));
  const partsOf = (word: string): string[] => word.replace(beside, " ").split(" ");
  const telling = new Set(words.flatMap(partsOf));
  for (const stem of little) telling.delete(stem);
  const stems = [...telling, ...new Set(little)];
  const places = new Map(stems.map((stem, place) => [stem, place]));
  const numbers = new Map(
    words.map((word) => {
      const [first = 0, second] = partsOf(word).map((stem) => places.get(stem) ?? 0);
      if (second === undefined) return [word, first];
      const from = numbersFrom(stems.length);
      return [
        word,
        word.includes(beside)
          ? from.near + stems.length * (first + second) + Math.abs(first - second)
          : from.next + stems.length * first + second,
      ];
    }),
  );
  const named = all.filter((feature) => feature.includes("/"));
  named.forEach((feature, place) => numbers.set(feature, -1 - place));
  return { stems, numberOf: (feature) => numbers.get(feature) ?? null };
}

/** The first number of two stems that follow one another, and of two near each other; there are so many stems. */
function numbersFrom(stems: number): { next: number; near: number } {
  return { next: stems, near: stems * (stems + 1) };
}

/** SQL of a plain text with a space for every sign that is not of a word, one for one. */
export function spaced(plain: string): string {
  return `regexp_replace(${plain}, '[^a-z0-9 ]', ' ', 'g')`;
}

/** SQL of a plain text's words with one space between them. */
export function wordsOf(plain: string): string {
  return `trim(regexp_replace(${spaced(plain)}, '  +', ' ', 'g'))`;
}

/** SQL of the stems of words with one space between them, in their order; one empty stem where there is no word. */
export function stemsOf(words: string): string {
  return `string_split(regexp_replace(${words}, ${quoted(endings)}, '\\1', 'g'), ' ')`;
}

/** SQL of each stem with the next, of a list of stems. */
export function pairsOf(stems: string): string {
  return `list_transform(${stems}[2:], lambda stem, place: ${stems}[place] || ' ' || stem)`;
}

/** SQL of where in a list of stems a feature of words begins, from 1: of two near each other the first to come. */
export function placeOf(stems: string, feature: string): string {
  const part = (number: number): string =>
    `list_position(${stems}, split_part(${feature}, ${quoted(beside)}, ${number}))`;
  return `CASE WHEN contains(${feature}, ${quoted(beside)}) THEN least(${part(1)}, ${part(2)})
      WHEN contains(${feature}, ' ') THEN list_position(${pairsOf(stems)}, ${feature})
      ELSE list_position(${stems}, ${feature}) END`;
}

/** SQL of how many words of a text in a row a feature of words names. */
export function widthOf(feature: string): string {
  return `CASE WHEN contains(${feature}, ' ') AND NOT contains(${feature}, ${quoted(beside)}) THEN 2 ELSE 1 END`;
}

/**
 * SELECT of text_id and feature from `worded` (text_id, stems): the stems of each text, those that follow one another,
 * and those near each other, each once.
 */
export function wordFeatures(numbers: Numbered | null): string {
  return numbers === null ? namedFeatures() : numberedFeatures(numbers);
}

function namedFeatures(): string {
  const near = nearEach((earlier, later) => {
    const inOrder = (first: string, second: string): string => `${first} || ${quoted(beside)} || ${second}`;
    return `CASE WHEN ${earlier} < ${later} THEN ${inOrder(earlier, later)} ELSE ${inOrder(later, earlier)} END`;
  });
  const isTelling = `NOT list_contains([${little.map(quoted).join(", ")}], word)`;
  return `  SELECT text_id, unnest(list_distinct(stems || ${pairsOf("stems")} || ${near})) AS feature
  FROM ${saidIn("worded", "stems", isTelling)}
  WHERE stems <> ['']`;
}

function numberedFeatures({ stems }: Numbered): string {
  const count = stems.length;
  const from = numbersFrom(count);
  const next = `list_transform(places[2:], lambda place, before: ${from.next} + ${count} * places[before] + place)`;
  // Sum and difference tell two numbers in whichever order they come.
  const near = nearEach(
    (earlier, later) => `${from.near} + ${count} * (${earlier} + ${later}) + abs(${earlier} - ${later})`,
  );
  const known = `ENUM(${stems.map(quoted).join(", ")})`;
  const placed = `(
    SELECT text_id, list_transform(stems, lambda stem: enum_code(TRY_CAST(stem AS ${known}))::INTEGER) AS places
    FROM worded
  )`;
  const isTelling = `word IS NULL OR word < ${count - new Set(little).size}`;
  return `  SELECT text_id, feature
  FROM (
    SELECT text_id, unnest(list_distinct(places || ${next}) || ${near}) AS feature
    FROM ${saidIn(placed, "places", isTelling)}
  )
  WHERE feature IS NOT NULL`;
}

/** The relation with a list `said`: the words of a list that are telling, NULL where one was said before. */
function saidIn(relation: string, words: string, isTelling: string): string {
  return `(
    SELECT *, list_transform(telling, lambda word, place: CASE WHEN list_position(telling, word) = place THEN word END) AS said
    FROM (SELECT *, list_filter(${words}, lambda word: ${isTelling}) AS telling FROM ${relation})
  )`;
}

/** SQL of the list of what is told of any two of `said` that are near each other; NULL where one of them is. */
function nearEach(told: (earlier: string, later: string) => string): string {
  return Array.from(
    { length: reach },
    (_, apart) => `list_transform(said[${apart + 2}:], lambda later, place: ${told("said[place]", "later")})`,
  ).join(" || ");
}
