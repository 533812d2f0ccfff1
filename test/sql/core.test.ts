import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fictional } from "./fictional.ts";
import { type MadeCountry, graded, makeCountry, source } from "./small-country.ts";

let made: MadeCountry;
beforeAll(async () => {
  made = await makeCountry(fictional);
});
afterAll(() => {
  made.close();
});

describe("one inspection from several files", () => {
  it("joins days that differ by up to three between files, and keeps the newest file's day", async () => {
    const rows = await made.rows(
      "select inspection_id, start_date, inspection_number, mentions from core.inspection where urn = 900001 and year(start_date) = 2017",
    );
    expect(rows).toEqual([
      {
        inspection_id: "900001-2017-01-11",
        start_date: "2017-01-11",
        inspection_number: "10001",
        mentions: "2",
      },
    ]);
  });

  it("tells what two rows disagree on, and which was kept", async () => {
    const rows = await made.rows(
      "select urn, column_name, value_a, source_a, row_a, value_b, source_b, row_b, kept from core.disagreement order by all",
    );
    expect(rows.map((row) => Object.values(row).join(" "))).toEqual([
      "900001 start_date 2017-01-10 history 5 2017-01-11 month1 2 2017-01-11",
      "900005 overall_effectiveness 1 history 7 2 history 8 2",
    ]);
  });

  it("keeps two days of one file as two inspections, and joins a second file's day to the nearer", async () => {
    const other = await makeCountry({
      source: [source("a", "mi", "2015-08-31"), source("b", "mi", "2016-08-31", { sequence: 2 })],
      mi_inspection: [
        graded("a", 2, 900010, "2014-03-03", "2"),
        graded("a", 3, 900010, "2014-03-06", "3"),
        graded("b", 2, 900010, "2014-03-05", "3"),
        graded("a", 4, 900011, "2014-03-03", "2"),
        graded("b", 3, 900011, "2014-03-07", "2"),
      ],
    });
    const rows = await other.rows("select inspection_id, files from core.inspection order by 1");
    other.close();
    expect(rows.map((row) => Object.values(row).join(" "))).toEqual([
      "900010-2014-03-03 1",
      "900010-2014-03-05 2",
      "900011-2014-03-03 1",
      "900011-2014-03-07 1",
    ]);
  });

  it("joins one inspection number however far its dates lie apart, and never two numbers", async () => {
    const other = await makeCountry({
      source: [source("a", "mi", "2015-08-31"), source("b", "mi", "2016-08-31", { sequence: 2 })],
      mi_inspection: [
        graded("a", 2, 900010, "2014-03-03", "2", { inspection_number: "1" }),
        graded("b", 2, 900010, "2014-04-03", "2", { inspection_number: "1" }),
        graded("a", 3, 900011, "2014-03-03", "2", { inspection_number: "2" }),
        graded("b", 3, 900011, "2014-03-04", "2", { inspection_number: "3" }),
      ],
    });
    const rows = await other.rows("select inspection_id from core.inspection order by 1");
    other.close();
    expect(rows.map((row) => row["inspection_id"])).toEqual([
      "900010-2014-04-03",
      "900011-2014-03-03",
      "900011-2014-03-04",
    ]);
  });
});

describe("prior grade", () => {
  const prior = (id: string): Promise<Record<string, unknown>[]> =>
    made.rows(
      `select prior_grade, prior_grade_date, prior_grade_from, prior_grade_reason, prior_quality_of_education as quality from core.inspection where inspection_id = '${id}'`,
    );

  it("is that of the school's own latest graded inspection before", async () => {
    expect(await prior("900001-2017-01-11")).toMatchObject([
      { prior_grade: "2", prior_grade_date: "2010-05-04", prior_grade_from: "own", prior_grade_reason: null },
    ]);
  });

  it("is the predecessor's where the school had none, and says so", async () => {
    expect(await prior("900002-2025-11-20")).toMatchObject([
      { prior_grade: "3", prior_grade_date: "2012-10-02", prior_grade_from: "predecessor" },
    ]);
  });

  it("is NULL with a reason where there was none, or no overall grade", async () => {
    expect(await prior("900001-2006-03-01")).toMatchObject([
      { prior_grade: null, prior_grade_reason: "none" },
    ]);
    const later = await makeCountry({
      source: [source("a", "mi", "2026-02-28")],
      mi_inspection: [
        graded("a", 2, 900010, "2024-10-01", "Not judged", { quality_of_education: "2" }),
        graded("a", 3, 900010, "2025-10-01", "Not judged", { quality_of_education: "1" }),
      ],
    });
    const rows = await later.rows(
      "select prior_grade, prior_grade_reason, prior_quality_of_education as quality, prior_grade_date from core.inspection where year(start_date) = 2025",
    );
    later.close();
    expect(rows).toEqual([
      { prior_grade: null, prior_grade_reason: "not_judged", quality: "2", prior_grade_date: "2024-10-01" },
    ]);
  });

  it("of a letter is told from its school and date, and its facts come from the page that lists it", async () => {
    const rows = await made.rows(
      "select document_id, urn, kind, phase, publication_date, prior_grade, prior_grade_from from core.document order by 1",
    );
    expect(rows.map((row) => Object.values(row).join(" "))).toEqual([
      "letter1 900001 interim_visit_letter Primary 2020-11-03 4 own",
      "letter2 900002 monitoring_letter Alternative provision  3 predecessor",
      "letter3  la_focused_visit_letter    ",
    ]);
  });
});

describe("schools", () => {
  it("keep a fact that a newer file leaves out, in one spelling", async () => {
    const rows = await made.rows(
      "select urn, name, phase, school_type, local_authority, region from core.school where urn in (900001, 900003) order by 1",
    );
    expect(rows.map((row) => Object.values(row).join("|"))).toEqual([
      "900001|First School, Fictional|Primary|Voluntary aided school|Mereshire|South West",
      "900003|Fictional School 900003|Alternative provision||Bristol|South West",
    ]);
  });

  it("know their predecessor from links and MI, and when the one before closed", async () => {
    const rows = await made.rows(
      "select urn, predecessor_urn, close_date, close_date_from from core.school where urn in (900002, 900003, 900005) order by 1",
    );
    expect(rows.map((row) => Object.values(row).join("|"))).toEqual([
      "900002|900003||",
      "900003||2014-09-01|link",
      "900005||2015-07-31|register",
    ]);
  });

  it("a school that takes another in keeps its own outcome, whatever the day of the link", async () => {
    const other = await makeCountry({
      source: [source("a", "mi", "2020-08-31"), source("b", "gias_links", "2020-08-31", { sequence: 2 })],
      mi_inspection: [graded("a", 2, 900020, "2010-06-01", "3"), graded("a", 3, 900021, "2014-06-03", "1")],
      gias_link: [
        {
          source_id: "b",
          row_number: 2,
          urn: "900021",
          link_urn: "900020",
          link_type: "Predecessor - merged",
          established_date: "2018-09-01",
        },
      ],
    });
    const rows = await other.rows(
      "select from_date, to_date, grade from marts.school_grade_spell where urn = '900021' and reading = 'with_predecessor'",
    );
    other.close();
    expect(rows).toEqual([{ from_date: "2014-06-03", to_date: null, grade: "1" }]);
  });
});

describe("what can not be", () => {
  it("a publication before the inspection is NULL and told, the rest of the row stays", async () => {
    const rows = await made.rows(
      "select publication_date, outcome from core.inspection where inspection_id = '900001-2024-06-04'",
    );
    expect(rows).toEqual([{ publication_date: null, outcome: "School remains Good" }]);
    const told = await made.rows(
      "select scope, row_number, column_name, value, reason from core.refused where scope = 'cell'",
    );
    expect(told).toEqual([
      {
        scope: "cell",
        row_number: "2",
        column_name: "ungraded_publication_date",
        value: "2023-06-04; starts 2024-06-04",
        reason: "published before the inspection starts",
      },
    ]);
  });

  it("an inspection after the day of its file is left out and told", async () => {
    const other = await makeCountry({
      source: [source("a", "mi", "2015-08-31")],
      mi_inspection: [graded("a", 2, 900010, "2051-03-03", "2"), graded("a", 3, 900010, "2014-03-03", "2")],
    });
    const inspections = await other.rows("select inspection_id from core.inspection");
    const told = await other.rows("select column_name, value from core.refused");
    other.close();
    expect(inspections).toEqual([{ inspection_id: "900010-2014-03-03" }]);
    expect(told).toEqual([{ column_name: "start_date", value: "2051-03-03; file of 2015-08-31" }]);
  });

  it("an inspection without a day is left out and told, with what the row says of it", async () => {
    const other = await makeCountry({
      source: [source("a", "mi", "2015-08-31"), source("b", "mi", "2026-06-30", { sequence: 2 })],
      mi_inspection: [graded("a", 2, 900010, "2014-03-03", "2"), graded("a", 3, 900011, null, "4")],
      mi_latest: [
        { source_id: "b", row_number: 2, urn: "900010", ungraded_outcome: "School remains Good" },
        { source_id: "b", row_number: 3, urn: "900011" },
      ],
    });
    const inspections = await other.rows("select inspection_id from core.inspection");
    const told = await other.rows("select scope, row_number, column_name, value, reason from core.refused");
    other.close();
    expect(inspections).toEqual([{ inspection_id: "900010-2014-03-03" }]);
    expect(told.map((row) => Object.values(row).join("|"))).toEqual([
      "cell|3|start_date|4|an inspection without a start date",
      "cell|2|ungraded_start_date|School remains Good|an inspection without a start date",
    ]);
  });
});
