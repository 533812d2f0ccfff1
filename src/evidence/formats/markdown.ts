import type { Evidence, Passage } from "../evidence.ts";
import type { Span } from "../words.ts";
import { type Block, blocksOf, pageWords } from "./block.ts";
import type { Emit } from "./emit.ts";

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
    case "paragraph":
    case "note":
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
      return passage(block.lead, block.passage);
    case "source": {
      const link =
        block.source.url === null ? "" : ` <${block.source.url.replace(/[<>\s]/g, encodeURIComponent)}>`;
      return `\\[${block.source.number}\\] ${escaped(block.text)}${link}`;
    }
  }
}

function passage(lead: string, { number, quotation, spans, source, note, ...place }: Passage): string {
  const lines = [
    `${number}. ${escaped(lead)}`,
    "",
    `   > ${marked(quotation, spans)} \\[${source}, ${pageWords(place)}\\]`,
  ];
  return [...lines, ...(note === "" ? [] : ["", `   Note: ${escaped(note)}`])].join("\n");
}

function marked(text: string, spans: readonly Span[]): string {
  let at = 0;
  let out = "";
  for (const { start, end } of spans) {
    out += `${escaped(text.slice(at, start))}**${escaped(text.slice(start, end))}**`;
    at = end;
  }
  return out + escaped(text.slice(at));
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** What Markdown or HTML would read as markup, escaped; line ends become spaces. */
function escaped(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&");
}
