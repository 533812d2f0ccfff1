import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { type Codebook, loadCodebook } from "../themes/codebook.ts";
import { integer, readMart } from "./mart.ts";
import type {
  CodebookFile,
  CodebookQuality,
  CountQuality,
  OverallQuality,
  LettersQuality,
} from "./codebook-file.ts";
import {
  type LettersPart,
  type Scores,
  type SentencesPart,
  partOf,
  readQualityFile,
} from "./quality-file.ts";

const countRow = z.object({ theme: z.string(), letters: integer, sentences: integer });
const buildRow = z.object({ build_id: z.string(), codebook_version: z.string() });

/** Words shown of those that speak for a theme beside its rules. */
const wordsShown = 12;
/** Another theme is shown beside one from this weight, in hundredths of a logit: it changes the odds by two thirds and more. */
const besideShown = 50;

/**
 * Everything a page says of the codebook: definitions, rules in words, how well each theme reads, and how many letters and
 * sentences of this database carry it. Errors as in `readMart`.
 * @throws CheckFailed when quality.json is not as `npm run evaluate` writes it
 */
export async function readCodebookFile(
  connection: DuckDBConnection,
  codebook: Codebook = loadCodebook(),
  quality?: string,
): Promise<CodebookFile> {
  const counts = await readMart(connection, "marts.theme_counts", countRow, ["theme"]);
  const [made] = await readMart(connection, "core.build", buildRow, ["build_id"]);
  const measured = readQualityFile(quality);
  const unread = partOf(measured.measured, "unread");
  const kept = partOf(measured.measured, "kept");
  const invented = partOf(measured.measured, "invented");
  const reports = partOf(measured.letters, "reports");
  const whole = partOf(measured.letters, "letters");
  return {
    version: codebook.version,
    tagged_version: made?.codebook_version ?? null,
    measured_version: measured.codebook_version,
    overall: overallQuality(unread),
    kept: overallQuality(kept),
    invented: overallQuality(invented),
    reports: lettersQuality(reports),
    whole: lettersQuality(whole),
    themes: codebook.themes.map(({ id, label, definition, excludes, rules }) => {
      const counted = counts.find(({ theme }) => theme === id);
      return {
        id,
        name: label,
        definition,
        excludes,
        rules: rules.map(({ inWords }) => inWords),
        words: strongestWords(codebook, id),
        less_beside: themesBeside(codebook, id, (weight) => -weight),
        more_beside: themesBeside(codebook, id, (weight) => weight),
        quality: themeQuality(unread, id),
        kept: themeQuality(kept, id),
        invented: themeQuality(invented, id),
        reports: {
          raised: countQuality(reports.quality.raised, id),
          concern: countQuality(reports.quality.concern, id),
        },
        whole: countQuality(whole.quality.raised, id),
        letters: counted?.letters ?? 0,
        sentences: counted?.sentences ?? 0,
      };
    }),
  };
}

function overallQuality({ note, quality }: SentencesPart): OverallQuality {
  return {
    micro_f1: quality.micro.f1,
    low: quality.micro.interval?.[0] ?? null,
    high: quality.micro.interval?.[1] ?? null,
    stance: quality.stanceAccuracy,
    stance_low: quality.stanceInterval?.[0] ?? null,
    stance_high: quality.stanceInterval?.[1] ?? null,
    sentences: quality.sentences,
    note,
  };
}

/** Null where readers gave the theme to no sentence of the part. */
function themeQuality({ quality }: SentencesPart, id: string): CodebookQuality | null {
  const score = quality.themes.find(({ theme }) => theme === id);
  if (!score || score.gold === 0) return null;
  return {
    f1: score.f1,
    low: score.interval?.[0] ?? null,
    high: score.interval?.[1] ?? null,
    precision: score.precision,
    recall: score.recall,
    sentences: score.gold,
  };
}

function lettersQuality({ note, quality }: LettersPart): LettersQuality {
  const together = ({ micro }: Scores): LettersQuality["raised"] => ({
    micro_f1: micro.f1,
    low: micro.interval?.[0] ?? null,
    high: micro.interval?.[1] ?? null,
  });
  const { letters, sentences, raised, concern } = quality;
  return { letters, sentences, note, raised: together(raised), concern: together(concern) };
}

function countQuality({ themes }: Scores, id: string): CountQuality {
  const score = themes.find(({ theme }) => theme === id);
  return {
    readers: score?.gold ?? 0,
    codebook: score?.tagged ?? 0,
    precision: score?.precision ?? null,
    recall: score?.recall ?? null,
  };
}

/** The stems, and stems beside each other, that add most to a theme. */
function strongestWords({ weights }: Codebook, id: string): string[] {
  return weights.weights
    .filter(({ label, feature, weight }) => label === id && weight > 0 && !feature.includes("/"))
    .sort((a, b) => b.weight - a.weight || (a.feature < b.feature ? -1 : 1))
    .slice(0, wordsShown)
    .map(({ feature }) => feature);
}

/** The names of the other themes whose weight at the second look, turned as is asked, is large; the largest first. */
function themesBeside(
  { themes, weights }: Codebook,
  id: string,
  turned: (weight: number) => number,
): string[] {
  const told = weights.beside.get(id)?.themes ?? new Map<string, number>();
  return themes
    .map((theme) => ({ label: theme.label, size: turned(told.get(theme.id) ?? 0) }))
    .filter(({ size }) => size >= besideShown)
    .sort((a, b) => b.size - a.size)
    .map(({ label }) => label);
}
