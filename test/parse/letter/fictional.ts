import PDFDocument from "pdfkit";

/** One piece of text at a place; `y` is measured from the top of an A4 page, in points. */
export interface Piece {
  text: string;
  x?: number;
  y: number;
  size?: number;
  bold?: boolean;
  /** Drawn with a symbol font, where "n" shows a square. */
  symbol?: boolean;
}

/** A PDF whose pages hold exactly these pieces, drawn in this order. Nothing in them is real. */
export async function pdfOf(
  pages: readonly (readonly Piece[])[],
  options: { userPassword?: string } = {},
): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false, margin: 0, size: "A4", ...options });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on("end", resolve));
  // The symbol font says nothing of its height, so its pieces are put on the baseline of the others by hand.
  for (const pieces of pages) {
    document.addPage();
    for (const { text, x = 72, y, size = 12, bold = false, symbol = false } of pieces) {
      document
        .font(symbol ? "ZapfDingbats" : bold ? "Helvetica-Bold" : "Helvetica")
        .fontSize(size)
        .text(text, x, symbol ? y + size * 0.718 : y, { lineBreak: false });
    }
  }
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Paragraphs set below one another from `y`: lines 14 points apart, 28 between paragraphs. */
export function set(paragraphs: readonly (readonly string[])[], y: number, x = 72): Piece[] {
  const pieces: Piece[] = [];
  let at = y;
  for (const lines of paragraphs) {
    for (const text of lines) {
      pieces.push({ text, x, y: at });
      at += 14;
    }
    at += 14;
  }
  return pieces;
}
