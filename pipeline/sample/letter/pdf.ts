import PDFDocument from "pdfkit";
import type { Letter } from "./blocks.ts";
import type { Font, Measure } from "./layout.ts";
import { paginate } from "./layout.ts";

/** Widths are facts of the fonts, so one table serves all letters. */
const widths = new Map<string, number>();

function measureWith(document: PDFKit.PDFDocument): Measure {
  return (text: string, font: Font, size: number) => {
    const key = `${font} ${size} ${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      width = document.font(font).fontSize(size).widthOfString(text);
      if (widths.size < 20_000) widths.set(key, width);
    }
    return width;
  };
}

/**
 * A letter as a PDF. Its date is its own and it is not compressed, so that the same letter gives the same bytes
 * whatever the clock and whichever zlib Node was built with.
 */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  const document = new PDFDocument({
    autoFirstPage: false,
    compress: false,
    size: "A4",
    margin: 0,
    info: {
      Title: `${letter.title} (fictional sample)`,
      Author: "Fictional sample",
      CreationDate: new Date(`${letter.date}T09:00:00Z`),
    },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  for (const runs of paginate(letter, measureWith(document))) {
    document.addPage();
    for (const { x, y, text, font, size } of runs)
      document.font(font).fontSize(size).text(text, x, y, { lineBreak: false });
  }
  document.end();
  await done;
  return Buffer.concat(chunks);
}
