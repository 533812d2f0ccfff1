import robotsParser from "robots-parser";

/** What is kept of a host's robots.txt. A text of null means there is none: everything is allowed. */
export interface RobotsText {
  /** When it was read, milliseconds since 1970. */
  readAt: number;
  text: string | null;
  etag: string | null;
  last_modified: string | null;
}

export function isRobotsText(value: unknown): value is RobotsText {
  return (
    typeof value === "object" &&
    value !== null &&
    "readAt" in value &&
    typeof value.readAt === "number" &&
    "text" in value &&
    isTextOrNull(value.text) &&
    "etag" in value &&
    isTextOrNull(value.etag) &&
    "last_modified" in value &&
    isTextOrNull(value.last_modified)
  );
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

/** RFC 9309, 2.4: a copy is not used longer than a day. */
export const ROBOTS_KEPT_MS = 24 * 60 * 60 * 1000;
/** RFC 9309, 2.5 asks for 500 KiB at least; a longer file than this counts as unreadable. */
export const ROBOTS_LIMIT_BYTES = 2_000_000;

/** What a robots.txt means for us. */
export interface RobotsRules {
  allows(url: URL): boolean;
  /** Crawl-delay in milliseconds, 0 where there is none. */
  crawlDelayMs: number;
}

/** Reads the rules for `userAgent` out of the robots.txt that stands at `origin`. */
export function robotsRules(origin: string, robots: RobotsText, userAgent: string): RobotsRules {
  if (robots.text === null) return { allows: () => true, crawlDelayMs: 0 };
  const rules = parseRobots(new URL("/robots.txt", origin).href, robots.text.replace(/^\uFEFF/, ""));
  const delay = rules.getCrawlDelay(userAgent) ?? 0;
  return {
    allows: (url) => rules.isAllowed(url.href, userAgent) ?? true,
    crawlDelayMs: delay > 0 ? delay * 1000 : 0,
  };
}

// The package is CommonJS whose function is the export itself; its type says "default".
const parseRobots = robotsParser as unknown as typeof robotsParser.default;
