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

/** A letter whose signature and the name under it are followed by what is given. */
const signed = (after: readonly Piece[]): Piece[] => [
  { text: "Dear Mr Thrale", y: 40 },
  { text: "Special measures monitoring inspection of Fernholt School", y: 68, bold: true },
  ...set([["Pupils are safe, and they say so at home."], ["Yours sincerely"]], 96),
  { text: "Kit Hale", y: 152, bold: true },
  { text: "His Majesty’s Inspector", y: 180, bold: true },
  ...after,
];

it("reads a report that a letter carries after its signature, under the report's own headings", async () => {
  const document = await parseLetter(
    await pdfOf([
      signed([]),
      [
        { text: "Annex", y: 40, bold: true },
        { text: "n", y: 70, symbol: true },
        { text: "Improve how pupils learn to read, by ensuring that teachers:", x: 90, y: 70 },
        ...set([["– listen to each pupil", "– choose books with care."]], 98, 108),
        { text: "Evidence", y: 160, bold: true },
        ...set(
          [["The inspector met with the headteacher and spoke to groups of pupils in every year."]],
          188,
        ),
      ],
    ]),
  );
  expect(document.sentences.map(({ section, text }) => [section, text])).toEqual([
    [null, "Pupils are safe, and they say so at home."],
    ["Annex", "Improve how pupils learn to read, by ensuring that teachers:"],
    ["Annex", "listen to each pupil"],
    ["Annex", "choose books with care."],
    ["Evidence", "The inspector met with the headteacher and spoke to groups of pupils in every year."],
  ]);
  expect(document.rolesMet).toEqual(["headteacher", "pupils"]);
});

it("takes no name or copy under a signature for a heading or a sentence, bold as they may be", async () => {
  const document = await parseLetter(
    await pdfOf([
      signed(set([["The letter goes to the council of Fernholt too."], ["Chair of governors"]], 208)),
    ]),
  );
  expect(document.sentences.map(({ section, text }) => [section, text])).toEqual([
    [null, "Pupils are safe, and they say so at home."],
    [null, "The letter goes to the council of Fernholt too."],
  ]);
});

/** An area of a report card at `y`: its name, its grade under it or in the same bar, and a sentence. */
const area = (name: string, grade: string, said: string, y: number, bar: boolean): Piece[] => [
  { text: name, y, bold: true },
  { text: grade, x: bar ? 400 : 72, y: bar ? y : y + 28, bold: true },
  ...set([[said]], y + 56),
];

it("puts what a report card says of an area under the name of the area, wherever its grade stands", async () => {
  for (const bar of [true, false]) {
    const document = await parseLetter(
      await pdfOf([
        [
          { text: "Fernholt School", y: 30, size: 24 },
          { text: "Inspection report: 2 December 2025", y: 70 },
          ...area("Inclusion", "Strong standard", "Leaders know every single pupil well.", 110, bar),
          ...area("Achievement", "Needs attention", "Results in reading have long been low.", 210, bar),
          ...area("Attendance", "Expected standard", "Most of the pupils attend every day.", 310, bar),
          { text: "About this inspection", y: 410, size: 16 },
          { text: "Lead inspector:", y: 440 },
          { text: "Kit Hale, His Majesty’s Inspector", y: 454 },
          { text: "Team inspectors:", y: 482 },
          { text: "Ivo Thrale, Ofsted Inspector", y: 496, bold: true },
          ...set([["The inspectors spoke with senior leaders, governors and pupils."]], 524),
        ],
      ]),
    );
    expect(document.sentences.map(({ section }) => section)).toEqual([
      "Inclusion",
      "Achievement",
      "Attendance",
      "About this inspection",
    ]);
    expect(document).toMatchObject({
      kind: "report_card",
      eventStart: "2025-12-02",
      leadInspectorRole: "HMI",
      rolesMet: ["governors", "pupils", "senior leaders"],
    });
  }
});

it("puts findings in the third cell of a row under the area in the first, over however many lines the cells run", async () => {
  const rows: [string[], string[], string[]][] = [
    [
      ["Inclusion"],
      ["Strong standard"],
      ["Leaders know each pupil well and act early", "where one falls behind."],
    ],
    [["Curriculum and", "teaching"], ["Expected", "standard"], ["Teachers go back to what was hard."]],
    [["Attendance and", "behaviour"], ["Expected standard"], ["Most of the pupils attend every day."]],
    [["Personal", "development and", "wellbeing"], ["Exceptional"], ["Clubs are open to all of the pupils."]],
  ];
  for (const bold of [true, false]) {
    const cells = rows.flatMap((row, down) =>
      row.flatMap((lines, across) =>
        lines.map((text, index): Piece => ({
          text,
          x: [50, 180, 292][across] ?? 0,
          y: 160 + down * 60 + index * 14,
          bold: bold && across === 0,
        })),
      ),
    );
    const document = await parseLetter(
      await pdfOf([
        [
          { text: "Fernholt School: report card", y: 30, size: 20 },
          ...set(
            [["Inspectors came to this invented school, and talked with the pupils and the staff."]],
            90,
          ),
          ...cells,
        ],
      ]),
    );
    expect(document.sentences.slice(1).map(({ section, text }) => [section, text])).toEqual([
      ["Inclusion", "Leaders know each pupil well and act early where one falls behind."],
      ["Curriculum and teaching", "Teachers go back to what was hard."],
      ["Attendance and behaviour", "Most of the pupils attend every day."],
      ["Personal development and wellbeing", "Clubs are open to all of the pupils."],
    ]);
  }
});

it("joins a heading over two lines whose first was broken by hand before a capital", async () => {
  const document = await parseLetter(
    await pdfOf([
      [
        ...set([["Inspectors came to this invented school, and talked with the pupils and the staff."]], 60),
        { text: "Inspection of Fernholt School", y: 30, size: 20 },
        { text: "The quality of early years provision at", y: 100, bold: true },
        { text: "Fernholt Nursery", y: 114, bold: true },
        ...set([["Children are busy and happy, and they talk about all that they do in the nursery."]], 142),
      ],
    ]),
  );
  expect(document.sentences.at(-1)?.section).toBe("The quality of early years provision at Fernholt Nursery");
});

it("takes a bold line with a colon for a heading, and a foot note for none", async () => {
  const document = await parseLetter(
    await pdfOf([
      [
        { text: "Inspection of Fernholt School", y: 30, size: 20 },
        ...set([["Inspectors came to this invented school, and talked with the pupils and the staff."]], 60),
        { text: "What the school ought to do now:", y: 100, bold: true },
        { text: "\u2022 the plans for reading in every one of the classes", y: 128 },
        { text: "1 Code of practice, invented county", y: 700, size: 9 },
      ],
      set([["Children are busy and happy, and they talk about all that they do in the nursery."]], 60),
    ]),
  );
  expect(document.sentences.slice(1).map(({ section }) => section)).toEqual([
    "What the school ought to do now",
    "What the school ought to do now",
  ]);
});

it('takes no line that begins with "To" for a greeting, and so loses nothing that stands above it', async () => {
  const document = await parseLetter(
    await pdfOf([
      [
        { text: "School report", y: 30, size: 20 },
        ...set(
          [["Teaching is good, and pupils like to learn."], ["To improve further, leaders should:"]],
          70,
        ),
        ...set([["• raise standards in reading"], ["• To Year 6, give harder books"]], 126, 90),
        ...set([["To all pupils in Year 2, leaders should give:"]], 182),
      ],
    ]),
  );
  expect(document.sentences.map(({ text }) => text)).toEqual([
    "Teaching is good, and pupils like to learn.",
    "To improve further, leaders should:",
    "raise standards in reading",
    "To Year 6, give harder books",
    "To all pupils in Year 2, leaders should give:",
  ]);
});
