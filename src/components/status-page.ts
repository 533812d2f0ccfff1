import type { BuildInfo, StatusFile } from "../../pipeline/publish/published.ts";
import type { PublicHealth } from "../../pipeline/run/public-health.ts";
import { ageNotices } from "./age-notices.ts";
import { element } from "./element.ts";
import { freshnessTable, kindWords } from "./freshness-table.ts";
import { nights } from "./nights.ts";
import { countWords, dayWords, numbered } from "./wording.ts";
import { wordedTable, type WordedRow } from "./worded-table.ts";

export { publicHealth } from "./site-data.ts";

type Check = StatusFile["checks"][number];
type Refused = StatusFile["refused"][number];

/**
 * How the nights go, how fresh each source is as seen at `now`, what every check found, and what was refused and why.
 * `health` is null where the server gives none out.
 */
export function statusPage(
  file: StatusFile,
  build: BuildInfo,
  now: Date,
  health: PublicHealth | null,
): HTMLElement {
  const { checks, refused, database } = file;
  const passed = checks.filter(({ accepted }) => accepted !== null);
  const failed = checks.filter((check) => resultWords(check) === "failed").length;
  const warned = checks.filter(({ level, rows }) => level === "warn" && rows > 0);
  const turnedAway = refused.reduce((sum, row) => sum + row.refused, 0);
  return element(
    "div",
    {},
    element(
      "p",
      { class: "notice", id: "verdict" },
      `${countWords(checks.length)} checks: ${countWords(checks.length - failed - warned.length - passed.filter(({ level }) => level === "error").length)} found nothing, ${countWords(warned.length)} warn, ${countWords(failed)} failed, ${countWords(passed.length)} let pass by a person.`,
    ),
    ...ageNotices({ freshness: file.freshness, isSample: build.is_sample }, health, now),
    ...(health === null ? [] : [section("nights", "How the last nights went", nights(health))]),
    section(
      "build",
      "The build this site shows",
      element(
        "dl",
        { class: "facts" },
        fact("Site", build.site_id),
        fact("Database", database.build_id),
        fact("Codebook", database.codebook_version),
        fact("Version", build.version),
        fact("Ofsted’s figures as at", dayWords(build.as_at)),
        fact("Register as at", dayWords(build.register_as_at)),
      ),
    ),
    section("fresh", "How fresh each source is", freshnessTable(file.freshness)),
    section(
      "checks",
      "What each check found",
      ...checkTables(checks),
      ...warned.map(warning),
      ...passed.filter(({ level }) => level === "error").map(warning),
    ),
    section(
      "refused",
      "What was refused, and why",
      refused.length === 0
        ? element("p", {}, "Nothing was refused.")
        : wordedTable(
            `${numbered(turnedAway, "file, row or cell was", "files, rows or cells were")} not taken; each is kept with its reason.`,
            ["Reason", "Refused", "In files"],
            refused.map(refusedRow),
          ),
    ),
  );
}

/** The checks that found something, then, to be opened, those that found nothing. */
function checkTables(checks: readonly Check[]): HTMLElement[] {
  const headings = ["Check, and what it looks for", "Result", "Rows found"];
  const found = checks.filter(({ rows }) => rows > 0);
  const clean = checks.filter(({ rows }) => rows === 0);
  const caption =
    "Checks of the database this site was published from; no rows is good, and a failed check stops a publication.";
  return [
    ...(found.length === 0 ? [] : [wordedTable(caption, headings, found.map(checkRow))]),
    element(
      "details",
      { class: "clean" },
      element("summary", {}, `The ${countWords(clean.length)} that found nothing`),
      wordedTable(caption, headings, clean.map(checkRow)),
    ),
  ];
}

function checkRow(check: Check): WordedRow {
  const { name, asks, accepted, rows } = check;
  return {
    words: name.replaceAll("_", " "),
    note: accepted === null ? asks : `${asks} Let pass by a person: ${accepted}`,
    cells: [resultWords(check), rows],
  };
}

function refusedRow({ kind, scope, column_name: column, reason, refused, files }: Refused): WordedRow {
  return {
    words: reason,
    note: [kindWords(kind), scope, column?.replaceAll("_", " ") ?? null]
      .filter((part) => part !== null)
      .join(" · "),
    cells: [refused, files],
  };
}

function warning({ name, rows, examples }: Check): HTMLElement {
  return element(
    "details",
    { class: "behind" },
    element("summary", {}, `${name.replaceAll("_", " ")}: the first of ${countWords(rows)}`),
    element("ul", {}, ...examples.map((example) => element("li", {}, example))),
  );
}

function resultWords({ level, rows, accepted }: Check): string {
  if (rows === 0) return "nothing found";
  if (accepted !== null) return "let pass";
  return level === "error" ? "failed" : "warning";
}

function section(id: string, title: string, ...content: readonly Node[]): HTMLElement {
  return element(
    "section",
    { class: "card", "aria-labelledby": id },
    element("h2", { id }, title),
    ...content,
  );
}

function fact(term: string, words: string): HTMLElement {
  return element("div", {}, element("dt", {}, term), element("dd", {}, words));
}
