import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BuildInfo } from "../publish/published.ts";

/** Pages in the order of the navigation; those that show letters say how far these go. */
export const PAGES = [
  { path: "/", name: "Home", letters: true },
  { path: "/outcomes", name: "Outcomes", letters: false },
  { path: "/themes", name: "Themes", letters: true },
  { path: "/visits", name: "Autumn 2020", letters: true },
  { path: "/report-cards", name: "Report cards", letters: false },
  { path: "/school", name: "School", letters: true },
  { path: "/area", name: "Area", letters: true },
  { path: "/evidence", name: "Evidence", letters: true },
  { path: "/explore", name: "Explore", letters: true },
  { path: "/changes", name: "What changed", letters: true },
  { path: "/tables", name: "Data", letters: true },
  { path: "/method", name: "Method", letters: false },
  { path: "/status", name: "Status", letters: false },
] as const;

const LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
const DATE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const COUNT = new Intl.NumberFormat("en-GB");

/**
 * Reads what a published folder says about itself.
 * @throws Error when the folder was not published into
 */
export function readBuildInfo(publishedFolder: string): BuildInfo {
  return JSON.parse(readFileSync(join(publishedFolder, "build.json"), "utf8")) as BuildInfo;
}

/** The site's mark, drawn in the page itself: one request less. */
export function pageHead(): string {
  const mark =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="#14568f"/><path d="M3 12h2V8H3zm4 0h2V4H7zm4 0h2V6h-2z" fill="#fff"/></svg>';
  return `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(mark)}">`;
}

/** What stands above every page: a way past the navigation, the navigation, and what readers must know first. */
export function pageHeader(build: BuildInfo, path: string): string {
  const here = pageAt(path);
  const links = PAGES.map(
    (page) =>
      `<li><a href="${page.path}"${page === here ? ' aria-current="page"' : ""}>${page.name}</a></li>`,
  );
  const sample = build.is_sample
    ? `<p class="sample-banner" role="note"><strong>Fictional sample.</strong> Every school, letter and grade here is invented, to show what this site does.</p>`
    : "";
  return `<a class="skip-link" href="#observablehq-main">Skip to content</a>
${sample}<div class="masthead"><a class="brand" href="/">Inspection Outcomes</a>
<nav aria-label="Pages"><ul>${links.join("")}</ul></nav></div>
${withoutScripts(build)}`;
}

function pageAt(path: string): (typeof PAGES)[number] | undefined {
  return PAGES.find((page) => page.path === (path === "/index" ? "/" : path));
}

/** What is here, for readers whose browser runs no scripts. */
function withoutScripts(build: BuildInfo): string {
  return `<noscript><p class="notice">The charts need JavaScript, and it is off. What is here: ${COUNT.format(build.schools)} schools,
${COUNT.format(build.inspections)} inspections, letters and reports: ${COUNT.format(build.documents)}; as at ${asAt(build)}${lettersTo(build)}.
The figures themselves: <a href="/data/outcomes.json">outcomes</a>, <a href="/data/themes.json">themes</a>,
<a href="/data/schools.json">schools</a>; and <a href="/downloads/latest/README.md">every table as CSV and Parquet, with
what each holds</a>.</p></noscript>`;
}

function asAt(build: BuildInfo): string {
  return build.as_at === null ? "an unknown date" : DATE.format(new Date(build.as_at));
}

/** Letters come in night by night: they may be newer than the management information, or older. */
function lettersTo({ letters_to: newest }: BuildInfo): string {
  return newest === null ? "" : `, letters up to ${DATE.format(new Date(newest))}`;
}

/** What stands below every page. */
export function pageFooter(build: BuildInfo, path: string): string {
  const letters = pageAt(path)?.letters === true ? lettersTo(build) : "";
  return `<p><strong>This is not Ofsted.</strong> An independent project shows what Ofsted publishes about schools in England; for anything that matters, follow the link to the original.</p>
<p>Contains public sector information from Ofsted and the Department for Education, licensed under the <a href="${LICENCE}">Open Government Licence v3.0</a>. Software: MIT licence.</p>
<p>Data as at ${asAt(build)}${letters} · build <code id="build">${build.build_id}</code> · site <code id="site">${build.site_id}</code> · version ${build.version}</p>`;
}
