import type { Task } from "./source.ts";

/** Most results the search gives on a page since February 2025. */
export const ROWS = 100;

/**
 * The address of a page of the search: education and training, latest report on or after `since` (ISO), the newest
 * first. `start` is the offset of the first result.
 */
export function searchUrl(base: string, since: string, start: number): string {
  const url = new URL(`${base}/search`);
  url.search = new URLSearchParams({
    q: "",
    level_1_types: "1",
    latest_report_date_start: since.split("-").reverse().join("-"),
    sort: "date",
    order: "desc",
    start: String(start),
    rows: String(ROWS),
  }).toString();
  return url.href;
}

/** The offset that a search address asks for. */
export function searchStart(url: string): number {
  return Number(new URL(url).searchParams.get("start") ?? "0");
}

/** A day some days before another, both ISO. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Of searches that failed in an earlier run those to ask for once more: for each offset the one that goes back furthest,
 * which finds what the others would. A new search would not: it ends at the first page that is wholly known, and it goes
 * back from the newest report met meanwhile. That results have moved further down since loses none.
 */
export function unreadSearches(failed: readonly Task[]): Task[] {
  const oldest = new Map<number, Task>();
  // The titles differ in their day alone.
  for (const task of failed) {
    const other = oldest.get(searchStart(task.url));
    if (task.kind === "search" && (other === undefined || task.title < other.title))
      oldest.set(searchStart(task.url), task);
  }
  return [...oldest.values()];
}
