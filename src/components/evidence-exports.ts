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
import { countWords } from "./wording.ts";

const LABELS: Readonly<Record<Format | "zip", string>> = {
  docx: "Word",
  xlsx: "Excel",
  csv: "CSV",
  json: "JSON",
  md: "Markdown",
  zip: "Pack (.zip)",
};

/** A button for each format; `evidence` gives what is written, null when there is nothing. */
export function exportButtons(evidence: () => Evidence | null): HTMLElement {
  const said = element("span", { class: "said", role: "status" });
  const buttons = [...FORMATS, "zip" as const].map((format) => {
    const button = element("button", { type: "button", "data-format": format }, LABELS[format]);
    button.addEventListener("click", () => {
      save(evidence(), format)
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
        .then((words) => (said.textContent = words))
        .catch(() => undefined);
    });
    return button;
  });
  return element(
    "div",
    { class: "actions", role: "group", "aria-label": "Take the evidence away" },
    ...buttons,
    said,
  );
}

async function save(evidence: Evidence | null, format: Format | "zip"): Promise<string> {
  if (evidence === null || evidence.passages.length === 0) return "There is no passage to write.";
  const name = `${evidenceName(evidence)}.${format}`;
  if (format === "zip") {
    const chunks: Uint8Array[] = [];
    await writePack(evidence, new Map(), (chunk) => chunks.push(chunk));
    download(name, new Blob([joined(chunks)], { type: "application/zip" }));
    return `${name} saved, without the source documents: “outcomes evidence --pdfs” puts them in.`;
  }
  download(name, new Blob([bytesOf(evidence, format)], { type: MEDIA_TYPES[format] }));
  const words = format === "docx" && evidence.passages.length <= MOST_IN_WORD ? wordCount(evidence) : 0;
  return words > WORDS_ASKED
    ? `${name} saved. It has ${countWords(words)} words; committees of Parliament ask for at most ${countWords(WORDS_ASKED)}.`
    : `${name} saved.`;
}
