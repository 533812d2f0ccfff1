import { describe, expect, it } from "vitest";
import { RefusedFile } from "../../pipeline/parse/parsed.ts";
import { readAttachments, wantedAttachments } from "../../pipeline/sources/attachments.ts";

const MEDIA = "https://assets.publishing.service.gov.uk/media";
const MI = "Management_information_-_state-funded_schools";

function listing(...attachments: { title?: string; url: string }[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ details: { attachments } }));
}

const file = (name: string, title?: string) => ({
  url: `${MEDIA}/6aa0/${name}`,
  ...(title === undefined ? {} : { title }),
});

/** What a file is taken for, from its name alone. */
function told(name: string): string {
  const [read] = readAttachments(listing(file(name))).files;
  return `${read?.content ?? ""} ${read?.day ?? ""} ${read?.format ?? ""}`;
}

describe("the attachments of the management information", () => {
  it.each([
    [`${MI}_-_latest_inspections_as_at_31_August_2026.csv`, "latest 2026-08-31 csv"],
    [`${MI}_-_latest_inspections_as_at_30_Apr_2026.csv`, "latest 2026-04-30 csv"],
    [`${MI}_-_latest_inspections_-_as_at_31_Mar_2025.csv`, "latest 2025-03-31 csv"],
    [`${MI}_-_latest_inspections_at_30_Sep_2023.csv`, "latest 2023-09-30 csv"],
    [`${MI}_-_all_inspections_-_year_to_date_published_by_31_July_2022.csv`, "year_to_date 2022-07-31 csv"],
    [`${MI}_-_all_inspections_-_year_to_date_published_by_31_Jul_2021.csv`, "year_to_date 2021-07-31 csv"],
    [`${MI}_1_September_2015_to_31_August_2019.csv`, "history 2019-08-31 csv"],
    ["Management_information_-_schools_-_1_Sept_2005_to_31_August_2015.xlsx", "history 2015-08-31 xlsx"],
    ["Management_information_-_schools_-_table1_31_Oct_2018.csv", "latest 2018-10-31 csv"],
    ["Management_information_-_schools_Tables2_3_-_31_August_2019.csv", "year_to_date 2019-08-31 csv"],
    ["External_MI_-_Schools_-_31_Aug_16.xlsx", "combined 2016-08-31 xlsx"],
    [`${MI}_-_as_at_31_Aug_2026.ods`, "combined 2026-08-31 ods"],
  ])("%s is %s", (name, expected) => {
    expect(told(name)).toBe(expected);
  });

  it("are told by the title where the name says nothing, and the others are given with a reason", () => {
    const { files, others } = readAttachments(
      listing(
        file("data.csv", "Schools: latest inspections as at 31 October 2023"),
        file("guide.pdf", "How to read these files, 31 October 2023"),
        file("latest_inspections.csv", "Latest inspections"),
      ),
    );
    expect(files).toMatchObject([{ content: "latest", day: "2023-10-31" }]);
    expect(others.map(({ reason }) => reason)).toEqual([
      "not a csv, ods or xlsx file",
      "no date in title or name",
    ]);
  });

  it("are read also where one has an address that can not be decoded, or that is none", () => {
    const { files, others } = readAttachments(
      listing(
        file("latest_inspections_100%_as_at_31_October_2023.csv"),
        { url: "https://", title: "Latest inspections as at 31 October 2023" },
        file("latest_inspections_as_at_30_November_2023.csv"),
      ),
    );
    expect(files.map(({ name }) => name)).toEqual([
      "latest_inspections_100%_as_at_31_October_2023.csv",
      "latest_inspections_as_at_30_November_2023.csv",
    ]);
    expect(others).toMatchObject([{ url: "https://", reason: "its address is none" }]);
  });

  it("are refused when the answer is not of the shape relied on, with what was looked for", () => {
    const page = new TextEncoder().encode("<html>Sorry</html>");
    expect(() => readAttachments(page)).toThrow(RefusedFile);
    expect(() => readAttachments(page)).toThrow("details.attachments[]");
    expect(() => readAttachments(listing(file("guide.pdf")))).toThrow("latest inspections as at");
  });
});

describe("of all attachments", () => {
  const wanted = (...names: string[]) =>
    wantedAttachments(readAttachments(listing(...names.map((name) => file(name)))).files).map(
      ({ name }) => name,
    );

  it("the newest latest file, the one of 31 August 2025, every month of the year and the histories are taken", () => {
    const keep = [
      `${MI}_-_latest_inspections_as_at_31_August_2026.csv`,
      `${MI}_-_all_inspections_-_year_to_date_published_by_31_August_2026.csv`,
      `${MI}_-_all_inspections_-_year_to_date_published_by_31_July_2026.csv`,
      `${MI}_-_latest_inspections_as_at_31_Aug_2025.csv`,
      `${MI}_1_September_2015_to_31_August_2019.csv`,
    ];
    expect(wanted(...keep, `${MI}_-_latest_inspections_as_at_31_July_2026.csv`).sort()).toEqual(keep.sort());
  });

  it("csv comes before ods before xlsx of the same figures", () => {
    const name = `${MI}_-_latest_inspections_as_at_31_August_2026`;
    expect(wanted(`${name}.xlsx`, `${name}.ods`)).toEqual([`${name}.ods`]);
    expect(wanted(`${name}.xlsx`, `${name}.ods`, `${name}.csv`)).toEqual([`${name}.csv`]);
  });

  it("a file of both sheets is taken only for a month that has nothing else", () => {
    const both = `${MI}_-_as_at_31_August_2026.ods`;
    const latest = `${MI}_-_latest_inspections_as_at_31_August_2026.csv`;
    const year = `${MI}_-_all_inspections_-_year_to_date_published_by_31_August_2026.csv`;
    expect(wanted(both, latest, year)).toEqual([year, latest]);
    expect(wanted(both)).toEqual([both]);
  });
});
