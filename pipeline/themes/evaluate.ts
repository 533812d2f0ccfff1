import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WrongUse, errorText } from "../errors.ts";
import { type Codebook, loadCodebook } from "./codebook.ts";
import { type GoldSentence, isHeldOut, readGold } from "./gold.ts";
import { type Measured, qualityReport, section } from "./quality-report.ts";
import { measure } from "./quality.ts";
import { type Tagged, Tagger } from "./tagger.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const defaultGold = `${project}../shared/data/gold/dev.jsonl`;
const worstShown = 40;

/** A gold file measured against the codebook, with the sentences it gets most wrong, in words. */
export interface Evaluation {
  readonly measured: readonly Measured[];
  readonly worst: readonly string[];
}

/**
 * Measures the codebook on coded sentences. With `split`, for the sentences the codebook was written with, the part
 * that was never read (see `isHeldOut`) is measured on its own first.
 */
export async function evaluate(
  codebook: Codebook,
  gold: readonly GoldSentence[],
  split: boolean,
): Promise<Evaluation> {
  const tagger = await Tagger.open(codebook);
  try {
    const found = await tagger.tag(gold.map(({ text }) => text));
    const paired = gold.map((sentence, index) => ({ sentence, found: found[index] ?? untagged }));
    const ids = codebook.themes.map(({ id }) => id);
    const measureOf = (heading: string, note: string, pairs: typeof paired): Measured => ({
      heading,
      note,
      quality: measure(
        ids,
        pairs.map(({ sentence }) => sentence),
        pairs.map((pair) => pair.found),
      ),
    });
    const heldOut = paired.filter(({ sentence }) => isHeldOut(sentence.id));
    const read = paired.filter(({ sentence }) => !isHeldOut(sentence.id));
    const measured = split
      ? [
          measureOf("Sentences never read while the codebook was written", heldOutNote, heldOut),
          measureOf("Sentences the codebook was written with", readNote, read),
        ]
      : [measureOf("All sentences", "", paired)];
    // What is held out stays unread: its mistakes are counted, not shown.
    return {
      measured,
      worst: worstOf((split ? read : paired).map((pair) => mistakes(pair.sentence, pair.found))),
    };
  } finally {
    tagger.close();
  }
}

const untagged: Tagged = { themes: [], stance: "neutral", matches: [] };
const heldOutNote =
  "One sentence in six, chosen by a hash of its id, kept unread: the figures to expect on other letters.";
const readNote =
  "Rules were written and mended on these; they flatter the codebook and are here to show by how much.";

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
  const { measured, worst } = await evaluate(codebook, readGold(path ?? defaultGold), path === undefined);
  console.log(measured.map(section).join("\n\n"));
  console.log(`\n## Worst mistakes\n\n${worst.join("\n")}`);
  // Only the project's own gold sentences describe the codebook; another file's figures are for its owner.
  if (path !== undefined) return;
  mkdirSync(`${project}docs`, { recursive: true });
  writeFileSync(`${project}docs/codebook-quality.md`, qualityReport(codebook.version, measured));
  const figures = { codebook_version: codebook.version, measured };
  writeFileSync(`${project}data/codebook/quality.json`, `${JSON.stringify(figures, null, 1)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await main(process.argv[2]);
  } catch (error) {
    console.error(errorText(error));
    process.exitCode = error instanceof WrongUse ? 2 : 1;
  }
}
