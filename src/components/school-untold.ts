import type { UntoldReport } from "../../pipeline/publish/published.ts";
import { element } from "./element.ts";
import { safeLink } from "./school-events.ts";
import { dayWords, numbered } from "./wording.ts";

/** ", 5 reports more not told": what follows a count of what is told, which is not all there is; empty where it is. */
export function besideUntold(reports: readonly UntoldReport[]): string {
  return reports.length === 0 ? "" : `, ${numbered(reports.length, "report", "reports")} more not told`;
}

/** "5 reports more that Ofsted’s own page of this school lists are missing here: …" */
export function untoldCaveat(reports: readonly UntoldReport[]): string {
  return `${numbered(reports.length, "report", "reports")} more that Ofsted’s own page of this school lists ${reports.length === 1 ? "is" : "are"} missing here: below, under “Not in this story”.`;
}

/** Reports that Ofsted's page of a school lists and nothing here tells of, newest first, each with its address; null where there are none. */
export function schoolUntold(reports: readonly UntoldReport[]): HTMLElement | null {
  if (reports.length === 0) return null;
  const read = reports.flatMap(({ listed_at: at }) => at ?? []).sort()[0] ?? null;
  return element(
    "section",
    { class: "untold" },
    element("h2", {}, "Not in this story"),
    element(
      "p",
      {},
      `Ofsted’s own page of this school${read === null ? "" : ` (as read on ${dayWords(read)})`} lists ${numbered(reports.length, "report", "reports")} more. ${reports.length === 1 ? "Its document is not held here or could not be read, and no file here tells of an inspection on its day: it is" : "Their documents are not held here or could not be read, and no file here tells of inspections on their days: they are"} counted nowhere on this site.`,
    ),
    element("ul", {}, ...[...reports].reverse().map(reportItem)),
  );
}

function reportItem({ date, published, type, url }: UntoldReport): HTMLElement {
  const link = safeLink(url);
  const day = date === undefined ? "Date not stated" : dayWords(date);
  const when = published === undefined ? "" : `, published ${dayWords(published)}`;
  return element(
    "li",
    {},
    `${day}: `,
    link === null ? type : element("a", { href: link, rel: "noopener noreferrer" }, type),
    when,
  );
}
