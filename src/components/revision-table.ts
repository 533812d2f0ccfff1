import type { PublishedRevision, RevisionsFile } from "../../pipeline/publish/published-changes.ts";
import type { Column } from "./csv.ts";
import { dataTable } from "./data-table.ts";
import { element } from "./element.ts";
import { countWords, dayWords, numbered } from "./wording.ts";

const day = /^\d{4}-\d\d-\d\d$/;
const said = (value: string | null): string | null =>
  value !== null && day.test(value) ? dayWords(value) : value;
const place = ({ file, row }: PublishedRevision["older"]): string | null =>
  file === null || row === null ? file : `${file}, row ${row}`;

/** Links lead to the web alone, whatever stood in the ledger. */
export function address(url: string | null): string | null {
  return url !== null && /^https?:\/\//.test(url) ? url : null;
}

export const REVISION_COLUMNS: readonly Column<PublishedRevision>[] = [
  { name: "Seen", value: ({ seen_on }) => dayWords(seen_on) },
  { name: "School", value: ({ school, urn }) => school ?? urn, href: ({ urn }) => `./school?urn=${urn}` },
  { name: "Inspection of", value: ({ of }) => (of === null ? null : dayWords(of)) },
  { name: "Fact", value: ({ label }) => label },
  { name: "Was", value: ({ from }) => said(from) },
  { name: "Now", value: ({ what, to }) => (what === "inspection" ? "no longer there" : said(to)) },
  { name: "Release before", value: ({ older }) => dayWords(older.as_at) },
  {
    name: "File and row before",
    value: ({ older }) => place(older),
    href: ({ older }) => address(older.url),
  },
  { name: "Release now", value: ({ newer }) => dayWords(newer.as_at) },
  { name: "File and row now", value: ({ newer }) => place(newer), href: ({ newer }) => address(newer.url) },
];

/** What newer releases tell otherwise than older ones, and what that does and does not mean. */
export function revisionSection({ in_all, newest }: RevisionsFile, authority: string): HTMLElement {
  const rows = newest.filter((row) => authority === "all" || row.authority === authority);
  const cut =
    in_all > newest.length ? ` The newest ${countWords(newest.length)} of ${countWords(in_all)}.` : "";
  return element(
    "section",
    { class: "card", "aria-labelledby": "revisions" },
    element("h2", { id: "revisions" }, "What a release tells otherwise than the one before"),
    element(
      "p",
      {},
      "Ofsted’s figures come out anew each month. Where a newer file tells an earlier inspection or school otherwise, it stands here, with both files and rows; nobody announces these. A school that did change looks the same as a record that was put right.",
    ),
    rows.length === 0
      ? element("p", { class: "hint" }, "None here: every file agrees with those before it.")
      : dataTable(rows, REVISION_COLUMNS, `${numbered(rows.length, "fact", "facts")} told otherwise.${cut}`),
    element(
      "p",
      {},
      "All of them, with the codes compared: ",
      element("a", { href: "./downloads/latest/marts_revision.csv" }, "marts_revision.csv"),
      ".",
    ),
  );
}
