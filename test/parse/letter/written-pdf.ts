/** Codes below are control characters to a reader, and left out. */
const FIRST_CODE = 33;

/**
 * A one-page PDF by hand whose lines are these very characters, whatever script they are of: each gets a byte, and a
 * table in the file says which character the byte stands for. Nothing of it can be drawn well; it is there to be read.
 */
export function unicodePdf(lines: readonly string[]): Uint8Array {
  const characters = [...new Set(lines.flatMap((line) => Array.from(line)))];
  if (characters.length > 222) throw new Error("more characters than a byte can name");
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");
  const code = new Map(characters.map((character, index) => [character, hex(index + FIRST_CODE, 2)]));
  const utf16 = (text: string): string =>
    Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 4)).join("");
  const named = characters.map((character) => `<${code.get(character) ?? ""}> <${utf16(character)}>`);
  const groups = Array.from({ length: Math.ceil(named.length / 100) }, (_, index) =>
    named.slice(index * 100, index * 100 + 100),
  );
  const table = [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Said def /CMapType 2 def",
    "1 begincodespacerange <00> <ff> endcodespacerange",
    ...groups.map((group) => `${group.length} beginbfchar\n${group.join("\n")}\nendbfchar`),
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
  const drawn = lines.map((line, index) => {
    const bytes = Array.from(line)
      .map((character) => code.get(character) ?? "")
      .join("");
    return `BT /F1 12 Tf 72 ${760 - index * 14} Td <${bytes}> Tj ET`;
  });
  const widths = Array.from({ length: 255 }, () => 500).join(" ");
  const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  return written([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    stream(drawn.join("\n")),
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 1 /LastChar 255 /Widths [${widths}] /ToUnicode 6 0 R >>`,
    stream(table),
  ]);
}

/** A one-page PDF whose page is this stream, deflated and written in hex. */
export function deflatedPdf(deflated: Uint8Array): Uint8Array {
  const hex = Buffer.from(deflated).toString("hex");
  return written([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    `<< /Length ${hex.length} /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n${hex}\nendstream`,
  ]);
}

/** Objects with the table of where each begins. All of it is ASCII, so characters are bytes. */
function written(objects: readonly string[]): Uint8Array {
  let text = "%PDF-1.4\n";
  const starts = objects.map((object, index) => {
    const start = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const rows = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`);
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join("")}${end}`;
  return new TextEncoder().encode(text);
}
