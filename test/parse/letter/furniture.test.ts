import { describe, expect, it } from "vitest";
import { splitFurniture } from "../../../pipeline/parse/letter/furniture.ts";
import type { Line } from "../../../pipeline/parse/letter/line.ts";

const line = (text: string, y: number, more: Partial<Line> = {}): Line => ({
  text,
  x: 72,
  right: 72 + text.length * 5,
  y,
  size: 12,
  font: "text",
  softHyphen: false,
  ...more,
});

/** Ten lines of running text under one another from 700 points down, no two alike. */
const running = (page: number): Line[] =>
  Array.from({ length: 10 }, (_, index) =>
    line(`Pupils of class ${"abcdefghij".charAt(index)}${"klmnopqrst".charAt(page)} read`, 700 - index * 14),
  );

/** What is left out of each page, given what stands at the top of each over the running text. */
const leftOut = (tops: readonly (readonly Line[])[]): string[][] =>
  splitFurniture(tops.map((top, index) => ({ page: index + 1, lines: [...top, ...running(index)] }))).map(
    ({ furniture }) => furniture.map(({ text }) => text),
  );

const at = (text: string, more: Partial<Line> = {}): Line[] => [line(text, 740, more)];

describe("what stands at the top of pages", () => {
  it("is text where it ends a sentence in the type of the text on two pages", () => {
    expect(leftOut([at("Findings"), at("need it most."), at("need it most.")])).toEqual([[], [], []]);
    expect(leftOut([at("Well taught."), at("Well taught.")])).toEqual([[], []]);
  });

  it("is text where other text stands in its place on other pages", () => {
    const heading = at("What needs to improve", { font: "bold", size: 14 });
    const pages = [at("Findings"), heading, at("SEND"), heading, at("Attendance is up"), at("Year 6")];
    expect(leftOut(pages).flat()).toEqual([]);
  });

  it("is a running header where it stands on all pages but the first, whatever its type", () => {
    const header = at("Visit to Fernholt School");
    expect(leftOut([at("Lantern Gate"), header, header])).toEqual([
      [],
      ["Visit to Fernholt School"],
      ["Visit to Fernholt School"],
    ]);
  });

  it("is a running header where pages take turns with two", () => {
    const [left, right] = [at("Fernholt School", { size: 9 }), at("8 and 9 November", { size: 9 })];
    expect(leftOut([right, left, right, left, right]).map((texts) => texts.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it("is a running header where one page in six has something else there", () => {
    const header = at("Fernholt School", { size: 9 });
    const pages = [header, header, header, header, header, at("Ada Brambleby")];
    expect(leftOut(pages).map((texts) => texts.length)).toEqual([1, 1, 1, 1, 1, 0]);
  });

  it("is a running header although it ends with a stop, where it is on every page", () => {
    expect(leftOut([1, 2, 3].map(() => at("An invented letter."))).flat()).toHaveLength(3);
  });

  it("is a running header that ends with a stop on two pages, where its type is another", () => {
    expect(leftOut([1, 2].map(() => at("An invented letter.", { size: 8 }))).flat()).toHaveLength(2);
  });

  it("is text where no white space parts it from the text", () => {
    expect(leftOut([1, 2, 3].map(() => [line("Fernholt School", 714)])).flat()).toEqual([]);
  });
});

describe("a page number", () => {
  it("is left out wherever it stands, as long as it is that of its page", () => {
    expect(leftOut([[], at("2"), at("- 3 -"), at("2020"), at("Page 5 of 5")])).toEqual([
      [],
      ["2"],
      ["- 3 -"],
      [],
      ["Page 5 of 5"],
    ]);
  });

  it("may be Roman, end with a stop or stand beside the address of a web site", () => {
    for (const numbers of [
      ["i", "ii", "III", "- iv -"],
      ["page 1.", "page 2.", "Page 3.", "Page 4 of 4."],
      ["www.example.org 1", "2 www.example.org", "3 https://example.org/a", "www.example.org | 4"],
    ]) {
      expect(leftOut(numbers.map((text) => at(text)))).toEqual(numbers.map((text) => [text]));
    }
    expect(leftOut([[], at("page 5."), at("vi"), at("Mix")]).flat()).toEqual([]);
  });
});
