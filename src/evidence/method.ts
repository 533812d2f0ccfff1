import { countWords } from "../components/wording.ts";
import type { Counted } from "./collect.ts";
import type { EvidenceBuild, EvidenceSource } from "./evidence.ts";

/** What the words on method are made from. */
export interface Made {
  build: EvidenceBuild;
  /** How well the codebook reads. */
  read: string;
  /** Who the selection is held against, after "letters"; empty for nobody. */
  others: string;
  sources: readonly EvidenceSource[];
  /** The letters the numbers are of, which may have come otherwise than those quoted. */
  counted: Counted;
}

/** How the evidence was made and what it can not say; a page in Word. */
export function methodOf({ build, read, others, sources, counted }: Made): string[] {
  const compared = others === "" ? "" : ` “Other letters” are letters ${others}.`;
  return [
    `${gotWords(sources, counted)} Their text was taken from the PDF, page by page, and split into paragraphs and sentences. Every quotation is an exact piece of a page’s text; a sentence that runs over a page break is given with one space at the break.`,
    `Themes were found by a codebook (version ${build.codebook_version}): its written rules, the words of a sentence and its other themes, weighed by a published table, not by people reading each letter. It may find a sentence that a reader would not, and miss one that a reader would. Sentences that stand in every letter of a kind never count. The stance (strength, concern, mixed, neutral) was weighed in the same way, from named cues and words; items listed under a heading of what needs to improve are concerns. Read a passage before relying on its theme or stance.`,
    read,
    "The prior grade is the overall effectiveness of the latest graded inspection that began before the event, of the school itself or, where it had none yet, of its predecessor. It is the grade as at the event and not the school’s grade today. Since September 2024 inspections of state-funded schools give no overall grade; report-card grades are on another scale, and are not compared with it.",
    `Numbers count letters, not sentences: a letter counts once when at least one of its sentences meets all filters. The denominator is every letter with text that meets the filters on letters, whether it is quoted here or not.${compared}${countedWords(counted)} Intervals are 95% Wilson score intervals. Shares of fewer than ten letters are marked.`,
    "The letters are those that could be collected, not a random sample. The interval tells how far a share may move by chance alone, and nothing of letters that are missing. That a letter raises a theme does not tell how common or how grave the matter was.",
    "Letters name people; quotations keep their words, and nothing here ranks or profiles a named person.",
    checkWords(sources),
  ];
}

/** The sources nothing here knows the address of: they were imported as files. */
export function withoutAddress(sources: readonly EvidenceSource[]): EvidenceSource[] {
  return sources.filter(({ url }) => url === null);
}

/** The sources without an address of their own of which a page tells where it lists them. */
export function listedElsewhere(sources: readonly EvidenceSource[]): EvidenceSource[] {
  return sources.filter(({ listed_url }) => listed_url !== null);
}

function gotWords(sources: readonly EvidenceSource[], { files }: Counted): string {
  const imported = withoutAddress(sources).length;
  const unknown = "that somebody had, and the archive does not know from which address; the list of sources";
  if (imported > 0 && imported === sources.length)
    return `The letters and reports quoted here were imported as files ${unknown} names each file.${listedWords(sources)} They are kept as they came, under the SHA-256 of their bytes.`;
  const collected = `${imported === 0 && files > 0 ? "The letters and reports quoted here" : "Letters and reports"} were collected as published by Ofsted and are kept as fetched, under the SHA-256 of their bytes.`;
  if (imported === 0) return collected;
  const were = imported === 1 ? "was imported as a file" : "were imported as files";
  return `${collected} But of the ${countWords(sources.length)} sources quoted here, ${countWords(imported)} ${were} ${unknown} says which.${listedWords(sources)}`;
}

function countedWords({ letters, files }: Counted): string {
  if (files === 0) return "";
  return ` Of the ${countWords(letters)} letters looked at, ${countWords(files)} came as ${files === 1 ? "a file that somebody had" : "files that somebody had"}, not from an address.`;
}

function listedWords(sources: readonly EvidenceSource[]): string {
  const listed = listedElsewhere(sources).length;
  return listed === 0
    ? ""
    : ` Of ${countWords(listed)} of these a page of the school that is in the archive lists the number in the file’s name under an address, which is given as “published at”. That rests on the name of the file: the bytes did not come from there, and were not compared with what is there.`;
}

function checkWords(sources: readonly EvidenceSource[]): string {
  const imported = withoutAddress(sources).length;
  const byAddress =
    "open the source by its address, compare the SHA-256 of the file with the one in the list of sources, and search the page named. Where the publisher has since changed or withdrawn the file, its address may give another one.";
  const byFile =
    "take the file from the folder sources/ of a pack made with documents, or ask whoever sent this for it; compare the SHA-256 of the file with the one in the list of sources, and search the page named. That it is what Ofsted published, its SHA-256 can not tell: hold it against Ofsted’s own letter of that title and day" +
    (listedElsewhere(sources).length === 0
      ? "."
      : "; where the list of sources gives one as “published at”, open that address: of the same SHA-256, it is the same document. Of another, it may be another version of it, or the file may bear a wrong name: compare the words.");
  if (imported === 0) return `To check a quotation: ${byAddress}`;
  return imported === sources.length
    ? `To check a quotation (each source came as a file): ${byFile}`
    : `To check a quotation: ${byAddress} Of a source that came as a file: ${byFile}`;
}
