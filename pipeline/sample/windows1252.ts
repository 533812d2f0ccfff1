/** The bytes 0x80–0x9F of Windows-1252 that the sample's texts can hold; the rest is Latin-1. */
const SPECIAL: ReadonlyMap<string, number> = new Map([
  ["€", 0x80],
  ["…", 0x85],
  ["‘", 0x91],
  ["’", 0x92],
  ["“", 0x93],
  ["”", 0x94],
  ["•", 0x95],
  ["–", 0x96],
  ["—", 0x97],
]);

/** Text as Windows-1252 bytes. Throws RangeError for a character the encoding has no byte for. */
export function encodeWindows1252(text: string): Uint8Array {
  const bytes = Buffer.from(text, "latin1");
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) continue;
    const byte = SPECIAL.get(text.charAt(i));
    if (byte === undefined) throw new RangeError(`no Windows-1252 byte for "${text.charAt(i)}" in "${text}"`);
    bytes[i] = byte;
  }
  return bytes;
}
