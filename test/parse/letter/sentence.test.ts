import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentenceSpans } from "../../../pipeline/parse/letter/sentence.ts";

const split = (text: string): string[] => sentenceSpans(text).map(({ start, end }) => text.slice(start, end));

describe("sentenceSpans", () => {
  it("parts at a full stop, question mark and exclamation mark before a capital", () => {
    expect(split("Pupils are kind. Are they safe? They say so! Staff agree.")).toEqual([
      "Pupils are kind.",
      "Are they safe?",
      "They say so!",
      "Staff agree.",
    ]);
  });

  it.each([
    "The headteacher, Mrs. Brambleby, joined in May.",
    "Ms J. Fernshaw and Mr A. B. Holt met us.",
    "We met Dr. Quill of St. Osgood's School.",
    "Some subjects, e.g. French, are new.",
    "One thing, i.e. Reading, is strong.",
    "The school breaks Reg. 12 of the rules.",
    "See No. 4 and para. 17 of the plan.",
    "Absence fell to 4.5 per cent in KS2.",
    "Read more at www.example.org. uk pages.",
    "The visit was on 8–9 December 2015 and went well.",
    "Pupils ask ‘Why?’ and listen.",
    "They waited … and then left.",
  ])("does not part: %s", (text) => {
    expect(split(text)).toEqual([text]);
  });

  it("parts after an abbreviation that may end a sentence only before a capital", () => {
    expect(split("They play chess, football etc. Attendance is high.")).toHaveLength(2);
    expect(split("They play chess, football etc. and attend well.")).toHaveLength(1);
    expect(split("School ends at 3 p.m. Clubs follow.")).toHaveLength(2);
  });

  it("keeps the closing quotation mark or bracket with its sentence", () => {
    expect(split("‘We feel safe.’ Parents agree. (Most do.) Staff too.")).toEqual([
      "‘We feel safe.’",
      "Parents agree.",
      "(Most do.)",
      "Staff too.",
    ]);
  });

  it("keeps a list after a colon in one sentence", () => {
    expect(split("Leaders check three things: reading; writing; and number. They act on them.")).toHaveLength(
      2,
    );
  });

  it("keeps the number of a list item with its item", () => {
    expect(split("1. Leaders should check the plans.")).toEqual(["1. Leaders should check the plans."]);
  });

  it("loses no character: spans joined with one space give any plain text back", () => {
    const words = fc.constantFrom(
      "Pupils",
      "read.",
      "e.g.",
      "Mrs.",
      "St.",
      "A.",
      "Why?",
      "4.5",
      "(well.)",
      "’",
      "…",
      "a",
      "etc.",
      "No.",
      "Ofsted!",
      "",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 40 }),
        (parts) => {
          const text = parts.join(" ").replace(/\s+/gu, " ").trim();
          expect(split(text).join(" ")).toBe(text);
          for (const sentence of split(text)) expect(sentence.trim()).toBe(sentence);
        },
      ),
    );
  });

  it("takes an endless word, and a million stops, without slowing to a crawl", () => {
    expect(split("x".repeat(1_000_000))).toHaveLength(1);
    expect(split("A. ".repeat(20_000).trim()).join(" ")).toBe("A. ".repeat(20_000).trim());
  });
});
