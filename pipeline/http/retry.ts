/** How often one request is tried, the first time included. */
export const TRIES = 5;

const LONGEST_BACKOFF_MS = 5 * 60_000;

/**
 * Retry-After (RFC 9110, 10.2.3) as milliseconds to wait from `now`: whole seconds or an HTTP date; a date that
 * has passed is 0. Null where the header is missing or neither.
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const value = header?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  if (!/^[A-Za-z]{3,9}, .+GMT$/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/**
 * Milliseconds before try number `tried + 1`: the base doubled for every try made, at most five minutes, of
 * which `random` (0 to 1) takes up to half away, so that many callers do not come back together.
 */
export function backoffMs(tried: number, baseMs: number, random: number): number {
  const full = Math.min(baseMs * 2 ** (tried - 1), LONGEST_BACKOFF_MS);
  return Math.round(full * (0.5 + random / 2));
}

/** Answers that another try may mend: too many requests, time-outs, and the server's own failures. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}
