import { z } from "zod";
import { DOCUMENT_KINDS, type DocumentKind } from "./parse/parsed.ts";

const host = z.string().regex(/^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/);
const hosts = z.array(z.string().toLowerCase().pipe(host));
const HOSTS = 'host names, with a port where it is not the usual one ("files.example.org", "127.0.0.1:8080")';
const base = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !/[?#]/.test(text))
  .transform((text) => text.replace(/\/+$/, ""));
const BASE = "a web address without ? and # (https://www.example.org)";

interface Definition<T> {
  /** The environment variable. */
  variable: string;
  schema: z.ZodType<T>;
  fallback: T;
  /** What is allowed, in words, for the error message and the documentation. */
  allowed: string;
}

function define<T>(variable: string, fallback: T, schema: z.ZodType<T>, allowed: string): Definition<T> {
  return { variable, fallback, schema, allowed };
}

function whole(variable: string, fallback: number, least: number, most: number, unit: string) {
  return define(
    variable,
    fallback,
    z.int().min(least).max(most),
    `a whole number of ${unit} from ${least} to ${most}`,
  );
}

function share(variable: string, fallback: number) {
  return define(variable, fallback, z.number().min(0).max(1), "a number from 0 to 1");
}

/** Everything a user may set. The key is the name in `outcomes.config.json`. Real addresses: docs/sources. */
export const definitions = {
  /** Folder of archive, database and publication. */
  data: define("OUTCOMES_DATA", "data", z.string().min(1), "the path of a folder"),
  /** Who answers for a live collection: sent with every request. Without it no live run starts. */
  contact: define<string | null>(
    "OUTCOMES_CONTACT",
    null,
    z.union([z.email(), z.url({ protocol: /^https?$/ })]).nullable(),
    "an e-mail address or a web address where the collector's owner is reached",
  ),
  /** Where the site stands: feeds need whole addresses. Without it they have paths. */
  siteBase: define<string | null>("OUTCOMES_SITE_BASE", null, base.nullable(), BASE),
  govukBase: define("OUTCOMES_GOVUK_BASE", "https://www.gov.uk", base, BASE),
  reportsBase: define("OUTCOMES_REPORTS_BASE", "https://reports.ofsted.gov.uk", base, BASE),
  filesBase: define("OUTCOMES_FILES_BASE", "https://files.ofsted.gov.uk", base, BASE),
  giasBase: define("OUTCOMES_GIAS_BASE", "https://ea-edubase-api-prod.azurewebsites.net", base, BASE),
  /** Hosts that may be asked beside those of the bases. */
  allowedHosts: define(
    "OUTCOMES_ALLOWED_HOSTS",
    ["assets.publishing.service.gov.uk", "files.api.ofsted.gov.uk"],
    hosts,
    HOSTS,
  ),
  /** Private or loopback addresses that may be asked; a base that is one needs no naming here. */
  privateAddresses: define<string[]>("OUTCOMES_PRIVATE_ADDRESSES", [], hosts, HOSTS),
  /** Least time between the starts of two requests to one host. */
  gapMs: whole("OUTCOMES_GAP_MS", 1000, 0, 600_000, "milliseconds"),
  concurrency: whole("OUTCOMES_CONCURRENCY", 4, 1, 64, "requests under way at once"),
  /** Whole time of one request, body included. */
  requestTimeoutMs: whole("OUTCOMES_REQUEST_TIMEOUT_MS", 60_000, 100, 3_600_000, "milliseconds"),
  bodyLimitBytes: whole("OUTCOMES_BODY_LIMIT_BYTES", 200_000_000, 1000, 4_000_000_000, "bytes"),
  redirectLimit: whole("OUTCOMES_REDIRECT_LIMIT", 5, 0, 20, "redirects"),
  /** Kinds of letter collected whenever they were published. */
  documentKinds: define<DocumentKind[]>(
    "OUTCOMES_DOCUMENT_KINDS",
    ["interim_visit_letter", "monitoring_letter"],
    z.array(z.enum(DOCUMENT_KINDS)),
    `any of ${DOCUMENT_KINDS.join(", ")}`,
  ),
  /** From this publication date on, every kind is collected. */
  everythingSince: define("OUTCOMES_EVERYTHING_SINCE", "2024-09-01", z.iso.date(), "a date (YYYY-MM-DD)"),
  /** Share of all providers looked at again each night, whatever the search says. */
  revisitShare: share("OUTCOMES_REVISIT_SHARE", 1 / 30),
  /** How often a refresh is due; `status` says when one was missed. */
  refreshHours: whole("OUTCOMES_REFRESH_HOURS", 24, 1, 8784, "hours"),
  /** The register of schools is asked for again after so many days; 0 asks every time. */
  giasEveryDays: whole("OUTCOMES_GIAS_EVERY_DAYS", 7, 0, 366, "days"),
  /** Share of failed requests above which a collection counts as failed. */
  failureTolerance: share("OUTCOMES_FAILURE_TOLERANCE", 0.01),
  /** Builds whose tables stay for download, the newest included; of older ones the list of hashes stays. */
  downloadsKept: whole("OUTCOMES_DOWNLOADS_KEPT", 3, 1, 10_000, "builds"),
  /** Whether the site offers the archived PDFs of letters, so that packs made in the page can hold them. */
  publishDocuments: define("OUTCOMES_PUBLISH_DOCUMENTS", false, z.boolean(), "true or false"),
  /** Largest file `import` reads. */
  importLimitBytes: whole("OUTCOMES_IMPORT_LIMIT_BYTES", 500_000_000, 1000, 2_000_000_000, "bytes"),
} as const;

export type SettingName = keyof typeof definitions;

export type Settings = {
  -readonly [Name in SettingName]: (typeof definitions)[Name] extends Definition<infer T> ? T : never;
};

export const settingNames = Object.keys(definitions) as SettingName[];
