import { QUALITY_TARGET } from "./quality-target.ts";
import { stances } from "./codebook.ts";
import type { LettersPart } from "./coded-letters.ts";
import type { LetterQuality } from "./letter-quality.ts";
import type { Quality, Score, ThemeScores } from "./quality.ts";

/**
 * Which sentences were measured: `unread` gold (neither rules nor weights have seen it), `kept` (coded for this
 * project, kept from both), `invented` (letters written for it, kept from both), `validated` (all gold, cross-validated),
 * `fitted` (what rules and weights were made with); `given` by the caller.
 */
export type MeasuredPart = "unread" | "kept" | "invented" | "validated" | "fitted" | "given";

/** A measurement under a heading, with a word on what the sentences are. */
export interface Measured {
  readonly part: MeasuredPart;
  readonly heading: string;
  readonly note: string;
  readonly quality: Quality;
}

/** Letters measured as the charts count them, under a heading. */
export interface MeasuredLetters {
  readonly part: LettersPart;
  readonly heading: string;
  readonly note: string;
  readonly quality: LetterQuality;
}

/** The figures as Markdown; it holds no sentence. */
export function qualityReport(
  codebookVersion: string,
  measured: readonly Measured[],
  letters: readonly MeasuredLetters[],
): string {
  return `# How well the codebook reads

Written by \`npm run evaluate\`; do not edit. Codebook ${codebookVersion}.

Sentences of real letters and reports were read and coded twice, independently, from the definitions of the codebook, and
disagreements settled in a third reading. The two readers agreed with each other at a micro-F1 of 0.93 to 0.98; they are of
one kind, so that is an upper bound. The readers of the sentences coded for this project were language models that were given the
definitions, not trained coders or inspectors: the figures tell how far the codebook agrees with such readings.

F1 is the harmonic mean of precision (how much of what is tagged is right) and recall (how much of what is there is tagged);
intervals are 95 % bootstrap intervals over sentences (1,000 resamples, fixed seed). Themes with few sentences have wide
intervals: read those before the figure.

A sentence gets a theme by weights (\`data/codebook/weights/\`) on the written rules and on its words, and, at a
second look, on the other themes it was given at first. The weights are fitted to the gold sentences, to sentences coded
for this project (\`data/codebook/coded/\`, but for \`kept-apart.csv\`), and to invented ones: whole letters
(\`data/codebook/letters/\`, but for \`kept-apart.csv\`), and sentences written for a theme (\`data/codebook/written/\`). What
is measured is never among what it was fitted to, unless the heading says so; the weights that ship are fitted to all gold
sentences.

${verdict(measured[0])}

${[...measured.map(section), ...letters.map(lettersSection)].join("\n\n")}
`;
}

/** What is aimed at on sentences never read: all themes together, some by themselves, any with ten or more, the stance. */
const ownTargets: Readonly<Record<string, number>> = {
  safeguarding: 0.92,
  remote_learning: 0.92,
  send: 0.92,
};
const anyTarget = 0.75;
const enough = 10;
const stanceTarget = 0.85;

/** Whether each target is reached, in the words of a reader who looks for that alone. */
function verdict(first: Measured | undefined): string {
  if (!first) return "";
  const { micro, themes, stanceAccuracy } = first.quality;
  const told = (what: string, value: number | null, aim: number): string =>
    `- ${what}: ${figure(value)}, target ${aim.toFixed(2)}: ${(value ?? 0) >= aim ? "reached" : "**not** reached"}.`;
  const own = themes.flatMap(({ theme, f1, gold }) => {
    const aim = ownTargets[theme];
    return aim === undefined ? [] : [told(`F1 of ${theme} (${gold} sentences)`, f1, aim)];
  });
  const low = themes
    .filter(({ gold, f1 }) => gold >= enough && (f1 ?? 0) < anyTarget)
    .map(({ theme }) => theme);
  return [
    "On sentences never read:",
    "",
    told("micro-F1", micro.f1, QUALITY_TARGET),
    ...own,
    `- themes of ${enough} sentences or more below ${anyTarget}: ${low.join(", ") || "none"}.`,
    told("stance accuracy", stanceAccuracy, stanceTarget),
  ].join("\n");
}

/** One measurement: a line of sums, a table of themes, a table of stances. */
export function section({ heading, note, quality }: Measured): string {
  const themes = quality.themes.map(
    (theme) => `| ${theme.theme} | ${theme.gold} | ${theme.tagged} | ${cells(theme)} |`,
  );
  const confusion = stances.map((stance) => {
    const row = stances.map((other) => String(quality.confusion[stance][other]));
    return `| ${stance} | ${row.join(" | ")} |`;
  });
  return `## ${heading}

${note} ${quality.sentences} sentences.

Micro-F1 **${figure(quality.micro.f1)}** (${range(quality.micro.interval)}), macro-F1 ${figure(quality.macroF1)},
stance accuracy **${figure(quality.stanceAccuracy)}** (${range(quality.stanceInterval)}).

| theme | coded | tagged | precision | recall | F1 | 95 % interval |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
${themes.join("\n")}

Stance, readers down, codebook across:

| | ${stances.join(" | ")} |
| --- | ---: | ---: | ---: | ---: |
${confusion.join("\n")}`;
}

/** Letters as counted: a table of those that raise a theme, and one of those that state a concern on it. */
export function lettersSection({ heading, note, quality }: MeasuredLetters): string {
  const { letters, sentences, raised, concern } = quality;
  return `## ${heading}

${note} ${letters} of them, ${sentences} sentences. The shares are of all of them: by the readers, and by the codebook.

Letters that raise a theme: micro-F1 **${figure(raised.micro.f1)}** (${range(raised.micro.interval)}).

${lettersTable(raised, letters)}

Letters that state a concern on it: micro-F1 **${figure(concern.micro.f1)}** (${range(concern.micro.interval)}).

${lettersTable(concern, letters)}`;
}

function lettersTable({ themes }: ThemeScores, letters: number): string {
  const share = (count: number): string => `${((100 * count) / letters).toFixed(1)} %`;
  const rows = themes.map(
    (theme) => `| ${theme.theme} | ${share(theme.gold)} | ${share(theme.tagged)} | ${cells(theme)} |`,
  );
  return `| theme | readers | codebook | precision | recall | F1 | 95 % interval |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
${rows.join("\n")}`;
}

function cells({ precision, recall, f1, interval }: Score): string {
  return [figure(precision), figure(recall), figure(f1), range(interval)].join(" | ");
}

function figure(value: number | null): string {
  return value === null ? "–" : value.toFixed(2);
}

function range(interval: readonly [number, number] | null): string {
  return interval === null ? "–" : `${interval[0].toFixed(2)}–${interval[1].toFixed(2)}`;
}
