import type { HomeChanges } from "../../pipeline/publish/published-changes.ts";
import { element } from "./element.ts";
import { safeLink } from "./school-events.ts";
import { countWords, dayWords } from "./wording.ts";

/** What the newest refresh brought, and the newest changes, each with a link to where it shows. */
export function newsSection({ as_at: asAt, since, counts, newest }: HomeChanges): HTMLElement {
  const brought = [
    counted(counts.letters, "new letter or report", "new letters and reports"),
    counted(counts.outcomes, "new inspection", "new inspections"),
    counted(
      counts.grade_changes,
      "school with another grade than before",
      "schools with another grade than before",
    ),
    counted(counts.corrected, "record told otherwise than before", "records told otherwise than before"),
    counted(counts.withdrawn, "record no longer offered", "records no longer offered"),
  ].filter((words) => words !== null);
  const day = `The refresh of ${dayWords(asAt)}`;
  const summary =
    asAt === null
      ? "Nothing has been collected yet."
      : since === null
        ? `${day} is the first: all that is here came with it, and news is told from the next one on.`
        : `${day} brought ${brought.length === 0 ? "nothing new" : listed(brought)} since ${dayWords(since)}.`;
  return element(
    "section",
    { class: "card news", "aria-labelledby": "new" },
    element("h2", { id: "new" }, "What is new"),
    element("p", {}, summary),
    newest.length === 0
      ? null
      : element(
          "ul",
          {},
          ...newest.map(({ date, school, words, href }) =>
            element(
              "li",
              {},
              element("time", { datetime: date }, dayWords(date)),
              " ",
              linked(href, school ?? "Letter"),
              `: ${words}`,
            ),
          ),
        ),
  );
}

/** A page of this site, or a letter elsewhere: of those only https is taken. */
function linked(href: string, words: string): HTMLElement | string {
  const link = href.startsWith("/") ? `.${href}` : safeLink(href);
  return link === null ? words : element("a", { href: link }, words);
}

function counted(count: number, one: string, more: string): string | null {
  return count === 0 ? null : `${countWords(count)} ${count === 1 ? one : more}`;
}

/** "a, b and c" */
function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
