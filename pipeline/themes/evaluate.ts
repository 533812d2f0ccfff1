import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WrongUse, errorText } from "../errors.ts";
import { type Codebook, loadCodebook } from "./codebook.ts";
import { goldPath, readCoded, sentenceSources, sentencesOf } from "./coded.ts";
import { codedLetters } from "./coded-letters.ts";
import { crossValidate, crossValidateLetters, taggingApart } from "./cross-validate.ts";
import { type GoldSentence, isHeldOut, readGold } from "./gold.ts";
import {
  type About,
  fittedGold,
  given,
  inventedLetters,
  keptApart,
  schoolReports,
  unreadGold,
  validatedGold,
  wholeLetters,
} from "./measured-on.ts";
import { measureLetters } from "./letter-quality.ts";
import {
  type Measured,
  type MeasuredLetters,
  lettersSection,
  qualityReport,
  section,
} from "./quality-report.ts";
import { measure } from "./quality.ts";
import { type Tagged, Tagger } from "./tagger.ts";
import { readInventedLetters, readWritten } from "./written.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const worstShown = 40;

/** A gold file measured against the codebook, with the sentences it gets most wrong, in words. */
export interface Evaluation {
  readonly measured: Measured;
  readonly worst: readonly string[];
}

/** Measures the codebook as it stands on coded sentences. */
export async function evaluate(
  codebook: Codebook,
  gold: readonly GoldSentence[],
  about: About = given,
): Promise<Evaluation> {
  const tagger = await Tagger.open(codebook);
  try {
    const found = await tagger.tag(gold.map(({ text }) => text));
    return {
      measured: measureOf(codebook, about, gold, found),
      worst: worstOf(gold.map((sentence, index) => mistakes(sentence, found[index] ?? untagged))),
    };
  } finally {
    tagger.close();
  }
}

/** All that is measured of the project's codebook, and its worst mistakes. */
export interface ProjectEvaluation {
  readonly all: readonly Measured[];
  readonly letters: readonly MeasuredLetters[];
  readonly worst: readonly string[];
}

/**
 * The measurements of `docs/codebook-quality.md`, most honest first: gold sentences that neither rules nor weights
 * have seen, the coded sentences kept for this, invented letters kept for this, all gold sentences cross-validated, and what
 * the weights were fitted to; then letters and reports as the charts count them.
 */
export async function evaluateProject(
  codebook: Codebook,
  gold: readonly GoldSentence[],
  sources: readonly string[],
): Promise<ProjectEvaluation> {
  const coded = await sentencesOf(readCoded(), sources);
  const train = coded.filter(({ part }) => part === "train");
  const test = coded.filter(({ part }) => part === "test");
  const letters = readInventedLetters("train");
  const tagApart = await taggingApart(codebook, { gold, coded: train, letters, written: readWritten() });
  const validated = await crossValidate(tagApart, gold);
  const isUnread = gold.map(({ id }) => isHeldOut(id));
  const unread = <T>(values: readonly T[]): T[] => values.filter((_, index) => isUnread[index]);
  const fitted = await evaluate(codebook, gold, fittedGold);
  const kept = await evaluate(codebook, test, keptApart);
  const invented = await evaluate(codebook, readInventedLetters("test"), inventedLetters);
  const all = [
    measureOf(codebook, unreadGold, unread(gold), unread(validated)),
    kept.measured,
    invented.measured,
    measureOf(codebook, validatedGold, gold, validated),
    fitted.measured,
  ];
  // What is kept unread stays unread: its mistakes are counted, not shown.
  const seen = gold.flatMap((sentence, index) =>
    isUnread[index] ? [] : [{ sentence, found: validated[index] }],
  );
  const worst = worstOf(seen.map(({ sentence, found }) => mistakes(sentence, found ?? untagged)));
  const read = await codedLetters([...coded, ...gold], sources);
  const tagged = await crossValidateLetters(tagApart, read);
  const ids = codebook.themes.map(({ id }) => id);
  const measuredLetters = [schoolReports, wholeLetters].map((about) => {
    const own = read.flatMap(({ part, sentences }, index) =>
      part === about.part ? [{ coded: sentences, tagged: tagged[index] ?? [] }] : [],
    );
    return { ...about, quality: measureLetters(ids, own) };
  });
  return { all, letters: measuredLetters, worst };
}

function measureOf(
  codebook: Codebook,
  about: About,
  gold: readonly GoldSentence[],
  found: readonly Tagged[],
): Measured {
  const ids = codebook.themes.map(({ id }) => id);
  return { ...about, quality: measure(ids, gold, found) };
}

const untagged: Tagged = { themes: [], stance: "neutral", matches: [] };

function mistakes(gold: GoldSentence, found: Tagged): string[] {
  const wrong = found.matches
    .filter(({ theme }) => !gold.themes.includes(theme))
    .map(({ theme, rule, start, end }) => {
      const words = Array.from(gold.text).slice(start, end).join("");
      return `tagged ${theme} by ${rule} ("${words}")`;
    });
  const missed = gold.themes
    .filter((theme) => !found.themes.includes(theme))
    .map((theme) => `missed ${theme}`);
  const stance = gold.stance === found.stance ? [] : [`stance ${found.stance}, coded ${gold.stance}`];
  const all = [...wrong, ...missed, ...stance];
  return all.length === 0 ? [] : [`${gold.id}: ${all.join("; ")}`, ...all];
}

/** Those with most mistakes first; order of the file among equals. */
function worstOf(all: readonly string[][]): string[] {
  const sorted = all.filter((list) => list.length > 0).sort((a, b) => b.length - a.length);
  return sorted.slice(0, worstShown).map((list) => list[0] ?? "");
}

async function main(path: string | undefined): Promise<void> {
  const codebook = loadCodebook();
  if (path !== undefined) {
    // Only the project's own sentences describe the codebook; another file's figures are for its owner.
    const { measured, worst } = await evaluate(codebook, readGold(path));
    print([measured], worst);
    return;
  }
  const { all, letters, worst } = await evaluateProject(codebook, readGold(goldPath), sentenceSources([]));
  print(all, worst, letters);
  mkdirSync(`${project}docs`, { recursive: true });
  writeFileSync(`${project}docs/codebook-quality.md`, qualityReport(codebook.version, all, letters));
  const figures = { codebook_version: codebook.version, measured: all, letters };
  writeFileSync(`${project}data/codebook/quality.json`, `${JSON.stringify(figures, null, 1)}\n`);
}

function print(
  measured: readonly Measured[],
  worst: readonly string[],
  letters: readonly MeasuredLetters[] = [],
): void {
  console.log([...measured.map(section), ...letters.map(lettersSection)].join("\n\n"));
  console.log(`\n## Worst mistakes\n\n${worst.join("\n")}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await main(process.argv[2]);
  } catch (error) {
    console.error(errorText(error));
    process.exitCode = error instanceof WrongUse ? 2 : 1;
  }
}
