import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { CodebookFile, CountQuality } from "../../pipeline/publish/codebook-file.ts";
import { chartCard } from "./chart-card.ts";
import type { Column } from "./csv.ts";
import type { GradeStyle } from "./grade-scale.ts";
import { SHARE_COLUMNS, SMALL_DENOMINATOR, wilsonInterval } from "./interval.ts";
import { QUALITY_COLUMNS, QUALITY_HUES, type QualityRow } from "./quality-row.ts";
import { sharesChart } from "./shares-chart.ts";
import { countWords, dayWords, numbered, percentWords, scoreWords } from "./wording.ts";

const COUNTED_BY: readonly GradeStyle[] = [
  { grade: "readers", label: "Counted by readers", mark: "R", ...QUALITY_HUES.first },
  { grade: "codebook", label: "Counted by the codebook", mark: "C", ...QUALITY_HUES.second },
];

const PANELS = [
  { key: "raised", title: "Reports that raise the theme" },
  { key: "concern", title: "Reports that state a concern on it" },
] as const;

const COLUMNS: readonly Column<QualityRow>[] = [
  { name: "theme", value: (row) => row.label },
  { name: "reports_that", value: (row) => (row.panel === "concern" ? "state a concern on it" : "raise it") },
  { name: "counted_by", value: (row) => row.series },
  { name: "reports", value: (row) => row.letters },
  ...SHARE_COLUMNS,
  ...QUALITY_COLUMNS,
];

/** Each theme's share of the reports, by readers and by the codebook, of both kinds of counting; precision and recall of the codebook's. */
export function reportsRows({ themes, reports }: CodebookFile): QualityRow[] {
  return themes.flatMap(({ id, name, reports: counted }) =>
    PANELS.flatMap(({ key }) =>
      COUNTED_BY.flatMap(({ grade }) => {
        const { readers, codebook, precision, recall } = counted[key];
        const isCodebook = grade === "codebook";
        const letters = isCodebook ? codebook : readers;
        const interval = wilsonInterval(letters, reports.letters);
        if (interval === null) return [];
        const told = isCodebook ? { precision, recall } : { precision: null, recall: null };
        const of = { denominator: reports.letters, small: reports.letters < SMALL_DENOMINATOR };
        return [{ theme: id, label: name, panel: key, series: grade, letters, ...of, ...interval, ...told }];
      }),
    ),
  );
}

/** A theme by how many letters are counted for it, by readers and by the codebook. */
interface Counted extends Pick<CountQuality, "readers" | "codebook"> {
  name: string;
}

/** The theme whose count by the codebook is farthest from the readers' one; null where there is none. */
export function farthest(themes: readonly Counted[]): Counted | null {
  const apart = ({ readers, codebook }: Counted): number => Math.abs(readers - codebook);
  return themes.reduce<Counted | null>(
    (most, each) => (most === null || apart(each) > apart(most) ? each : most),
    null,
  );
}

/** How well reports are counted: the shares by readers and by the codebook beside each other, most often raised first. */
export function reportsQualityCard(file: CodebookFile, build: BuildInfo): HTMLElement {
  const { reports } = file;
  const rows = reportsRows(file);
  const themes = file.themes
    .map(({ id, reports: { raised } }) => ({ id, readers: raised.readers }))
    .sort((a, b) => b.readers - a.readers || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  const most = farthest(file.themes.map(({ name, reports: { raised } }) => ({ name, ...raised })));
  const card = chartCard({
    title:
      most === null || reports.letters === 0
        ? "No reports were counted by readers"
        : `Codebook and readers differ by ${pointsApart(most, reports.letters)} points at most`,
    subtitle: "The same school reports, counted by readers of each sentence and by the codebook.",
    rows,
    columns: COLUMNS,
    draw: (width) =>
      sharesChart(rows, {
        width,
        themes,
        panels: PANELS,
        series: COUNTED_BY,
        legend: COUNTED_BY,
        figure: figureWords,
      }),
    source: `school reports whose sentences were coded by readers, codebook ${file.measured_version}`,
    asAt: dayWords(build.as_at),
    denominator: `${numbered(reports.letters, "school report", "school reports")}, ${countWords(reports.sentences)} sentences. All themes together: F1 ${scoreWords(reports.raised.micro_f1)} for reports that raise one, ${scoreWords(reports.concern.micro_f1)} for those that state a concern on it.`,
    caveats: [
      reports.note,
      "Shares that agree may hold mistakes that cancel out: precision (how many of those counted are right) and recall (how many of those there are counted) stand in each tip and in the table.",
      "Lines are 95% intervals: how much a share of so many reports may move by chance alone.",
      "A concern stands where a sentence on the theme states one, be it beside a strength.",
    ],
    buildId: build.build_id,
  });
  card.id = "reports-quality";
  return card;
}

function pointsApart({ readers, codebook }: Counted, letters: number): string {
  return ((100 * Math.abs(readers - codebook)) / letters).toFixed(1);
}

function figureWords({ share, letters, precision, recall }: QualityRow): string {
  const right =
    precision === null || recall === null
      ? ""
      : `\nright ${percentWords(precision)}, found ${percentWords(recall)} of those there`;
  return `${percentWords(share)} (${numbered(letters, "report", "reports")})${right}`;
}
