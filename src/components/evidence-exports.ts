import type { Evidence } from "../evidence/evidence.ts";
import { wordCount } from "../evidence/formats/block.ts";
import {
  bytesOf,
  evidenceName,
  type Format,
  FORMATS,
  joined,
  MEDIA_TYPES,
  MOST_IN_WORD,
  WORDS_ASKED,
} from "../evidence/formats/format.ts";
import { writePack } from "../evidence/pack.ts";
import { download } from "./download.ts";
import { element } from "./element.ts";
import type { SourceDocuments } from "./source-documents.ts";
import { countWords, sizeWords } from "./wording.ts";

const LABELS: Readonly<Record<Format | "zip", string>> = {
  docx: "Word",
  xlsx: "Excel",
  csv: "CSV",
  json: "JSON",
  md: "Markdown",
  zip: "Pack (.zip)",
};

/** A pack of more is made on the command line: a page holds all of it in memory. */
const MOST_BYTES = 300_000_000;

/**
 * A button for each format, and, where this site has them, whether the pack takes the source documents, their size first.
 * @param written the evidence as it is once a button is pressed, where a note or the title may have been written since
 */
export function exportButtons(
  evidence: Evidence,
  documents: SourceDocuments,
  written: () => Promise<Evidence> = () => Promise.resolve(evidence),
): HTMLElement {
  const said = element("span", { class: "said", role: "status" });
  const { count, bytes } = documents.of(evidence);
  const takes = element("input", { type: "checkbox", disabled: count === 0 || bytes > MOST_BYTES });
  const buttons = [...FORMATS, "zip" as const].map((format) => {
    const button = element("button", { type: "button", "data-format": format }, LABELS[format]);
    button.addEventListener("click", () => {
      said.textContent = "Writing …";
      written()
        .then((now) => save(now, format, takes.checked ? documents : null))
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
        .then((words) => (said.textContent = words))
        .catch(() => undefined);
    });
    return button;
  });
  return element(
    "div",
    {},
    element(
      "div",
      { class: "actions", role: "group", "aria-label": "Take the evidence away" },
      ...buttons,
      said,
    ),
    element("label", { class: "hint" }, takes, ` ${documentWords(evidence, count, bytes)}`),
  );
}

function documentWords({ sources }: Evidence, count: number, bytes: number): string {
  if (count === 0)
    return "The pack holds no source documents: this site does not offer them. “outcomes evidence --pdfs” puts them in.";
  const size = sizeWords(bytes);
  const of =
    count === sources.length ? countWords(count) : `${countWords(count)} of ${countWords(sources.length)}`;
  const many = `${of} source ${sources.length === 1 ? "document" : "documents"} (PDF, ${size})`;
  return bytes > MOST_BYTES
    ? `${many} are too much for a page to pack: “outcomes evidence --pdfs” does it.`
    : `Put ${many} into the pack`;
}

async function save(
  evidence: Evidence,
  format: Format | "zip",
  documents: SourceDocuments | null,
): Promise<string> {
  const name = `${evidenceName(evidence)}.${format}`;
  if (format === "zip") {
    const chunks: Uint8Array[] = [];
    const inside =
      documents === null ? new Map<string, Uint8Array<ArrayBuffer>>() : await documents.fetched(evidence);
    await writePack(evidence, inside, (chunk) => chunks.push(chunk));
    download(name, new Blob([joined(chunks)], { type: "application/zip" }));
    return `${name} saved, ${inside.size === 0 ? "without source documents" : `with ${countWords(inside.size)} of its source documents`}.`;
  }
  download(name, new Blob([bytesOf(evidence, format)], { type: MEDIA_TYPES[format] }));
  const words = format === "docx" && evidence.passages.length <= MOST_IN_WORD ? wordCount(evidence) : 0;
  return words > WORDS_ASKED
    ? `${name} saved. It has ${countWords(words)} words; committees of Parliament ask for at most ${countWords(WORDS_ASKED)}.`
    : `${name} saved.`;
}
