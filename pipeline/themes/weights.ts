import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { type Rulebook, type Stance, stances } from "./codebook.ts";
import { cueFeature, ruleFeature } from "./features.ts";

/** What a feature speaks for: a theme's id, or a stance. */
export interface Weight {
  readonly label: string;
  /** `theme/rule`, `stance/cue`, a stem, two stems that follow one another (`good book`), or two near each other (`book + good`). */
  readonly feature: string;
  /** Hundredths of a logit, a whole number. */
  readonly weight: number;
}

/** What the second look adds to a theme: to every text, and where another theme is given at first. */
export interface Beside {
  readonly always: number;
  readonly themes: ReadonlyMap<string, number>;
}

/** The reviewed tables of `weights/`. */
export interface Weights {
  /**
   * What a text has of each label before anything is found in it. A theme is given at first when start and weights come to 0
   * or more; of the stances the one with most is taken.
   */
  readonly start: ReadonlyMap<string, number>;
  /**
   * A sentence on reading is seldom on the curriculum too: what the second look adds to a theme, in whole hundredths of a logit.
   * It is given when it then has 0 or more. A theme that is not named here stays as it was told at first.
   */
  readonly beside: ReadonlyMap<string, Beside>;
  readonly weights: readonly Weight[];
}

const header = "label,feature,weight";
const startFeature = "(start)";
/** What the second look adds to every text; with the id of a theme behind it, to those that were given this theme. */
const besideFeature = "(beside)";
const besideTheme = /^\(beside (\w+)\)$/;

/**
 * Reads the tables of `weights/` as {@link weightsText} joins them: label, feature, weight; `(start)` is the feature every text has,
 * `(beside)` what every text has at the second look, `(beside reading)` what those have that were given reading.
 * @throws Error naming the line of an unknown label, rule or cue, a rule that speaks for another theme than its own, a weight that
 *   is not a whole number, a line given twice, a theme that would be given to an empty text, a stance with a second look, or a
 *   label with no start.
 */
export function parseWeights(text: string, rulebook: Rulebook): Weights {
  const [first, ...lines] = text.replaceAll("\r\n", "\n").trimEnd().split("\n");
  if (first !== header) throw new Error(`weights, line 1: the columns should be ${header}`);
  const themes = new Set(rulebook.themes.map(({ id }) => id));
  const labels = new Set<string>([...themes, ...stances]);
  const named = namedFeatures(rulebook);
  const start = new Map<string, number>();
  const beside = new Map<string, { always: number; themes: Map<string, number> }>();
  const weights: Weight[] = [];
  const seen = new Set<string>();
  const counted = new Map<string, number>();
  for (const line of lines) {
    const [label = "", feature = "", given = "", ...more] = line.split(",");
    // The line in the label's own file, whose first holds the names of the columns.
    const number = (counted.get(label) ?? 1) + 1;
    counted.set(label, number);
    const refuse = (why: string): never => {
      throw new Error(`weights of ${label}, line ${number}: ${why}: ${line}`);
    };
    const weight = Number(given);
    if (more.length > 0 || feature === "") refuse(`not ${header}`);
    if (!labels.has(label)) refuse("no theme or stance of the codebook");
    if (!/^-?\d+$/.test(given)) refuse("the weight is not a whole number");
    if (seen.has(`${label},${feature}`)) refuse("stands there twice");
    seen.add(`${label},${feature}`);
    if (feature === startFeature) {
      if (themes.has(label) && weight >= 0) refuse("a text with nothing in it would get the theme");
      start.set(label, weight);
      continue;
    }
    if (feature.startsWith("(")) {
      const other = besideTheme.exec(feature)?.[1];
      if (feature !== besideFeature && (other === undefined || !themes.has(other) || other === label))
        refuse("the second look is at other themes of the codebook");
      if (!themes.has(label)) refuse("a stance has no second look");
      const own = beside.get(label) ?? { always: 0, themes: new Map<string, number>() };
      beside.set(label, own);
      if (other !== undefined) own.themes.set(other, weight);
      else {
        if ((start.get(label) ?? 0) + weight >= 0) refuse("a text with nothing in it would get the theme");
        own.always = weight;
      }
      continue;
    }
    if (feature.includes("/")) {
      const speaksFor = named.get(feature);
      const isAgainst = weight < 0 && themes.has(label) && !feature.startsWith("stance/");
      if (!speaksFor) refuse("no rule or cue of the codebook");
      else if (!speaksFor.has(label) && !isAgainst)
        refuse("a rule speaks for its own theme or against others, a cue for a stance");
    }
    weights.push({ label, feature, weight });
  }
  const without = [...labels].find((label) => !start.has(label));
  if (without !== undefined) throw new Error(`weights: ${without} has no ${startFeature}`);
  return { start, beside, weights };
}

/** The table as text: labels in the order of the codebook, then the start, other themes, rules and cues, words. */
export function formatWeights({ start, beside, weights }: Weights): string {
  const rank = ({ feature }: Weight): number => (feature.includes("/") ? 0 : 1);
  const lines = [...start].flatMap(([label, begin]) => [
    `${label},${startFeature},${begin}`,
    ...besideLines(label, beside.get(label)),
    ...weights
      .filter((weight) => weight.label === label)
      .sort((a, b) => rank(a) - rank(b) || (a.feature < b.feature ? -1 : 1))
      .map(({ feature, weight }) => `${label},${feature},${weight}`),
  ]);
  return `${[header, ...lines].join("\n")}\n`;
}

function besideLines(label: string, beside: Beside | undefined): string[] {
  if (!beside) return [];
  const themes = Array.from(beside.themes, ([theme, weight]) => `${label},(beside ${theme}),${weight}`);
  return [`${label},${besideFeature},${beside.always}`, ...themes];
}

/** Writes `weights/`: a file for each label, numbered in the order of the codebook. */
export function writeWeights(folder: string, weights: Weights): void {
  mkdirSync(folder, { recursive: true });
  [...weights.start].forEach(([label, begin], place) => {
    const own = weights.weights.filter((weight) => weight.label === label);
    const name = `${String(place + 1).padStart(2, "0")}-${label}.csv`;
    writeFileSync(
      `${folder}/${name}`,
      formatWeights({ ...weights, start: new Map([[label, begin]]), weights: own }),
    );
  });
}

/**
 * The tables of `weights/` as one, in the order of their names.
 * @throws Error naming the file, and the line, that is not of the label the file is named after, or the wrong columns
 */
export function weightsText(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  const lines = names.sort().flatMap((name) => {
    const label = name.replace(/^\d+-|\.csv$/g, "");
    const [first, ...own] = readFileSync(`${folder}/${name}`, "utf8")
      .replaceAll("\r\n", "\n")
      .trimEnd()
      .split("\n");
    if (first !== header) throw new Error(`weights/${name}, line 1: the columns should be ${header}`);
    const other = own.findIndex((line) => !line.startsWith(`${label},`));
    if (other !== -1)
      throw new Error(`weights/${name}, line ${other + 2}: no weight of ${label}: ${own[other] ?? ""}`);
    return own;
  });
  return `${[header, ...lines].join("\n")}\n`;
}

/** The labels a rule or cue may speak for. */
function namedFeatures({ themes, stance }: Rulebook): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, ReadonlySet<string>>();
  for (const theme of themes) {
    for (const rule of theme.rules) named.set(ruleFeature(theme, rule), new Set([theme.id]));
  }
  for (const cue of stance.cues) named.set(cueFeature(cue), new Set<Stance>(stances));
  return named;
}

/** A text's name in the table of codings: its sentence is not kept there. */
export function textHash(text: string): string {
  return createHash("sha256").update(text.trim()).digest("hex").slice(0, 16);
}
