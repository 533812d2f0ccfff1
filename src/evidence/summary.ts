import { countWords, dayWords, percentWords } from "../components/wording.ts";
import type { EvidenceBuild, EvidenceSource } from "./evidence.ts";
import type { NumberRow } from "./numbers.ts";
import { LISTS, type Selection, type Vocabulary } from "./selection.ts";

const NAMES: Readonly<Record<keyof Selection, string>> = {
  theme: "Theme",
  match: "Themes",
  stance: "Stance",
  phase: "Phase",
  prior: "Prior grade",
  region: "Region",
  authority: "Local authority",
  constituency: "Constituency",
  kind: "Kind of document",
  delivery: "Delivery",
  from: "From",
  to: "To",
  words: "Words",
};

/** What readers call a filter. */
export function filterName(filter: keyof Selection): string {
  return NAMES[filter];
}

/** The filters that are set, in words. */
export function describe(selection: Selection, vocabulary: Vocabulary): { name: string; value: string }[] {
  const lists = LISTS.filter((name) => selection[name].length > 0).map((name) => ({
    name: NAMES[name],
    value: selection[name]
      .map((id) => vocabulary[name].find((entry) => entry.id === id)?.label ?? id)
      .join(name === "theme" && selection.match === "all" ? " and " : " or "),
  }));
  return [
    ...lists,
    ...(["from", "to"] as const)
      .filter((name) => selection[name] !== "")
      .map((name) => ({ name: NAMES[name], value: dayWords(selection[name]) })),
    ...(selection.words === "" ? [] : [{ name: NAMES.words, value: selection.words }]),
  ];
}

interface Counted {
  filters: readonly { name: string; value: string }[];
  passages: number;
  sources: readonly EvidenceSource[];
  found: number;
  outside: number;
  numbers: readonly NumberRow[];
  others: string;
}

/** The findings as bullets: counts and shares with their intervals, and nothing that the figures do not say. */
export function summaryOf(
  { filters, passages, sources, found, outside, numbers, others: who }: Counted,
  build: EvidenceBuild,
): string[] {
  const schools = new Set(sources.flatMap(({ urn }) => urn ?? [])).size;
  const dates = sources.flatMap(({ date }) => date ?? []).sort();
  const withdrawn = sources.filter((source) => source.withdrawn !== null).length;
  const [selected, others] = [
    numbers.find(({ theme, group }) => theme === null && group === "selection"),
    numbers.find(({ theme, group }) => theme === null && group === "others"),
  ];
  const asked = filters.map(({ name, value }) => `${name.toLowerCase()} ${value}`).join("; ");
  const lines = [
    filters.length === 0 ? "Asked for: every passage." : `Asked for: ${asked}.`,
    `${counted(passages, "passage")} from ${counted(sources.length, "letter or report", "letters and reports")}${schools > 0 ? ` on ${counted(schools, "school")}` : ""}${passages - outside < found ? `, chosen from ${countWords(found)} that were found` : ""}.`,
    ...(outside === 0
      ? []
      : [
          `${counted(outside, "passage")} chosen besides, which the figures say nothing of: other criteria found them.`,
        ]),
    ...(dates.length > 0
      ? [
          dates[0] === dates.at(-1)
            ? `Dated ${dayWords(dates[0] ?? null)}.`
            : `Dated from ${dayWords(dates[0] ?? null)} to ${dayWords(dates.at(-1) ?? null)}.`,
        ]
      : []),
    ...(selected === undefined ? [] : [`Such a passage stands in ${shareWords(selected)}.`]),
    ...(others === undefined || others.denominator === 0
      ? []
      : [`For comparison, it stands in ${shareWords(others, "other letter")} ${who}.`]),
    ...(withdrawn > 0
      ? [
          `${counted(withdrawn, "source")} no longer offered by the publisher as quoted: marked in the list of sources.`,
        ]
      : []),
    `Taken from build ${build.build_id} (codebook ${build.codebook_version}), ${asAtWords(build)}.`,
  ];
  return build.is_sample
    ? ["Fictional sample: every school, letter and sentence here is invented.", ...lines]
    : lines;
}

/** "letters up to 20 November 2026, schools and grades as at 30 June 2026" */
export function asAtWords({ as_at: asAt, letters_to: newest }: EvidenceBuild): string {
  const day = (iso: string | null): string => (iso === null ? "an unknown day" : dayWords(iso));
  return `letters up to ${day(newest)}, schools and grades as at ${day(asAt)}`;
}

/** "12 of 90 letters (13%; 95% interval 8% to 22%)", with a warning where n is small. */
export function shareWords(
  { letters, denominator, share, low, high, small }: NumberRow,
  what = "letter",
): string {
  const of = `${countWords(letters)} of ${counted(denominator, what)}`;
  if (share === null || low === null || high === null) return of;
  return `${of} (${percentWords(share)}; 95% interval ${percentWords(low)} to ${percentWords(high)}${small ? "; fewer than ten letters, so this says little" : ""})`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${countWords(count)} ${count === 1 ? one : many}`;
}
