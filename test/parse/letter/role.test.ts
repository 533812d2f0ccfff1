import { expect, it } from "vitest";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { pdfOf, type Piece, set } from "./fictional.ts";

/** A page on which a table of names and addresses stands under its heading, between two parts of prose. */
const details = (heading: string): Piece[] => [
  { text: "Findings", y: 60, size: 15 },
  ...set([["Children are safe and say so."]], 90),
  { text: heading, y: 130, size: 15 },
  { text: "Albany Council", y: 160 },
  { text: "Name of lead person:", y: 200 },
  { text: "Chief Executive Officer of the Lantern and Quill and Fernholt and Wharf Board", y: 240 },
  { text: "Lantern house,", y: 280 },
  ...set([["This inspection was asked for by the council."]], 320),
  { text: "Information about this inspection", y: 360, size: 15 },
  ...set([["The following were met:"]], 390),
];

it("takes no name or address under a heading of details for a sentence, and every whole sentence for one", async () => {
  const document = await parseLetter(await pdfOf([details("Local area partnership details")]));
  expect(document.sentences.map(({ text }) => text)).toEqual([
    "Children are safe and say so.",
    "This inspection was asked for by the council.",
    "The following were met:",
  ]);
  expect(document.pages[0]).toContain("Lantern house,");
});

it("keeps what has no stop under other headings", async () => {
  const document = await parseLetter(await pdfOf([details("What leaders do next")]));
  expect(document.sentences.map(({ text }) => text)).toContain("Name of lead person:");
});

it("takes a line that asks for a heading by its first word, where its type does not tell", async () => {
  const page = (line: string): Piece[] => [
    { text: "Visit to Fernholt School", y: 30, size: 20 },
    ...set(
      [["Children are safe and say so."], [line], ["They talk of it at home, and their parents listen."]],
      80,
    ),
  ];
  const sections = async (line: string): Promise<(string | null)[]> =>
    (await parseLetter(await pdfOf([page(line)]))).sentences.map(({ section }) => section);
  expect(await sections("How well do pupils read?")).toEqual([null, "How well do pupils read?"]);
  expect(await sections("Pupils are asked: do you read?")).toEqual([null, null, null]);
});
