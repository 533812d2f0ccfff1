import { DuckDBInstance, INTEGER, LIST, VARCHAR, listValue } from "@duckdb/node-api";
import { type Rulebook, type Stance, stances } from "./codebook.ts";
import { fitBeside, isSeldom } from "./beside.ts";
import { type Purpose, featureCtes, ruleFeature } from "./features.ts";
import { type Examples, among, fitLogistic, levelsOf, only } from "./logistic.ts";
import type { Beside, Weight, Weights } from "./weights.ts";

/** A sentence to learn from. */
export interface Lesson {
  readonly text: string;
  readonly themes: readonly string[];
  readonly stance: Stance;
  /** How much it counts; 1 is once. */
  readonly importance: number;
  /**
   * Whether it stands in a letter or report, be it an invented one: in sentences written to show a theme, themes stand beside
   * others than they do there.
   */
  readonly isOfLetter: boolean;
}

/**
 * A word or pair of words is left out when it stands in fewer sentences; a named rule or cue needs one. Words of three serve
 * themes that many sentences of letters carry, and lead astray the seldom ones and the stance.
 */
const fewestSentences = { theme: 3, seldomTheme: 8, stance: 8 } as const;
/** A rule or cue was written by a person who knew why: its weight is as free as that of twice the value. */
const namedScale = 2;
/** The weight of a theme's rule, in logits, until sentences speak for more or less: themes seldom coded live by it. */
const ruleExpected = 4;
/**
 * Weights nearer to 0, in logits, are left out step by step, and the others fitted again at each, to carry what those
 * had carried: in one step many are cut that would have grown. Of the last the table leaves out what comes nearer to 0
 * than `smallest`, in hundredths.
 */
const cuts = [0.1, 0.2] as const;
const smallest = 10;
/**
 * What is added to every theme's start, in logits: F1 asks for a theme where the odds are somewhat below even.
 * (Starts chosen theme by theme on folds were no better on sentences kept apart.)
 */
const lift = 0.6;

/** What stands in each text, as the SQL of the tagger finds it: computed once, fitted many times. */
export interface Found {
  readonly themes: readonly (readonly string[])[];
  readonly stance: readonly (readonly string[])[];
  /** Texts that carry no theme whatever they hold: nothing is learned from them. */
  readonly administrative: readonly boolean[];
}

/** Runs the very SQL of the tagger's features over texts. */
export async function findFeatures(rulebook: Rulebook, texts: readonly string[]): Promise<Found> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const relation = "(SELECT unnest($ids) AS text_id, unnest($texts) AS text)";
  const find = async (purpose: Purpose): Promise<string[][]> => {
    const sql = `WITH ${featureCtes(rulebook, relation, [purpose])}
      SELECT text_id, list(DISTINCT feature ORDER BY feature) AS features FROM feature GROUP BY text_id`;
    const given = { ids: listValue(texts.map((_, index) => index)), texts: listValue([...texts]) };
    const types = { ids: LIST(INTEGER), texts: LIST(VARCHAR) };
    const reader = await connection.runAndReadAll(sql, given, types);
    const features: string[][] = texts.map(() => []);
    for (const row of reader.getRowObjectsJS())
      features[Number(row["text_id"])] = row["features"] as string[];
    return features;
  };
  try {
    const themes = await find("themes");
    return { themes, stance: await find("stance"), administrative: themes.map((row) => row.length === 0) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/**
 * Fits the weights of every theme and stance to lessons, the rules of other themes as what may speak against one (a
 * sentence on phonics is seldom on the curriculum too); `found` is of the same texts, in the same order.
 */
export function fitWeights(rulebook: Rulebook, lessons: readonly Lesson[], found: Found): Weights {
  const kept = lessons.flatMap((_, index) => (found.administrative[index] ? [] : [index]));
  const taught = kept.map((index) => lessons[index] as Lesson);
  const rowsOf = (purpose: Purpose): string[][] => kept.map((index) => [...(found[purpose][index] ?? [])]);
  const start = new Map<string, number>();
  const weights: Weight[] = [];
  const add = (
    label: string,
    { examples, names }: Table,
    wanted: readonly boolean[],
    raised: Raised,
  ): void => {
    let kept = names.map((_, feature) => feature);
    let fit = fitLogistic(examples, wanted);
    for (const cut of cuts) {
      kept = kept.filter((_, place) => Math.abs(fit.weights[place] ?? 0) >= cut);
      fit = fitLogistic(only(examples, kept), wanted);
    }
    start.set(label, hundredths(raised(fit.start)));
    kept.forEach((feature, place) => {
      const weight = hundredths(fit.weights[place] ?? 0);
      if (Math.abs(weight) >= smallest) weights.push({ label, feature: names[feature] ?? "", weight });
    });
  };
  const ofThemes = rowsOf("themes");
  const ofLetters = taught.flatMap(({ isOfLetter }, place) => (isOfLetter ? [place] : []));
  const looks = rulebook.themes.map((theme) => {
    const { id } = theme;
    const rules = theme.rules.map((rule) => ruleFeature(theme, rule));
    const isAgainst = (name: string): boolean => name.includes("/") && !name.startsWith(`${id}/`);
    const wanted = taught.map(({ themes }) => themes.includes(id));
    const wantedOfLetters = ofLetters.map((place) => wanted[place] ?? false);
    const fewest = isSeldom(wantedOfLetters) ? fewestSentences.seldomTheme : fewestSentences.theme;
    const table = tabled(ofThemes, taught, fewest, rules, isAgainst);
    add(id, table, wanted, lifted);
    const levels = levelsApart(table.examples, wanted);
    return { levels: Float64Array.from(ofLetters, (place) => levels[place] ?? 0), wanted: wantedOfLetters };
  });
  const ofStance = tabled(rowsOf("stance"), taught, fewestSentences.stance);
  for (const label of stances) {
    const wanted = taught.map(({ stance }) => stance === label);
    add(label, ofStance, wanted, (begin) => begin);
  }
  return { start, beside: besideOf(rulebook, looks, start), weights };
}

/** What is made of the start of a fit. */
type Raised = (begin: number) => number;

/** A text with nothing in it must not get the theme. */
function lifted(begin: number): number {
  return Math.min(begin + lift, -0.01);
}

function hundredths(logits: number): number {
  // Never -0, which a table does not tell from 0.
  return Math.round(logits * 100) + 0;
}

/** The level each sentence has at first, its start not raised, by weights fitted to the half of the sentences without it. */
function levelsApart(examples: Examples, wanted: readonly boolean[]): Float64Array {
  const levels = new Float64Array(examples.rows.length);
  const places = [...levels.keys()];
  for (const half of [0, 1]) {
    const fittedTo = places.filter((place) => place % 2 !== half);
    const told = places.filter((place) => place % 2 === half);
    const fit = fitLogistic(
      among(examples, fittedTo),
      fittedTo.map((place) => wanted[place] ?? false),
    );
    const given = levelsOf(fit, among(examples, told).rows);
    told.forEach((place, index) => (levels[place] = given[index] ?? 0));
  }
  return levels;
}

/** The second look in hundredths; what is next to nothing is left out. */
function besideOf(
  { themes }: Rulebook,
  looks: readonly { readonly levels: Float64Array; readonly wanted: readonly boolean[] }[],
  start: ReadonlyMap<string, number>,
): Map<string, Beside> {
  const fitted = fitBeside(
    themes.map(({ id }) => id),
    looks.map(({ levels }) => levels),
    looks.map(({ wanted }) => wanted),
    -lift,
  );
  return new Map(
    Array.from(fitted, ([id, { always, themes }]) => {
      const rounded = Array.from(themes, ([other, weight]) => [other, hundredths(weight)] as const);
      const telling = rounded.filter(([, weight]) => Math.abs(weight) >= smallest);
      // Neither must a text with nothing in it get the theme at the second look.
      const most = -1 - (start.get(id) ?? 0);
      return [id, { always: Math.min(hundredths(always), most), themes: new Map(telling) }];
    }),
  );
}

interface Table {
  readonly names: readonly string[];
  readonly examples: Examples;
}

function tabled(
  rows: readonly (readonly string[])[],
  lessons: readonly Lesson[],
  fewest: number,
  expected: readonly string[] = [],
  isAgainst: (name: string) => boolean = () => false,
): Table {
  const sentences = new Map(expected.map((name) => [name, 0]));
  const isExpected = new Set(expected);
  for (const row of rows) for (const name of row) sentences.set(name, (sentences.get(name) ?? 0) + 1);
  const names = [...sentences].flatMap(([name, count]) =>
    name.includes("/") || count >= fewest ? [name] : [],
  );
  names.sort();
  const numbers = new Map(names.map((name, index) => [name, index]));
  return {
    names,
    examples: {
      features: names.length,
      scale: Float64Array.from(names, (name) => (name.includes("/") ? namedScale : 1)),
      expected: Float64Array.from(names, (name) => (isExpected.has(name) ? ruleExpected : 0)),
      against: names.map(isAgainst),
      rows: rows.map((row) => row.flatMap((name) => numbers.get(name) ?? [])),
      importance: lessons.map(({ importance }) => importance),
    },
  };
}
