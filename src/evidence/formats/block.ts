import { dayWords } from "../../components/wording.ts";
import type { Evidence, EvidenceSource, Passage } from "../evidence.ts";
import { shareWords } from "../summary.ts";
import { kindLabel, passageRows, priorLabel } from "./columns.ts";

/** A part of the document that Word and Markdown are written from, so that both say the same. */
export type Block =
  | { is: "title" | "heading" | "paragraph" | "note"; text: string }
  | { is: "bullets"; items: readonly string[] }
  | { is: "table"; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { is: "passage"; lead: string; passage: Passage }
  | { is: "source"; text: string; source: EvidenceSource };

/** Title, summary, numbers, numbered passages, method and limits, sources: the order Parliament asks for. */
export function* blocksOf(evidence: Evidence): Generator<Block> {
  const { title, filters, summary, numbers, method, build, permalink, licence, sources } = evidence;
  yield { is: "title", text: title };
  yield { is: "heading", text: "Summary" };
  yield { is: "bullets", items: summary };
  yield { is: "heading", text: "What was asked for" };
  yield {
    is: "bullets",
    items:
      filters.length === 0
        ? ["Every passage; no filter."]
        : filters.map(({ name, value }) => `${name}: ${value}`),
  };
  yield { is: "heading", text: "The numbers" };
  yield {
    is: "table",
    caption: "Letters that answer, of the letters looked at, with 95% Wilson intervals.",
    head: ["Criterion", "Of the selection", "Of all other letters"],
    rows: [...new Set(numbers.map(({ what }) => what))].map((what) => {
      const of = (group: string): string => {
        const row = numbers.find((number) => number.what === what && number.group === group);
        return row === undefined || row.denominator === 0 ? "no letters" : shareWords(row);
      };
      return [what, of("selection"), of("others")];
    }),
  };
  yield { is: "heading", text: "What the letters say" };
  for (const { passage, source } of passageRows(evidence)) {
    yield { is: "passage", lead: leadOf(source), passage };
  }
  yield { is: "heading", text: "Method and limits" };
  for (const text of method) yield { is: "paragraph", text };
  yield { is: "heading", text: "Sources" };
  for (const source of sources) yield { is: "source", text: sourceText(source), source };
  yield { is: "heading", text: "About this document" };
  yield {
    is: "paragraph",
    text: `Build ${build.build_id}, codebook ${build.codebook_version}, data as at ${dayWords(build.as_at)}. This view: ${permalink}`,
  };
  yield { is: "paragraph", text: licence };
}

/** "Example Primary School (URN 900001, Primary, prior grade Inadequate), interim visit letter, 5 November 2020:" */
function leadOf(source: EvidenceSource): string {
  const about = [
    source.urn === null ? null : `URN ${source.urn}`,
    source.phase === "Unknown" || source.phase === "Not a school" ? null : source.phase,
    source.prior_grade === "not_a_school" ? null : `prior grade: ${priorLabel(source)}`,
  ].filter((fact) => fact !== null);
  const withdrawn = source.withdrawn === null ? "" : ` (since withdrawn or changed: ${source.withdrawn})`;
  return `${source.school ?? source.title}${about.length === 0 ? "" : ` (${about.join(", ")})`}, ${kindLabel(source).toLowerCase()}, ${dayWords(source.date)}${withdrawn}:`;
}

/** "p. 2", "pp. 2–3" */
export function pageWords({ page, page_end }: Pick<Passage, "page" | "page_end">): string {
  return page === page_end ? `p. ${page}` : `pp. ${page}–${page_end}`;
}

function sourceText(source: EvidenceSource): string {
  const facts = [
    source.title,
    source.school === null || source.title.includes(source.school) ? null : source.school,
    source.urn === null ? null : `URN ${source.urn}`,
    dayWords(source.date),
    `${source.pages} ${source.pages === 1 ? "page" : "pages"}`,
    source.retrieved_at === null ? null : `retrieved ${source.retrieved_at}`,
    `SHA-256 ${source.sha256}`,
    source.withdrawn === null ? null : `WITHDRAWN OR CHANGED SINCE: ${source.withdrawn}`,
  ];
  return `${facts.filter((fact) => fact !== null).join(". ")}.`;
}

/** How many words the document has, as a word processor counts them. */
export function wordCount(evidence: Evidence): number {
  let count = 0;
  const add = (text: string): void => {
    count += text.split(/\s+/u).filter((word) => word !== "").length;
  };
  for (const block of blocksOf(evidence)) {
    if (block.is === "bullets") block.items.forEach(add);
    else if (block.is === "table") [block.caption, ...block.head, ...block.rows.flat()].forEach(add);
    else if (block.is === "passage") [block.lead, block.passage.quotation, block.passage.note].forEach(add);
    else add(block.text);
  }
  return count;
}
