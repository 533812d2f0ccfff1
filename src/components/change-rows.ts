import {
  CHANGE_KINDS,
  CHANGE_LABELS,
  type ChangesIndex,
  type PublishedChange,
  type PublishedRefresh,
} from "../../pipeline/publish/published-changes.ts";
import type { Choice, Chosen } from "./choices.ts";
import type { Column } from "./csv.ts";
import { dayWords } from "./wording.ts";

/** A plain address shows what the newest refreshes of so many days brought. */
const USUAL_DAYS = 31;

/** What a reader may choose; days are days of refreshes, so that no change falls between two of them. */
export function changeChoices({ refreshes, authorities, themes }: ChangesIndex): Choice[] {
  const days = [...new Set(refreshes.map(({ date }) => date))].reverse();
  const usual = usualSince(refreshes);
  const option = (day: string): { value: string; label: string } => ({ value: day, label: dayWords(day) });
  return [
    {
      name: "since",
      label: "After the refresh of",
      options: usual === null ? [] : [usual, ...days.filter((day) => day !== usual)].map(option),
    },
    { name: "until", label: "Up to that of", options: days.map(option) },
    {
      name: "kind",
      label: "What",
      options: [
        { value: "all", label: "Everything" },
        ...CHANGE_KINDS.map((kind) => ({ value: kind, label: CHANGE_LABELS[kind] })),
      ],
    },
    {
      name: "authority",
      label: "Local authority",
      options: [{ value: "all", label: "All" }, ...authorities.map((name) => ({ value: name, label: name }))],
    },
    {
      name: "theme",
      label: "Theme of the letter",
      options: [
        { value: "all", label: "Any, or none" },
        ...themes.map(({ id, label }) => ({ value: id, label })),
      ],
    },
  ];
}

/** The newest refresh at least `USUAL_DAYS` before the newest of all, else the first. */
function usualSince(refreshes: readonly PublishedRefresh[]): string | null {
  const newest = refreshes.at(-1);
  if (newest === undefined) return null;
  const limit = new Date(newest.date);
  limit.setUTCDate(limit.getUTCDate() - USUAL_DAYS);
  const day = limit.toISOString().slice(0, 10);
  return (refreshes.filter(({ date }) => date <= day).at(-1) ?? refreshes[0])?.date ?? null;
}

/** The months whose files hold what is chosen, newest first. */
export function monthsOf({ months }: ChangesIndex, { since = "", until = "" }: Chosen): string[] {
  return months.filter((month) => month >= since.slice(0, 7) && month <= until.slice(0, 7)).reverse();
}

/** The changes chosen: first seen after the refresh of one day, up to that of another. */
export function chosenChanges(
  changes: readonly PublishedChange[],
  { since = "", until = "", kind, authority, theme }: Chosen,
): PublishedChange[] {
  return changes.filter(
    (change) =>
      change.date > since &&
      change.date <= until &&
      (kind === "all" || change.kind === kind) &&
      (authority === "all" || change.authority === authority) &&
      (theme === "all" || change.themes.includes(theme ?? "")),
  );
}

/** The CSV of changes. */
export const CHANGE_COLUMNS: readonly Column<PublishedChange>[] = [
  { name: "first_seen", value: ({ date }) => date },
  { name: "kind", value: ({ kind }) => kind },
  { name: "urn", value: ({ urn }) => urn },
  { name: "school", value: ({ school }) => school },
  { name: "phase", value: ({ phase }) => phase },
  { name: "local_authority", value: ({ authority }) => authority },
  { name: "document_kind", value: (change) => change.document_kind },
  { name: "themes", value: ({ themes }) => themes.join("; ") },
  { name: "words", value: ({ words }) => words },
  { name: "source", value: ({ source }) => source },
  { name: "source_row", value: ({ row }) => row },
  { name: "older_source", value: (change) => change.older_source },
  { name: "older_row", value: (change) => change.older_row },
  { name: "url", value: ({ url }) => url },
];

/** The name of the feed that fits what is chosen: of the authority, else of the theme, else of everything. */
export function feedName(
  { authority = "all", theme = "all" }: Chosen,
  fileName: (name: string) => string,
): string {
  if (authority !== "all") return `authority/${fileName(authority)}`;
  return theme === "all" ? "all" : `theme/${theme}`;
}
