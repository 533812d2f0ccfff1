import { SaxesParser } from "saxes";
import { damaged } from "./zip.ts";
import type { ZipParts } from "./zip.ts";

/**
 * Streams one XML part of a workbook through a parser that `listen` has set up. The parser knows no entities but
 * XML's own five, so a document can not blow itself up. Throws RefusedFile when the XML is not well formed.
 */
export async function readXml(
  zip: ZipParts,
  part: string,
  listen: (parser: SaxesParser) => void,
): Promise<void> {
  const parser = new SaxesParser({ position: false });
  listen(parser);
  await zip.text(part, (piece) => parser.write(piece));
  try {
    parser.close();
  } catch (error) {
    throw damaged(error);
  }
}
