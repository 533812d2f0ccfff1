import { dayWords, momentWords } from "../../components/wording.ts";
import type { Evidence, EvidenceSource, Passage } from "../evidence.ts";
import type { NumberRow } from "../numbers.ts";
import { asAtWords, shareWords } from "../summary.ts";
import { kindLabel, passageRows, priorWords } from "./columns.ts";
import { linkOf } from "./xml.ts";

/** A part of the document that Word and Markdown are written from, so that both say the same. */
export type Block =
  | { is: "title" | "heading" | "paragraph"; text: string }
  | { is: "bullets"; items: readonly string[] }
  | { is: "table"; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** Above passages that follow each other in one source. */
  | { is: "from"; text: string }
  | { is: "passage"; place: string; passage: Passage }
  | { is: "link"; text: string; address: string }
  /** `address` follows the text: where it was fetched or, as the text then says, is listed. */
  | { is: "source"; text: string; source: EvidenceSource; address: string | null };

/** Title, summary, numbers, numbered passages, method and limits, sources: the order Parliament asks for. */
export function* blocksOf(evidence: Evidence): Generator<Block> {
  const { title, summary, method, build, permalink, licence, sources } = evidence;
  yield { is: "title", text: title };
  yield { is: "heading", text: "Summary" };
  yield { is: "bullets", items: summary };
  yield { is: "heading", text: "The numbers" };
  yield numbersBlock(evidence);
  yield { is: "heading", text: "What the letters say" };
  let before: EvidenceSource | null = null;
  for (const { passage, source } of passageRows(evidence)) {
    if (source !== before) yield { is: "from", text: leadOf(source) };
    before = source;
    yield { is: "passage", place: placeOf(passage), passage };
  }
  yield { is: "heading", text: "Method and limits" };
  for (const text of method) yield { is: "paragraph", text };
  yield { is: "heading", text: "Sources" };
  for (const source of sources)
    yield { is: "source", text: sourceText(source), source, address: source.url ?? source.listed_url };
  yield { is: "heading", text: "About this document" };
  yield {
    is: "paragraph",
    text: `Build ${build.build_id}, codebook ${build.codebook_version}, ${asAtWords(build)}.`,
  };
  yield { is: "paragraph", text: licence };
  yield { is: "link", text: "This view:", address: permalink };
}

function numbersBlock({ numbers, others }: Evidence): Block {
  const head = ["Criterion", "Letters that meet the filters"];
  const cell = (row: NumberRow | undefined): string =>
    row === undefined || row.denominator === 0 ? "no letters" : shareWords(row);
  const groups: NumberRow["group"][] = others === "" ? ["selection"] : ["selection", "others"];
  return {
    is: "table",
    caption: `Letters with at least one such passage, of all letters looked at, with 95% intervals.${others === "" ? "" : ` Other letters: those ${others}.`}`,
    head: others === "" ? head : [...head, "Other letters"],
    rows: [...new Set(numbers.map(({ what }) => what))].map((what) => [
      what,
      ...groups.map((group) => cell(numbers.find((row) => row.what === what && row.group === group))),
    ]),
  };
}

/** "Example Primary School (URN 900001, Primary, prior grade: Inadequate), interim visit letter, 5 November 2020" */
function leadOf(source: EvidenceSource): string {
  const about = [
    source.urn === null ? null : `URN ${source.urn}`,
    source.phase === "Unknown" || source.phase === "Not a school" ? null : source.phase,
    source.prior_grade === "not_a_school" ? null : `prior grade: ${priorWords(source)}`,
  ].filter((fact) => fact !== null);
  const of = about.length === 0 ? "" : ` (${about.join(", ")})`;
  // A letter on no school has its kind in its title.
  const what =
    source.school === null ? source.title : `${source.school}${of}, ${kindLabel(source).toLowerCase()}`;
  const withdrawn = source.withdrawn === null ? "" : `; since withdrawn or changed: ${source.withdrawn}`;
  return `${what}, ${dayWords(source.date)}${withdrawn}`;
}

/** "p. 2, under “Findings”": a list under “What needs to improve” says another thing than it seems to say alone. */
export function placeOf(passage: Passage): string {
  return `${pageWords(passage)}${passage.section === null ? "" : `, under “${passage.section}”`}`;
}

/** "p. 2", "pp. 2–3", each kept on one line */
function pageWords({ page, page_end }: Pick<Passage, "page" | "page_end">): string {
  return page === page_end ? `p.\u00A0${page}` : `pp.\u00A0${page}–${page_end}`;
}

/** When it came and, where it came as a file, that nobody knows from where, and which file; then what `listed_url` is. */
export function keptWords(source: EvidenceSource): {
  when: string | null;
  unknown: string | null;
  listed: string | null;
} {
  const { url, file_name, listed_url, retrieved_at } = source;
  const kept = url === null ? "Taken into the archive" : "Retrieved";
  const file = file_name === null ? "a file" : `the file “${file_name}”`;
  const unknown =
    listed_url === null
      ? `Its address is not known: it was imported from ${file}`
      : `It was imported from ${file}, from which address is not known`;
  return {
    when: retrieved_at === null ? null : `${kept} ${momentWords(retrieved_at)}`,
    unknown: url === null ? unknown : null,
    listed:
      listed_url === null ? null : `Published at (by that number ${listingWords(source)}; not compared):`,
  };
}

/** The page that lists a source: fetched from its address, or a copy somebody had. */
function listingWords({ listed_by: by, listed_at: at }: EvidenceSource): string {
  const day = at === null ? "on a day not known" : dayWords(at);
  return linkOf(by) === null
    ? `in the file “${by ?? ""}”, a copy of its school’s page taken into the archive ${day}`
    : `on ${by ?? ""}, retrieved ${day}`;
}

function sourceText(source: EvidenceSource): string {
  const { when, unknown, listed } = keptWords(source);
  const facts = [
    source.title,
    source.school === null || source.title.includes(source.school) ? null : source.school,
    source.urn === null ? null : `URN ${source.urn}`,
    dayWords(source.date),
    `${source.pages} ${source.pages === 1 ? "page" : "pages"}`,
    when,
    `SHA-256 ${source.sha256}`,
    source.withdrawn === null ? null : `WITHDRAWN OR CHANGED SINCE: ${source.withdrawn}`,
    unknown,
  ];
  return `${facts.filter((fact) => fact !== null).join(". ")}.${listed === null ? "" : ` ${listed}`}`;
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
    else if (block.is === "passage") [block.passage.quotation, block.place, block.passage.note].forEach(add);
    else add(block.text);
  }
  return count;
}
