/** Management information comes monthly, some two weeks after the day it stands for: older than this it is late. */
const LATE_DAYS = 45;
/** Older than this, something is wrong. */
const STALE_DAYS = 75;
export const HOUR_MS = 3_600_000;
/** A refresh that has not begun so long after its time is missed. */
export const GRACE_HOURS = 6;

/** How old the figures of one kind are. Late and stale ones stop nothing: what is there is still the newest there is. */
export interface Age {
  kind: string;
  /** ISO date. */
  latest_as_at: string | null;
  /** Whole days from that day to now; null where nothing is here. */
  days: number | null;
  level: "fresh" | "late" | "stale" | "none";
}

/** How old something is that stands for a day (ISO), as seen at `now`. */
export function ageOf(kind: string, latestAsAt: string | null, now: Date): Age {
  if (latestAsAt === null) return { kind, latest_as_at: null, days: null, level: "none" };
  const days = Math.floor((now.getTime() - Date.parse(latestAsAt)) / 86_400_000);
  const level = days > STALE_DAYS ? "stale" : days > LATE_DAYS ? "late" : "fresh";
  return { kind, latest_as_at: latestAsAt, days, level };
}

/** When a refresh should have begun that is missed as seen at `now`; null where none is. Moments are ISO. */
export function missedAt(expected: string | null, now: Date): string | null {
  const isMissed = expected !== null && now.getTime() - Date.parse(expected) > GRACE_HOURS * HOUR_MS;
  return isMissed ? expected : null;
}
