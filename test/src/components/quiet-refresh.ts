import type { PublishedRefresh } from "../../../pipeline/publish/published-changes.ts";

/** A refresh of a day that brought no news. */
export const quietRefresh = (date: string): PublishedRefresh => ({
  date,
  started_at: `${date}T03:00:00Z`,
  objects: 1,
  mi_as_at: null,
  counts: { letters: 0, outcomes: 0, grade_changes: 0, corrected: 0, withdrawn: 0, restored: 0 },
  first: { letters: 0, outcomes: 0 },
  older: { letters: 0, outcomes: 0 },
});
