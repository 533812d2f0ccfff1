import { crc32, deflateRawSync } from "node:zlib";

/** A file inside a zip. `stored` keeps it uncompressed, as OpenDocument wants its `mimetype`. */
export interface ZipEntry {
  name: string;
  bytes: Uint8Array;
  stored?: boolean;
}

/** 1 January 2026, midnight, in the two words a zip keeps: fixed, so that the same entries give the same bytes. */
const FIXED_TIME = 0;
const FIXED_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;

/** A zip archive with the entries in the order given and no clock in it. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8");
    const body = entry.stored === true ? Buffer.from(entry.bytes) : deflateRawSync(entry.bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(entry.stored === true ? 0 : 8, 4);
    fields.writeUInt16LE(FIXED_TIME, 6);
    fields.writeUInt16LE(FIXED_DATE, 8);
    fields.writeUInt32LE(crc32(entry.bytes), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(entry.bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), fields, name, body);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fields, tail, name);
    offset += 30 + name.length + body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
