import { type Stance, stances } from "./codebook.ts";

/** What is given themes by a reader or by the codebook: a sentence, or a letter. */
export interface Themed {
  readonly themes: readonly string[];
}

/** The themes and the stance of one sentence, by a reader or by the codebook. */
export interface Coding extends Themed {
  readonly stance: Stance;
}

/** How well a theme is found: of what is tagged, of what is there, and both (harmonic mean), each 0–1. */
export interface Score {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** 95 % bootstrap interval of F1 over what is compared (sentences, or letters); null where F1 is. */
  readonly interval: readonly [number, number] | null;
}

export interface ThemeScore extends Score {
  readonly theme: string;
  /** How many the readers gave the theme, and how many the codebook did. */
  readonly gold: number;
  readonly tagged: number;
}

/** Each theme, and all of them together. */
export interface ThemeScores {
  readonly themes: readonly ThemeScore[];
  readonly micro: Score;
  /** Mean F1 of the themes the readers used at all. */
  readonly macroF1: number | null;
}

export interface Quality extends ThemeScores {
  readonly sentences: number;
  readonly stanceAccuracy: number | null;
  readonly stanceInterval: readonly [number, number] | null;
  /** Readers' stance → codebook's stance → sentences. */
  readonly confusion: Readonly<Record<Stance, Readonly<Record<Stance, number>>>>;
}

const resamples = 1000;

/** Compares two codings of the same sentences, in the same order. The bootstrap is seeded: same input, same output. */
export function measure(
  themes: readonly string[],
  gold: readonly Coding[],
  found: readonly Coding[],
): Quality {
  const right = gold.map((coding, index) => coding.stance === found[index]?.stance);
  const resampled = bootstrap(gold.length).map((sample) => mean(sample.map((index) => Number(right[index]))));
  return {
    sentences: gold.length,
    ...scoreThemes(themes, gold, found),
    stanceAccuracy: mean(right.map(Number)),
    stanceInterval: interval(resampled),
    confusion: confusionOf(gold, found),
  };
}

/** Compares the themes given to the same things, in the same order; seeded as {@link measure}. */
export function scoreThemes(
  themes: readonly string[],
  gold: readonly Themed[],
  found: readonly Themed[],
): ThemeScores {
  const counts = themes.map((theme) => gold.map((themed, index) => compare(theme, themed, found[index])));
  const all = gold.map((_, index) => sum(counts.map((theme) => theme[index] ?? nothing)));
  const samples = bootstrap(gold.length);
  const scored = themes.map((theme, index) => {
    const own = counts[index] ?? [];
    const total = sum(own);
    return { theme, gold: total.hit + total.missed, tagged: total.hit + total.wrong, ...score(own, samples) };
  });
  const used = scored.flatMap(({ gold: positives, f1 }) => (positives > 0 ? [f1 ?? 0] : []));
  return { themes: scored, micro: score(all, samples), macroF1: mean(used) };
}

interface Counts {
  readonly hit: number;
  readonly wrong: number;
  readonly missed: number;
}

const nothing: Counts = { hit: 0, wrong: 0, missed: 0 };

function compare(theme: string, gold: Themed, found: Themed | undefined): Counts {
  const isGold = gold.themes.includes(theme);
  const isFound = found?.themes.includes(theme) ?? false;
  return {
    hit: Number(isGold && isFound),
    wrong: Number(!isGold && isFound),
    missed: Number(isGold && !isFound),
  };
}

function sum(counts: readonly Counts[]): Counts {
  let { hit, wrong, missed } = nothing;
  for (const each of counts) {
    hit += each.hit;
    wrong += each.wrong;
    missed += each.missed;
  }
  return { hit, wrong, missed };
}

function score(counts: readonly Counts[], samples: readonly (readonly number[])[]): Score {
  const { hit, wrong, missed } = sum(counts);
  const resampled = samples.map((sample) => f1(sum(sample.map((index) => counts[index] ?? nothing))));
  return {
    precision: ratio(hit, hit + wrong),
    recall: ratio(hit, hit + missed),
    f1: f1({ hit, wrong, missed }),
    interval: interval(resampled),
  };
}

function f1({ hit, wrong, missed }: Counts): number | null {
  return ratio(2 * hit, 2 * hit + wrong + missed);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function mean(values: readonly number[]): number | null {
  return ratio(
    values.reduce((total, value) => total + value, 0),
    values.length,
  );
}

/** The middle 95 % of resampled values; samples in which the value does not exist are left out. */
function interval(values: readonly (number | null)[]): readonly [number, number] | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length * 0.025)];
  const high = sorted[Math.ceil(sorted.length * 0.975) - 1];
  return low === undefined || high === undefined ? null : [low, high];
}

/** Samples with replacement, as indices; drawn by mulberry32 from a fixed seed. */
function bootstrap(size: number): number[][] {
  let state = 20201122;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return Array.from({ length: resamples }, () =>
    Array.from({ length: size }, () => Math.floor(random() * size)),
  );
}

function confusionOf(gold: readonly Coding[], found: readonly Coding[]): Quality["confusion"] {
  const row = (stance: Stance): Record<Stance, number> => {
    const counted = { strength: 0, concern: 0, mixed: 0, neutral: 0 };
    gold.forEach((coding, index) => {
      const given = found[index]?.stance;
      if (coding.stance === stance && given) counted[given] += 1;
    });
    return counted;
  };
  const [strength, concern, mixed, neutral] = stances;
  return {
    strength: row(strength),
    concern: row(concern),
    mixed: row(mixed),
    neutral: row(neutral),
  };
}
