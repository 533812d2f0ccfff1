import { expect, it } from "vitest";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { pdfOf, type Piece } from "./fictional.ts";

const column = (lines: readonly string[], y: number, size: number): Piece[] =>
  lines.map((text, index) => ({ text, y: y + index * (size + 2), size }));

const prose = [
  "Pupils in this invented school read every day and like to talk about what they have read.",
  "Teachers choose the books with care, and they know which of them each pupil has enjoyed.",
];

it("does not join the heading of a page in small print to that of the next page", async () => {
  const document = await parseLetter(
    await pdfOf([
      [{ text: "Summary for parents and pupils", y: 60, size: 14 }, ...column(prose, 100, 10)],
      [
        { text: "Full report", y: 60, size: 14 },
        ...column([...prose, ...prose], 100, 12),
        ...column([...prose, ...prose], 200, 12),
      ],
    ]),
  );
  expect(document.pages.map((page) => page.split("\n")[0])).toEqual([
    "Summary for parents and pupils",
    "Full report",
  ]);
});

it("goes on with a sentence whose line begins with a word that is a label elsewhere", async () => {
  const lines = [
    "The letter goes to the governors, and after ten working days it will be printed and then be",
    "published on the website of the school and of the council. Parents were told so when results were",
    "published.",
  ];
  const document = await parseLetter(
    await pdfOf([
      [
        ...column(prose, 60, 12),
        ...column(lines, 120, 12),
        ...column(["Published results in reading are low."], 190, 12),
        ...column(["Published: 4 May 2024"], 230, 12),
      ],
    ]),
  );
  expect(document.sentences.map(({ text }) => text)).toEqual([
    ...prose,
    "The letter goes to the governors, and after ten working days it will be printed and then be published on the website of the school and of the council.",
    "Parents were told so when results were published.",
    "Published results in reading are low.",
  ]);
  expect(document.publicationDate).toBe("2024-05-04");
});
