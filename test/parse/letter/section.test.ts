import { expect, it } from "vitest";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { pdfOf, type Piece, set } from "./fictional.ts";

const sectionsOf = async (pieces: readonly Piece[]): Promise<(string | null)[]> => {
  const document = await parseLetter(
    await pdfOf([
      [
        { text: "Fernholt School", y: 30, size: 24 },
        ...set([["Inspectors came to this invented school, and talked with the pupils and the staff."]], 70),
        ...pieces,
      ],
    ]),
  );
  return document.sentences.slice(1).map(({ section }) => section);
};

it("leaves what has to improve under its question, whatever stands in brackets below it", async () => {
  const question = "What does Fernholt School need to improve?";
  for (const size of [12, 14]) {
    for (const bold of [true, false]) {
      const sections = await sectionsOf([
        { text: question, y: 110, bold: true, size: 14 },
        { text: "(Information for the school and its invented authority)", y: 126, bold, size },
        { text: "n", y: 160, symbol: true },
        ...set([["Teachers’ expectations of writing in the early years."]], 160, 90),
      ]);
      expect(sections).toEqual([question]);
    }
  }
});

it("keeps a heading that ends in brackets, and one in brackets that stands alone, as they are", async () => {
  const sections = await sectionsOf([
    { text: "Pupils with special educational needs (SEND)", y: 110, bold: true, size: 14 },
    ...set([["Pupils are helped by adults who know what they need."]], 140),
    { text: "(For parents)", y: 180, bold: true, size: 14 },
    ...set([["Parents are told every week how their children do."]], 210),
  ]);
  expect(sections).toEqual(["Pupils with special educational needs (SEND)", "(For parents)"]);
});

it("puts what reports with grades in figures say of an area under the area, not the list or grade above", async () => {
  const list: Piece[] = [
    { text: "What the school ought to do now", y: 110, bold: true },
    { text: "n", y: 138, symbol: true },
    { text: "Raise standards in writing.", x: 90, y: 138 },
  ];
  const said = set([["Most of the pupils write well by the time they leave this school."]], 206);
  const beside = { text: "2", x: 480, y: 170, bold: true };
  for (const name of ["Outcomes for groups of pupils", "How effective is the provision?"]) {
    expect(await sectionsOf([...list, { text: name, y: 170, bold: true }, beside, ...said])).toEqual([
      "What the school ought to do now",
      name,
    ]);
  }
  const below = { text: "Grade: 2", y: 188 };
  expect(
    await sectionsOf([...list, { text: "Achievement and standards", y: 170, bold: true }, below, ...said]),
  ).toEqual(["What the school ought to do now", "Achievement and standards"]);
});
