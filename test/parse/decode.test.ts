import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeText, isMarkup } from "../../pipeline/parse/decode.ts";
import { RefusedFile } from "../../pipeline/parse/parsed.ts";

function reasonFor(bytes: Uint8Array): string {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof RefusedFile) return error.message;
    throw error;
  }
  throw new Error("not refused");
}

describe("decodeText", () => {
  test("reads UTF-8 with and without byte order mark", () => {
    expect(decodeText(Buffer.from("Æbbe – school"))).toEqual({ text: "Æbbe – school", encoding: "utf-8" });
    expect(decodeText(Buffer.from("\ufeffURN"))).toEqual({ text: "URN", encoding: "utf-8 with BOM" });
  });

  test("reads Windows-1252, its en dash, euro and curly quotes among it", () => {
    const bytes = Uint8Array.of(0x96, 0x80, 0x93, 0x94, 0x92, 0xe9, 0x9f);
    expect(decodeText(bytes)).toEqual({ text: "–€“”’éŸ", encoding: "windows-1252" });
  });

  test("gives every Windows-1252 byte the character of the Encoding Standard", () => {
    // 0x80–0x9F as listed in the standard's index; all other bytes are their own code point.
    const index = [
      0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d,
      0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a,
      0x153, 0x9d, 0x17e, 0x178,
    ];
    const { text } = decodeText(Uint8Array.from([...index.keys()].map((offset) => 0x80 + offset)));
    expect(Array.from(text, (character) => character.codePointAt(0))).toEqual(index);
  });

  test("reads UTF-16 that says so", () => {
    const little = Buffer.from("\ufeffURN,é", "utf16le");
    expect(decodeText(little)).toEqual({ text: "URN,é", encoding: "utf-16le" });
    expect(decodeText(Buffer.from(little).swap16())).toEqual({ text: "URN,é", encoding: "utf-16be" });
  });

  test("refuses UTF-16 that does not say so, damaged UTF-16 and damaged marked UTF-8, with what to do", () => {
    expect(reasonFor(Buffer.from("URN,School name", "utf16le"))).toMatch(
      /UTF-16 without a byte order mark.*UTF-8/,
    );
    expect(reasonFor(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8))).toMatch(/says it is utf-16le but is not/);
    expect(reasonFor(Uint8Array.of(0xef, 0xbb, 0xbf, 0x96))).toMatch(/says it is UTF-8 but is not/);
  });

  test("refuses NUL bytes and says where the first one is", () => {
    expect(reasonFor(Buffer.from("URN,School name\n900001,A\0b\n"))).toMatch(/NUL byte at byte 25/);
    expect(reasonFor(Buffer.from("\ufeffA\0b", "utf16le"))).toMatch(/NUL character at character 2/);
  });

  test("gives UTF-8 text back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.includes("\0") && !text.startsWith("\ufeff"));
        expect(decodeText(Buffer.from(text)).text).toBe(text);
      }),
    );
  });
});

describe("isMarkup", () => {
  test("tells pages from tables", () => {
    expect(isMarkup("\n <!DOCTYPE html><title>404</title>")).toBe(true);
    expect(isMarkup("<html>")).toBe(true);
    expect(isMarkup('<?xml version="1.0"?><Error/>')).toBe(true);
    expect(isMarkup("URN,<html>")).toBe(false);
  });
});
