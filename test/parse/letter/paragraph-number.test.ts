import { expect, it } from "vitest";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { pdfOf, set } from "./fictional.ts";

const read = async (paragraphs: readonly (readonly string[])[]) => {
  const lines = paragraphs.flatMap((paragraph, place) => set([paragraph], 70 + place * 60));
  const document = await parseLetter(
    await pdfOf([[{ text: "Fernholt Council", y: 30, size: 24 }, ...lines]]),
  );
  return { sentences: document.sentences.map(({ text }) => text), page: document.pages[0] ?? "" };
};

it("takes the number of a paragraph for a mark before its first sentence, which stays on the page", async () => {
  const { sentences, page } = await read([
    ["1. Leaders of this invented council know what its schools need. They act on it."],
    ["2) “Some days” are harder than others for the staff of the invented council."],
    ["3.1 Governors ask searching questions of everybody in this invented council."],
  ]);
  expect(sentences).toEqual([
    "Leaders of this invented council know what its schools need.",
    "They act on it.",
    "“Some days” are harder than others for the staff of the invented council.",
    "Governors ask searching questions of everybody in this invented council.",
  ]);
  expect(page).toContain("1. Leaders of this invented council");
});

it("keeps a number that a sentence begins with", async () => {
  const whole = [
    "12 December was the day on which the invented council heard of the visit.",
    "2020 was hard for all who work in the schools of the invented council.",
    "3.5 per cent of the pupils of the invented council were away that day.",
  ];
  const { sentences } = await read(whole.map((text) => [text]));
  expect(sentences).toEqual(whole);
});
