import { errorText } from "../../errors.ts";
import { RefusedFile } from "../parsed.ts";
import { openPdf, type OpenPdf, type PdfDocument } from "./library.ts";
import { READING_LIMITS, type ReadingLimits } from "./limit.ts";

/** A stretch of text as the PDF shows it. Units are points; `y` is the baseline and grows upwards. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  /** The PDF's own short name of the font; the same face may come under two names. */
  font: string;
}

export interface PdfPage {
  width: number;
  height: number;
  /** In the order in which the PDF draws them. */
  runs: TextRun[];
}

/**
 * Reads the text of every page of a PDF, with positions.
 *
 * @throws RefusedFile where the bytes are no PDF, are damaged, want a password, or go over `limits`.
 */
export async function readPdf(bytes: Uint8Array, limits: ReadingLimits = READING_LIMITS): Promise<PdfPage[]> {
  refuseWhatIsNoPdf(bytes, limits);
  const { pdf, close } = await opened(bytes);
  try {
    if (pdf.numPages > limits.pages) {
      throw new RefusedFile([
        `the PDF has ${pdf.numPages} pages; at most ${limits.pages} are read. Split it, or check that it is a letter or report`,
      ]);
    }
    const pages: PdfPage[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number, limits));
    return pages;
  } finally {
    await close();
  }
}

function refuseWhatIsNoPdf(bytes: Uint8Array, limits: ReadingLimits): void {
  if (bytes.length === 0) throw new RefusedFile(["the file is empty (0 bytes); fetch it again"]);
  if (bytes.length > limits.bytes) {
    throw new RefusedFile([`the PDF has ${bytes.length} bytes; at most ${limits.bytes} are read`]);
  }
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (!head.includes("%PDF-")) {
    throw new RefusedFile([
      "not a PDF: no %PDF- mark in the first 1,024 bytes; fetch it again or look what it is",
    ]);
  }
}

async function opened(bytes: Uint8Array): Promise<OpenPdf> {
  try {
    return await openPdf(bytes);
  } catch (error) {
    throw new RefusedFile([openingReason(error)]);
  }
}

function openingReason(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException")
    return "the PDF is encrypted and wants a password; get a copy without one";
  return `the PDF is damaged or cut short and can not be opened (${errorText(error)}); fetch it again`;
}

async function readPage(pdf: PdfDocument, number: number, limits: ReadingLimits): Promise<PdfPage> {
  let runs: TextRun[];
  let view: number[];
  try {
    const page = await pdf.getPage(number);
    view = page.view;
    runs = await readRuns(page, number, limits);
    page.cleanup();
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    throw new RefusedFile([
      `page ${number} of the PDF can not be read (${errorText(error)}); fetch the file again`,
    ]);
  }
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  return { width: right - left, height: top - bottom, runs };
}

async function readRuns(
  page: Awaited<ReturnType<PdfDocument["getPage"]>>,
  number: number,
  limits: ReadingLimits,
): Promise<TextRun[]> {
  const runs: TextRun[] = [];
  let characters = 0;
  const content = await page.getTextContent();
  for (const item of content.items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    characters += item.str.length;
    if (characters > limits.pageCharacters) {
      throw new RefusedFile([
        `page ${number} of the PDF holds more than ${limits.pageCharacters} characters of text; no letter or report does`,
      ]);
    }
    const [a, b, , , x, y] = item.transform as [number, number, number, number, number, number];
    runs.push({ text: item.str, x, y, width: item.width, size: Math.hypot(a, b), font: item.fontName });
  }
  return runs;
}
