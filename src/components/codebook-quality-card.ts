import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { CodebookFile, CodebookQuality, OverallQuality } from "../../pipeline/publish/codebook-file.ts";
import { chartCard } from "./chart-card.ts";
import type { Column } from "./csv.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { SMALL_DENOMINATOR } from "./interval.ts";
import { QUALITY_COLUMNS, QUALITY_HUES, type QualityRow } from "./quality-row.ts";
import { sharesChart } from "./shares-chart.ts";
import { countWords, dayWords, numbered, scoreWords } from "./wording.ts";

/** The sets of sentences it is measured on, each with a mark. */
const SETS: readonly GradeStyle[] = [
  { grade: "unread", label: "Sentences never read", mark: "N", ...QUALITY_HUES.first },
  { grade: "kept", label: "Sentences kept apart", mark: "K", ...QUALITY_HUES.second },
  {
    grade: "invented",
    label: "Invented letters of a kind little seen",
    mark: "I",
    ...QUALITY_HUES.third,
  },
];

const COLUMNS: readonly Column<QualityRow>[] = [
  { name: "theme", value: (row) => row.label },
  { name: "measured_on", value: (row) => row.series },
  { name: "sentences", value: (row) => row.denominator },
  { name: "f1", value: (row) => row.share },
  { name: "low", value: (row) => row.low },
  { name: "high", value: (row) => row.high },
  ...QUALITY_COLUMNS,
  { name: "small", value: (row) => row.small },
];

/**
 * Each theme as measured on each set: `share` is its F1, `denominator` the sentences that carry it. Themes that no sentence of
 * a set carries are left out there.
 */
export function qualityRows({ themes }: CodebookFile): QualityRow[] {
  return themes.flatMap(({ id, name, quality, kept, invented }) =>
    [
      { series: "unread", measured: quality },
      { series: "kept", measured: kept },
      { series: "invented", measured: invented },
    ].flatMap(({ series, measured }) => rowOf(id, name, series, measured)),
  );
}

function rowOf(theme: string, label: string, series: string, measured: CodebookQuality | null): QualityRow[] {
  if (measured === null || measured.f1 === null || measured.sentences === 0) return [];
  const { f1, low, high, precision, recall, sentences } = measured;
  const small = sentences < SMALL_DENOMINATOR;
  const interval = { share: f1, low: low ?? f1, high: high ?? f1 };
  const counts = { letters: 0, denominator: sentences, small };
  return [{ theme, label, panel: "", series, ...counts, ...interval, precision, recall }];
}

/** How well the codebook reads, theme by theme, best first. */
export function codebookQualityCard(file: CodebookFile, build: BuildInfo): HTMLElement {
  const rows = qualityRows(file);
  const unread = new Map(
    rows.filter(({ series }) => series === "unread").map((row) => [row.theme, row.share]),
  );
  const themes = file.themes
    .map(({ id }) => id)
    .filter((id) => rows.some(({ theme }) => theme === id))
    .sort((a, b) => (unread.get(b) ?? -1) - (unread.get(a) ?? -1) || (a < b ? -1 : 1));
  const card = chartCard({
    title: `Themes read at F1 ${scoreWords(file.overall.micro_f1)} on sentences never read`,
    subtitle:
      "F1 of each theme, 1 being perfect: how much of what is tagged is right, and how much of what is there is tagged, in one figure.",
    rows,
    columns: COLUMNS,
    draw: (width) =>
      sharesChart(rows, {
        width,
        themes,
        panels: [{ key: "", title: "F1 with its 95% interval" }],
        series: SETS,
        legend: SETS,
        format: (score) => score.toFixed(1),
        figure: (row) =>
          `F1 ${scoreWords(row.share)}, ${numbered(row.denominator, "sentence carries", "sentences carry")} it`,
      }),
    source: `sentences of letters and reports coded by readers, codebook ${file.measured_version}`,
    asAt: dayWords(build.as_at),
    denominator: `Never read: ${setWords(file.overall)}; kept apart: ${setWords(file.kept)}; invented letters: ${setWords(file.invented)}. At each dot, those that carry the theme.`,
    caveats: [
      `Never read: ${file.overall.note}`,
      `Kept apart: ${file.kept.note}`,
      `Invented letters: ${file.invented.note}`,
      "Themes that fewer than ten sentences carry are faded and say their n: the interval says more than the dot.",
    ],
    buildId: build.build_id,
  });
  card.id = "quality";
  return card;
}

function setWords({ sentences, micro_f1, low, high }: OverallQuality): string {
  return `${countWords(sentences)} sentences, all themes together ${scoreWords(micro_f1)} (${scoreWords(low)} to ${scoreWords(high)})`;
}
