import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Archive } from "../../pipeline/archive/archive.ts";
import { build } from "../../pipeline/build.ts";
import { openForReading } from "../../pipeline/database/connection.ts";

const file = fileURLToPath(
  new URL("../../../shared/data/mi/latest_inspections_2026-02-28_leeds.csv", import.meta.url),
);
const isThere = existsSync(file);
if (!isThere) console.log(`${file} is not here: the cell-by-cell proof of the Leeds file is skipped.`);

/** Where a column of the file stands in core: a column of the school, of one inspection of the row, or an area's judgement. */
type Place =
  | { of: "school"; column: string }
  | { of: Block; column: string }
  | { of: Block; area: string; is: "grade" | "graded_on" };
type Block = "rc" | "oeif" | "ungraded";

const school = (column: string): Place => ({ of: "school", column });
const on = (block: Block, column: string): Place => ({ of: block, column });
const grade = (block: Block, area: string): Place => ({ of: block, area, is: "grade" });
const date = (area: string): Place => ({ of: "rc", area, is: "graded_on" });

/** The 85 columns of the file, in its order. */
const places: Readonly<Record<string, Place>> = {
  "Web Link (opens in new window)": school("web_link"),
  URN: school("urn"),
  LAESTAB: school("laestab"),
  "School name": school("name"),
  "Ofsted phase": school("phase"),
  "Type of education": school("school_type"),
  "School open date": school("open_date"),
  "Admissions policy": school("admissions_policy"),
  "Sixth form": school("sixth_form"),
  "Designated religious character": school("religious_character"),
  "Religious ethos": school("religious_ethos"),
  "Faith grouping": school("faith_grouping"),
  "Ofsted region": school("ofsted_region"),
  Region: school("region"),
  "Local authority": school("local_authority"),
  "Parliamentary constituency": school("constituency"),
  Postcode: school("postcode"),
  "Multi-academy trust UID": school("trust_uid"),
  "Multi-academy trust name": school("trust"),
  "Academy sponsor UID": school("sponsor_uid"),
  "Academy sponsor name": school("sponsor_name"),
  "The income deprivation affecting children index (IDACI) quintile": school("idaci_quintile"),
  "Total number of pupils": school("pupils"),
  "Statutory lowest age": school("lowest_age"),
  "Statutory highest age": school("highest_age"),
  "Inspection number of latest full inspection": on("rc", "inspection_number"),
  "Inspection type": on("rc", "inspection_type"),
  "Inspection type grouping": on("rc", "type_grouping"),
  "Event type grouping": on("rc", "event_grouping"),
  "Inspection start date": on("rc", "start_date"),
  "Publication date": on("rc", "publication_date"),
  "Does the latest full inspection relate to the URN of the current school?": on(
    "rc",
    "relates_to_current_urn",
  ),
  "URN at time of latest full inspection": on("rc", "urn_at_time"),
  "LAESTAB at time of latest full inspection": on("rc", "laestab_at_time"),
  "School name at time of latest full inspection": on("rc", "name_at_time"),
  "School type at time of latest full inspection": on("rc", "type_at_time"),
  "Category of concern": on("rc", "category_of_concern"),
  "Safeguarding standards": grade("rc", "safeguarding_standards"),
  "Safeguarding standards - date of judgement": date("safeguarding_standards"),
  Inclusion: grade("rc", "inclusion"),
  "Inclusion - date of judgement": date("inclusion"),
  "Curriculum and teaching": grade("rc", "curriculum_and_teaching"),
  "Curriculum and teaching - date of judgement": date("curriculum_and_teaching"),
  Achievement: grade("rc", "achievement"),
  "Achievement - date of judgement": date("achievement"),
  "Attendance and behaviour": grade("rc", "attendance_and_behaviour"),
  "Attendance and behaviour - date of judgement": date("attendance_and_behaviour"),
  "Personal development and wellbeing": grade("rc", "personal_development_and_wellbeing"),
  "Personal development and wellbeing - date of judgement": date("personal_development_and_wellbeing"),
  "Early years (where applicable)": grade("rc", "early_years"),
  "Early years - date of judgement": date("early_years"),
  "Post-16 provision (where applicable)": grade("rc", "post_16_provision"),
  "Post-16 provision - date of judgement": date("post_16_provision"),
  "Leadership and governance": grade("rc", "leadership_and_governance"),
  "Leadership and governance - date of judgement": date("leadership_and_governance"),
  "Inspection number of latest OEIF graded inspection": on("oeif", "inspection_number"),
  "Inspection type of latest OEIF graded inspection": on("oeif", "inspection_type"),
  "Inspection type grouping of latest OEIF graded inspection": on("oeif", "type_grouping"),
  "Event type grouping of latest OEIF graded inspection": on("oeif", "event_grouping"),
  "Inspection start date of latest OEIF graded inspection": on("oeif", "start_date"),
  "Publication date of latest OEIF graded inspection": on("oeif", "publication_date"),
  "Does the latest OEIF graded inspection relate to the URN of the current school?": on(
    "oeif",
    "relates_to_current_urn",
  ),
  "URN at time of latest OEIF graded inspection": on("oeif", "urn_at_time"),
  "LAESTAB at time of latest OEIF graded inspection": on("oeif", "laestab_at_time"),
  "School name at time of latest OEIF graded inspection": on("oeif", "name_at_time"),
  "School type at time of latest OEIF graded inspection": on("oeif", "type_at_time"),
  "Latest OEIF category of concern": on("oeif", "category_of_concern"),
  "Latest OEIF overall effectiveness": grade("oeif", "overall_effectiveness"),
  "Latest OEIF quality of education": grade("oeif", "quality_of_education"),
  "Latest OEIF behaviour and attitudes": grade("oeif", "behaviour_and_attitudes"),
  "Latest OEIF personal development": grade("oeif", "personal_development"),
  "Latest OEIF effectiveness of leadership and management": grade("oeif", "leadership_and_management"),
  "Latest OEIF  safeguarding is effective?": grade("oeif", "safeguarding_effective"),
  "Latest OEIF early years provision (where applicable)": grade("oeif", "early_years"),
  "Latest OEIF sixth form provision (where applicable)": grade("oeif", "sixth_form"),
  "Latest ungraded inspection number": on("ungraded", "inspection_number"),
  "Date of latest ungraded inspection": on("ungraded", "start_date"),
  "Ungraded inspection publication date": on("ungraded", "publication_date"),
  "Does the ungraded inspection relate to the URN of the current school?": on(
    "ungraded",
    "relates_to_current_urn",
  ),
  "URN at time of the ungraded inspection": on("ungraded", "urn_at_time"),
  "LAESTAB at time of the ungraded inspection": on("ungraded", "laestab_at_time"),
  "School name at time of the ungraded inspection": on("ungraded", "name_at_time"),
  "School type at time of the ungraded inspection": on("ungraded", "type_at_time"),
  "Ungraded inspection overall outcome": on("ungraded", "outcome"),
  "Most recent category of concern": school("most_recent_category_of_concern"),
};

/** The words of a grade in core: its own label, but the code where MI gives one. */
const codes: Readonly<Record<string, string>> = {
  "1": "Outstanding",
  "2": "Good",
  "3": "Requires improvement",
  "4": "Inadequate",
  "9": "Not applicable",
  "0": "No judgement made",
};

/** A cell as core writes it: ISO days, "none" where a category of concern is empty, one spelling of types of school. */
function written(cell: string, place: Place): string {
  const day = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell);
  if (day !== null) return `${day[3]}-${day[2]}-${day[1]}`;
  if ("area" in place) return codes[cell] ?? cell;
  if (cell === "" && /category_of_concern/.test(place.column)) return "none";
  // Whitespace at the ends and in runs is not part of a value.
  const text = cell.trim().replaceAll(/\s+/g, " ");
  return place.column === "school_type" ? text.toLowerCase().replace(" - ", " ") : text;
}

type Row = Record<string, string | null>;

let cells: string[][] = [];
let header: string[] = [];
let dataDir = "";
const schools = new Map<string, Row>();
const inspections = new Map<string, Row>();
const judgements = new Map<string, Row>();

beforeAll(async () => {
  if (!isThere) return;
  const bytes = readFileSync(file);
  [header = [], ...cells] = Papa.parse<string[]>(new TextDecoder("windows-1252").decode(bytes), {
    skipEmptyLines: "greedy",
  }).data;
  dataDir = mkdtempSync(join(tmpdir(), "outcomes-leeds-"));
  const archive = await Archive.open(dataDir);
  const name = "latest_inspections_2026-02-28_leeds.csv";
  await archive.put(bytes, { how: "import", kind: "mi", label: name, name });
  await build({ dataDir });
  const database = await openForReading(join(dataDir, "outcomes.duckdb"));
  const ask = async (table: string): Promise<Row[]> =>
    (
      await database.connection.runAndReadAll(`select columns(*)::varchar from core.${table}`)
    ).getRowObjectsJson() as Row[];
  for (const row of await ask("school")) schools.set(String(row["urn"]), row);
  for (const row of await ask("inspection"))
    inspections.set([row["urn_at_time"], row["start_date"], row["is_graded"]].join(), row);
  for (const row of await ask("judgement")) judgements.set([row["inspection_id"], row["area"]].join(), row);
  database.close();
});
afterAll(() => {
  if (dataDir !== "") rmSync(dataDir, { recursive: true, force: true });
});

/** The cell of a row under a header; undefined where the file says NULL. */
function given(row: readonly string[], name: string): string | undefined {
  const cell = row[header.indexOf(name)];
  return cell === "NULL" ? undefined : cell;
}

const dated: Readonly<Record<Block, string>> = {
  rc: "Inspection start date",
  oeif: "Inspection start date of latest OEIF graded inspection",
  ungraded: "Date of latest ungraded inspection",
};
const named: Readonly<Record<Block, string>> = {
  rc: "URN at time of latest full inspection",
  oeif: "URN at time of latest OEIF graded inspection",
  ungraded: "URN at time of the ungraded inspection",
};

/** The inspection that a block of a row is about. */
function inspectionOf(row: readonly string[], block: Block): Row | undefined {
  const day = written(given(row, dated[block]) ?? "", on(block, "start_date"));
  return inspections.get([given(row, named[block]), day, String(block !== "ungraded")].join());
}

function found(row: readonly string[], place: Place): string | null | undefined {
  if (place.of === "school") return schools.get(given(row, "URN") ?? "")?.[place.column];
  const inspection = inspectionOf(row, place.of);
  if (!("area" in place)) return inspection?.[place.column];
  const judgement = judgements.get([inspection?.["inspection_id"], place.area].join());
  return judgement?.[place.is === "grade" ? "grade_label" : "graded_on"];
}

describe.skipIf(!isThere)("the Leeds file of 28 February 2026", () => {
  it("has 279 schools and the 85 columns that have a place in core", () => {
    expect(cells).toHaveLength(279);
    expect(header).toEqual(Object.keys(places));
  });

  it("is found again in core, cell by cell", () => {
    const lost: string[] = [];
    let compared = 0;
    cells.forEach((row, index) => {
      for (const [name, place] of Object.entries(places)) {
        const cell = given(row, name);
        // Of the Leeds file only these may be empty, which says "inspected, none"; elsewhere empty is nothing.
        if (cell === undefined || (cell === "" && !/concern/i.test(name))) continue;
        compared += 1;
        const value = found(row, place) ?? "nothing";
        const same = "column" in place && place.column === "school_type" ? value.toLowerCase() : value;
        if (same !== written(cell, place)) lost.push(`row ${index + 2}, ${name}: "${cell}" is ${value}`);
      }
    });
    expect(lost).toEqual([]);
    expect(compared).toBe(11_007);
  });

  it("has two report cards, with the day of each area's grade", () => {
    const cards = cells.filter((row) => given(row, dated.rc) !== undefined);
    expect(cards.map((row) => given(row, "URN")).sort()).toEqual(["107848", "141883"]);
    for (const card of cards) {
      const inspection = inspectionOf(card, "rc");
      expect(inspection).toMatchObject({ event: "graded", framework: "renewed_framework" });
      const areas = [...judgements.values()].filter(
        (one) => one["inspection_id"] === inspection?.["inspection_id"],
      );
      expect(areas).toHaveLength(9);
      for (const area of areas.filter((one) => one["area"] !== "post_16_provision"))
        expect(area["graded_on"]).toBe(inspection?.["start_date"]);
    }
  });

  it("gives no inspection that it does not name", () => {
    const counted = cells.flatMap((row) =>
      (["rc", "oeif", "ungraded"] as const).filter((block) => given(row, dated[block]) !== undefined),
    );
    expect(inspections.size).toBe(counted.length);
  });
});
