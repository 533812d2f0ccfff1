import { describe, expect, it } from "vitest";
import { parseLetter } from "../../../pipeline/parse/letter/letter.ts";
import { outcomePhrases } from "../../../pipeline/parse/letter/outcome.ts";
import { rolesMet } from "../../../pipeline/parse/letter/people.ts";
import type { ParsedDocument } from "../../../pipeline/parse/parsed.ts";
import { pdfOf, type Piece, set } from "./fictional.ts";

const read = async (page: readonly Piece[]): Promise<ParsedDocument> => parseLetter(await pdfOf([page]));

describe("what a document says of itself", () => {
  it("is the school's name as printed, misspelt where the title misspells it, with the URN beside it", async () => {
    const document = await read([
      { text: "Ofsted", y: 50, size: 9 },
      { text: "3 November 2020", y: 100 },
      { text: "Mr Ivo Thrale", y: 128 },
      { text: "Headteacher", y: 142 },
      { text: "Fernholt Primary School", y: 156 },
      { text: "Dear Mr Thrale", y: 200 },
      { text: "Ofsted visit to Fernhlot Primary School", y: 228, bold: true },
      ...set(
        [
          [
            "This letter follows my visit to your school on 6 October 2020. These visits are not inspections.",
          ],
        ],
        256,
      ),
      ...set([["Yours sincerely"], ["Kit Hale"], ["Ofsted Inspector"]], 300),
      { text: "URN: 900123", y: 420 },
    ]);
    expect(document).toMatchObject({
      kind: "interim_visit_letter",
      schoolName: "Fernhlot Primary School",
      urn: "900123",
      eventStart: "2020-10-06",
      leadInspectorRole: "OI",
    });
  });

  it("is an ungraded inspection by its title or by the section it was made under, with its outcome", async () => {
    const body = (words: string): Piece[] => [
      { text: "Inspection of a good school: Fernholt Primary School", y: 80, size: 20 },
      { text: "Inspection dates: 14 and 15 May 2024", y: 120 },
      { text: "Outcome", y: 150, size: 15 },
      ...set([[words]], 176),
      { text: "What is it like to attend this school?", y: 210, size: 15 },
      ...set([["Pupils are proud of their school. They feel safe."]], 240),
      { text: "School details", y: 280, size: 15 },
      { text: "Unique reference number", y: 306 },
      { text: "900124", x: 300, y: 306 },
      { text: "Inspection team", y: 340, size: 15 },
      { text: "Rowan Quill, lead inspector", y: 366 },
      { text: "His Majesty’s Inspector", x: 300, y: 366 },
    ];
    const good = await read(body("Fernholt Primary School continues to be a good school."));
    expect(good).toMatchObject({
      kind: "ungraded_report",
      schoolName: "Fernholt Primary School",
      urn: "900124",
      eventStart: "2024-05-14",
      eventEnd: "2024-05-15",
      leadInspectorRole: "HMI",
      outcomePhrases: ["remains_good"],
    });
  });

  it("is the section an inspection was made under, not one it might have become or may lead to", async () => {
    const body = (words: string): Piece[] => [
      { text: "Inspection of Fernholt Primary School", y: 80, size: 20 },
      ...set([["Pupils are proud of their school. They feel safe."]], 120),
      { text: "Background", y: 160, size: 15 },
      ...set(
        [
          ["If safeguarding worries us, we will deem the section 8 visit a section 5 inspection."],
          ["If much has changed, the next inspection is one carried out under section 5 of the Act."],
        ],
        190,
      ),
      { text: "Information about this inspection", y: 260, size: 15 },
      ...set([[words]], 290),
    ];
    for (const [made, kind, inspectionStatus] of [
      ["ungraded inspection under section 8", "ungraded_report", "section 8"],
      ["graded inspection under section 5", "graded_report", "section 5"],
      ["inspection under section 5", "graded_report", "section 5"],
    ] as const) {
      const document = await read(body(`Inspectors carried out this ${made} of the Education Act 2005.`));
      expect(document).toMatchObject({ kind, inspectionStatus });
    }
  });

  it("is a report card by its grades, whatever the title", async () => {
    const document = await read([
      { text: "Fernholt Primary School", y: 80, size: 24 },
      { text: "Inspection report", y: 110, size: 12 },
      { text: "Inspection dates: 13 and 14 January 2026", y: 130 },
      { text: "Inclusion: Strong standard", y: 160, size: 15 },
      ...set([["Leaders know each pupil well. They remove what stands in their way."]], 186),
      { text: "Achievement: Needs attention", y: 220, size: 15 },
      ...set([["Pupils do not learn to write well enough. Leaders have begun to change this."]], 246),
      { text: "Curriculum and teaching: Expected standard", y: 280, size: 15 },
      ...set(
        [["Teachers follow a curriculum that is well thought through. They check what pupils know."]],
        306,
      ),
      { text: "Unique reference number: 900125", y: 350 },
    ]);
    expect(document).toMatchObject({
      kind: "report_card",
      schoolName: "Fernholt Primary School",
      urn: "900125",
      eventStart: "2026-01-13",
      eventEnd: "2026-01-14",
    });
    expect([...new Set(document.sentences.map(({ section }) => section))]).toEqual([
      "Inclusion",
      "Achievement",
      "Curriculum and teaching",
    ]);
  });
});

describe("rolesMet", () => {
  it("takes those with whom inspectors discussed something for met", () => {
    const said =
      "During the inspection, I discussed with you, other senior leaders and trustees what was done.";
    expect(rolesMet([said])).toEqual(["senior leaders", "trustees"]);
  });

  it("leaves out what was spoken about, also where it is said before with whom", () => {
    for (const [said, met] of [
      [
        "To find out about reading, the lead inspector met with the headteacher, and spoke to staff.",
        ["headteacher", "staff"],
      ],
      ["To evaluate pupils’ safety, attendance and care, inspectors spoke with governors.", ["governors"]],
      ["We discussed with you and your senior leaders how well pupils are settling.", ["senior leaders"]],
      ["I asked how well staff are helped, and spoke with teachers.", ["staff", "teachers"]],
    ] as const) {
      expect(rolesMet([said])).toEqual(met);
    }
  });

  it("takes people for met, and not what is theirs", () => {
    expect(
      rolesMet([
        "Inspectors read children’s and young people’s records, and held discussions with social workers.",
      ]),
    ).toEqual(["social workers"]);
    expect(rolesMet(["Inspectors also used video calls to speak with schools and foster carers."])).toEqual([
      "foster carers",
      "schools",
    ]);
    expect(
      rolesMet([
        "Two inspectors sat in an office, sampling pupils’ records with managers and practitioners.",
      ]),
    ).toEqual(["managers", "practitioners"]);
    expect(rolesMet(["Inspectors spoke with children and leaders about staff’s workload."])).toEqual([
      "children and young people",
      "leaders",
    ]);
  });
});

describe("outcome phrases", () => {
  it("are said of the school and its leaders, not of a part of its work or of pupils", () => {
    expect(outcomePhrases(["Attendance remains good.", "Behaviour continues to be good."])).toEqual([]);
    expect(outcomePhrases(["Leaders know that some pupils are not making enough progress."])).toEqual([]);
    expect(outcomePhrases(["Pupils have made reasonable progress."])).toEqual([]);
    for (const said of ["This school continues to be good.", "Fernholt Park is still a good school."]) {
      expect(outcomePhrases([said])).toEqual(["remains_good"]);
    }
    expect(outcomePhrases(["Fernholt Nursery continues to be an outstanding school."])).toEqual([
      "remains_outstanding",
    ]);
    expect(outcomePhrases(["Leaders and governors are not yet making sufficient progress."])).toEqual([
      "not_effective_action",
    ]);
    expect(outcomePhrases(["The local area has made effective progress."])).toEqual(["effective_action"]);
  });

  it("are those of monitoring since 2022, and those that say it is so now", () => {
    for (const [said, code] of [
      [
        "Governors made progress to improve it, yet more work is needed for it to be good.",
        "progress_more_needed",
      ],
      ["The trust has made some progress, but more work is necessary.", "progress_more_needed"],
      ["The principal has made insufficient progress.", "not_effective_action"],
      ["Safeguarding is now effective.", "safeguarding_effective"],
      ["Arrangements for safeguarding are still not effective.", "safeguarding_not_effective"],
      ["Safeguarding is not yet effective.", "safeguarding_not_effective"],
    ] as const) {
      expect(outcomePhrases([said])).toEqual([code]);
    }
    expect(
      outcomePhrases([
        "Leaders know that pupils have made progress, but more work is needed.",
        "Leaders have made progress.",
      ]),
    ).toEqual([]);
  });

  it("are the progress that a school under monitoring is making, and no area for action where there is none", () => {
    for (const [said, codes] of [
      ["The school is making reasonable progress towards the end of it.", ["effective_action"]],
      ["The school is not making reasonable progress towards the end of it.", ["not_effective_action"]],
      ["The trust has not yet made effective progress.", ["not_effective_action"]],
      ["Leaders know that boys are making reasonable progress.", []],
      ["There are two areas for priority action.", ["priority_action"]],
      ["Inspectors found no areas for priority action.", []],
      ["There are no new areas for priority action.", []],
      ["The visit did not find any areas for priority action.", []],
      ["The areas for priority action set at the last visit remain.", []],
      ["Work continues on the areas for priority action identified in June and July 2019.", []],
      ["They come on top of the existing areas for priority action.", []],
      ["The areas for priority action identified at this visit are below.", ["priority_action"]],
    ] as const) {
      expect(outcomePhrases([said])).toEqual(codes);
    }
  });

  it("are what came out, not what an inspection is for or may lead to", () => {
    expect(
      outcomePhrases([
        "Inspectors come again to confirm that the school remains good.",
        "If there are signs of decline, the next inspection will be a graded inspection.",
        "However, if much has changed, then the next inspection will be a graded inspection.",
      ]),
    ).toEqual([]);
    expect(outcomePhrases(["The next inspection will therefore be a graded inspection."])).toEqual([
      "graded_next",
    ]);
  });
});
