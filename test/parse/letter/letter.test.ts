import { describe, expect, it } from "vitest";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { PAGE_JOINER } from "../../../pipeline/parse/letter/page-text.ts";
import type { ParsedDocument } from "../../../pipeline/parse/parsed.ts";
import { pdfOf, type Piece, set } from "./fictional.ts";

const LETTERHEAD: Piece[] = [
  { text: "Lantern Gate", x: 72, y: 50, size: 9 },
  { text: "9 Quill Row", x: 72, y: 61, size: 9 },
  { text: "T 00000 000 000", x: 220, y: 50, size: 9 },
  { text: "enquiries@albany.example", x: 220, y: 61, size: 9 },
];

/** An invented autumn-2020 letter of two pages, a sentence over the page break, a page number in the middle of it. */
function visitLetter(title: string, opening: string, letterhead: readonly Piece[] = LETTERHEAD): Piece[][] {
  const first = [
    ...letterhead,
    { text: "3 November 2020", y: 100 },
    { text: "Mrs Ada Brambleby", y: 128 },
    { text: "Headteacher", y: 142 },
    { text: "Fernholt Primary School", y: 156 },
    { text: "Dear Mrs Brambleby", y: 200 },
    { text: title, y: 228, bold: true },
    ...set(
      [
        [opening, "It sets out what we talked about. These visits are not inspections."],
        [
          "I spoke to you, the chair of governors and the deputy headteacher. I did not speak to pupils,",
          "so that fewer people met.",
        ],
      ],
      256,
    ),
    { text: "Context", y: 350, bold: true },
    ...set([["The school is one of about 1,200 schools visited this term."]], 378),
    { text: "n", y: 420, symbol: true },
    { text: "Leaders’ plans for remote learning are clear, and teachers check that well-", x: 90, y: 420 },
    { text: "being comes first. St Osgood's parish helps.", x: 90, y: 434 },
    { text: "n", y: 448, symbol: true },
    {
      text: "Pupils read every day, and those who fell behind in the spring are now taught again by the",
      x: 90,
      y: 448,
    },
  ];
  const second = [
    { text: "2", x: 300, y: 40 },
    { text: "teachers who know them best. Attendance is high.", x: 90, y: 72 },
    ...set(
      [
        ["I am copying this letter to the chair of governors."],
        ["Yours sincerely"],
        ["Rowan Quill"],
        ["Her Majesty's Inspector"],
      ],
      110,
    ),
  ];
  return [first, second];
}

const read = async (pages: readonly (readonly Piece[])[]): Promise<ParsedDocument> =>
  parseLetter(await pdfOf(pages));
const texts = ({ sentences }: ParsedDocument): string[] => sentences.map(({ text }) => text);

describe("an autumn-2020 visit letter", () => {
  const onSite =
    "This letter follows my visit to your school with Kit Hale, Ofsted Inspector (OI, on 6 October 2020.";

  it("gives kind, title, name, dates, delivery, roles and status", async () => {
    expect(await read(visitLetter("Ofsted visit to Fernholt Primary School", onSite))).toMatchObject({
      kind: "interim_visit_letter",
      title: "Ofsted visit to Fernholt Primary School",
      schoolName: "Fernholt Primary School",
      eventStart: "2020-10-06",
      eventEnd: "2020-10-06",
      letterDate: "2020-11-03",
      delivery: "on_site",
      leadInspectorRole: "HMI",
      rolesMet: ["chair of governors", "deputy headteacher"],
      inspectionStatus: "not an inspection",
      noText: false,
    });
  });

  it("is remote when title says so, and on site in November when it does not", async () => {
    const november = "This letter follows my visit to your school on 12 November 2020.";
    const remote = await read(visitLetter("Ofsted remote visit to Fernholt Primary School", november));
    const visit = await read(visitLetter("Ofsted visit to Fernholt Primary School", november));
    expect([remote.delivery, visit.delivery]).toEqual(["remote", "on_site"]);
    expect(remote.schoolName).toBe("Fernholt Primary School");
  });

  it("reads the same findings with letterhead columns in any order, and with none", async () => {
    const title = "Ofsted visit to Fernholt Primary School";
    const plain = await read(visitLetter(title, onSite));
    for (const letterhead of [[...LETTERHEAD].reverse(), []]) {
      const other = await read(visitLetter(title, onSite, letterhead));
      expect(texts(other)).toEqual(texts(plain));
      expect(other.letterDate).toBe("2020-11-03");
    }
  });

  it("keeps a sentence over the page break whole, without the page number, on both pages", async () => {
    const { sentences, pages } = await read(visitLetter("Ofsted visit to Fernholt Primary School", onSite));
    const over = sentences.find(({ pageEnd, page }) => pageEnd !== page);
    expect(over?.text).toBe(
      "Pupils read every day, and those who fell behind in the spring are now taught again by the teachers who know them best.",
    );
    expect(pages.slice(0, 2).join(PAGE_JOINER)).toContain(over?.text ?? "nothing");
    expect(pages[1]).not.toMatch(/^2/u);
  });

  it("makes no sentences of letterhead, address, greeting, headings and signature", async () => {
    const document = await read(visitLetter("Ofsted visit to Fernholt Primary School", onSite));
    expect(texts(document).join(" ")).not.toMatch(/Lantern Gate|Brambleby|Dear|Yours|Rowan|Context/u);
    expect(document.pages.join("\n")).toMatch(
      /Lantern Gate[^]*Dear Mrs Brambleby[^]*Context[^]*Rowan Quill/u,
    );
    expect(document.sentences.at(-1)?.section).toBe("Context");
  });

  it("takes the squares of a symbol font for bullets and keeps a true hyphen at a line end", async () => {
    const document = await read(visitLetter("Ofsted visit to Fernholt Primary School", onSite));
    expect(document.pages[0]).toContain(
      "• Leaders’ plans for remote learning are clear, and teachers check that well-being comes first.",
    );
    expect(texts(document)).toContain("St Osgood's parish helps.");
  });

  it("gives pages back from their sentences, headings and asides in order", async () => {
    const { pages, sentences } = await read(visitLetter("Ofsted visit to Fernholt Primary School", onSite));
    let rest = pages.join(PAGE_JOINER);
    for (const { text } of sentences) {
      const at = rest.indexOf(text);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(rest.slice(0, at)).not.toMatch(/[.!?]["'’”)]* \p{Lu}/u);
      rest = rest.slice(at + text.length);
    }
  });

  it("gives the same answer for the same bytes, as Buffer too, and leaves them alone", async () => {
    const bytes = await pdfOf(visitLetter("Ofsted visit to Fernholt Primary School", onSite));
    const before = bytes.slice();
    expect(await parseLetter(Buffer.from(bytes))).toEqual(await parseLetter(bytes));
    expect(bytes).toEqual(before);
  });

  it("reads the year into a letter date without one from the visit", async () => {
    const [first = [], second = []] = visitLetter("Ofsted visit to Fernholt Primary School", onSite);
    const dated = first.map((piece) =>
      piece.text === "3 November 2020" ? { ...piece, text: "5 November" } : piece,
    );
    expect((await read([dated, second])).letterDate).toBe("2020-11-05");
  });
});

describe("other kinds", () => {
  const letter = (title: string, body: string): Piece[][] => [
    [
      { text: "9 April 2021", y: 100 },
      { text: "Dear Mr Holt", y: 140 },
      { text: title, y: 168, bold: true },
      ...set(
        [
          [body],
          ["Leaders and governors are taking effective action to improve the school."],
          ["Yours sincerely"],
          ["Kit Hale"],
          ["His Majesty’s Inspector"],
        ],
        196,
      ),
    ],
  ];

  it.each([
    ["Additional, remote monitoring inspection of Fernholt School", "monitoring_letter", "remote"],
    ["Special measures monitoring inspection of Fernholt School", "monitoring_letter", null],
    ["Requires improvement: monitoring inspection visit to Fernholt School", "monitoring_letter", null],
    ["Short inspection of Fernholt School", "ungraded_report", null],
    ["Academy conversion: Fernholt School", "conversion_letter", null],
  ])("tells %s", async (title, kind, delivery) => {
    const document = await read(
      letter(title, "This letter follows the inspection of your school on 16 and 17 March 2021."),
    );
    expect(document).toMatchObject({
      kind,
      title,
      schoolName: "Fernholt School",
      delivery,
      eventStart: "2021-03-16",
      eventEnd: "2021-03-17",
      letterDate: "2021-04-09",
      leadInspectorRole: "HMI",
      outcomePhrases: ["effective_action"],
    });
  });

  it("reads two columns of findings one after the other, drawn column by column or line by line", async () => {
    const left = [
      "Pupils enjoy their lessons and",
      "they work hard in all of them",
      "because teachers make each one",
      "matter to them every day.",
    ];
    const right = [
      "Leaders know the school well and",
      "check how well pupils learn in",
      "every subject, though history",
      "has had less of their time.",
    ];
    const pieces = (column: string[], x: number): Piece[] =>
      column.map((text, index) => ({ text, x, y: 200 + index * 14 }));
    const [a, b] = [pieces(left, 72), pieces(right, 320)];
    const head: Piece[] = [{ text: "Summary of key findings", y: 160, size: 16 }];
    const crossed = a.flatMap((piece, index) => [piece, ...b.slice(index, index + 1)]);
    for (const body of [[...a, ...b], crossed]) {
      expect(texts(await read([[...head, ...body]]))).toEqual([left.join(" "), right.join(" ")]);
    }
  });

  it("reads a report's label rows, grades as headings' cells, URN and team role", async () => {
    const document = await read([
      [
        { text: "Inspection of Fernholt Primary School", y: 80, size: 22 },
        { text: "Inspection dates: 8–9 November 2022", y: 120 },
        { text: "Quality of education", y: 150, bold: true },
        { text: "Good", x: 400, y: 150 },
        { text: "What is it like to attend this school?", y: 190, size: 15 },
        ...set([["Pupils are proud of their school. They feel safe."]], 220),
        { text: "School details", y: 260, size: 15 },
        { text: "Unique reference number", y: 290 },
        { text: "900123", x: 300, y: 290 },
        ...set([["This inspection was carried out under section 5 of the Education Act 2005."]], 320),
        { text: "Inspection team", y: 370, size: 15 },
        { text: "Rowan Quill, lead inspector", y: 400 },
        { text: "Ofsted Inspector", x: 300, y: 400 },
      ],
    ]);
    expect(document).toMatchObject({
      kind: "graded_report",
      schoolName: "Fernholt Primary School",
      urn: "900123",
      eventStart: "2022-11-08",
      eventEnd: "2022-11-09",
      inspectionStatus: "section 5",
      leadInspectorRole: "OI",
    });
    expect(document.sentences.map(({ section, text }) => [section, text])).toEqual([
      ["What is it like to attend this school?", "Pupils are proud of their school."],
      ["What is it like to attend this school?", "They feel safe."],
      ["School details", "This inspection was carried out under section 5 of the Education Act 2005."],
    ]);
  });

  it("removes running headers and footers whose page number changes, and reads past a foot note", async () => {
    const page = (number: number, body: Piece[]): Piece[] => [
      { text: "Inspection report: Fernholt School", y: 30, size: 9 },
      ...body,
      { text: `Page ${number} of 3`, x: 450, y: 800, size: 9 },
    ];
    const document = await read([
      page(1, [
        ...set(
          [["Staff are well trained in all of this. The trust has asked each of its schools to share the"]],
          100,
        ),
        { text: "1 A note at the foot of the page.", y: 700, size: 8 },
      ]),
      page(2, set([["plans that work best with its neighbours. All do."]], 100)),
      page(3, set([["Parents are pleased with the school."]], 100)),
    ]);
    expect(document.pages.join("\n")).not.toMatch(/Inspection report|Page \d/u);
    expect(texts(document)).toContain(
      "The trust has asked each of its schools to share the plans that work best with its neighbours.",
    );
  });
});
