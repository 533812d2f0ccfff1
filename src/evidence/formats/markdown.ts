import type { Evidence, Passage } from "../evidence.ts";
import { type Block, blocksOf } from "./block.ts";
import type { Emit } from "./emit.ts";
import { linkOf } from "./xml.ts";

/** Evidence as Markdown (CommonMark with tables); the text is escaped, so that it reads as it stands in the letter. */
export function writeMarkdown(evidence: Evidence, emit: Emit): void {
  const encoder = new TextEncoder();
  for (const block of blocksOf(evidence)) emit(encoder.encode(`${markdown(block)}\n\n`));
}

function markdown(block: Block): string {
  switch (block.is) {
    case "title":
      return `# ${escaped(block.text)}`;
    case "heading":
      return `## ${escaped(block.text)}`;
    case "from":
      return `### ${escaped(block.text)}`;
    case "paragraph":
      return escaped(block.text);
    case "bullets":
      return block.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "table":
      return [
        escaped(block.caption),
        "",
        row(block.head),
        row(block.head.map(() => "---")),
        ...block.rows.map((cells) => row(cells.map(escaped))),
      ].join("\n");
    case "passage":
      return passage(block.place, block.passage);
    case "link":
      return `${escaped(block.text)} ${address(block.address)}`;
    case "source": {
      const link = block.address === null ? "" : ` ${address(block.address)}`;
      return `\\[${block.source.number}\\] ${escaped(block.text)}${link}`;
    }
  }
}

function passage(place: string, { number, quotation, source, note }: Passage): string {
  const words = `${number}. “${escaped(quotation)}” \\[${source}, ${escaped(place)}\\]`;
  return note === "" ? words : `${words}\n\n   Note: ${escaped(note)}`;
}

/** A web address as a link, anything else as it is. */
function address(text: string): string {
  return linkOf(text) === null ? escaped(text) : `<${text.replace(/[<>]/g, encodeURIComponent)}>`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** What Markdown or HTML would read as markup, escaped; line ends become spaces. */
function escaped(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&");
}
