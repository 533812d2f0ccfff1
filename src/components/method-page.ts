import type { BuildInfo, StatusFile } from "../../pipeline/publish/published.ts";
import type { CodebookFile } from "../../pipeline/publish/codebook-file.ts";
import { QUALITY_TARGET } from "../../pipeline/themes/quality-target.ts";
import type { LettersFile } from "../../pipeline/publish/published-letters.ts";
import { codebookQualityCard } from "./codebook-quality-card.ts";
import { element } from "./element.ts";
import { farthest, reportsQualityCard } from "./reports-quality-card.ts";
import { letterLimits } from "./letter-limits.ts";
import { countWords, numbered, percentWords, scoreWords } from "./wording.ts";

type Theme = CodebookFile["themes"][number];

/** What themes are, how well they read, and each with its definition, rules and counts: all of it from the data. */
export function codebookSection(file: CodebookFile, build: BuildInfo): HTMLElement {
  const isOther = file.tagged_version !== file.version;
  return element(
    "div",
    {},
    element(
      "div",
      { class: "prose" },
      element("p", {}, qualityWords(file)),
      element("p", {}, targetWords(file)),
      element("p", {}, unseenKindWords(file)),
      element("p", {}, READERS),
      isOther
        ? element(
            "p",
            { class: "notice" },
            `The letters here were tagged with codebook ${file.tagged_version ?? "unknown"}; what follows describes ${file.version}.`,
          )
        : null,
    ),
    codebookQualityCard(file, build),
    element(
      "div",
      { class: "prose" },
      element("h3", {}, "How rightly letters are counted"),
      ...countedWords(file).map((words) => element("p", {}, words)),
    ),
    reportsQualityCard(file, build),
    element(
      "div",
      { class: "prose" },
      element("h3", {}, "The themes one by one"),
      ...file.themes.map(themeDetails),
    ),
  );
}

function qualityWords({ overall, themes, measured_version }: CodebookFile): string {
  return `A codebook of ${countWords(themes.length)} themes is run over every sentence (codebook ${measured_version}). On ${countWords(overall.sentences)} coded sentences that nothing was made with, themes are right with a micro-F1 of ${scoreWords(overall.micro_f1)} (95% interval ${scoreWords(overall.low)} to ${scoreWords(overall.high)}), and stance in ${overall.stance === null ? "a share not known" : percentWords(overall.stance)} of sentences.`;
}

/** Who the readers were, whose codings all figures of quality are held against. */
const READERS =
  "Sentences were coded from the definitions below in independent readings, settled in a further one where two differed. Those of the project’s own sentences were made by language models that were given the definitions, not by trained coders or inspectors. The figures tell how far the codebook agrees with such readings. Sentences you coded yourself can be measured in the same way (see the README).";

/** Honest words where the target is not reached. */
function targetWords({ overall, themes }: CodebookFile): string {
  const below = themes.filter(({ quality }) => (quality?.f1 ?? 1) < 0.7).map(({ name }) => name);
  const reached = (overall.micro_f1 ?? 0) >= QUALITY_TARGET;
  const weak =
    below.length === 0
      ? ""
      : ` Below 0.7 there: ${below.join(", ")}. Read a chart of these themes with that in mind, and the sentences behind it.`;
  return `The target, a micro-F1 of ${scoreWords(QUALITY_TARGET)}, is ${reached ? "reached" : "not reached"}.${weak}`;
}

/** What to expect of letters unlike those it was made with, such as those of the visits of autumn 2020. */
function unseenKindWords({ invented }: CodebookFile): string {
  const stance = invented.stance === null ? "a share not known" : percentWords(invented.stance);
  return `Letters of kinds that few real ones were at hand of, such as those of the visits to schools in autumn 2020, must be expected to be read less well: on ${countWords(invented.sentences)} sentences of such letters, invented and kept apart, themes are right with a micro-F1 of ${scoreWords(invented.micro_f1)} and stance in ${stance} of sentences. Read the passages.`;
}

/** What the figures on sentences come to for a letter, which is what the charts count. */
function countedWords({ reports, whole, themes }: CodebookFile): string[] {
  const safeguarding = themes.find(({ id }) => id === "safeguarding")?.reports.raised;
  const told = (share: number | null): string => (share === null ? "none" : percentWords(share));
  const most = farthest(themes.map(({ name, whole: counted }) => ({ name, ...counted })));
  return [
    `The charts count letters: one raises a theme when a sentence of it does. So ${countWords(reports.letters)} school reports were counted twice: by the readers’ codings of their sentences, and by the codebook, its weights fitted without that report.${
      safeguarding === undefined || reports.letters === 0
        ? ""
        : ` Safeguarding is raised in ${told(safeguarding.readers / reports.letters)} of them by the readers’ count and in ${told(safeguarding.codebook / reports.letters)} by the codebook’s; ${told(safeguarding.precision)} of the reports it counts do raise it, and it counts ${told(safeguarding.recall)} of those that do.`
    }`,
    `The longer a letter, the likelier it is counted for one sentence that was mistaken. On ${countWords(whole.letters)} whole letters and reports, of ${countWords(Math.round(whole.sentences / Math.max(1, whole.letters)))} sentences on average, most of them after visits to local authorities, F1 is ${scoreWords(whole.raised.micro_f1)}, where it is ${scoreWords(reports.raised.micro_f1)} on the reports${
      most === null
        ? ""
        : `. The theme farthest off is ${most.name}, counted in ${countWords(most.codebook)} of them by the codebook and in ${countWords(most.readers)} by readers`
    }.`,
  ];
}

function themeDetails(theme: Theme): HTMLElement {
  const { id, name, definition, excludes, rules, words, letters, sentences, quality, reports } = theme;
  const beside = besideWords(theme);
  const measured =
    quality === null || quality.f1 === null
      ? "No sentence never read carries it: its quality is not known."
      : `F1 ${scoreWords(quality.f1)} (95% interval ${scoreWords(quality.low)} to ${scoreWords(quality.high)}) on ${numbered(quality.sentences, "sentence", "sentences")} never read; precision ${scoreWords(quality.precision)}, recall ${scoreWords(quality.recall)}.`;
  return element(
    "details",
    { class: "theme", id: `theme-${id}` },
    element(
      "summary",
      {},
      element("strong", {}, name),
      ` · ${numbered(sentences, "sentence", "sentences")} in ${numbered(letters, "letter", "letters")}`,
    ),
    element("p", {}, definition),
    excludes === "" ? null : element("p", {}, `Not meant: ${excludes}`),
    element("p", {}, `${measured} ${reportsWords(reports.raised)}`),
    element("p", {}, "Rules:"),
    element("ul", {}, ...rules.map((rule) => element("li", {}, rule))),
    words.length === 0
      ? null
      : element(
          "p",
          {},
          `Stems of words that speak for it beside the rules, strongest first (with +, two near each other): ${words.join(", ")}.`,
        ),
    beside === "" ? null : element("p", {}, beside),
    element("p", {}, element("a", { href: `./evidence?theme=${id}` }, `Sentences of the theme ${name}`)),
  );
}

function reportsWords({ readers, codebook, precision, recall }: Theme["reports"]["raised"]): string {
  if (precision === null || recall === null) return "";
  return `Of ${numbered(codebook, "school report", "school reports")} counted for it ${percentWords(precision)} are rightly counted, and of ${numbered(readers, "report", "reports")} that raise it ${percentWords(recall)} are.`;
}

/** What other themes of the same sentence say for and against a theme; empty where they say little. */
function besideWords({ less_beside: less, more_beside: more }: Theme): string {
  return [
    ...(less.length === 0 ? [] : [`Given less readily where the sentence is also on: ${less.join(", ")}.`]),
    ...(more.length === 0 ? [] : [`Given more readily where it is also on: ${more.join(", ")}.`]),
  ].join(" ");
}

/** What the data here does not hold, counted. */
export function limitsSection(letters: LettersFile, status: StatusFile): HTMLElement {
  const refused = status.refused.reduce((sum, row) => sum + row.refused, 0);
  const found = status.checks.filter(({ rows }) => rows > 0);
  return element(
    "ul",
    { class: "prose" },
    ...[
      ...letterLimits(letters),
      `${numbered(refused, "file, row or cell was", "files, rows or cells were")} refused, each with its reason.`,
      found.length === 0
        ? `Every one of ${countWords(status.checks.length)} checks of the tables passes.`
        : `Of ${countWords(status.checks.length)} checks of the tables ${countWords(found.length)} warn: ${found.map(({ asks }) => asks.replace(/\.$/, "")).join("; ")}.`,
    ].map((words) => element("li", {}, words)),
    element(
      "li",
      {},
      element("a", { href: "./status" }, "All reasons and checks"),
      " stand on the status page.",
    ),
  );
}
