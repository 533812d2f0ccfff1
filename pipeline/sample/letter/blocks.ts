/** A piece of a letter, before it has a place on a page. */
export type Block =
  | { type: "columns"; left: readonly string[]; right: readonly string[] }
  | { type: "lines"; lines: readonly string[] }
  | { type: "title"; text: string; large?: boolean }
  | { type: "heading"; text: string }
  | { type: "paragraph"; text: string }
  | { type: "bullets"; items: readonly string[] }
  | { type: "pairs"; rows: readonly (readonly [string, string])[] };

/** A letter or report as text, with what its pages repeat. */
export interface Letter {
  title: string;
  /** ISO date on it. */
  date: string;
  blocks: readonly Block[];
  footer: string;
  /** Divides long words at line ends, as some letters do. */
  hyphenates: boolean;
  bullet: "round" | "square" | "none";
}

/** The words of a letter without any layout, blocks apart by blank lines. */
export function plainText(letter: Letter): string {
  return letter.blocks
    .map((block) => {
      switch (block.type) {
        case "columns":
          return [...block.left, ...block.right].join("\n");
        case "lines":
          return block.lines.join("\n");
        case "bullets":
          return block.items.map((item) => `• ${item}`).join("\n");
        case "pairs":
          return block.rows.map(([name, value]) => `${name} ${value}`).join("\n");
        default:
          return block.text;
      }
    })
    .join("\n\n");
}
