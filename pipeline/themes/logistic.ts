/** Sentences as the features that stand in them (numbers from 0), each feature once. */
export interface Examples {
  readonly features: number;
  readonly rows: readonly (readonly number[])[];
  /** How much each row counts; 1 is once. */
  readonly importance: readonly number[];
  /** What scales each feature's freedom. */
  readonly scale: Float64Array;
  /** The weight each feature has until sentences speak against it. */
  readonly expected: Float64Array;
  /** Features that may speak against the label alone: their weights are at most 0. */
  readonly against: readonly boolean[];
}

export interface Fit {
  readonly start: number;
  /** One a feature. */
  readonly weights: Float64Array;
}

/**
 * How freely a weight may leave 0 (the inverse of the ridge penalty), how much of a feature's freedom does not hang
 * on the log-odds it is seen with, and when to stop.
 */
const freedom = 0.1;
const evenShare = 0.3;
const sweeps = 40;
const smallStep = 0.004;
/** A weight that hardly moved rests until the next sweep over all of them. */
const fullSweepEach = 8;

/**
 * Ridge logistic regression of one label. A feature's values are first scaled by the log of how much oftener it
 * stands in sentences of the label than in others (Wang and Manning 2012, "Baselines and Bigrams"), and by `scale`, and drawn to what is `expected`;
 * the weights given back are those of the plain feature. Solved by cyclic coordinate descent on the bound of the
 * second derivative, in a fixed order: same input, same output.
 */
export function fitLogistic(examples: Examples, wanted: readonly boolean[]): Fit {
  const { features, rows, importance, scale, expected, against } = examples;
  const scaled = seenWith(examples, wanted).map(
    (odds, f) => (scale[f] ?? 1) * (evenShare + (1 - evenShare) * odds),
  );
  const columns = columnsOf(features, rows);
  const expectedScaled = expected.map((weight, feature) => weight / (scaled[feature] ?? 1));
  const weights = expectedScaled.slice();
  const levels = Float64Array.from(rows, (row) =>
    row.reduce((total, feature) => total + (expected[feature] ?? 0), 0),
  );
  const step = descent(levels, wanted, importance);
  const all = rows.map((_, row) => row);
  let start = 0;
  const moving = new Uint8Array(features).fill(1);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const full = sweep % fullSweepEach === 0;
    let largest = 0;
    const begin = step(all, { value: 1, away: start, ridge: 0.01 });
    start += begin;
    columns.forEach((column, feature) => {
      if (!full && moving[feature] === 0) return;
      const weight = weights[feature] ?? 0;
      const change = step(column, {
        value: scaled[feature] ?? 0,
        away: weight - (expectedScaled[feature] ?? 0),
        ridge: 1 / freedom,
        most: against[feature] ? -weight : Infinity,
      });
      weights[feature] = weight + change;
      moving[feature] = Math.abs(change) >= smallStep ? 1 : 0;
      largest = Math.max(largest, Math.abs(change));
    });
    if (full && Math.max(largest, Math.abs(begin)) < smallStep) break;
  }
  return { start, weights: weights.map((weight, feature) => weight * (scaled[feature] ?? 0)) };
}

/** One weight as a step of the descent finds it: the value its feature has, how far it is from where its ridge draws it, and the most it may rise. */
export interface Moving {
  readonly value: number;
  readonly away: number;
  readonly ridge: number;
  readonly most?: number;
}

/** Steps of coordinate descent: each changes the weight of what stands in some rows, and their `levels` with it, and gives back by how much. */
export function descent(
  levels: Float64Array,
  wanted: readonly boolean[],
  importance: readonly number[],
): (column: readonly number[] | Int32Array, weight: Moving) => number {
  const chance = levels.map(chanceOf);
  return (column, { value, away, ridge, most = Infinity }) => {
    let slope = ridge * away;
    let bend = ridge;
    for (const row of column) {
      const counts = (importance[row] ?? 1) * value;
      const p = chance[row] ?? 0.5;
      slope += counts * (p - (wanted[row] ? 1 : 0));
      bend += counts * value * Math.max(p * (1 - p), 0.02);
    }
    const change = Math.max(-1, Math.min(1, most, -slope / bend));
    if (Math.abs(change) < 1e-9) return 0;
    for (const row of column) {
      const level = (levels[row] ?? 0) + change * value;
      levels[row] = level;
      chance[row] = chanceOf(level);
    }
    return change;
  };
}

function chanceOf(level: number): number {
  return 1 / (1 + Math.exp(-level));
}

/** What a fit gives sentences, in logits. */
export function levelsOf({ start, weights }: Fit, rows: Examples["rows"]): Float64Array {
  return Float64Array.from(rows, (row) =>
    row.reduce((total, feature) => total + (weights[feature] ?? 0), start),
  );
}

/** Some of the sentences, with the same features. */
export function among(examples: Examples, places: readonly number[]): Examples {
  const { rows, importance } = examples;
  return {
    ...examples,
    rows: places.map((place) => rows[place] ?? []),
    importance: places.map((place) => importance[place] ?? 1),
  };
}

/** The same sentences with some of their features alone, numbered anew in the order given. */
export function only(examples: Examples, kept: readonly number[]): Examples {
  const { rows, scale, expected, against } = examples;
  const numbers = new Map(kept.map((feature, number) => [feature, number]));
  return {
    ...examples,
    features: kept.length,
    rows: rows.map((row) => row.flatMap((feature) => numbers.get(feature) ?? [])),
    scale: Float64Array.from(kept, (feature) => scale[feature] ?? 1),
    expected: Float64Array.from(kept, (feature) => expected[feature] ?? 0),
    against: kept.map((feature) => against[feature] ?? false),
  };
}

/** For each feature the size of the log ratio of its shares in sentences with and without the label. */
function seenWith({ features, rows }: Examples, wanted: readonly boolean[]): Float64Array {
  const inside = new Float64Array(features).fill(1);
  const outside = new Float64Array(features).fill(1);
  rows.forEach((row, index) => {
    const counts = wanted[index] ? inside : outside;
    for (const feature of row) counts[feature] = (counts[feature] ?? 0) + 1;
  });
  const positives = wanted.filter(Boolean).length;
  const base = Math.log((positives + 2) / (rows.length - positives + 2));
  return inside.map((count, feature) => Math.abs(Math.log(count / (outside[feature] ?? 1)) - base));
}

function columnsOf(features: number, rows: Examples["rows"]): Int32Array[] {
  const columns: number[][] = Array.from({ length: features }, () => []);
  rows.forEach((row, index) => {
    for (const feature of row) columns[feature]?.push(index);
  });
  return columns.map((column) => Int32Array.from(column));
}
